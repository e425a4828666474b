"""The pictures of the library, ready to be put into the text."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.article import Details
from desktop_app.domain.picture_text import gallery_text, picture_text
from desktop_app.ui.dropped_files import dropped_files
from desktop_app.ui.sidebar.footer import Footer
from desktop_app.ui.sidebar.image_delegate import GAP, ImageDelegate, card_height
from desktop_app.ui.sidebar.image_model import ImageModel, is_past
from desktop_app.ui.sidebar.list_view import PlainList, RowUsed
from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.sidebar.requests import (
    DetailsRequest,
    FileForWanted,
    FilesForLibrary,
    ImageRequest,
    ImagesRequest,
    InsertRequest,
    PicturesWish,
    RemoveImage,
)
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.domain.records import Image, Records
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme

_LEAST_CELL = 124


class Kept(Enum):
    """Which pictures are shown."""

    ALL = "all"
    UNUSED = "unused"
    WANTED = "wanted"
    UNCREDITED = "uncredited"
    UNDESCRIBED = "undescribed"
    PAST = "past"


class ImagesTab(QWidget):
    """A search field over a grid of cards.

    Signals: `request_insert(InsertRequest)`, `request_details(DetailsRequest)`,
    `request_edit_image(ImageRequest)`, `request_add_images()`; `request_pictures(object)` with an
    ImagesRequest, a FileForWanted, FilesForLibrary, a RemoveImage or a PicturesWish.
    """

    request_insert = Signal(object)
    request_details = Signal(object)
    request_edit_image = Signal(object)
    request_add_images = Signal()
    request_pictures = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._details = Details()
        self._kept = Kept.ALL
        self.model = ImageModel(thumbnails, self)
        self.search = SearchField(icons, self.tr("Search images and credits"))
        self.search.textChanged.connect(self._on_search)
        self.grid = PlainList(theme)
        self._delegate = ImageDelegate(theme, icons, self.model, self.grid)
        self._prepare_grid()
        self._gallery = TextButton(icons, self.tr("Insert gallery"), "layout-grid")
        self._gallery.clicked.connect(self.insert_gallery)
        self._empty = EmptyState(
            icons,
            self.tr("No pictures yet"),
            self.tr("Add files here, or drop them on the text."),
            [self._adder(icons)],
        )
        self._nothing = EmptyState(
            icons, self.tr("Nothing found"), self.tr("No picture has these words.")
        )
        self._footer = Footer([self._adder(icons), self._gallery])
        self._stack = QStackedWidget()
        for page in (self.grid, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(MARGIN, 12, MARGIN, 10)
        self.more = IconButton(icons, "ellipsis", self.tr("Show some, add a wanted image"))
        self.more.clicked.connect(self._on_more)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.search, 1)
        row.addWidget(self.more)
        top.addLayout(row)
        self._filter = TextButton(icons, "", kind="link")
        self._filter.setToolTip(self.tr("Show all images again"))
        self._filter.clicked.connect(partial(self.keep, Kept.ALL))
        self._filter.hide()
        top.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAcceptDrops(True)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        self._refresh()

    def show_details(self, details: Details) -> None:
        """Know the article's details: a picture may become its hero."""
        self._details = details

    def show_records(self, records: Records) -> None:
        """Show the library's pictures."""
        self.model.show(records.images.values())
        self._refresh()

    def selected(self) -> list[Image]:
        """The chosen pictures in the order of the grid."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedIndexes())
        found = (self.model.image_at(self.model.index(row)) for row in rows)
        return [image for image in found if image is not None]

    def insert_gallery(self) -> None:
        """Put the chosen pictures into the text as one gallery."""
        images = self.selected()
        if len(images) > 1:
            self.request_insert.emit(InsertRequest(gallery_text(images), block=True))
            self.grid.clearSelection()

    def menu_for(self, image: Image) -> QMenu:
        """What can be done with a picture, and with all that are chosen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Insert"), partial(self._insert, image))
        gallery = menu.addAction(self.tr("Insert as gallery"), self.insert_gallery)
        gallery.setEnabled(len(self.selected()) > 1)
        arrange = menu.addAction(self.tr("Arrange a gallery…"), self._arrange)
        arrange.setEnabled(len(self.selected()) > 1)
        hero = menu.addAction(self.tr("Set as lead image"), partial(self._set_hero, image))
        hero.setEnabled(self._details.hero != image.slug)
        menu.addSeparator()
        if image.wanted():
            add = partial(self.request_pictures.emit, FileForWanted(image))
            menu.addAction(self.tr("Add file…"), add)
        menu.addAction(self.tr("Edit record…"), partial(self._edit, image))
        chosen = len(self.selected())
        if chosen > 1:
            menu.addAction(self.tr("Edit {0} records…").format(chosen), self._edit_many)
        menu.addSeparator()
        remove = partial(self.request_pictures.emit, RemoveImage(image))
        menu.addAction(self.tr("Remove from the library"), remove)
        return menu

    def more_menu(self) -> QMenu:
        """Which pictures to show, and the way to a wanted one."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kept, words in self._kinds().items():
            action = menu.addAction(words, partial(self.keep, kept))
            action.setCheckable(True)
            action.setChecked(kept is self._kept)
        menu.addSeparator()
        wish = partial(self.request_pictures.emit, PicturesWish.WANTED)
        menu.addAction(self.tr("Add a wanted image…"), wish)
        return menu

    def _kinds(self) -> dict[Kept, str]:
        return {
            Kept.ALL: self.tr("All images"),
            Kept.UNUSED: self.tr("Unused"),
            Kept.WANTED: self.tr("Wanted"),
            Kept.UNCREDITED: self.tr("Without credit"),
            Kept.UNDESCRIBED: self.tr("Without alt text"),
            Kept.PAST: self.tr("Past their last day"),
        }

    def keep(self, kept: Kept) -> None:
        """Show only pictures of that sort; which are unused is asked for first."""
        self._kept = kept
        self._filter.setVisible(kept is not Kept.ALL)
        self._filter.setText(self.tr("{0} · Show all").format(self._kinds()[kept]))
        words = self.tr("No picture has these words.")
        if kept is not Kept.ALL:
            words = self.tr("None among those that are chosen to be shown.")
        self._nothing.set_text(self.tr("Nothing found"), words)
        if kept is Kept.UNUSED:
            self.request_pictures.emit(PicturesWish.UNUSED)
            return
        kinds: dict[Kept, Callable[[Image], bool]] = {
            Kept.WANTED: lambda image: image.wanted(),
            Kept.UNCREDITED: lambda image: not image.credit,
            Kept.UNDESCRIBED: lambda image: not image.alt and not image.decorative,
            Kept.PAST: is_past,
        }
        self.model.keep_only(kinds.get(kept))
        self._refresh()

    def show_unused(self, slugs: frozenset[str]) -> None:
        """Show the pictures of these slugs, which no article uses, where they are wanted."""
        if self._kept is Kept.UNUSED:
            self.model.keep_only(lambda image: image.slug in slugs)
            self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A wanted image takes the file that is dropped on its card; others come in as they are."""
        files = dropped_files(event.mimeData())
        if not files:
            return
        event.acceptProposedAction()
        at = self.grid.viewport().mapFrom(self, event.position().toPoint())
        image = self.model.image_at(self.grid.indexAt(at))
        if image is not None and image.wanted() and len(files) == 1:
            self.request_pictures.emit(FileForWanted(image, files[0]))
        else:
            self.request_pictures.emit(FilesForLibrary(files))

    def _prepare_grid(self) -> None:
        grid = self.grid
        grid.setViewMode(QListView.ViewMode.IconMode)
        grid.setMovement(QListView.Movement.Static)
        grid.setUniformItemSizes(True)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        grid.setItemDelegate(self._delegate)
        grid.setModel(self.model)
        grid.allow_drag()
        grid.setAccessibleName(self.tr("Images"))
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.used.connect(self._on_used)
        grid.resized.connect(self._lay_out)
        grid.customContextMenuRequested.connect(self._on_menu)
        grid.selectionModel().selectionChanged.connect(self._on_selected)
        self.model.modelReset.connect(self._on_selected)

    def _adder(self, icons: Icons) -> TextButton:
        button = TextButton(icons, self.tr("Add images"), "image-plus")
        button.clicked.connect(self.request_add_images)
        return button

    def _lay_out(self) -> None:
        """Choose cells that fill the width; whether a bar is needed is plain before it shows."""
        grid = self.grid
        side = MARGIN - GAP // 2
        width = grid.width() - 2 * side
        columns = max(1, width // _LEAST_CELL)
        rows = -(-self.model.rowCount() // columns)
        bar = grid.verticalScrollBar().sizeHint().width()
        scrolls = rows * card_height(width // columns) > grid.height()
        right = max(0, side - bar) if scrolls else side
        policy = Qt.ScrollBarPolicy
        # Left to itself Qt keeps room for a bar that may not come, and breaks rows too early.
        grid.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        grid.setViewportMargins(side, 0, right, 0)
        width = grid.width() - side - right - (bar if scrolls else 0)
        cell = (width - 1) // columns
        size = QSize(cell, card_height(cell))
        if size != grid.gridSize():
            self._delegate.set_cell(size)
            grid.setGridSize(size)

    def _refresh(self) -> None:
        page: QWidget = self.grid
        if not self.model.rowCount():
            page = self._nothing if self.model.total() else self._empty
        self._stack.setCurrentWidget(page)
        self._top.setVisible(self.model.total() > 0)
        self._footer.setVisible(self.model.total() > 0)
        self._lay_out()
        self._on_selected()

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._refresh()

    def _on_selected(self) -> None:
        count = len(self.grid.selectionModel().selectedIndexes())
        self._gallery.setEnabled(count > 1)
        why = self.tr("Choose two or more pictures first: Ctrl and click")
        self._gallery.setToolTip(
            self.tr("Insert the {0} chosen pictures").format(count) if count > 1 else why
        )

    def _on_used(self, used: RowUsed) -> None:
        image = self.model.image_at(used.index)
        if image is not None:
            self._insert(image)

    def _on_menu(self, at: QPoint) -> None:
        index = self.grid.indexAt(at)
        if not index.isValid() and self.grid.hasFocus():  # the menu key
            index = self.grid.currentIndex()
        image = self.model.image_at(index)
        if image is not None:
            self.menu_for(image).popup(self.grid.viewport().mapToGlobal(self._menu_point(index)))

    def _menu_point(self, index: QModelIndex) -> QPoint:
        return self.grid.visualRect(index).center()

    def _insert(self, image: Image) -> None:
        self.request_insert.emit(InsertRequest(picture_text(image), block=True))

    def _set_hero(self, image: Image) -> None:
        details = replace(self._details, hero=image.slug)
        self.request_details.emit(DetailsRequest(details, self.tr("Set lead image")))

    def _on_more(self) -> None:
        self.more_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _arrange(self) -> None:
        self.request_pictures.emit(ImagesRequest(tuple(self.selected()), gallery=True))

    def _edit_many(self) -> None:
        self.request_pictures.emit(ImagesRequest(tuple(self.selected())))

    def _edit(self, image: Image) -> None:
        self.request_edit_image.emit(ImageRequest(image.slug))
