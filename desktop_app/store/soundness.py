"""What is wrong with a library's file: its parts, its structure, its texts and revisions."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Index, LargeBinary, cast, func, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import AutoString, col

from desktop_app.errors import LibraryDamagedError, LibraryError, LibraryNewerError
from desktop_app.store import sqlite_only
from desktop_app.store.engine import Access, make_engine
from desktop_app.store.failures import plain_errors
from desktop_app.store.files import target_error
from desktop_app.store.restoring import ASIDE_NAME, LIBRARY_NAME
from desktop_app.store.revisions import RevisionRepository
from desktop_app.store.tables import METADATA, LibraryTable
from desktop_app.store.texthashes import TextHashes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

_TEXT_HASHES = 5  # the first format that has them


@dataclass(frozen=True)
class Examined:
    """What a thorough look at a file has found; without faults it can be worked with."""

    library_id: UUID
    format: int
    articles: int
    faults: tuple[str, ...]  # of the structure
    damaged: int  # revisions and texts whose content is not what was kept

    @property
    def whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.faults and self.damaged == 0


def lost_part(connection: Connection) -> str:
    """A table, column or index of the newest format that the file lacks; "" where none is."""
    columns = {
        (table.name, column.name) for table in METADATA.tables.values() for column in table.columns
    } | {(sqlite_only.WORDS_TABLE, name) for name in sqlite_only.WORD_COLUMNS}
    missing = sorted(columns - sqlite_only.columns(connection))
    if missing:
        return ".".join(missing[0])
    indexes = {
        str(item.name)
        for table in METADATA.tables.values()
        for item in table.indexes
        if isinstance(item, Index)
    }
    lost = sorted(indexes - sqlite_only.indexes(connection))
    return lost[0] if lost else ""


def zeroed_text(connection: Connection) -> str:
    """A table with a text that has been overwritten by zeroes; "" where there is none.

    SQLite does not look into what lies on a page of its own, and no text of ours has a zero in it.
    """
    for table in METADATA.sorted_tables:
        texts = [column for column in table.columns if isinstance(column.type, AutoString)]
        zeroes = [func.instr(cast(column, LargeBinary), b"\0") > 0 for column in texts]
        if zeroes and connection.execute(select(1).where(or_(*zeroes)).select_from(table)).first():
            return table.name
    return ""


def structure_faults(connection: Connection, number: int, *, newest: bool) -> tuple[str, ...]:
    """What is wrong with the structure of a file of format `number`.

    Only the parts of the `newest` format are known by name.
    """
    found = sqlite_only.faults(connection)
    if newest and not found:
        part = lost_part(connection)
        found = (f"{part} is lost",) if part else ()
    if newest and not found:
        table = zeroed_text(connection)
        found = (f"a text in {table} is lost",) if table else ()
    if not found and sqlite_only.revision_of(connection) != f"{number:04d}":
        found = ("its format is not the one that its steps have made",)
    return found


def library_row(connection: Connection) -> tuple[UUID, bool]:
    """The library's id, and whether it has its samples; raises LibraryDamagedError."""
    library_id = _library_id(connection)
    seeded_at = connection.scalar(select(col(LibraryTable.seeded_at)))
    return library_id, seeded_at is not None


def _library_id(connection: Connection) -> UUID:
    # Asked for alone: a file of an older format may have other columns beside it.
    row = connection.exec_driver_sql("SELECT id FROM library").first()
    if row is None:
        raise LibraryDamagedError("The library’s file has lost its name.", sqlite_only.RESTORE)
    try:
        return UUID(str(row[0]))
    except ValueError as error:
        raise LibraryDamagedError(
            "The library’s file has lost its name.", sqlite_only.RESTORE
        ) from error


def library_id_of(path: Path) -> UUID | None:
    """The id in that file; None where there is none to be read."""
    try:
        return read_library_id(path) if path.is_file() else None
    except (LibraryError, OSError):
        return None


def read_library_id(path: Path) -> UUID:
    """The id in that file; raises LibraryError, or LibraryDamagedError where it has none."""
    engine = make_engine(path, Access.READ)
    try:
        with plain_errors(), engine.connect() as connection:
            return _library_id(connection)
    except DBAPIError as error:
        raise LibraryDamagedError(
            "The library’s file has lost its name.", sqlite_only.RESTORE
        ) from error
    finally:
        engine.dispose()


def examine(path: Path, newest: int) -> Examined:
    """Look at everything in a file that nobody writes to; `newest` is the format of today.

    Raises LibraryError and its kin where it is no library of ours, or cannot be read at all.
    """
    try:
        header = sqlite_only.read_header(path)
    except OSError as error:
        raise LibraryError(f"{path} cannot be read.", "Choose another backup.") from error
    if header.application_id != sqlite_only.APPLICATION_ID or header.user_version < 1:
        raise LibraryDamagedError(f"{path} is not a library, or it is damaged.")
    if sqlite_only.cut_short(path, header):
        raise LibraryDamagedError(f"{path} is cut short.")
    if header.user_version > newest:
        raise LibraryNewerError(
            f"{path} was made by a newer Marquee.", "Install the newest version to use it."
        )
    engine = make_engine(path, Access.READ)
    try:
        with plain_errors(), engine.connect() as connection:
            faults = structure_faults(
                connection,
                header.user_version,
                newest=header.user_version == newest,
            )
            library_id = _library_id(connection)
            articles = connection.exec_driver_sql("SELECT count(*) FROM article").scalar_one()
            with Session(connection) as session:
                texts = header.user_version >= _TEXT_HASHES
                damaged = len(damaged_texts(session, texts=texts))
    except DBAPIError as error:
        raise LibraryDamagedError(f"{path} is damaged.") from error
    finally:
        engine.dispose()
    return Examined(library_id, header.user_version, articles, faults, damaged)


def sweep(path: Path, stopped: Callable[[], bool]) -> tuple[str, ...] | None:
    """The full check of a library that may be in use; None where it was stopped.

    It reads beside whoever writes, and sees one state of the library.
    """
    engine = make_engine(path, Access.READ)
    try:
        with plain_errors(), engine.connect() as connection:
            sqlite_only.stop_when(connection, stopped)
            try:
                found = sqlite_only.faults(connection)
                with Session(connection) as session:
                    damaged = damaged_texts(session, stopped)
            finally:
                sqlite_only.stop_when(connection, None)
    except (DBAPIError, LibraryError):
        if stopped():
            return None
        raise
    finally:
        engine.dispose()
    if stopped():
        return None
    return found + damaged


def damaged_texts(
    session: Session, stopped: Callable[[], bool] = lambda: False, *, texts: bool = True
) -> tuple[str, ...]:
    """A few words on each revision and text that is not what was kept.

    Without `texts`, which older formats have no hashes of, only the revisions.
    """
    revisions = RevisionRepository(session).damaged(stopped)
    found = tuple(f"revision {number} of an article is damaged" for number in revisions)
    if not texts:
        return found
    headlines = (
        headline.decode("utf-8", "replace") for headline in TextHashes(session).damaged(stopped)
    )
    return found + tuple(f"the text of “{headline}” is damaged" for headline in headlines)


def media_named(path: Path) -> frozenset[str]:
    """The picture files that the library in that file names."""
    return frozenset(str(row[0]) for row in _asked(path, "SELECT DISTINCT file FROM image"))


def media_named_aside(folder: Path) -> frozenset[str]:
    """The picture files that the libraries set aside in a library's folder name.

    Copies are asked: what is set aside stays as it is, to the byte. Raises LibraryError where one
    cannot be asked.
    """
    named: frozenset[str] = frozenset()
    try:
        aside = sorted((folder / ASIDE_NAME).rglob(LIBRARY_NAME))
        for path in aside:
            if not path.stat().st_size:
                continue  # it names nothing
            with tempfile.TemporaryDirectory() as scratch:
                for end in ("", "-wal", "-journal"):
                    beside = path.with_name(path.name + end)
                    if beside.exists():
                        shutil.copyfile(beside, Path(scratch) / beside.name)
                try:
                    named |= media_named(Path(scratch) / path.name)
                except LibraryDamagedError as error:
                    raise LibraryDamagedError(f"{path} is damaged.") from error
    except OSError as error:
        raise target_error(error, folder / ASIDE_NAME) from error
    return named


def count_articles(path: Path) -> int:
    """How many articles the library in that file has, those in the trash too."""
    return int(_asked(path, "SELECT count(*) FROM article")[0][0])


def _asked(path: Path, question: str) -> Sequence[Sequence[Any]]:
    engine = make_engine(path, Access.READ)
    try:
        with plain_errors(), engine.connect() as connection:
            return connection.exec_driver_sql(question).fetchall()
    except DBAPIError as error:
        raise LibraryDamagedError(f"{path} is damaged.") from error
    finally:
        engine.dispose()
