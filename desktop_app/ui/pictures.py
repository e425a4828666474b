"""Where the pictures of the open library lie, for the preview: by slug, inside the library only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.records import Image, Records


class LibraryPictures:
    """Answers a slug with the file of its record, as the library last said it."""

    def __init__(self) -> None:
        self._images: dict[str, Image] = {}
        self._path_of: Callable[[Image], Path] | None = None

    def set_source(self, path_of: Callable[[Image], Path]) -> None:
        """Say how a record's file is found."""
        self._path_of = path_of

    def set_records(self, records: Records) -> None:
        """Take the records as they are now."""
        self._images = records.images

    def path(self, slug: str) -> Path | None:
        """The picture's file, or None where there is none."""
        image = self._images.get(slug)
        if image is None or self._path_of is None or image.wanted():
            return None
        try:
            return self._path_of(image)
        except NotFoundError:
            return None  # somebody has taken the file away; the page says so
