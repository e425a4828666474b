"""The page of the editor: a column in the middle, a header that scrolls with it, marks, sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QTextEdit

from desktop_app.ui.editor.changed_lines import ChangedLines
from desktop_app.ui.editor.highlighter import Highlighter
from desktop_app.ui.editor.mark_bar import MarkBar
from desktop_app.ui.editor.marks import MarkedEdit
from desktop_app.ui.editor.spacing import Spacing
from desktop_app.ui.editor.wrapping import Wrapping
from desktop_app.ui.text.looks import quiet_edit, without_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextBlock, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.tracked import TrackedText
    from desktop_app.ui.theme import Theme

SIZE = 15.5  # pixels of the writing face at 100 %
COLUMN = 70  # characters
_MANY_BLOCKS = 20_000  # Qt asks all of them which one stands at a place
_SIDE = 34
_TOP = 23
_BELOW_HEADER = 14


class Header(Protocol):
    """What stands above the text and scrolls with it."""

    def arrange(self, width: int) -> int:
        """Set itself out at that width, and say how tall it is."""
        ...

    def widget(self) -> QWidget:
        """Itself, as a widget."""
        ...


class Layer(Protocol):
    """What is painted on the page beside text and marks; the painter is in document places."""

    def paint_behind(self, painter: QPainter, block: QTextBlock) -> None:
        """Draw behind the words of a block."""
        ...

    def paint_over(self, painter: QPainter, blocks: list[QTextBlock], region: QRectF) -> None:
        """Draw over all that is painted now: these blocks, within a rectangle."""
        ...

    def shows(self) -> bool:
        """Whether anything is drawn as things are."""
        ...


class WheelZoomed(NamedTuple):
    """Ctrl and the wheel: so many steps up or down."""

    steps: int


class ColumnEdit(MarkedEdit):
    """Shows a text as one column below a header, with marks behind and under its words.

    Signals: `zoomed(WheelZoomed)`; `view_moved()` when another part of the text is seen.
    """

    zoomed = Signal(object)
    view_moved = Signal()

    def __init__(
        self, article: OpenArticle, text: TrackedText, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(article, text, theme, parent)
        self.bar = MarkBar(text, theme)
        self.setVerticalScrollBar(self.bar)
        self.layers: list[Layer] = []
        self.foot = 40  # per cent of the view that stay free below the last line
        self.wrapping = Wrapping(self.document(), self)
        self.highlighter = Highlighter(self.document(), theme, self)
        self.spacing = Spacing(self.document())
        self._changed_lines = ChangedLines(self, self.highlighter, self._is_overlaid)
        self._header: Header | None = None
        self._header_height = 0
        self._margins = (0, 0, 0, 0)
        self._zoom = 100
        self._arranging = False
        self._sight = QTimer(self, singleShot=True)
        self._sight.timeout.connect(self._colour_sight)
        # It fills its own ground: Qt need not paint all the panes below it at each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._dress)
        theme.changed.connect(self.colour_soon)
        self.set_zoom(100)
        self._dress()

    # ------------------------------------------------------------------------------- looks

    @property
    def size_px(self) -> float:
        """The size of the writing face in pixels, at this zoom."""
        return SIZE * self._zoom / 100

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller."""
        self._zoom = percent
        size = self.size_px
        whole = max(int(size), 1)
        font = self.theme.writing_font(whole)
        # Qt draws whole pixel sizes only: the widths in between come from the spacing.
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * size / whole)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.spacing.set_size(size)
        self.arrange()

    def set_header(self, header: Header) -> None:
        """Let a widget stand above the text and scroll with it."""
        self._header = header
        header.widget().setParent(self.viewport())
        header.widget().show()
        self.arrange()

    def column(self) -> tuple[int, int]:
        """Left edge and width of the column, in the viewport."""
        face = QFontMetricsF(self.font())
        # Running text is narrower than the average of all characters.
        widest = round(face.horizontalAdvance("the quick brown fox jumps over it") / 33 * COLUMN)
        width = max(min(widest, self.width() - 2 * _SIDE), 120)
        return max((self.width() - width) // 2, 8), width

    def show_marks(self) -> None:
        """Paint the marks anew, those of the scroll bar too."""
        super().show_marks()
        self.bar.look_again()

    def arrange(self) -> None:
        """Set out column and header; asked for by the header when it grows."""
        if self._arranging:
            return
        self._arranging = True
        left, width = self.column()
        if self._header is not None:
            height = self._header_height = self._header.arrange(width)
            top = _TOP - self.verticalScrollBar().value()
            self._header.widget().setGeometry(QRect(left, top, width, height))
        below = self._header_height + _BELOW_HEADER if self._header is not None else 0
        right = max(self.viewport().width() - left - width, 0)
        # Room below the last line, so that nobody writes at the very edge.
        foot = max(self.viewport().height() // 100 * self.foot, 48)
        self._set_margins((left, _TOP + below, right, foot))
        self._arranging = False

    def _set_margins(self, margins: tuple[int, int, int, int]) -> None:
        if margins == self._margins:
            return
        self._margins = margins
        frame = self.document().rootFrame()
        looks = frame.frameFormat()
        left, top, right, foot = margins
        looks.setLeftMargin(left)
        looks.setTopMargin(top)
        looks.setRightMargin(right)
        looks.setBottomMargin(foot)
        with without_layout(self.document()), quiet_edit(self.document()):
            frame.setFrameFormat(looks)

    def _dress(self) -> None:
        hexes = self.theme.hex
        self.setStyleSheet(
            f"ColumnEdit {{ background: {hexes('surface')}; color: {hexes('ink')};"
            f" border: 0; padding: 0; selection-background-color: {hexes('selection')};"
            f" selection-color: {hexes('ink')}; }}"
        )
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the line that was at the top there."""
        self.arrange()
        super().resizeEvent(event)
        self.arrange()
        self.colour_soon()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.zoomed.emit(WheelZoomed(round(steps) or (1 if steps > 0 else -1)))
            event.accept()
            return
        super().wheelEvent(event)

    # ------------------------------------------------------------------------------- sight

    def visible_blocks(self, rect: QRect | None = None) -> Iterator[QTextBlock]:
        """The blocks that are seen, or meet a rectangle of the viewport, from the top."""
        rect = self.viewport().rect() if rect is None else rect
        layout = self.document().documentLayout()
        scroll = self.verticalScrollBar().value()
        block = self._block_at(max(scroll + rect.top(), 0))
        top, bottom = scroll + rect.top(), scroll + rect.bottom()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > bottom:
                return
            # Where Qt has not laid all out yet, it may have hit a block far above.
            if box.bottom() >= top:
                yield block
            block = block.next()

    def top_line(self) -> int:
        """The 0-based line at the top of the view, just where `show_line` brings one."""
        layout = self.document().documentLayout()
        y = self.verticalScrollBar().value() + _TOP + 1
        block = self._block_at(y)
        # The letters of a line stand in its lower part: a hit above them is the line before.
        while block.next().isValid() and layout.blockBoundingRect(block.next()).top() <= y:
            block = block.next()
        return block.blockNumber()

    def _block_at(self, y: float) -> QTextBlock:
        """The block at that height, or the one above."""
        document = self.document()
        layout = document.documentLayout()
        if document.blockCount() < _MANY_BLOCKS:
            place = layout.hitTest(QPointF(self._margins[0], y), Qt.HitTestAccuracy.FuzzyHit)
            return document.findBlock(max(place, 0))
        low, high = 0, document.blockCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            above = layout.blockBoundingRect(document.findBlockByNumber(middle)).top() <= y
            low, high = (middle, high) if above else (low, middle - 1)
        return document.findBlockByNumber(low)

    def update_range(self) -> None:
        """Let the scroll bar know how tall the text is now: Qt tells it late, or not at all."""
        layout = self.document().documentLayout()
        layout.documentSizeChanged.emit(layout.documentSize())

    def show_line(self, line: int) -> None:
        """Scroll so that a 0-based line is at the top."""
        self.update_range()
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return
        top = 0.0
        if line:
            top = self.document().documentLayout().blockBoundingRect(block).top() - _TOP
        self.verticalScrollBar().setValue(round(top))

    def show_header(self, height: int) -> None:
        """Scroll up where the part of the header at that height is out of sight."""
        bar = self.verticalScrollBar()
        if bar.value() > _TOP + height:
            bar.setValue(height)

    def show_range(self, start: int, end: int) -> None:
        """Select code points and bring them to the upper third of the view."""
        self.update_range()
        self.put_caret(start, end)
        box = self.caret_rect()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(box.top() - self.viewport().height() / 3))

    def colour_soon(self) -> None:
        """Colour what is seen once Qt has laid it out."""
        self._sight.start(0)

    def _is_overlaid(self) -> bool:
        return any(layer.shows() for layer in self.layers)

    def _on_scrolled(self, _value: int) -> None:
        if self._header is not None:
            left, _width = self.column()
            self._header.widget().move(left, _TOP - self.verticalScrollBar().value())
        # Not at once: Qt may be in the middle of laying out, and would tell wrong places.
        self.colour_soon()
        self.view_moved.emit()

    def _colour_sight(self) -> None:
        """Colour what is seen and a page beyond, so that scrolling comes upon colours."""
        self.update_range()
        page = self.viewport().height()
        blocks = list(self.visible_blocks(self.viewport().rect().adjusted(0, -page, 0, page)))
        if blocks:
            self.highlighter.show_blocks(blocks[0], blocks[-1].blockNumber())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw washes behind the text and waves over it."""
        # Washes and waves reach a little beyond the lines that they belong to.
        blocks = list(self.visible_blocks(event.rect().adjusted(0, -14, 0, 14)))
        scroll = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -scroll)
        for block in blocks:
            self.marks.paint_washes(painter, block, self.theme, self.size_px)
            for layer in self.layers:
                layer.paint_behind(painter, block)
        painter.end()
        QTextEdit.paintEvent(self, event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -scroll)
        for block in blocks:
            self.marks.paint_waves(painter, block, self.theme, self.size_px)
        for layer in self.layers:
            layer.paint_over(painter, blocks, QRectF(event.rect()).translated(0, scroll))
        painter.translate(0, scroll)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.paint_caret(painter, event)
