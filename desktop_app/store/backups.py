"""Checked copies of a library, kept outside it in a folder of its id."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.backup import Backup
from desktop_app.domain.rotation import kept
from desktop_app.errors import LibraryDamagedError, LibraryError, TargetError
from desktop_app.store import sqlite_only
from desktop_app.store.files import atomic_write, fsync_folder, make_folder, target_error
from desktop_app.store.soundness import examine, library_id_of, read_library_id

if TYPE_CHECKING:
    from pathlib import Path

NOTE_NAME = "library.json"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(?P<reason>.+)-(?P<moment>\d{8}T\d{6}\.\d{6}Z)(?P<flaw>-flawed)?\.db")
_LEFT_OVER = 24 * 60 * 60  # seconds: an unfinished copy that old belongs to nobody any more


def keep_copy(
    path: Path, backups: Path, reason: str, newest: int, now: datetime | None = None
) -> Backup:
    """Copy the library's file to `backups`/<library id>, durably and checked; raises LibraryError.

    A copy has its final name only once its structure has been found whole; where a revision in it
    is damaged, as it then is in the library, its name says so.
    """
    folder = backups / str(read_library_id(path))
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    stem = f"{reason}-{moment.strftime(_MOMENT)}"
    unchecked = folder / f"{stem}.tmp"
    try:
        make_folder(folder)
        sqlite_only.copy_database(path, unchecked)
        with unchecked.open("r+b") as file:
            os.fsync(file.fileno())
        found = examine(unchecked, newest)
        if found.faults:
            raise LibraryDamagedError(
                f"The copy of the library is not whole ({found.faults[0]}).", sqlite_only.RESTORE
            )
        target = folder / f"{stem}{'' if found.whole else '-flawed'}.db"
        unchecked.rename(target)
        fsync_folder(folder)
        size = target.stat().st_size
    except TargetError as error:
        raise LibraryError(error.sentence, error.way_out) from error
    except OSError as error:
        plain = target_error(error, unchecked)
        raise LibraryError(plain.sentence, plain.way_out) from error
    finally:
        with contextlib.suppress(OSError):
            unchecked.unlink(missing_ok=True)
    return Backup(target, moment, reason, found.whole, size, found.articles)


def copies_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in that folder by what their names say, the newest first."""
    found = []
    for path in _entries(folder):
        match = _NAME.fullmatch(path.name)
        if match is None:
            continue
        try:
            moment = datetime.strptime(match["moment"], _MOMENT).replace(tzinfo=UTC)
            size = path.stat().st_size
        except (ValueError, OSError):  # no such day, or gone meanwhile
            continue
        found.append(Backup(path, moment, match["reason"], match["flaw"] is None, size))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise LibraryError(
            f"The backups in {folder} cannot be read ({error.strerror}).",
            "See to it that you may read them.",
        ) from error


def rotate(folder: Path, newest: Path | None = None) -> None:
    """Let go of what is not among the days, weeks and months kept; call it behind a new backup.

    `newest` is the one just made: it stays, whatever the clock has called it.
    """
    copies = copies_in(folder)
    stay = kept((copy.made_at for copy in copies), (copy.made_at for copy in copies if copy.whole))
    with contextlib.suppress(OSError):  # next time
        for copy in copies:
            if copy.made_at not in stay and copy.path != newest:
                copy.path.unlink(missing_ok=True)
        for path in folder.glob("*.tmp"):
            if path.stat().st_mtime < time.time() - _LEFT_OVER:
                path.unlink(missing_ok=True)


def folder_of(library: Path, backups: Path) -> Path | None:
    """Where the backups of the library with that file are; None where it has none.

    A file that can say its id no more is known by the place where it was backed up from.
    """
    library_id = library_id_of(library)
    if library_id is not None and (folder := backups / str(library_id)).is_dir():
        return folder
    if library_id is not None:
        return None
    place = str(library.parent.absolute())
    known = [
        note.parent
        for note in backups.glob(f"*/{NOTE_NAME}")
        if read_note(note.parent).get("folder") == place
    ]
    return max(known, key=lambda folder: (folder / NOTE_NAME).stat().st_mtime, default=None)


def read_note(folder: Path) -> dict[str, str]:
    """What is noted about a library beside its backups; empty where nothing readable is."""
    try:
        values = json.loads((folder / NOTE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(key): value for key, value in values.items() if isinstance(value, str)}


def write_note(folder: Path, values: dict[str, str]) -> None:
    """Add to what is noted beside the backups; not being able to is no harm."""
    known = read_note(folder)
    new = known | values
    if new != known:
        with contextlib.suppress(TargetError):
            make_folder(folder)
            atomic_write(folder / NOTE_NAME, json.dumps(new, ensure_ascii=False).encode())
