"""What is marked in the body without being part of its text: names, and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop_app.domain.finding import Severity
from desktop_app.ui.editor.geometry import pieces_of
from desktop_app.ui.editor.plain_edit import PlainEdit
from desktop_app.ui.text.spans import MovingSpans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.finding import Finding
    from desktop_app.ui.editor.geometry import Piece
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.spans import Span
    from desktop_app.ui.text.tracked import TextDelta, TrackedText
    from desktop_app.ui.theme import Theme

TOKENS = {Severity.INFO: "info", Severity.WARNING: "warn", Severity.ERROR: "bad"}
_WAVE_STEP, _WAVE_STEPS, _WAVE_HEIGHT = 2.5, 24, 5
_LOUDEST_LAST = (Severity.INFO, Severity.WARNING, Severity.ERROR)


class MarkedEdit(PlainEdit):
    """A field of the article whose words can be marked."""

    def __init__(
        self, article: OpenArticle, text: TrackedText, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(article, text, theme, parent)
        self.marks = Marks(text)

    def show_marks(self) -> None:
        """Paint the marks anew after others have been set."""
        self.viewport().update()


class Marks:
    """Ranges of the body that go along with typing until the next reading brings new ones.

    They are painted, not set as formats: a new reading then costs nothing but the paint.
    """

    def __init__(self, text: TrackedText) -> None:
        self._text = text
        self.held: Span | None = None  # the word that is being typed: not underlined yet
        self._waves: dict[tuple[str, float], QPixmap] = {}
        self.clear()

    def clear(self) -> None:
        """Mark nothing."""
        self._mentions = MovingSpans()
        self._misspelt = MovingSpans()
        self._findings = {severity: MovingSpans() for severity in _LOUDEST_LAST}

    @property
    def mentions(self) -> list[Span]:
        """Where names are marked; not to be changed in place."""
        return self._mentions.all()

    def set_mentions(self, spans: Iterable[Span]) -> None:
        """Mark these names."""
        self._mentions = MovingSpans(spans)

    @property
    def misspelt(self) -> list[Span]:
        """Where words are underlined; not to be changed in place."""
        return self._misspelt.all()

    def set_misspelt(self, spans: Iterable[Span]) -> None:
        """Underline these words."""
        self._misspelt = MovingSpans(spans)

    def set_findings(self, findings: Iterable[tuple[Span, Severity]]) -> None:
        """Mark these findings; one without length marks the character behind it."""
        found: dict[Severity, list[Span]] = {severity: [] for severity in _LOUDEST_LAST}
        for (start, end), severity in findings:
            found[severity].append((start, max(end, start + 1)))
        self._findings = {severity: MovingSpans(spans) for severity, spans in found.items()}

    def follow(self, delta: TextDelta) -> None:
        """Move along with an edit of the body."""
        for spans in (self._mentions, self._misspelt, *self._findings.values()):
            if spans:
                spans.follow(delta.start, len(delta.removed), len(delta.inserted))

    def findings_at(self, code_point: int) -> bool:
        """Whether a finding marks that place."""
        return any(spans.meeting(code_point, code_point) for spans in self._findings.values())

    def misspellings(self) -> list[int]:
        """Where misspelt words begin, in code points."""
        return [start for start, _end in self.misspelt]

    def findings(self, severity: Severity) -> list[int]:
        """Where the findings of one severity begin, in code points."""
        return [start for start, _end in self._findings[severity].all()]

    def paint_washes(self, painter: QPainter, block: QTextBlock, theme: Theme, size: float) -> None:
        """Draw the wash behind the names of a block, before its text."""
        names = self._within(self._mentions, block)
        if not names:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("mention"))
        for piece in self._pieces(names, block):
            box = QRectF(
                piece.left - 2, piece.baseline - size, piece.right - piece.left + 4, size * 1.3
            )
            painter.drawRoundedRect(box, 3, 3)

    def paint_waves(self, painter: QPainter, block: QTextBlock, theme: Theme, size: float) -> None:
        """Draw the waves under the findings of a block, the gravest on top."""
        ratio = painter.device().devicePixelRatioF()
        layers = [(self._shown(self._within(self._misspelt, block)), "bad")]
        layers += [
            (self._within(self._findings[severity], block), TOKENS[severity])
            for severity in _LOUDEST_LAST
        ]
        for spans, token in layers:
            if not spans:
                continue
            wave = self._wave(theme.hex(token), ratio)
            for piece in self._pieces(spans, block):
                # Only whole pixels keep the wave as sharp as it was drawn.
                left, top = round(piece.left), round(piece.baseline + size * 0.22) - 1
                width = max(round(piece.right) - left, 1)
                painter.drawTiledPixmap(QRectF(left, top, width, _WAVE_HEIGHT), wave)

    def shown_misspelt(self) -> list[Span]:
        """The misspelt words but for the one that is being typed."""
        return self._shown(self.misspelt)

    def _shown(self, misspelt: list[Span]) -> list[Span]:
        held = self.held
        if held is None:
            return misspelt
        return [span for span in misspelt if span[1] < held[0] or span[0] > held[1]]

    def _wave(self, colour: str, ratio: float) -> QPixmap:
        """A stretch of wave to be laid end to end: a path as long as a line takes milliseconds."""
        known = self._waves.get((colour, ratio))
        if known is None:
            known = self._waves[(colour, ratio)] = _draw_wave(colour, ratio)
        return known

    def _range(self, block: QTextBlock) -> tuple[int, int]:
        """The code points from and to of a block."""
        to_code_point, place = self._text.positions.code_point, block.position()
        return to_code_point(place), to_code_point(place + block.length() - 1)

    def _within(self, spans: MovingSpans, block: QTextBlock) -> list[Span]:
        return spans.meeting(*self._range(block)) if spans else []

    def _pieces(self, spans: list[Span], block: QTextBlock) -> Iterator[Piece]:
        to_units, origin = self._text.positions.utf16, block.position()
        first, last = self._range(block)
        for span in spans:
            start, end = max(span[0], first), min(span[1], last)
            if start < end:
                yield from pieces_of(block, to_units(start) - origin, to_units(end) - origin)


def _draw_wave(colour: str, ratio: float) -> QPixmap:
    length = _WAVE_STEPS * _WAVE_STEP
    pixmap = QPixmap(round(length * ratio), round(_WAVE_HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    # From before its edge to behind it, so that one stretch goes on into the next.
    path = QPainterPath(QPointF(-2 * _WAVE_STEP, 3))
    for step in range(-1, _WAVE_STEPS + 2):
        path.lineTo(step * _WAVE_STEP, 1 if step % 2 else 3)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.1))
    painter.drawPath(path)
    painter.end()
    return pixmap


def spans_of(findings: Iterable[Finding]) -> list[tuple[Span, Severity]]:
    """Where findings stand, and how grave they are; those about the details stand nowhere."""
    return [
        ((finding.start, finding.end), finding.severity) for finding in findings if finding.line
    ]
