"""The media folder: pictures under the name of their content, never changed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from desktop_app.errors import NotFoundError
from desktop_app.store.files import atomic_write, make_folder, target_error

if TYPE_CHECKING:
    from pathlib import Path

_FILE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,5}")


class MediaFolder:
    """Keeps pictures as `ab/abcdef….jpg`; a file is there before the row that names it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes, suffix: str) -> tuple[str, str]:
        """Keep the bytes; answers with their place in the folder and their SHA-256."""
        digest = hashlib.sha256(data).hexdigest()
        place = f"{digest[:2]}/{digest}.{suffix.lstrip('.').lower()}"
        if not _FILE.fullmatch(place):
            raise ValueError(f"not a suffix of a picture: {suffix!r}")
        path = self._folder / place
        try:
            there = path.is_file() and path.read_bytes() == data
        except OSError as error:
            raise target_error(error, path) from error
        if not there:
            make_folder(path.parent)
            atomic_write(path, data)
        return place, digest

    def path(self, place: str) -> Path:
        """The file's path; raises NotFoundError where it is missing or not a place of ours."""
        path = self._folder / place
        try:
            there = _FILE.fullmatch(place) is not None and path.is_file()
        except OSError as error:
            raise NotFoundError(
                f"The picture’s file {place} cannot be read ({error.strerror}).",
                "See to it that you may read the library’s folder.",
            ) from error
        if not there:
            raise NotFoundError(
                f"The picture’s file {place or '(none)'} is missing from the library.",
                "Add the picture again.",
            )
        return path
