"""A scroll bar that shows where in the text something is marked; a click on a mark goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QTextDocument
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.text.tracked import TrackedText
    from desktop_app.ui.theme import Theme

_SETTLE = 120  # milliseconds without a change, until the places are worked out again
_MOST = 1500  # marks a kind: more of them than the bar has pixels say no more
_ESTIMATED = 200_000  # characters: beyond, asking for places would have Qt lay out all of it
_TALL, _NEAR = 2, 5  # pixels: of a mark, and from a mark that still counts as on it


class MarkBar(QScrollBar):
    """Paints ticks for kinds of marks over the scroll bar, kinds that were added last on top.

    A kind is a colour token and a function that gives its places in code points; it is asked
    when the bar has been told of a change and the text has come to rest.

    Signals: `jump(int)` with the code point of the mark that was clicked.
    """

    jump = Signal(int)

    def __init__(self, text: TrackedText, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._text = text
        self._theme = theme
        self._kinds: dict[str, tuple[str, Callable[[], Sequence[int]]]] = {}
        self._ticks: list[tuple[float, str, int]] = []  # share of the height, token, code point
        self._drawn: dict[str, list[int]] = {}  # the y of what is drawn by token, once each
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._work_out)
        text.destroyed.connect(self._wait.stop)  # its document goes along with it
        self.rangeChanged.connect(self.look_again)
        theme.changed.connect(self.update)

    def add_kind(self, name: str, token: str, places: Callable[[], Sequence[int]]) -> None:
        """Show one more kind of mark, or the same kind from somewhere else."""
        self._kinds[name] = (token, places)
        self.look_again()

    def look_again(self) -> None:
        """Ask for the places anew, once nothing changes any more."""
        if self._kinds:
            self._wait.start(_SETTLE)

    def ticks(self) -> list[tuple[int, str, int]]:
        """The y of each mark, its colour token and its code point."""
        height = self.height() - _TALL
        return [(round(share * height), token, place) for share, token, place in self._ticks]

    def _work_out(self) -> None:
        ticks = []
        share = self._share()
        for token, places in self._kinds.values():
            found = places()
            step = len(found) // _MOST + 1
            ticks += [(min(share(place), 1.0), token, place) for place in found[::step]]
        if ticks != self._ticks:
            self._ticks = ticks
            self._settle_drawn()

    def _settle_drawn(self) -> None:
        """Work out what is painted, and paint only where that is something else than before."""
        drawn: dict[str, dict[int, None]] = {}
        for y, token, _place in self.ticks():
            drawn.setdefault(token, {})[y] = None
        now = {token: list(places) for token, places in drawn.items()}
        if now != self._drawn:
            self._drawn = now
            self.update()

    def _share(self) -> Callable[[int], float]:
        """How far down a code point stands: 0 to 1."""
        document, length = self._text.document, max(len(self._text.text), 1)
        if length > _ESTIMATED:
            return lambda place: place / length
        whole = max(document.documentLayout().documentSize().height(), 1.0)
        lines = _Lines(document, self._text)
        return lambda place: lines.y_of(place) / whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Work the places out again: the text may be set in other lines."""
        super().resizeEvent(event)
        self._settle_drawn()
        self.look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, and the marks over it."""
        super().paintEvent(event)
        painter = QPainter(self)
        for token, places in self._drawn.items():
            colour = self._theme.colour(token)
            for y in places:
                painter.fillRect(QRectF(2, y, self.width() - 4, _TALL), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark under the mouse; the handle and the rest do as ever."""
        place = event.position().toPoint()
        near = [tick for tick in self.ticks() if abs(tick[0] - place.y()) <= _NEAR]
        if event.button() == Qt.MouseButton.LeftButton and near and not self._on_handle(event):
            best = min(near, key=lambda tick: abs(tick[0] - place.y()))
            self._tell(best[2])
            event.accept()
            return
        super().mousePressEvent(event)

    def _on_handle(self, event: QMouseEvent) -> bool:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ScrollBar
        place = event.position().toPoint()
        hit = self.style().hitTestComplexControl(control, option, place, self)
        return hit == QStyle.SubControl.SC_ScrollBarSlider

    def _tell(self, place: int) -> None:
        self.jump.emit(place)


class _Lines:
    """How far down in a document code points stand, asked for one after another.

    Marks come by the dozen in a paragraph, and each question costs a call of Qt's.
    """

    def __init__(self, document: QTextDocument, text: TrackedText) -> None:
        self._document, self._text = document, text
        self._block = document.firstBlock()
        self._block_start = self._block_end = 0  # of the block that was asked for last
        self._block_top = 0.0
        self._line = range(0)  # the places of the line that was asked for last
        self._line_top = 0.0

    def y_of(self, code_point: int) -> float:
        """In pixels from the top."""
        place = self._text.positions.utf16(code_point)
        if not self._block_start <= place < self._block_end:
            block = self._block = self._document.findBlock(place)
            self._block_start = block.position()
            self._block_end = self._block_start + block.length()
            # Asked first: it lets Qt lay out as far as here.
            layout = self._document.documentLayout()
            self._block_top = layout.blockBoundingRect(block).top()
            self._line = range(0)
        if place not in self._line:
            line = self._block.layout().lineForTextPosition(place - self._block_start)
            if not line.isValid():
                return self._block_top
            start = self._block_start + line.textStart()
            self._line = range(start, start + line.textLength())
            self._line_top = self._block_top + line.y()
        return self._line_top
