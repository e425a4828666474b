"""Small pictures for the panels, made off the GUI thread and kept while the library is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.records import Image
    from desktop_app.ui.jobs import Lane


class Thumbnails(QObject):
    """Answers at once with what it has and makes the rest.

    Signals: `ready(str)` with the slug of an image whose picture can be had now, or never.
    """

    ready = Signal(str)

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self._lane = lane
        self._make: Callable[[Path, int], bytes] | None = None
        self._path_of: Callable[[Image], Path] | None = None
        self._kept: dict[tuple[str, int], QPixmap] = {}
        self._asked: set[tuple[str, int]] = set()
        self._broken: set[str] = set()  # by SHA-256

    def set_source(
        self, path_of: Callable[[Image], Path], make: Callable[[Path, int], bytes]
    ) -> None:
        """Say where the pictures lie and what makes them small."""
        self._path_of, self._make = path_of, make
        self._kept.clear()
        self._asked.clear()
        self._broken.clear()

    def broken(self, image: Image) -> bool:
        """Whether its file was looked for and is missing, or is no picture."""
        return image.sha256 in self._broken

    def look_again(self) -> None:
        """Try once more with what was missing: the library’s pictures have changed."""
        self._asked = {key for key in self._asked if key[0] not in self._broken}
        self._broken.clear()

    def pixmap(self, image: Image, width: int) -> QPixmap | None:
        """The picture at that width in device pixels, or None until `ready` says so."""
        key = (image.sha256, width)
        if key in self._kept:
            return self._kept[key]
        make, path_of = self._make, self._path_of
        if make is None or path_of is None or image.wanted() or key in self._asked:
            return None
        self._asked.add(key)
        slug = image.slug
        self._lane.run(
            lambda: make(path_of(image), width),
            lambda data: self._keep(key, slug, data),
            lambda _error: self._give_up(key, slug),
        )
        return None

    def _give_up(self, key: tuple[str, int], slug: str) -> None:
        self._broken.add(key[0])
        self.ready.emit(slug)

    def _keep(self, key: tuple[str, int], slug: str, data: bytes) -> None:
        pixmap = QPixmap()
        # The bytes are our own encoder's; the format is named so that Qt guesses nothing.
        if pixmap.loadFromData(data, "PNG") or pixmap.loadFromData(data, "JPG"):
            self._kept[key] = pixmap
            self.ready.emit(slug)
