"""Opening a library: lock, format, migrations, and what is wrong in plain words."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import insert

from desktop_app.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryNewerError,
    TargetError,
)
from desktop_app.store import sqlite_only
from desktop_app.store.backups import keep_copy
from desktop_app.store.disks import risk_of
from desktop_app.store.engine import Access, make_engine
from desktop_app.store.failures import plain_errors
from desktop_app.store.files import fsync_folder, make_folder, target_error
from desktop_app.store.lock import LOCK_NAME, LibraryLock
from desktop_app.store.restoring import ASIDE_NAME, LIBRARY_NAME, finish_restore, restore_pending
from desktop_app.store.soundness import library_row, structure_faults
from desktop_app.store.starter import date_articles, take_starter
from desktop_app.store.tables import LibraryTable
from desktop_app.store.work import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from desktop_app.domain.risk import Risk

MEDIA_NAME = "media"
# What may lie in a folder that counts as empty: our lock, our house style, systems' own files.
_NO_MATTER = {LOCK_NAME, "house-style.toml", ".DS_Store", "Thumbs.db", "desktop.ini"}
_FRESH_NAME = f"{LIBRARY_NAME}.new"
# What a crash, or one that only read, may leave beside the file; empty, it belongs to no library.
_OURS = (_FRESH_NAME, f"{LIBRARY_NAME}.restore.tmp", f"{LIBRARY_NAME}-")


@dataclass(frozen=True)
class Steps:
    """Where the migrations lie, and the format number that the last of them makes."""

    location: Path
    format: int


STEPS = Steps(Path(__file__).resolve().parent / "migrations", 5)


def open_store(
    folder: Path,
    *,
    write: bool,
    backups: Path | None = None,
    starter: Path | None = None,
    steps: Steps = STEPS,
    risk: Callable[[Path], Risk | None] = risk_of,
) -> Store:
    """Open the library in `folder`; for writing, make it where the folder is empty or missing.

    A new library is a copy of the file `starter` where that is of the newest format; else the
    steps make it. Before a migration a checked copy goes to `backups`/<library id> (by default
    the folder "Backups" beside the library). Raises LibraryInUseError, LibraryNewerError,
    LibraryDamagedError or LibraryError; none of them changes the library's file.
    """
    if _exists(folder) and not folder.is_dir():
        raise LibraryError(f"{folder} is not a folder.", "Name the folder that holds the library.")
    if write:
        return _open_for_writing(folder, backups or folder.parent / "Backups", starter, steps, risk)
    path = folder / LIBRARY_NAME
    if restore_pending(folder):
        raise LibraryError(
            f"A backup is being put into {folder}.", "Open the window once to finish it."
        )
    if not _exists(path):
        raise LibraryError(
            f"There is no library in {folder}.",
            "Open the window once to make it, or name another folder.",
        )
    number = _check_header(path, steps, write=False)
    if number < steps.format:
        raise LibraryError(
            f"The library in {folder} was made by an older Marquee.",
            "Open it once in the window, which brings it up to date.",
        )
    return _open_file(folder, Access.READ, None, steps)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise LibraryError(
            f"{path} cannot be read ({error.strerror}).", "Name a folder that you may read."
        ) from error


def _open_for_writing(
    folder: Path,
    backups: Path,
    starter: Path | None,
    steps: Steps,
    risk: Callable[[Path], Risk | None],
) -> Store:
    try:
        make_folder(folder)
    except TargetError as error:
        raise LibraryError(error.sentence, error.way_out) from error
    lock = LibraryLock.take(folder)
    try:
        path = folder / LIBRARY_NAME
        finish_restore(folder)
        if not path.exists():
            _make_library(folder, steps, starter)
        number = _check_header(path, steps, write=True)
        if number < steps.format:
            keep_copy(path, backups, f"before-migration-from-{number}", steps.format)
            _upgrade(path, steps)
        return _open_file(folder, Access.WRITE, lock, steps, risk(folder))
    except BaseException:
        lock.release(in_order=not lock.left_behind)
        raise


def _check_header(path: Path, steps: Steps, *, write: bool) -> int:
    """The file's format number, found before anything else in it is read."""
    try:
        header = sqlite_only.read_header(path)
    except OSError as error:
        raise LibraryError(
            f"The library’s file {path} cannot be read.", "See to it that you may read it."
        ) from error
    if header.application_id != sqlite_only.APPLICATION_ID:
        raise LibraryDamagedError(
            f"{path} is a database of another program, or it is damaged.",
            "Name the folder that holds a Marquee library, or put the last good backup in place.",
        )
    if sqlite_only.cut_short(path, header):
        raise LibraryDamagedError(f"The library’s file {path} is cut short.", sqlite_only.RESTORE)
    number = header.user_version
    if number <= steps.format and sqlite_only.unfinished(path):
        number = sqlite_only.format_of(path, write=write)
    if number > steps.format:
        raise LibraryNewerError(
            f"The library in {path.parent} was made by a newer Marquee.",
            "Install the newest version to open it.",
        )
    if number < 1:
        raise LibraryDamagedError(f"The library’s file {path} has no format.", sqlite_only.RESTORE)
    return number


def _open_file(
    folder: Path,
    access: Access,
    lock: LibraryLock | None,
    steps: Steps,
    risk: Risk | None = None,
) -> Store:
    engine, library_id, seeded = _engine(folder, access, steps, wal=risk is None)

    def reopen() -> Engine:
        _check_header(folder / LIBRARY_NAME, steps, write=True)
        again, found, _seeded = _engine(folder, access, steps, wal=risk is None)
        if found != library_id:
            again.dispose()
            raise LibraryError(
                f"There is another library in {folder} now.",
                "Save a copy of your text elsewhere, then open that library.",
            )
        return again

    return Store(
        engine,
        library_id=library_id,
        folder=folder,
        media=folder / MEDIA_NAME,
        is_new=not seeded,
        lock=lock,
        risk=risk,
        reopen=reopen,
    )


def _engine(folder: Path, access: Access, steps: Steps, *, wal: bool) -> tuple[Engine, UUID, bool]:
    engine = make_engine(folder / LIBRARY_NAME, access, wal=wal)
    try:
        return (engine, *_look_over(engine, steps))
    except BaseException:
        engine.dispose()
        raise


def _look_over(engine: Engine, steps: Steps) -> tuple[UUID, bool]:
    """The library's id and whether it has its samples, once its structure is known to be whole."""
    with plain_errors(), engine.connect() as connection:
        faults = structure_faults(connection, steps.format, newest=True)
        if faults:
            raise LibraryDamagedError(
                f"The library’s file is damaged ({faults[0]}).", sqlite_only.RESTORE
            )
        return library_row(connection)


def _make_library(folder: Path, steps: Steps, starter: Path | None) -> None:
    """Make the file under another name, and give it its own once it is whole."""
    known = (folder / MEDIA_NAME, folder / ASIDE_NAME)
    if any(path.exists() for path in known) or sqlite_only.unfinished(folder / LIBRARY_NAME):
        raise LibraryDamagedError(
            f"The library’s file is missing from {folder}, though what belongs to it is there.",
            "Put the last good backup in its place.",
        )
    left = [entry for entry in folder.iterdir() if entry.name.startswith(_OURS)]
    strangers = {entry.name for entry in folder.iterdir()} - _NO_MATTER
    strangers -= {entry.name for entry in left}
    if strangers:
        raise LibraryError(
            f"There is no library in {folder}, but other files are.",
            "Choose an empty folder for a new library.",
        )
    fresh = folder / _FRESH_NAME
    try:
        for entry in left:
            entry.unlink()
        if not take_starter(starter, fresh, steps.format):
            _upgrade(fresh, steps, create=True)
        engine = make_engine(fresh, Access.CREATE)
        with plain_errors(), engine.begin() as connection:
            now = datetime.now(UTC)
            connection.execute(insert(LibraryTable).values(id=uuid4(), created_at=now))
            date_articles(connection, now)
        engine.dispose()
        fresh.rename(folder / LIBRARY_NAME)
        fsync_folder(folder)
    except OSError as error:
        plain = target_error(error, folder)
        raise LibraryError(plain.sentence, plain.way_out) from error


def _upgrade(path: Path, steps: Steps, *, create: bool = False) -> None:
    # Alembic costs as much as SQLAlchemy and is needed once in a library's format: a plain import
    # would make every start pay for it.
    importlib.import_module("desktop_app.store.migrating").upgrade(path, steps, create=create)
