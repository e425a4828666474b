"""The engine: how connections are made and transactions begun."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from desktop_app.store import sqlite_only

if TYPE_CHECKING:
    from pathlib import Path

WRITES = "marquee_writes"


class Access(Enum):
    """What a connection is for."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"  # a new file, by migrations
    MIGRATE = "rw, without foreign keys"  # batch mode drops tables, and would drop their children


def make_engine(path: Path, access: Access, *, wal: bool = True) -> Engine:
    """An engine over the library's file, with one connection and our own transactions.

    Without `wal` it writes a rollback journal, as a file that others may touch demands.
    """
    migrating = access in (Access.CREATE, Access.MIGRATE)
    mode = "rw" if access is Access.MIGRATE else access.value

    def connect() -> Any:  # noqa: ANN401 - the driver is untyped
        return sqlite_only.connect(path, mode)

    pool: dict[str, Any] = {"poolclass": NullPool}
    if not migrating:
        pool = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": 5}
    engine = create_engine("sqlite://", module=sqlite_only.driver, creator=connect, **pool)

    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - as above
        sqlite_only.prepare(
            connection,
            write=access is not Access.READ,
            foreign_keys=not migrating,
            wal=wal and access is not Access.CREATE,
        )

    def on_begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        sqlite_only.begin(connection, write=migrating or bool(options.get(WRITES)))

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
