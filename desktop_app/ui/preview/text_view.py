"""The page in Qt's own rich text, for where Chromium cannot run: plainer, and just as closed."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QTextEdit, QWidget

from desktop_app.ui.preview.closed_browser import ClosedBrowser
from desktop_app.ui.preview.excerpt import Window, window_around
from desktop_app.ui.preview.page_model import Page
from desktop_app.ui.preview.text_html import Notes, document_html, style_sheet
from desktop_app.ui.preview.view import (
    DEVICE_PIXELS,
    LinkRequested,
    Place,
    PlaceClicked,
    PlaceScrolled,
    ViewParts,
    Width,
    wheel_steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import QMouseEvent, QResizeEvent

PAUSE_MS = 200  # the whole page is set anew each time: only when the writer pauses
_FULL_PIXELS = 720
_PADDING = 32
_OUTSIDE = frozenset({"http", "https", "mailto"})
_SIZE = re.compile(r"(?<=font-size: )(\d+)px")
_HAND = frozenset({QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class TextView(QWidget):
    """A page view (see `PageView` for the signals) without Chromium."""

    place_clicked = Signal(object)
    place_scrolled = Signal(object)
    touched = Signal()
    request_link = Signal(object)
    gave_up = Signal()
    zoom_turned = Signal(int)
    pace_changed = Signal(object)

    def __init__(self, parts: ViewParts) -> None:
        super().__init__()
        self._theme = parts.theme
        self._page = Page()
        self._marked = -1
        self._width: Width = "full"
        self._zoom = 1.0
        self._wanted_place: Place | None = None
        self._reader_at = -1  # a block at an end of what is shown, scrolled to by hand
        self._window = Window(0, 0, 0)  # of the page's blocks, those that are in the document
        self._starts: list[int] = []  # where each of them begins there
        self._browser = ClosedBrowser(parts.image_path, self)
        self._browser.setAccessibleName(self.tr("The page"))
        self._browser.document().setDocumentMargin(_PADDING)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(23, 18, 23, 0)
        layout.addStretch(1)
        layout.addWidget(self._browser, 1000)
        layout.addStretch(1)
        self.setFocusProxy(self._browser)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._set_page)
        self._browser.anchorClicked.connect(self._on_anchor)
        self._browser.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        for watched in (self._browser, self._browser.viewport(), self._browser.verticalScrollBar()):
            watched.installEventFilter(self)
        self.set_width("full")
        self.restyle()

    def widget(self) -> QWidget:
        """The widget to lay out."""
        return self

    def browser(self) -> QTextBrowser:
        """Qt's widget inside, for tests."""
        return self._browser

    def show_page(self, page: Page) -> None:
        """Set the page, at once where it is another article, else at the next pause."""
        first = not self._page.blocks and not self._page.head
        self._page = page
        if first:
            self._set_page()
        else:
            self._timer.start()

    def mark(self, index: int) -> None:
        """Mark a block softly as the one with the caret; none where the index is below 0."""
        if index != self._marked:
            self._marked = index
            self._wash()
            if not self._window.holds(index) and index >= 0:
                self._timer.start()

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the upper edge."""
        self._wanted_place = place
        if not self._window.holds(place.index):
            self._timer.start()
        elif not self._timer.isActive():
            self._go()

    def set_width(self, width: Width) -> None:
        """Show the page as wide as on that device."""
        self._width = width
        self._browser.setMaximumWidth(DEVICE_PIXELS.get(width, _FULL_PIXELS))
        self._timer.start()

    def set_zoom(self, percent: int) -> None:
        """Set the page in larger or smaller letters."""
        self._zoom = percent / 100
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme's colours again."""
        hexes = {name: self._theme.hex(name) for name in ("surface", "line", "ink", "canvas")}
        self._browser.setStyleSheet(
            f"QTextBrowser {{ background: {hexes['surface']}; color: {hexes['ink']};"
            f" border: 1px solid {hexes['line']}; border-bottom: 0;"
            " border-top-left-radius: 8px; border-top-right-radius: 8px; }"
        )
        self._browser.document().setDefaultFont(self._theme.page_font(round(16 * self._zoom)))
        sheet = _SIZE.sub(
            lambda found: f"{round(int(found[1]) * self._zoom)}px", style_sheet(self._theme)
        )
        self._browser.document().setDefaultStyleSheet(sheet)
        self._set_page()

    def reload_style(self) -> None:
        """Stay as it is: Qt's rich text takes too little of CSS for a site's style sheet."""

    def try_again(self) -> None:
        """Go on: this view gives up no page, it shows a part of it."""

    def picture_at(self, _point: QPoint, answer: Callable[[str], None]) -> None:
        """See `PageView`; Qt's rich text does not tell its pictures apart."""
        answer("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width when it stays."""
        super().resizeEvent(event)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the reader's hand on the page, and clicks on blocks."""
        steps = wheel_steps(event)
        if steps:
            self.zoom_turned.emit(steps)
            return True
        if event.type() in _HAND:
            self.touched.emit()
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self._browser.viewport():
            self._on_click(event)  # type: ignore[arg-type]  # a release is a mouse event
        return super().eventFilter(watched, event)

    def _set_page(self) -> None:
        self._timer.stop()
        started = time.perf_counter()
        bar = self._browser.verticalScrollBar()
        held = self._place_at(bar.value()) if bar.value() > 0 else None
        blocked = bar.blockSignals(True)
        column = max(self._browser.viewport().width() - 2 * _PADDING, 120)
        self._browser.set_column(column)
        blocks = self._page.blocks
        self._window = window_around(blocks, self._centre(held))
        self._reader_at = -1
        self._browser.setHtml(document_html(self._page, column, self._window, self._notes()))
        self._starts = list(_starts(self._browser.document(), self._window))
        bar.blockSignals(blocked)
        self._wash()
        if self._wanted_place is not None:
            self._go()
        elif held is not None and self._window.holds(held.index):
            self._scroll(held)
        # A long page costs more: leave the writer the most of the time.
        cost = (time.perf_counter() - started) * 1000
        self._timer.setInterval(max(PAUSE_MS, int(5 * cost)))

    def _centre(self, held: Place | None) -> int:
        """The block that has to be there: the one asked for, or in sight, or with the caret."""
        if self._wanted_place is not None:
            return self._wanted_place.index
        if self._reader_at >= 0:
            return self._reader_at
        if self._marked >= 0:
            return self._marked
        return held.index if held is not None else 0

    def _notes(self) -> Notes:
        return Notes(
            self.tr("The page goes on here. The plain preview shows the part around the caret."),
            self.tr("This passage is shown without its formatting: it has too much of it here."),
            self.tr(
                "Only the beginning of this passage is shown, without its formatting: "
                "it is too long for the plain preview. The text itself is whole."
            ),
        )

    def _go(self) -> None:
        if self._wanted_place is not None and self._starts:
            place, self._wanted_place = self._wanted_place, None
            self._scroll(place)

    def _scroll(self, place: Place) -> None:
        top, below = self._edge(place.index), self._edge(place.index + 1)
        bar = self._browser.verticalScrollBar()
        bar.setValue(round(top + place.fraction * (below - top)))

    def _edge(self, index: int) -> float:
        """The upper edge of a block in the document; the first reaches up to the page's own."""
        document = self._browser.document()
        at = index - self._window.first
        if at <= 0 or not self._starts:
            return 0.0
        if at >= len(self._starts):
            return document.size().height()
        block = document.findBlock(self._starts[at])
        return document.documentLayout().blockBoundingRect(block).top()

    def _place_at(self, y: float) -> Place:
        low = self._window.first
        high = low + max(len(self._starts) - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._edge(middle) <= y else (low, middle - 1)
        top = self._edge(low)
        height = self._edge(low + 1) - top
        return Place(low, min(max((y - top) / height, 0.0), 1.0) if height > 0 else 0.0)

    def _on_scrolled(self, value: int) -> None:
        self.place_scrolled.emit(PlaceScrolled(self._place_at(value)))
        self._reach_on(value)

    def _reach_on(self, value: int) -> None:
        """Show the next part of a long page where the reader has come to the end of this one."""
        shown, bar = self._window, self._browser.verticalScrollBar()
        if value >= bar.maximum() and shown.stop < shown.count:
            self._reader_at = shown.stop - 1
        elif value <= 0 and shown.first > 0:
            self._reader_at = shown.first
        else:
            return
        self._timer.start()

    def _on_click(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._browser.textCursor().hasSelection() or self._browser.anchorAt(point):
            return
        y = point.y() + self._browser.verticalScrollBar().value()
        if self._starts and y >= self._first_edge():
            self.place_clicked.emit(PlaceClicked(self._place_at(y)))

    def _first_edge(self) -> float:
        document = self._browser.document()
        block = document.findBlock(self._starts[0])
        return document.documentLayout().blockBoundingRect(block).top()

    def _on_anchor(self, url: QUrl) -> None:
        if url.scheme().lower() in _OUTSIDE:
            self.request_link.emit(LinkRequested(url))
        elif not url.scheme() and url.hasFragment():
            self._browser.scrollToAnchor(url.fragment())

    def _wash(self) -> None:
        document = self._browser.document()
        at = self._marked - self._window.first
        if self._marked < 0 or not 0 <= at < len(self._starts):
            self._browser.setExtraSelections([])
            return
        ends = [*self._starts[1:], document.characterCount()]
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(self._starts[at])
        end = min(ends[at], document.characterCount()) - 1
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        colour = QColor(self._theme.colour("accent_soft"))
        colour.setAlpha(110)
        selection.cursor = cursor
        selection.format.setBackground(colour)
        self._browser.setExtraSelections([selection])


def _starts(document: QTextDocument, window: Window) -> Iterator[int]:
    """Where each of the blocks begins; one that left nothing behind begins where the last did."""
    found: dict[int, int] = {}
    block: QTextBlock = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            for name in fragment.charFormat().anchorNames():
                if name.startswith("b-") and name[2:].isdigit():
                    found.setdefault(int(name[2:]), block.position())
            iterator += 1
        block = block.next()
    last = 0
    for index in range(window.first, window.stop):
        last = max(found.get(index, last), last)
        yield last
