"""Checked copies of a library, kept outside it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.errors import LibraryError
from desktop_app.store import sqlite_only
from desktop_app.store.engine import Access, make_engine
from desktop_app.store.failures import plain_errors
from desktop_app.store.files import fsync_folder, make_folder, target_error

if TYPE_CHECKING:
    from pathlib import Path


def keep_copy(path: Path, backups: Path, reason: str) -> Path:
    """Copy the library's file to `backups`/<library id>, durably and checked; raises LibraryError.

    A copy has its final name only once it has been found whole.
    """
    folder = backups / str(_library_id(path))
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = folder / f"{reason}-{moment}.db"
    unchecked = target.with_suffix(".tmp")
    make_folder(folder)
    try:
        sqlite_only.copy_database(path, unchecked)
        with unchecked.open("r+b") as file:
            os.fsync(file.fileno())
        unchecked.rename(target)
        fsync_folder(folder)
    except OSError as error:
        plain = target_error(error, target)
        raise LibraryError(plain.sentence, plain.way_out) from error
    finally:
        unchecked.unlink(missing_ok=True)
    return target


def _library_id(path: Path) -> UUID:
    engine = make_engine(path, Access.READ)
    try:
        with plain_errors(), engine.connect() as connection:
            row = connection.exec_driver_sql("SELECT id FROM library").scalar_one()
    finally:
        engine.dispose()
    return UUID(str(row))
