"""Making and upgrading the tables. Loaded only when there is something to do: Alembic is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from desktop_app.errors import LibraryDamagedError
from desktop_app.store import sqlite_only
from desktop_app.store.engine import Access, make_engine
from desktop_app.store.failures import plain_errors

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.store.opening import Steps


def upgrade(path: Path, steps: Steps, *, create: bool = False) -> None:
    """Bring the file to the newest format in one transaction, or leave it as it was.

    Batch mode drops and renames tables, which with foreign keys on would delete their children:
    they are off on this connection, and every row's parent is looked for before the commit.
    """
    config = Config()
    config.set_main_option("script_location", str(steps.location).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = make_engine(path, Access.CREATE if create else Access.MIGRATE)
    try:
        with plain_errors(), engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            faults = sqlite_only.foreign_key_faults(connection)
            if faults:
                raise LibraryDamagedError(
                    f"The library cannot be brought to the new format: {faults[0]}.",
                    sqlite_only.RESTORE,
                )
            sqlite_only.stamp(connection, steps.format)
    finally:
        engine.dispose()
