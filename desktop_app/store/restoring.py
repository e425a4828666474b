"""Putting a backup into the library's place; what was there is set aside, never deleted.

The copy lies ready under a name of its own before anything is moved. From then on the restore is
decided: whoever opens the library next finishes it, wherever a crash has cut it short.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryDamagedError, LibraryError
from desktop_app.store.files import fsync_folder, make_folder, target_error
from desktop_app.store.lock import LibraryLock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LIBRARY_NAME = "library.db"
ASIDE_NAME = "Set aside"
_READY = f"{LIBRARY_NAME}.restore"
_BESIDE = ("-wal", "-journal", "-shm")  # a log must never meet a file that it is not of


def restore_pending(folder: Path) -> bool:
    """Whether a restore in that library's folder has been decided and not finished."""
    return (folder / _READY).exists()


def put_in_place(backup: Path, folder: Path) -> Path | None:
    """Make the backup the library in `folder`; answers where the file that was there is now.

    Raises LibraryInUseError where somebody writes to the library, LibraryError where it cannot be
    done; the library is then as it was.
    """
    try:
        make_folder(folder)
        lock = LibraryLock.take(folder)
        try:
            _make_ready(backup, folder)
            return finish_restore(folder)
        finally:
            lock.release()
    except OSError as error:
        raise _plain(error, folder) from error


def finish_restore(folder: Path) -> Path | None:
    """Carry a decided restore through; call it with the library locked."""
    if not restore_pending(folder):
        return None
    try:
        aside = _set_aside(folder)
        (folder / _READY).replace(folder / LIBRARY_NAME)
        fsync_folder(folder)
    except OSError as error:
        raise _plain(error, folder) from error
    return aside


def _make_ready(backup: Path, folder: Path) -> None:
    unfinished = folder / f"{_READY}.tmp"
    try:
        shutil.copyfile(backup, unfinished)
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        if not _same(backup, unfinished):
            raise LibraryDamagedError(
                "The backup could not be copied faithfully.", "Try another disk or another backup."
            )
        unfinished.replace(folder / _READY)
        fsync_folder(folder)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _set_aside(folder: Path) -> Path | None:
    """Give the library's file a second name, and move what lies beside it to it."""
    current = folder / LIBRARY_NAME
    beside = [path for end in _BESIDE if (path := folder / f"{LIBRARY_NAME}{end}").exists()]
    if not current.exists() and not beside:
        return None
    place = _place_for(current, beside, folder / ASIDE_NAME)
    make_folder(place)
    kept = place / LIBRARY_NAME
    if current.exists() and not kept.exists():
        unfinished = place / f"{LIBRARY_NAME}.tmp"
        unfinished.unlink(missing_ok=True)
        try:
            os.link(current, unfinished)
        except OSError:  # a disk that knows no links
            shutil.copyfile(current, unfinished)
            with unfinished.open("r+b") as file:
                os.fsync(file.fileno())
        unfinished.replace(kept)
    for path in beside:
        path.replace(place / path.name)
    fsync_folder(place)
    fsync_folder(folder)
    return kept


def _place_for(current: Path, beside: Sequence[Path], aside: Path) -> Path:
    """A new numbered folder, or the one that a crash has left half filled with just this."""
    number = 1
    while (place := aside / f"{number:03d}").exists():
        if _half_filled(place, current, beside):
            return place
        number += 1
    return place


def _half_filled(place: Path, current: Path, beside: Sequence[Path]) -> bool:
    there = {path.name for path in place.iterdir()} - {f"{LIBRARY_NAME}.tmp"}
    if there & {path.name for path in beside}:
        return False
    if not current.exists():
        return LIBRARY_NAME not in there
    return not there or (LIBRARY_NAME in there and _same(place / LIBRARY_NAME, current))


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while block := first.read(1 << 20):
            if second.read(1 << 20) != block:
                return False
    return True


def _plain(error: OSError, folder: Path) -> LibraryError:
    plain = target_error(error, folder)
    return LibraryError(plain.sentence, plain.way_out)
