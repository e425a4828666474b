"""The media folder: pictures under the name of their content, never changed."""

from __future__ import annotations

import contextlib
import hashlib
import re
import threading
from typing import TYPE_CHECKING

from desktop_app.errors import InputError, NotFoundError
from desktop_app.store.files import atomic_write, make_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}\.[a-z0-9]{1,5}")


class MediaFolder:
    """Keeps pictures as `ab/abcdef….jpg`; a file is there before the row that names it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._busy = threading.Lock()

    @contextlib.contextmanager
    def taking_in(self) -> Iterator[None]:
        """From before a file is put until a row names it: nothing is cleared away meanwhile."""
        with self._busy:
            yield

    @contextlib.contextmanager
    def clearing(self) -> Iterator[None]:
        """While files are removed; raises InputError where a picture is being taken in."""
        if not self._busy.acquire(blocking=False):
            raise InputError(
                "A picture is being added to the library just now.", "Try again in a moment."
            )
        try:
            yield
        finally:
            self._busy.release()

    def files(self) -> tuple[tuple[str, int], ...]:
        """The place and the bytes of every file of ours, by place; others are not seen."""
        try:
            found = [path for path in self._folder.glob("??/*") if path.is_file()]
            sized = [(f"{path.parent.name}/{path.name}", path.stat().st_size) for path in found]
        except OSError as error:
            raise target_error(error, self._folder) from error
        return tuple(sorted(one for one in sized if _FILE.fullmatch(one[0])))

    def remove(self, place: str) -> None:
        """Remove a file that nothing names; call it while `clearing`. Raises TargetError."""
        if not _FILE.fullmatch(place):
            raise ValueError(f"not a place of a picture: {place!r}")
        path = self._folder / place
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise target_error(error, path) from error
        with contextlib.suppress(OSError):  # others are still in it
            path.parent.rmdir()

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
