"""The pictures of the library as cards, and the Markdown that uses them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.domain.picture_text import gallery_text, picture_text
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPixmap

    from desktop_app.domain.records import Image
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

# One width serves every card, so that a wider sidebar makes no picture anew.
THUMBNAIL_WIDTH = 480


def is_past(image: Image) -> bool:
    """Whether the last day on which the picture may be shown has gone by."""
    return image.expires is not None and image.expires < date.today()


class ImageModel(QAbstractListModel):
    """All pictures, or those whose words match what is searched for."""

    ImageRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, thumbnails: ThumbnailSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._all: tuple[Image, ...] = ()
        self._shown: tuple[Image, ...] = ()
        self._words: tuple[str, ...] = ()
        self._wanted: Callable[[Image], bool] | None = None
        thumbnails.ready.connect(self._redraw)

    def show(self, images: Iterable[Image]) -> None:
        """Show these pictures, under the search that is on."""
        self._all = tuple(images)
        self._refresh()

    def search(self, text: str) -> None:
        """Keep the pictures that have every word somewhere in their record."""
        self._words = tuple(fold(text).split())
        self._refresh()

    def total(self) -> int:
        """How many pictures there are without any search."""
        return len(self._all)

    def image_at(self, index: AnyIndex) -> Image | None:
        """The picture behind an index."""
        return self._shown[index.row()] if index.isValid() else None

    def pixmap(self, image: Image) -> QPixmap | None:
        """A picture's thumbnail, or None while it is being made."""
        return None if image.wanted() else self._thumbnails.pixmap(image, THUMBNAIL_WIDTH)

    def broken(self, image: Image) -> bool:
        """Whether the picture has a record but no file any more."""
        return not image.wanted() and self._thumbnails.broken(image)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cards can be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The record, its slug, and its words for a screen reader and a tooltip."""
        image = self.image_at(index)
        if image is None:
            return None
        if role == self.ImageRole:
            return image
        if role == Qt.ItemDataRole.DisplayRole:
            return image.slug
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                part for part in (image.slug, self.credit_text(image), image.alt) if part
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            alt = self.tr("Decorative") if image.decorative else image.alt
            shown = alt or self.tr("No alt text yet")
            return "\n".join(part for part in (image.slug, shown, image.caption) if part)
        return None

    def credit_text(self, image: Image) -> str:
        """The credit line, or that there is none; before it, that the file is gone."""
        if self.broken(image):
            return self.tr("File missing")
        if is_past(image):
            return self.tr("Until {0} only").format(f"{image.expires:%Y-%m-%d}")
        if image.wanted():
            return self.tr("Wanted · {0}").format(image.credit or self.tr("no credit"))
        return image.credit or self.tr("No credit")

    def mimeTypes(self) -> list[str]:
        """Plain text, which every place to drop it takes."""
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """One picture as its block, several as a gallery."""
        rows = sorted({index.row() for index in indexes})
        images = [self._shown[row] for row in rows]
        data = QMimeData()
        if images:
            text = picture_text(images[0]) if len(images) == 1 else gallery_text(images)
            data.setData("text/plain", QByteArray(text.encode()))
        return data

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """A drag leaves the list as it is."""
        return Qt.DropAction.CopyAction

    def _refresh(self) -> None:
        shown = tuple(image for image in self._all if self._matches(image))
        if shown == self._shown:
            return
        if [image.slug for image in shown] == [image.slug for image in self._shown]:
            self._shown = shown  # the same cards with other words: keep the selection
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def keep_only(self, wanted: Callable[[Image], bool] | None) -> None:
        """Show only pictures of that sort; all of them with None."""
        self._wanted = wanted
        self._refresh()

    def _matches(self, image: Image) -> bool:
        if self._wanted is not None and not self._wanted(image):
            return False
        if not self._words:
            return True
        words = fold(
            f"{image.slug} {image.alt} {image.caption} {image.credit} {image.source}"
            f" {image.photographer} {image.source_url} {image.licence} {image.rights}"
            f" {image.expires or ''} {'decorative' if image.decorative else ''}"
        )
        return all(word in words for word in self._words)

    def _redraw(self, slug: str) -> None:
        for row, image in enumerate(self._shown):
            if image.slug == slug:
                self.dataChanged.emit(self.index(row), self.index(row))
