"""Files that change places between a site and a folder beside it, and back where one cannot."""

from __future__ import annotations

import contextlib
import errno
from typing import TYPE_CHECKING

from desktop_app.store.files import atomic_write, exchange, fsync_folder, make_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_GONE = ".gone"  # behind the name of what was taken out of the site


class Moves:
    """Remembers each move, so that `undo` can take all of them back."""

    def __init__(self, site: Path, scratch: Path) -> None:
        self._site = site
        self._scratch = scratch
        self._back: list[Callable[[], object]] = []
        self._folders: set[Path] = set()

    def put(self, name: str) -> None:
        """Put a file of the folder into the site; what was there lies in the folder then."""
        new, place = self._scratch / name, self._site / name
        missing = [one for one in place.parents if not one.exists()]
        make_folder(place.parent)
        self._back += [one.rmdir for one in reversed(missing)]
        self._folders.add(place.parent)
        if place.is_symlink():  # what it leads to is written, as an editor would
            place = place.resolve()
        try:
            self._swap(new, place)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            self._copy(new, place)

    def take(self, name: str) -> None:
        """Take a file out of the site."""
        place = self._site / name
        aside = self._scratch / f"{name}{_GONE}"
        self._folders.add(place.parent)
        try:
            aside.parent.mkdir(parents=True, exist_ok=True)
            place.rename(aside)
            self._back.append(lambda: aside.rename(place))
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            was = place.read_bytes()
            place.unlink()
            self._back.append(lambda: atomic_write(place, was))

    def sync(self) -> None:
        """Make the names that have moved durable."""
        for folder in self._folders:
            fsync_folder(folder)

    def undo(self) -> bool:
        """Take every move back, the last one first; False where one could not be."""
        whole = True
        for step in reversed(self._back):
            try:
                step()
            except OSError:
                whole = False
        self._back.clear()
        return whole

    def _swap(self, new: Path, place: Path) -> None:
        if not place.exists():
            new.rename(place)
            self._back.append(lambda: place.rename(new))
            return
        if exchange(new, place):
            self._back.append(lambda: _exchange_back(new, place))
            return
        aside = new.with_name(new.name + _GONE)
        with contextlib.suppress(OSError):
            aside.hardlink_to(place)
        if not aside.exists():
            atomic_write(aside, place.read_bytes())
        new.replace(place)
        self._back.append(lambda: aside.replace(place))

    def _copy(self, new: Path, place: Path) -> None:
        """Where the place is on another disk than the site's folder."""
        was = place.read_bytes() if place.exists() else None
        atomic_write(place, new.read_bytes())
        if was is None:
            self._back.append(place.unlink)
        else:
            self._back.append(lambda: atomic_write(place, was))


def _exchange_back(new: Path, place: Path) -> None:
    if not exchange(new, place):
        raise OSError(errno.EIO, "the files could not change places again")
