"""The page in Qt's own rich text, for where Chromium cannot run: plainer, and just as closed."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QTextEdit, QWidget

from desktop_app.ui.preview.page_model import Page
from desktop_app.ui.preview.shelf import SCHEME, library_image
from desktop_app.ui.preview.text_html import document_html, style_sheet
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
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QResizeEvent

PAUSE_MS = 200  # the whole page is set anew each time: only when the writer pauses
_FULL_PIXELS = 720
_PADDING = 32
_OUTSIDE = frozenset({"http", "https", "mailto"})
_FORMATS = {"image/jpeg": b"jpeg", "image/png": b"png", "image/gif": b"gif", "image/webp": b"webp"}
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

    def __init__(self, parts: ViewParts) -> None:
        super().__init__()
        self._theme = parts.theme
        self._page = Page()
        self._marked = -1
        self._width: Width = "full"
        self._zoom = 1.0
        self._wanted_place: Place | None = None
        self._starts: list[int] = []  # where each block begins in the document
        self._browser = _Browser(parts.image_path, self)
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

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the upper edge."""
        self._wanted_place = place
        if not self._timer.isActive():
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
        cut = self.tr("… (this paragraph goes on; it is too long to be shown here)")
        self._browser.setHtml(document_html(self._page, column, cut))
        self._starts = list(_starts(self._browser.document(), len(self._page.blocks)))
        bar.blockSignals(blocked)
        self._wash()
        if self._wanted_place is not None:
            self._go()
        elif held is not None:
            self._scroll(held)
        # A long page costs more: leave the writer the most of the time.
        cost = (time.perf_counter() - started) * 1000
        self._timer.setInterval(max(PAUSE_MS, int(5 * cost)))

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
        if index <= 0 or not self._starts:
            return 0.0
        if index >= len(self._starts):
            return document.size().height()
        block = document.findBlock(self._starts[index])
        return document.documentLayout().blockBoundingRect(block).top()

    def _place_at(self, y: float) -> Place:
        low, high = 0, max(len(self._starts) - 1, 0)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._edge(middle) <= y else (low, middle - 1)
        top = self._edge(low)
        height = self._edge(low + 1) - top
        return Place(low, min(max((y - top) / height, 0.0), 1.0) if height > 0 else 0.0)

    def _on_scrolled(self, value: int) -> None:
        self.place_scrolled.emit(PlaceScrolled(self._place_at(value)))

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
        if not 0 <= self._marked < len(self._starts):
            self._browser.setExtraSelections([])
            return
        ends = [*self._starts[1:], document.characterCount()]
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(self._starts[self._marked])
        end = min(ends[self._marked], document.characterCount()) - 1
        cursor.setPosition(max(end, cursor.position()), QTextCursor.MoveMode.KeepAnchor)
        colour = QColor(self._theme.colour("accent_soft"))
        colour.setAlpha(110)
        selection.cursor = cursor
        selection.format.setBackground(colour)
        self._browser.setExtraSelections([selection])


class _Browser(QTextBrowser):
    """Opens nothing by itself: pictures of the library, and no other thing."""

    def __init__(self, image_path: Callable[[str], Path | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._image_path = image_path
        self._column = 320
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_column(self, width: int) -> None:
        """Say how wide pictures are shown at most."""
        self._column = width

    def loadResource(self, type_: int, name: QUrl | str) -> object:
        """Give a library picture; Qt's own way would open any file that the text names."""
        url = QUrl(name)
        empty = QImage()
        if type_ != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        if url.scheme() != SCHEME or url.host() != "library" or not path.startswith("/image/"):
            return empty
        served = library_image(path.removeprefix("/image/"), self._image_path)
        if served is None or served.mime not in _FORMATS:
            return empty
        return _decoded(served.data, _FORMATS[served.mime], self._column) or empty


def _decoded(data: bytes, kind: bytes, width: int) -> QImage | None:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > 2 * width:
        reader.setScaledSize(QSize(2 * width, max(size.height() * 2 * width // size.width(), 1)))
    image = reader.read()
    return None if image.isNull() else image


def _starts(document: QTextDocument, count: int) -> Iterator[int]:
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
    for index in range(count):
        last = max(found.get(index, last), last)
        yield last
