"""Qt's own widget for rich text, which is shown pictures of the library and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop_app.ui.preview.shelf import SCHEME, library_image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FORMATS = {"image/jpeg": b"jpeg", "image/png": b"png", "image/gif": b"gif", "image/webp": b"webp"}


class ClosedBrowser(QTextBrowser):
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
