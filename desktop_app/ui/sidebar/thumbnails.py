"""Where small pictures come from: made elsewhere, off the GUI thread, and announced when ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPixmap

    from desktop_app.domain.records import Image


class ThumbnailSource(Protocol):
    """Gives thumbnails that it has, and makes the others.

    Signals: `ready(str)` with the slug of a picture whose thumbnail can now be had.
    """

    @property
    def ready(self) -> SignalInstance:
        """Emitted with a slug once its thumbnail can be had."""
        ...

    def pixmap(self, image: Image, width: int) -> QPixmap | None:
        """A pixmap at least `width` device pixels wide, or None while it is being made."""
        ...

    def broken(self, image: Image) -> bool:
        """Whether there is none to be had: the file is missing, or is no picture."""
        ...
