"""Focus mode: all but the sentence or paragraph at the caret steps back, by its colours alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from desktop_app.language.stretches import paragraph_at, sentence_at
from desktop_app.ui.editor.geometry import pieces_of
from desktop_app.ui.editor.spacing import LEADING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QTextBlock

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.text.spans import Span
    from desktop_app.ui.text.tracked import TextDelta
    from desktop_app.ui.theme import Theme

Stretch = Literal["sentence", "paragraph"]

_STRENGTH = 0.7  # of the veil
_FADE = 180  # milliseconds
_FIND = {"sentence": sentence_at, "paragraph": paragraph_at}
_ABOVE = 1.2  # sizes of the face from a baseline to the upper edge of its line


class FocusMode(QObject):
    """Lays a veil in the colour of the page over all but what is written on.

    It is painted over the text, so that nothing is laid out or coloured anew, and what is typed
    within the same sentence repaints no more than without it.

    Signals: `changed()` when it was switched on or off.
    """

    changed = Signal()

    def __init__(self, pane: EditorPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._body = pane.body
        self._stretch: Stretch = "sentence"
        self._on = False
        self._strength = 0.0
        self._span: Span = (0, 0)
        self._selection: Span = (0, 0)
        self._asked: tuple[int, int, int, str] | None = None
        self._veil = _HeaderVeil(pane.header, self._body.theme)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE)
        self._fade.valueChanged.connect(self._on_fade)
        self._body.layers.append(self)
        self._body.caret_moved.connect(self._look)
        self._body.tracked.changed.connect(self._follow)
        pane.escapes.append(self.leave)
        for field in (pane.header.headline, pane.header.dek):
            field.entered.connect(self._enter_header)
        self._body.entered.connect(self._enter_body)

    # ----------------------------------------------------------------------------- on and off

    def is_on(self) -> bool:
        """Whether the rest steps back."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Let the rest step back, or come forward again."""
        if on == self._on:
            return
        self._on = on
        self._fade.stop()
        self._fade.setStartValue(self._strength)
        self._fade.setEndValue(_STRENGTH if on else 0.0)
        self._fade.start()
        self._look()
        self.changed.emit()

    def leave(self) -> bool:
        """Switch it off; False where it is off."""
        was_on = self._on
        self.set_on(False)
        return was_on

    @property
    def stretch(self) -> Stretch:
        """What stays in front."""
        return self._stretch

    def set_stretch(self, stretch: Stretch) -> None:
        """Keep the sentence in front, or the paragraph."""
        self._stretch = stretch
        self._look()
        self._body.viewport().update()

    # ------------------------------------------------------------------------------ following

    def span(self) -> Span:
        """What stays in front, in code points."""
        return self._span

    def _follow(self, delta: TextDelta) -> None:
        """Grow with what is typed inside, which Qt paints by itself."""
        start, end = self._span
        if start <= delta.start <= delta.start + len(delta.removed) <= end:
            self._span = (start, end + len(delta.inserted) - len(delta.removed))
        # Elsewhere the caret moves as well, and is looked at then.

    def _look(self) -> None:
        if not self._on:
            return
        anchor, caret = self._body.place()
        # Qt tells of a key twice: of the caret and of the selection.
        asked = (anchor, caret, self._body.article.revision, self._stretch)
        if asked == self._asked:
            return
        self._asked = asked
        span = _FIND[self._stretch](self._body.tracked.text, caret)
        selection = (min(anchor, caret), max(anchor, caret))
        selected = any(start < end for start, end in (selection, self._selection))
        if span != self._span or (selected and selection != self._selection):
            self._body.viewport().update()
        self._span, self._selection = span, selection

    def _on_fade(self, strength: float) -> None:
        self._strength = float(strength)
        self._body.viewport().update()
        self._veil.set_strength(self._strength)

    def _enter_header(self) -> None:
        """Let the header come forward while it is written in."""
        self._veil.set_off(True)

    def _enter_body(self) -> None:
        self._veil.set_off(False)

    # -------------------------------------------------------------------------------- painting

    def paint_behind(self, painter: QPainter, block: QTextBlock) -> None:
        """Nothing stands behind the words."""

    def shows(self) -> bool:
        """Whether there is a veil, or will be in a moment."""
        return self._on or self._strength > 0

    def paint_over(self, painter: QPainter, blocks: list[QTextBlock], region: QRectF) -> None:
        """Draw the veil around what stays in front, what is selected, and the caret."""
        if self._strength <= 0:
            return
        veiled = QRegion(region.toAlignedRect())
        for block in blocks:
            for span in (self._span, self._selection):
                for box in self._boxes(block, span):
                    veiled -= QRegion(box)
        scroll = self._body.verticalScrollBar().value()
        caret = self._body.caret_rect().translated(0, scroll).toAlignedRect()
        veiled -= QRegion(caret.adjusted(-1, -1, 1, 1))
        painter.save()
        painter.setClipRegion(veiled, Qt.ClipOperation.IntersectClip)
        painter.fillRect(region, veil_colour(self._body.theme, self._strength))
        painter.restore()

    def _boxes(self, block: QTextBlock, span: Span) -> list[QRect]:
        positions = self._body.tracked.positions
        first = block.position()
        low = max(positions.utf16(span[0]) - first, 0)
        high = min(positions.utf16(span[1]) - first, block.length() - 1)
        if low >= high:
            return []
        size = self._body.size_px
        return [
            QRectF(
                piece.left - 2,
                piece.baseline - size * _ABOVE,
                piece.right - piece.left + 4,
                size * LEADING,
            ).toAlignedRect()
            for piece in pieces_of(block, low, high)
        ]


class _HeaderVeil(QWidget):
    """The same veil over headline, dek and chips."""

    def __init__(self, header: QWidget, theme: Theme) -> None:
        super().__init__(header)
        self._header = header
        self._theme = theme
        self._strength = 0.0
        self._off = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        header.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def set_strength(self, strength: float) -> None:
        """Be as strong as the rest of the veil."""
        self._strength = strength
        self._show()

    def set_off(self, off: bool) -> None:
        """Step aside, or not."""
        self._off = off
        self._show()

    def _show(self) -> None:
        self.setGeometry(self._header.rect())
        self.setVisible(self._strength > 0 and not self._off)
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the header."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._header.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(event.rect(), veil_colour(self._theme, self._strength))


def veil_colour(theme: Theme, strength: float) -> QColor:
    """The page's own colour, see-through."""
    colour = theme.colour("surface")
    colour.setAlphaF(strength)
    return colour
