"""The open library, and a unit of work on it."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from desktop_app.errors import LibraryChangedError, LibraryError
from desktop_app.store import sqlite_only
from desktop_app.store.articles import ArticleRepository
from desktop_app.store.engine import WRITES
from desktop_app.store.failures import plain_errors
from desktop_app.store.files import target_error
from desktop_app.store.hubs import HubRepository
from desktop_app.store.images import ImageRepository
from desktop_app.store.listing import ArticleList, ListMemory
from desktop_app.store.media import MediaFolder
from desktop_app.store.meta import LibraryMeta
from desktop_app.store.outside import OutsideWatch, let_go
from desktop_app.store.productions import ProductionRepository
from desktop_app.store.restoring import LIBRARY_NAME
from desktop_app.store.revisions import RevisionRepository
from desktop_app.store.search import SearchIndex
from desktop_app.store.slugs import SlugBook
from desktop_app.store.soundness import damaged_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Engine

    from desktop_app.domain.risk import Risk
    from desktop_app.store.lock import LibraryLock


class Work:
    """The repositories of one transaction; none of them outlives it."""

    def __init__(self, session: Session, memory: ListMemory) -> None:
        slugs = SlugBook(session)
        search = SearchIndex(session, lambda: sqlite_only.Fts5Words(session.connection()))
        self.articles = ArticleRepository(session, slugs, search)
        self.listing = ArticleList(session, memory)
        self.hubs = HubRepository(session, slugs)
        self.images = ImageRepository(session, slugs)
        self.productions = ProductionRepository(session, slugs, search)
        self.revisions = RevisionRepository(session)
        self.search = search
        self.slugs = slugs
        self.meta = LibraryMeta(session)


class Store:
    """One open library. Every unit of work runs on one thread, that of the first."""

    def __init__(
        self,
        engine: Engine,
        *,
        library_id: UUID,
        folder: Path,
        media: Path,
        is_new: bool,
        lock: LibraryLock | None,
        risk: Risk | None = None,
        reopen: Callable[[], Engine] | None = None,
    ) -> None:
        self.library_id = library_id
        self.folder = folder
        self._file = folder / LIBRARY_NAME
        self.media = MediaFolder(media)
        self.is_new = is_new
        self.risk = risk
        self.sqlite_version = sqlite_only.SQLITE_VERSION
        self._take_engine(engine)
        self._reopen = reopen
        self._watch = self._new_watch()
        self._lock = lock
        self.ended_badly = lock is not None and lock.left_behind
        self._thread: int | None = None
        self._busy = False
        self._memory = ListMemory()

    @property
    def writable(self) -> bool:
        """Whether this process holds the library for writing."""
        return self._lock is not None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Work]:
        """A unit of work that sees one state of the library and changes nothing."""
        with self._unit(self._engine) as session:
            yield Work(session, self._memory)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Work]:
        """A unit of work that is committed at its end, or leaves no trace where it raises."""
        if not self.writable:
            raise LibraryError(
                "The library is open for reading only.",
                "Close the other Marquee, then open it again.",
            )
        watch = self._watch
        watch.check()
        try:
            with self._unit(self._writing_engine) as session:
                yield Work(session, self._memory)
                session.commit()
        finally:
            watch.note()

    def reconnect(self) -> bool:
        """Go on with the file that is in the library's place now, where others have changed it.

        Answers whether they have. Where it is gone it is written anew. Raises LibraryError where
        that cannot be done, or where the file is of another library; our own text is in no danger
        then.
        """
        watch, reopen = self._watch, self._reopen
        if reopen is None:
            return False
        try:
            watch.check()
            return False  # it is as it was, or others have put it back
        except LibraryChangedError:
            pass
        try:
            let_go(self._engine, self._file, watch)
        except OSError as error:
            plain = target_error(error, self._file)
            raise LibraryError(plain.sentence, plain.way_out) from error
        self._take_engine(reopen())
        self._memory = ListMemory()
        self._watch = self._new_watch()
        return True

    def _new_watch(self) -> OutsideWatch:
        exact = self.risk is None or self.risk.kind != "network"
        return OutsideWatch(self._file, self._traces, exact=exact)

    def _traces(self) -> tuple[int, ...]:
        with contextlib.suppress(sqlite_only.driver.Error, SQLAlchemyError):
            connection = self._engine.raw_connection()
            try:
                return sqlite_only.traces_of_others(connection)
            finally:
                connection.close()
        return ()

    def _take_engine(self, engine: Engine) -> None:
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITES: True})

    def check(self) -> tuple[str, ...]:
        """Everything that is found wrong with the library: structure, parents, texts."""
        with self._unit(self._engine) as session:
            found = sqlite_only.faults(session.connection())
            return found + damaged_texts(session)

    def close(self) -> None:
        """Leave one whole file behind and let others write; a second time is harmless."""
        if self.writable:
            with contextlib.suppress(Exception):  # closing must not fail; the file is durable
                connection = self._engine.raw_connection()
                try:
                    sqlite_only.tidy_up(connection)
                finally:
                    connection.close()
        self._engine.dispose()
        self._watch.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @contextlib.contextmanager
    def _unit(self, engine: Engine) -> Iterator[Session]:
        thread = threading.get_ident()
        if self._thread is None:
            self._thread = thread
        if thread != self._thread:
            raise RuntimeError("units of work on one library run on one thread")
        if self._busy:
            raise RuntimeError("a unit of work has not ended yet")
        self._busy = True
        try:
            with plain_errors(), Session(engine, expire_on_commit=False) as session:
                yield session
        finally:
            self._busy = False
