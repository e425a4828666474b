"""Puts every edit on disk: into the journal at once, into the library at a pause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import ConflictError, MarqueeError
from desktop_app.ui.status_bar import SaveState

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.journal import JournalEdit
    from desktop_app.services.changes import Changes
    from desktop_app.services.journal import JournalService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.writing import WritingService
    from desktop_app.ui.jobs import Lane
    from desktop_app.ui.open_article import Edited, OpenArticle

JOURNAL_MS = 300  # an edit waits no longer than this for the journal, also while typing goes on
PAUSE_MS = 1500
AT_MOST_MS = 5000
RETRY_MS = 5000


class Saver(QObject):
    """Keeps what is on disk up with the open article.

    Signals: `state_changed(SaveState)`; `saved(Changes)` when the library has taken the article;
    `kept_apart(Article)` when the stored one was newer and the text was kept as a new article;
    `failed(BaseException)` when neither place could be written.
    """

    state_changed = Signal(object)
    saved = Signal(object)
    kept_apart = Signal(object)
    failed = Signal(object)

    def __init__(
        self, open_article: OpenArticle, journal: JournalService, journal_lane: Lane
    ) -> None:
        super().__init__()
        self._open = open_article
        self._journal = journal
        self._journal_lane = journal_lane
        self._library_lane: Lane | None = None
        self._writing: WritingService | None = None
        self._library: LibraryService | None = None
        self._pending: list[JournalEdit] = []
        self._unwritten = 0  # batches on their way to the journal
        self._dirty = False  # the library lacks something
        self._storing = False
        self._journal_failed = False
        self._journal_timer = self._single_shot(self._write_journal)
        self._pause_timer = self._single_shot(self._store)
        self._at_most_timer = self._single_shot(self._store)
        open_article.edited.connect(self._note)

    def _single_shot(self, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    def set_library(
        self, library: LibraryService, writing: WritingService, library_lane: Lane
    ) -> None:
        """Say where articles are stored, once the library is open."""
        self._library, self._writing, self._library_lane = library, writing, library_lane

    def begin(self, article: Article) -> None:
        """Start the journal of an article that has just been opened."""
        self._pending.clear()
        self._dirty = False
        self._journal_lane.run(lambda: self._journal.begin(article), failed=self._journal_trouble)
        self._tell("saved")

    def leave(self) -> None:
        """Store what is open, before another article takes its place; in order, without waiting."""
        self._journal_timer.stop()
        self._write_journal()
        if self._dirty:
            self._store(leaving=True)
        elif self._open.is_open():
            self._close_journal(self._open.article().id)

    def finish(self) -> None:
        """Write everything and wait for it, at the end of the program."""
        self._stop_timers()
        batch, self._pending = tuple(self._pending), []
        if not self._open.is_open():
            return
        article = self._open.article()
        if batch:
            self._journal_lane.wait(lambda: self._journal.record(article.id, batch))
        lane, writing = self._library_lane, self._writing
        if lane is None or writing is None:
            return
        if self._dirty or self._storing:
            # One save may still be queued; the version that it brings is only known behind it.
            library = self._library
            assert library is not None
            lane.wait(lambda: _store_newest(library, writing, article))
        self._journal_lane.wait(lambda: self._journal.close(article.id))

    def _stop_timers(self) -> None:
        for timer in (self._journal_timer, self._pause_timer, self._at_most_timer):
            timer.stop()

    def rescue(self) -> None:
        """Put what is not on disk yet into the journal and wait for it: at a bug of ours."""
        batch, self._pending = tuple(self._pending), []
        article_id = self._open.article_id()
        if batch and article_id is not None:
            self._journal_lane.wait(lambda: self._journal.record(article_id, batch))

    # ------------------------------------------------------------------------------ the journal

    def _note(self, edited: Edited) -> None:
        self._pending.extend(edited.edits)
        self._dirty = True
        if not self._journal_timer.isActive():
            self._journal_timer.start(JOURNAL_MS)
        if not self._at_most_timer.isActive():
            self._at_most_timer.start(AT_MOST_MS)
        self._pause_timer.start(PAUSE_MS)
        self._tell("saving")

    def _write_journal(self) -> None:
        if not self._pending:
            return
        batch, self._pending = tuple(self._pending), []
        article_id = self._open.article_id()
        if article_id is None:
            return
        self._unwritten += 1
        self._journal_lane.run(
            lambda: self._journal.record(article_id, batch),
            lambda _done: self._journalled(),
            self._journal_trouble,
        )

    def _journalled(self) -> None:
        self._unwritten -= 1
        self._journal_failed = False
        if not self._unwritten and not self._pending:
            self._tell("saved")

    def _journal_trouble(self, error: BaseException) -> None:
        self._unwritten = max(0, self._unwritten - 1)
        self._journal_failed = True
        self._tell("failed", _sentence(error))
        self._pause_timer.start(PAUSE_MS)  # the library may still be able to take it

    def _close_journal(self, article_id: UUID) -> None:
        self._journal_lane.run(lambda: self._journal.close(article_id), failed=lambda _error: None)

    # ------------------------------------------------------------------------------ the library

    def store_now(self) -> None:
        """Put the article into the library without waiting for a pause."""
        self._store()

    def _store(self, *, leaving: bool = False) -> None:
        self._pause_timer.stop()
        self._at_most_timer.stop()
        lane, writing = self._library_lane, self._writing
        if lane is None or writing is None or not self._open.is_open():
            self._pause_timer.start(RETRY_MS)
            return
        if self._storing and not leaving:
            self._pause_timer.start(PAUSE_MS)
            return
        article = self._open.article()
        library = self._library
        assert library is not None
        self._storing, self._dirty = True, False
        lane.run(
            # Behind a save that is still under way, the version it brings is taken first.
            lambda: _store_newest(library, writing, article) if leaving else writing.save(article),
            lambda result: self._stored(*result, left=leaving),
            lambda error: self._store_trouble(error, article),
        )

    def _stored(self, article: Article, changes: Changes, *, left: bool) -> None:
        self._storing = False
        if left or self._open.article_id() != article.id:
            self._close_journal(article.id)
        else:
            self._open.adopt(article)
            self._journal_lane.run(
                lambda: self._journal.settled(article), failed=self._journal_trouble
            )
            if not self._dirty:
                self._tell("saved")
        self.saved.emit(changes)

    def _store_trouble(self, error: BaseException, article: Article) -> None:
        self._storing = False
        self._dirty = True
        if isinstance(error, ConflictError) and self._library is not None:
            self._keep_apart(article)
            return
        if self._journal_failed or not isinstance(error, MarqueeError):
            self.failed.emit(error)
        self._tell("failed", _sentence(error))
        self._pause_timer.start(RETRY_MS)

    def _keep_apart(self, article: Article) -> None:
        lane, library = self._library_lane, self._library
        assert lane is not None
        assert library is not None
        copy = replace(article, id=uuid4(), version=0)
        self._dirty = False

        def kept(result: tuple[Article, Changes]) -> None:
            self._close_journal(article.id)
            self.saved.emit(result[1])
            self.kept_apart.emit(result[0])

        lane.run(lambda: library.add_article(copy), kept, self.failed.emit)

    def _tell(self, state: str, text: str = "") -> None:
        self.state_changed.emit(SaveState(state, text))


def _store_newest(
    library: LibraryService, writing: WritingService, article: Article
) -> tuple[Article, Changes]:
    """Save over the version that stands now; for the one writer who owns the open article."""
    stored = library.article(article.id)
    return writing.save(replace(article, version=max(article.version, stored.version)))


def _sentence(error: BaseException) -> str:
    return error.sentence if isinstance(error, MarqueeError) else str(error)
