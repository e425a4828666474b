"""Notices what others do to the library's file while it is open, before the next write."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryChangedError, LibraryError, TargetError
from desktop_app.store import sqlite_only
from desktop_app.store.files import atomic_write, fsync_folder, make_folder
from desktop_app.store.peers import PeerLook
from desktop_app.store.restoring import ASIDE_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

_BESIDE = ("-wal", "-shm")
_TAKEN = ".outside.tmp"


class OutsideWatch:
    """Knows the file as our own last write has left it.

    It asks for the file's names and numbers alone: to open it and close it again would give away
    the locks that SQLite holds on it. On a network drive (`exact` is false) times and sizes may
    be told late, so only the file itself counts there.

    Another Marquee that writes where locks do nothing is no outsider: SQLite keeps the two apart,
    and versions their texts. Its locks say that somebody is at it, and `traces` gives numbers that
    change when somebody has written through SQLite, so that such a change is told from a file
    copied over ours; none where it cannot ask.
    """

    def __init__(self, path: Path, traces: Callable[[], tuple[int, ...]], *, exact: bool) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._traces = traces
        self._peers = PeerLook(path)
        self._exact = exact
        self._known_traces = traces()
        self._known = self._look(path)
        self._known_log: tuple[int, ...] = ()

    def note(self) -> None:
        """We have written: this is how the file is to be found the next time."""
        # Before the file, so that what others do in between is known to be theirs.
        self._known_traces = self._traces()
        self._known = self._look(self._path)
        self._known_log = self._look(self._log)[:2]

    def check(self) -> None:
        """Raise LibraryChangedError where the file is gone, is another, or was written over."""
        found = self._look(self._path)
        log = self._look(self._log)[:2]
        if not found:
            raise LibraryChangedError(
                "The library’s file is not where it was.",
                "Put it back, or try again: what is open is then written there anew.",
            )
        ours = self.is_ours() and (not self._known_log or log == self._known_log)
        if ours and (found == self._known or self._are_others_here()):
            return
        raise LibraryChangedError(
            "Another program has replaced the library’s file while it was open.",
            "Try again to go on with the new one; where texts differ, both are kept.",
        )

    def close(self) -> None:
        """Let go of the file, behind the last connection to it."""
        self._peers.close()

    def _are_others_here(self) -> bool:
        # First who is there: while one merges its log, the file changes and no trace does yet.
        if self._peers.is_there():
            return True
        traces = self._traces()
        return bool(traces and self._known_traces) and traces != self._known_traces

    def is_gone(self) -> bool:
        """Whether there is no file any more."""
        return not self._look(self._path)

    def is_ours(self) -> bool:
        """Whether the file is still the one that was opened, whatever is in it now."""
        return self._look(self._path)[:2] == self._known[:2]

    def log_is_ours(self) -> bool:
        """Whether the log beside the file is the one that we wrote."""
        log = self._look(self._log)[:2]
        return not log or log == self._known_log

    def _look(self, path: Path) -> tuple[int, ...]:
        try:
            found = path.stat()
        except OSError:
            return ()
        here = (found.st_dev, found.st_ino)
        return (*here, found.st_size, found.st_mtime_ns) if self._exact else here


def _write_anew(engine: Engine, target: Path) -> None:
    connection = engine.raw_connection()
    try:
        sqlite_only.write_anew(connection.driver_connection, target)
    finally:
        connection.close()


def _set_aside(engine: Engine, folder: Path) -> None:
    """Keep what we had: it may know articles that the other file does not."""
    number = 1
    while (copy := folder / f"library-before-{number}.db").exists():
        number += 1
    try:
        make_folder(folder)
        _write_anew(engine, copy)
    except (LibraryError, TargetError):  # written over, pages of both do not make a whole one
        with contextlib.suppress(OSError):
            copy.unlink(missing_ok=True)


def let_go(engine: Engine, path: Path, watch: OutsideWatch) -> None:
    """Close our connection so that the file holds what others have put there, and no page of ours.

    Closing merges our log into the file that was opened; where others have written into that same
    file, what they wrote is put back behind it. What our connection still sees is set aside, or
    written anew where the file is gone. Raises OSError or LibraryError; nothing is lost then.
    """
    taken = path.with_name(path.name + _TAKEN)
    with contextlib.suppress(FileNotFoundError):
        taken.unlink()
    if watch.is_gone():
        _write_anew(engine, taken)
    else:
        _set_aside(engine, path.parent / ASIDE_NAME)
    if not watch.is_gone() and watch.is_ours():
        atomic_write(taken, path.read_bytes())
    engine.dispose()
    watch.close()
    if watch.log_is_ours():  # SQLite leaves it where the file has moved: they must not meet
        for suffix in _BESIDE:
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    if taken.exists():
        with taken.open("r+b") as file:
            os.fsync(file.fileno())
        taken.replace(path)
        fsync_folder(path.parent)
