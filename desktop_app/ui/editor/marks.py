"""What is marked in the body without being part of its text: names, and findings."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from desktop_app.domain.finding import Severity
from desktop_app.ui.editor.geometry import pieces_of
from desktop_app.ui.editor.plain_edit import PlainEdit
from desktop_app.ui.text.spans import Span, shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.finding import Finding
    from desktop_app.ui.editor.geometry import Piece
    from desktop_app.ui.open_article import OpenArticle
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
        self.mentions: list[Span] = []
        self.misspelt: list[Span] = []
        self.held: Span | None = None  # the word that is being typed: not underlined yet
        self._findings: dict[Severity, list[Span]] = {severity: [] for severity in _LOUDEST_LAST}
        self._waves: dict[tuple[str, float], QPixmap] = {}

    def clear(self) -> None:
        """Mark nothing."""
        self.mentions = []
        self.misspelt = []
        self._findings = {severity: [] for severity in _LOUDEST_LAST}

    def set_mentions(self, spans: Iterable[Span]) -> None:
        """Mark these names."""
        self.mentions = sorted(span for span in spans if span[0] < span[1])

    def set_findings(self, findings: Iterable[tuple[Span, Severity]]) -> None:
        """Mark these findings; one without length marks the character behind it."""
        self._findings = {severity: [] for severity in _LOUDEST_LAST}
        for (start, end), severity in findings:
            self._findings[severity].append((start, max(end, start + 1)))
        for spans in self._findings.values():
            spans.sort()

    def follow(self, delta: TextDelta) -> None:
        """Move along with an edit of the body."""
        edit = (delta.start, len(delta.removed), len(delta.inserted))
        self.mentions = _followed(self.mentions, edit)
        self.misspelt = _followed(self.misspelt, edit)
        for severity, spans in self._findings.items():
            self._findings[severity] = _followed(spans, edit)

    def findings_at(self, code_point: int) -> bool:
        """Whether a finding marks that place."""
        return any(
            start <= code_point <= end for spans in self._findings.values() for start, end in spans
        )

    def misspellings(self) -> list[int]:
        """Where misspelt words begin, in code points."""
        return [start for start, _end in self.misspelt]

    def findings(self, severity: Severity) -> list[int]:
        """Where the findings of one severity begin, in code points."""
        return [start for start, _end in self._findings[severity]]

    def paint_washes(self, painter: QPainter, block: QTextBlock, theme: Theme, size: float) -> None:
        """Draw the wash behind the names of a block, before its text."""
        if not self.mentions:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("mention"))
        for piece in self._pieces(self.mentions, block):
            box = QRectF(
                piece.left - 2, piece.baseline - size, piece.right - piece.left + 4, size * 1.3
            )
            painter.drawRoundedRect(box, 3, 3)

    def paint_waves(self, painter: QPainter, block: QTextBlock, theme: Theme, size: float) -> None:
        """Draw the waves under the findings of a block, the gravest on top."""
        ratio = painter.device().devicePixelRatioF()
        layers = [(self.shown_misspelt(), "bad")]
        layers += [(self._findings[severity], TOKENS[severity]) for severity in _LOUDEST_LAST]
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
        held = self.held
        if held is None:
            return self.misspelt
        return [span for span in self.misspelt if span[1] < held[0] or span[0] > held[1]]

    def _wave(self, colour: str, ratio: float) -> QPixmap:
        """A stretch of wave to be laid end to end: a path as long as a line takes milliseconds."""
        known = self._waves.get((colour, ratio))
        if known is None:
            known = self._waves[(colour, ratio)] = _draw_wave(colour, ratio)
        return known

    def _pieces(self, spans: list[Span], block: QTextBlock) -> Iterator[Piece]:
        to_code_point, to_units = self._text.positions.code_point, self._text.positions.utf16
        first = to_code_point(block.position())
        last = to_code_point(block.position() + block.length() - 1)
        index = bisect_left(spans, first, key=lambda span: span[1])
        while index < len(spans) and spans[index][0] <= last:
            start, end = max(spans[index][0], first), min(spans[index][1], last)
            if start < end:
                yield from pieces_of(
                    block, to_units(start) - block.position(), to_units(end) - block.position()
                )
            index += 1


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


def _followed(spans: list[Span], edit: tuple[int, int, int]) -> list[Span]:
    start, removed, inserted = edit
    first = bisect_left(spans, start, key=lambda span: span[1])
    behind = bisect_left(spans, start + removed + 1, key=lambda span: span[0])
    shift = inserted - removed
    met = [shifted(span, *edit) for span in spans[first:behind]]
    return [
        *spans[:first],
        *(span for span in met if span[0] < span[1]),
        *[(low + shift, high + shift) for low, high in spans[max(behind, first) :]],
    ]


def spans_of(findings: Iterable[Finding]) -> list[tuple[Span, Severity]]:
    """Where findings stand, and how grave they are."""
    return [((finding.start, finding.end), finding.severity) for finding in findings]
