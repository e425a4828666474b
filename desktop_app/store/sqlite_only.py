"""Everything that only SQLite understands: driver, pragmas, header, copies, words, error codes."""

from __future__ import annotations

import contextlib
import struct
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import column as sql_column
from sqlalchemy import select, table, text
from sqlalchemy.exc import DBAPIError, OperationalError

from desktop_app.domain.search import searchable
from desktop_app.errors import CancelledError, LibraryDamagedError, LibraryError

try:
    from pysqlite3 import dbapi2 as _dbapi
except ImportError:  # no wheel for this system: its own SQLite has to do
    import sqlite3 as _dbapi

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Select

    from desktop_app.domain.search import Wanted
    from desktop_app.store.words import ArticleWords

driver: Any = _dbapi
SQLITE_VERSION: str = driver.sqlite_version

APPLICATION_ID = 0x4D415251  # "MARQ"
# Before this version two connections that write at once can damage a write-ahead log.
FIRST_SAFE_WAL = (3, 51, 3)
BUSY_SECONDS = 5.0
JOURNAL_LIMIT = 16 * 1024 * 1024
_STEPS_BETWEEN = 50_000  # of SQLite's machine: some milliseconds

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_FULL, _IOERR, _CORRUPT, _NOTADB = 13, 10, 11, 26
_NO_ROOM = (_FULL, _IOERR)
_DAMAGED = (_CORRUPT, _NOTADB)
_BUSY = (5, 6)
_NOT_WRITABLE = (3, 8, 14, 23)
_INTERRUPTED = 9

WORDS_TABLE = "article_words"
WORD_COLUMNS = ("headline", "dek", "tags", "productions", "people", "body")
_WEIGHTS = "10, 5, 4, 4, 3, 1"
_STEPS_BETWEEN_QUESTIONS = 500


@dataclass(frozen=True)
class Header:
    """What the first hundred bytes of a library's file say, read without opening it."""

    application_id: int
    user_version: int
    bytes_expected: int  # 0: it does not say


def connect(path: Path, mode: str) -> Any:  # noqa: ANN401 - the driver is untyped
    """A driver connection to the file; `mode` is "ro", "rw" or "rwc"."""
    return driver.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,  # we begin transactions ourselves
        check_same_thread=False,  # the store sees to that, and closes from anywhere
        timeout=BUSY_SECONDS,
    )


def prepare(connection: Any, *, write: bool, foreign_keys: bool, wal: bool) -> None:  # noqa: ANN401
    """Set what every connection needs, before anything is read."""
    pragmas = [
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
        f"busy_timeout={int(BUSY_SECONDS * 1000)}",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "temp_store=MEMORY",
    ]
    if write:
        safe_wal = wal and driver.sqlite_version_info >= FIRST_SAFE_WAL
        pragmas += [
            f"journal_mode={'WAL' if safe_wal else 'DELETE'}",
            "synchronous=FULL",
            f"journal_size_limit={JOURNAL_LIMIT}",
        ]
        if sys.platform == "darwin":
            pragmas += ["fullfsync=ON", "checkpoint_fullfsync=ON"]
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").close()


def begin(connection: Connection, *, write: bool) -> None:
    """Begin a transaction; a writer takes its lock at once, for a reader cannot turn into one."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def read_header(path: Path) -> Header:
    """Read the file's header; raises LibraryDamagedError where it is not a database at all."""
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    if not head:
        raise LibraryDamagedError(f"The library’s file {path} is empty.", RESTORE)
    if len(head) < _HEADER_BYTES or not head.startswith(_MAGIC):
        raise LibraryDamagedError(f"{path} is not a library, or it is damaged.", RESTORE)
    return Header(
        application_id=struct.unpack(">I", head[68:72])[0],
        user_version=struct.unpack(">i", head[60:64])[0],
        bytes_expected=_bytes_expected(head),
    )


def _bytes_expected(head: bytes) -> int:
    page_size, pages = struct.unpack(">H", head[16:18])[0], struct.unpack(">I", head[28:32])[0]
    if head[24:28] != head[92:96]:  # the number of pages is not of the last change
        return 0
    return int(pages) * (65536 if page_size == 1 else int(page_size))


def cut_short(path: Path, header: Header) -> bool:
    """Whether the file has lost its end; SQLite would read zeroes there, and say nothing."""
    return not unfinished(path) and path.stat().st_size < header.bytes_expected


def unfinished(path: Path) -> bool:
    """Whether whoever wrote last did not close the file: a log or a journal lies beside it."""
    return _beside(path, "-wal") or _beside(path, "-journal")


def format_of(path: Path, *, write: bool) -> int:
    """The format number once what was left unfinished is counted in.

    A log is read without being merged, so that a newer file stays as it is; a rollback journal
    can only be played back, which puts the file into the state that it had before.
    """
    mode = "rw" if write and _beside(path, "-journal") else "ro"
    with translated(), contextlib.closing(connect(path, mode)) as connection:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(number)


def stamp(connection: Connection, number: int) -> None:
    """Write our application id and the format number, in the running transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={number}")


class Fts5Words:
    """The words of every article in SQLite’s full-text index; see `words.WordIndex`.

    An ordinary table with a copy of the folded texts: one without needs SQLite 3.43 to take an
    article out again. The body comes last, so that the others are read without it.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def make(self) -> None:
        """Make the table, empty."""
        self._connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {WORDS_TABLE} USING fts5({', '.join(WORD_COLUMNS)},"
            " tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
        )

    def put(self, number: int, words: ArticleWords) -> None:
        """Index a new article under its number."""
        values = [searchable(getattr(words, name)) for name in WORD_COLUMNS]
        marks = ", ".join("?" * len(values))
        self._connection.exec_driver_sql(
            f"INSERT INTO {WORDS_TABLE} (rowid, {', '.join(WORD_COLUMNS)}) VALUES (?, {marks})",
            (number, *values),
        )

    def put_names(self, number: int, productions: str, people: str) -> None:
        """Index an article’s productions and people anew, where they are called otherwise now."""
        new = (searchable(productions), searchable(people))
        old = self._connection.exec_driver_sql(
            f"SELECT productions, people FROM {WORDS_TABLE} WHERE rowid = ?", (number,)
        ).first()
        if old is not None and tuple(old) != new:
            self._connection.exec_driver_sql(
                f"UPDATE {WORDS_TABLE} SET productions = ?, people = ? WHERE rowid = ?",
                (*new, number),
            )

    def remove(self, number: int) -> None:
        """Forget an article."""
        self._connection.exec_driver_sql(f"DELETE FROM {WORDS_TABLE} WHERE rowid = ?", (number,))

    def having(self, words: tuple[Wanted, ...]) -> Select[tuple[int]]:
        """A query for the numbers of the articles that have all of the words."""
        found = table(WORDS_TABLE, sql_column("rowid"))
        return select(found.c.rowid.label("number")).where(
            text(f"{WORDS_TABLE} MATCH :wanted").bindparams(wanted=_match(words))
        )

    def best(self, words: tuple[Wanted, ...], limit: int) -> list[int]:
        """The numbers of the articles that have all of the words, the best first."""
        rows = self._connection.exec_driver_sql(
            f"SELECT rowid FROM {WORDS_TABLE} WHERE {WORDS_TABLE} MATCH ?"
            f" AND rank MATCH 'bm25({_WEIGHTS})' ORDER BY rank LIMIT ?",
            (_match(words), limit),
        )
        return [int(row[0]) for row in rows]

    @contextlib.contextmanager
    def stoppable(self, stop: Callable[[], bool] | None) -> Iterator[None]:
        """Ask `stop` every now and then while queries run; raises CancelledError where it says so.

        Not `interrupt`, which may come a moment late and would then hit a save.
        """
        if stop is None:
            yield
            return
        connection: Any = self._connection.connection.driver_connection
        connection.set_progress_handler(stop, _STEPS_BETWEEN_QUESTIONS)
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            ours = error.orig if isinstance(error, DBAPIError) else error
            if getattr(ours, "sqlite_errorcode", None) != _INTERRUPTED:
                raise
            raise CancelledError("The search was stopped.") from error
        finally:
            connection.set_progress_handler(None, 0)


def _match(words: tuple[Wanted, ...]) -> str:
    """The words in FTS5’s query language: all quoted, so that none of them is an operator."""
    return " ".join(f'"{" ".join(word.tokens)}"{"*" * word.goes_on}' for word in words)


def columns(connection: Connection) -> set[tuple[str, str]]:
    """Every table and column that the file has."""
    rows = connection.exec_driver_sql(
        "SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table'"
    )
    return {(str(table), str(column)) for table, column in rows}


def indexes(connection: Connection) -> set[str]:
    """The names of every index that was made by name."""
    rows = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL"
    )
    return {str(row[0]) for row in rows}


def revision_of(connection: Connection) -> str:
    """The migration step that the file says it has reached; "" where it says none."""
    there = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    ).first()
    if there is None:
        return ""
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return "" if row is None else str(row[0])


def faults(connection: Connection) -> tuple[str, ...]:
    """What SQLite's own checks find wrong with the file's structure.

    The quick check takes half as long, and does not see that an index is another table's.
    """
    try:
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    except OperationalError as error:
        # The word index gives its verdict as an error of its own kind.
        if "fts5" not in str(error.orig):
            raise
        found = [f"the word index: {error.orig}"]
    return tuple(text for text in found if text != "ok") + foreign_key_faults(connection)


def stop_when(connection: Connection, stopped: Callable[[], bool] | None) -> None:
    """Let a long statement be called off between its steps; None takes that back."""
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(stopped, _STEPS_BETWEEN if stopped else 0)


def foreign_key_faults(connection: Connection) -> tuple[str, ...]:
    """Rows whose parent is missing."""
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return tuple(f"a row of {row[0]} has lost its {row[2]}" for row in rows)


def copy_database(source: Path, target: Path) -> None:
    """Copy one state of the whole database, its log included, to a new file, and count it."""
    with (
        translated(),
        contextlib.closing(connect(source, "ro")) as old,
        contextlib.closing(connect(target, "rwc")) as new,
    ):
        old.execute("BEGIN").close()
        before = _counts(old)  # from here on others may write: we do not see it
        try:
            old.backup(new)
        except driver.OperationalError as error:  # which comes without a code here
            raise LibraryError(
                "The disk for the copy of the library is full, or does not answer.",
                "Make room or connect it, then try again.",
            ) from error
        old.execute("ROLLBACK").close()
        new.execute("PRAGMA journal_mode=DELETE").close()
        if new.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or _counts(new) != before:
            raise LibraryDamagedError("The copy of the library is not whole.", RESTORE)


def write_anew(connection: Any, target: Path) -> None:  # noqa: ANN401 - the driver is untyped
    """Write what a connection sees to a new file, also where its own one has been deleted."""
    with translated(), contextlib.closing(connect(target, "rwc")) as new:
        connection.backup(new)
        new.execute("PRAGMA journal_mode=DELETE").close()
        if new.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise LibraryDamagedError("What is left of the library is not whole.", RESTORE)


def _counts(connection: Any) -> dict[str, int]:  # noqa: ANN401 - the driver is untyped
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def traces_of_others(connection: Any) -> tuple[int, ...]:  # noqa: ANN401 - the driver is untyped
    """Numbers that change where other connections write or merge the log, in any process.

    A program that copies over the file changes none of them while the log is in use.
    """
    version = connection.execute("PRAGMA data_version").fetchone()
    log = connection.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    return (*version, *log)


def tidy_up(connection: Any) -> None:  # noqa: ANN401 - the driver is untyped
    """Leave one file behind at closing, with fresh statistics; not being able to is no harm."""
    with contextlib.suppress(driver.Error):
        connection.execute("PRAGMA optimize").close()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()


def _beside(path: Path, suffix: str) -> bool:
    beside = path.with_name(path.name + suffix)
    return beside.is_file() and beside.stat().st_size > 0


RESTORE = "Put the last good backup in its place; the file itself was left as it is."


def known_error(error: BaseException | None) -> LibraryError | None:
    """The error in the writer's words where it comes from outside; None where it is our bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF
    if primary in _NO_ROOM:
        return LibraryError(
            "The disk that holds the library is full, or does not answer.",
            "Make room or connect it, then save again; the text stays in the window meanwhile.",
        )
    if primary in _DAMAGED:
        return LibraryDamagedError("The library’s file is damaged.", RESTORE)
    if primary in _BUSY:
        return LibraryError(
            "Another program is holding on to the library’s file.",
            "Wait until backup or synchronising programs have finished, then try again.",
        )
    if primary in _NOT_WRITABLE:
        return LibraryError(
            "The library’s file cannot be opened or written.",
            "See to it that the folder and the files in it may be written by you.",
        )
    return None


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors from outside into ours."""
    try:
        yield
    except driver.Error as error:
        known = known_error(error)
        if known is None:
            raise
        raise known from error
