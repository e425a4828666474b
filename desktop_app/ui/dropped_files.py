"""Picture files among what is dragged or was copied in a file manager."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

# Whatever somebody may take for a picture: the intake says of each what it is. "" is no suffix.
_IMAGES = frozenset(
    {
        *("", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".gif", ".avif", ".tif"),
        *(".tiff", ".bmp", ".svg", ".svgz", ".heic", ".heif", ".pdf", ".psd", ".ico", ".jxl"),
        *(".jp2", ".eps", ".ai", ".raw", ".cr2", ".cr3", ".nef", ".arw", ".dng", ".tga", ".exr"),
    }
)


def dropped_files(source: QMimeData) -> tuple[Path, ...]:
    """The files that may be pictures."""
    if not source.hasUrls():
        return ()
    paths = (Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in _IMAGES)
