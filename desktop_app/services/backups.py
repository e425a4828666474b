"""Backups of one library: made, listed, verified and restored, whether or not it can be opened."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryDamagedError, LibraryError, MarqueeError, NotFoundError
from desktop_app.services.clock import utc_now
from desktop_app.store.backups import (
    copies_in,
    folder_of,
    keep_copy,
    read_note,
    rotate,
    write_note,
)
from desktop_app.store.opening import STEPS
from desktop_app.store.restoring import LIBRARY_NAME, put_in_place
from desktop_app.store.soundness import (
    count_articles,
    examine,
    library_id_of,
    media_named,
    sweep,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.backup import Backup
    from desktop_app.store.soundness import Examined

FIRST_CHANGE = "first-change"
BY_HAND = "by-hand"
BEFORE_IMPORT = "before-import"
CHECK_EVERY = timedelta(days=7)
_CHECKED = "checked_at"
_FOLDER = "folder"
_LAST_DAY = "last_day"


@dataclass(frozen=True)
class Restored:
    """A backup is in the library's place; `aside` is the file that was there, if one was."""

    aside: Path | None
    found: Examined


class BackupService:
    """Knows the library by its folder alone; call it from one thread at a time."""

    def __init__(
        self, library: Path, backups: Path, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._library = library
        self._file = library / LIBRARY_NAME
        self._backups = backups
        self._clock = clock

    # -------------------------------------------------------------------------------- making

    def due(self) -> bool:
        """Whether the day on the wall is another than at the last backup, or there is none.

        Another, not a later one: a clock that was set back must not stop them for as long.
        """
        copies = self._copies()
        if not copies:
            return True
        today = self._clock().astimezone().date()
        last = read_note(copies[0].path.parent).get(_LAST_DAY)
        if last is None:
            return all(copy.made_at.astimezone().date() != today for copy in copies)
        return last != today.isoformat()

    def make(self, reason: str = BY_HAND) -> Backup:
        """Keep a checked copy of the library as it is now; raises LibraryError.

        Old ones that are not among the days, weeks and months to be kept go, but never the last
        one that was found whole.
        """
        backup = keep_copy(self._file, self._backups, reason, STEPS.format, self._clock())
        rotate(backup.path.parent, backup.path)
        noted = {
            _FOLDER: str(self._library.absolute()),
            _LAST_DAY: backup.made_at.astimezone().date().isoformat(),
        }
        write_note(backup.path.parent, noted)
        return backup

    # ------------------------------------------------------------------------------- reading

    def list(self) -> tuple[Backup, ...]:
        """The library's backups, the newest first, with the number of articles in each."""
        return tuple(replace(copy, articles=_articles(copy.path)) for copy in self._copies())

    def verify(self, path: Path) -> Examined:
        """Look at everything in a backup; raises LibraryError where it cannot be read at all."""
        try:
            there = path.is_file()
        except OSError as error:
            raise LibraryError(
                f"{path} cannot be read ({error.strerror}).", "Choose another backup."
            ) from error
        if not there:
            raise NotFoundError(f"There is no file {path}.")
        return examine(path, STEPS.format)

    def last_good(self) -> Backup | None:
        """The newest backup that is found whole now, else the newest that can be worked with."""
        usable: Backup | None = None
        for copy in self._copies():
            with contextlib.suppress(MarqueeError):
                found = self.verify(copy.path)
                if found.whole:
                    return replace(copy, articles=found.articles)
                if not found.faults:
                    usable = usable or replace(copy, articles=found.articles)
        return usable

    def named_media(self) -> frozenset[str]:
        """The picture files that any backup names: whoever clears up must leave them.

        Raises LibraryError where a backup cannot be asked; nothing may then be cleared away.
        """
        named: frozenset[str] = frozenset()
        for copy in self._copies():
            named |= media_named(copy.path)
        return named

    # ----------------------------------------------------------------------------- restoring

    def restore(self, path: Path) -> Restored:
        """Put a backup into the library's place; the file that is there is set aside unchanged.

        Raises LibraryInUseError while a window has the library, LibraryDamagedError where the
        backup is not whole; the library is then as it was. Revisions that are damaged in the
        backup do not stop it: `found` counts them.
        """
        found = self.verify(path)
        if found.faults:
            raise LibraryDamagedError(
                f"{path} is damaged ({found.faults[0]}).", "Choose another backup."
            )
        current = library_id_of(self._file)
        if current is not None and current != found.library_id:
            raise LibraryError(
                f"{path} is a backup of another library.",
                "Name an empty folder as the library to restore it there.",
            )
        aside = put_in_place(path.absolute(), self._library)
        return Restored(aside, found)

    # ------------------------------------------------------------------------------ checking

    def check_due(self) -> bool:
        """Whether the last full check of the library was a week ago, or never."""
        folder = folder_of(self._file, self._backups)
        try:
            last = datetime.fromisoformat(read_note(folder)[_CHECKED]) if folder else None
        except (KeyError, ValueError):
            last = None
        # A clock that was set back is no reason to wait until it has caught up.
        return last is None or not timedelta() <= self._clock() - last < CHECK_EVERY

    def check(self, stopped: Callable[[], bool] = lambda: False) -> tuple[str, ...] | None:
        """Check the whole library beside whoever uses it; what is wrong, None where stopped."""
        found = sweep(self._file, stopped)
        library_id = library_id_of(self._file)
        if found is not None and library_id is not None:
            folder = self._backups / str(library_id)
            noted = {_FOLDER: str(self._library.absolute()), _CHECKED: self._clock().isoformat()}
            write_note(folder, noted)
        return found

    def _copies(self) -> tuple[Backup, ...]:
        folder = folder_of(self._file, self._backups)
        return copies_in(folder) if folder else ()


def _articles(path: Path) -> int | None:
    try:
        return count_articles(path)
    except MarqueeError:
        return None
