"""Puts every edit on disk: into the journal at once, into the library at a pause."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.canonical import same_content
from desktop_app.errors import ConflictError, MarqueeError, NotFoundError
from desktop_app.ui.status_bar import SaveState

if TYPE_CHECKING:
    from collections.abc import Callable
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


@dataclass(frozen=True)
class KeptApart:
    """The stored text was newer: what was to be saved is an article of its own now."""

    article: Article
    of: UUID


class Saver(QObject):
    """Keeps what is on disk up with the open article.

    Signals: `state_changed(SaveState)`; `saved(Changes)` when the library has taken an article;
    `kept_apart(KeptApart)` when the stored one was newer and the text was kept as a new article;
    `failed(BaseException)` when a text is in the journal at best, and the writer should know;
    `trouble(BaseException | None)` while the library does not take the open article.
    """

    state_changed = Signal(object)
    saved = Signal(object)
    kept_apart = Signal(object)
    failed = Signal(object)
    trouble = Signal(object)

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
        self._dirty = False  # the open article has what the library was not sent yet
        self._under_way: Counter[UUID] = Counter()  # saves in the library lane
        self._left: dict[UUID, Article] = {}  # left while the library could not take them
        self._versions: dict[UUID, int] = {}  # what our own saves made; the library lane's alone
        self._journal_failed = False
        self._told = False  # the writer knows that the library takes nothing
        self._finished = False
        self._journal_timer = self._single_shot(self._write_journal)
        self._pause_timer = self._single_shot(self._on_pause)
        self._at_most_timer = self._single_shot(self._on_pause)
        self._retry_timer = self._single_shot(self._retry)
        open_article.edited.connect(self._note)

    def _single_shot(self, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(slot)
        return timer

    def set_library(
        self, library: LibraryService, writing: WritingService, library_lane: Lane
    ) -> None:
        """Say where articles are stored, once the library is open."""
        self._library, self._writing, self._library_lane = library, writing, library_lane

    def newest(self, stored: Article) -> Article:
        """The article to be opened: as it is stored, or as it was left and not taken since."""
        return self._left.get(stored.id, stored)

    def begin(self, article: Article) -> None:
        """Start the journal of an article that has just been opened."""
        self._pending.clear()
        self._dirty = self._left.pop(article.id, None) is not None
        if self._dirty:  # its journal is still open, and leads from the stored text to this one
            self._pause_timer.start(PAUSE_MS)
            return
        self._journal_lane.run(lambda: self._journal.begin(article), failed=self._journal_trouble)
        self._tell("saved")

    def leave(self) -> None:
        """Store what is open, before another article takes its place; in order, without waiting."""
        self._stop_timers()
        self._write_journal()
        article_id = self._open.article_id()
        if self._dirty:
            self._store()
        elif article_id is not None and not self._under_way[article_id]:
            self._close_journal(article_id)

    def finish(self) -> BaseException | None:
        """Write everything and wait for it, at the end of the program.

        Answers with what is in the way where words would be lost: where neither the library nor
        the journal takes them.
        """
        if self._finished:
            return None
        self._stop_timers()
        batch, self._pending = tuple(self._pending), []
        article = self._open.article() if self._open.is_open() else None
        trouble: BaseException | None = None
        if article is not None:
            _attempt(self._journal_lane, lambda: self._journal.record(article.id, batch))
            if self._dirty or self._under_way[article.id]:
                trouble = self._finish_one(article)
            else:
                _attempt(self._journal_lane, lambda: self._journal.close(article.id))
        for left in self._left.values():
            trouble = self._finish_one(left) or trouble
        self._finished = trouble is None
        if not self._finished:
            self._pause_timer.start(RETRY_MS)
        return trouble

    def _finish_one(self, article: Article) -> BaseException | None:
        lane, writing, journal = self._library_lane, self._writing, self._journal
        assert lane is not None
        assert writing is not None
        trouble = _attempt(lane, lambda: self._save(writing, article))
        if trouble is None:
            _attempt(self._journal_lane, lambda: journal.close(article.id))
            return None
        unsafe = _attempt(self._journal_lane, lambda: journal.make_whole(article.id))
        return trouble if unsafe else None

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
            self._not_journalled,
        )

    def _journalled(self) -> None:
        self._unwritten -= 1
        self._journal_failed = False
        if not self._unwritten and not self._pending:
            self._tell("saved")

    def _not_journalled(self, error: BaseException) -> None:
        self._unwritten -= 1
        self._journal_trouble(error)

    def _journal_trouble(self, error: BaseException) -> None:
        self._journal_failed = True
        if self._dirty:  # the library may still be able to take it
            self._tell("failed", _sentence(error))
            self._pause_timer.start(PAUSE_MS)

    def _close_journal(self, article_id: UUID) -> None:
        self._journal_lane.run(lambda: self._journal.close(article_id), failed=lambda _error: None)

    # ------------------------------------------------------------------------------ the library

    def store_now(self) -> None:
        """Queue a save without waiting for a pause: what is queued next finds the newest text."""
        self._store()

    def _on_pause(self) -> None:
        article_id = self._open.article_id()
        if article_id is not None and self._under_way[article_id]:
            self._pause_timer.start(PAUSE_MS)
        else:
            self._store()

    def _store(self) -> None:
        self._pause_timer.stop()
        self._at_most_timer.stop()
        if not self._dirty or not self._open.is_open():
            return
        # The journal starts anew from what is stored: it must know all of it by then.
        self._write_journal()
        self._dirty = False
        self._send(self._open.article())

    def _send(self, article: Article) -> None:
        lane, writing = self._library_lane, self._writing
        assert lane is not None, "an article is open only where a library is"
        assert writing is not None
        self._under_way[article.id] += 1
        lane.run(
            lambda: self._save(writing, article),
            lambda result: self._stored(article, *result),
            lambda error: self._not_stored(error, article),
        )

    def _save(self, writing: WritingService, article: Article) -> tuple[Article, Changes]:
        # A save that was queued before this one has raised the version: no conflict with ourselves.
        version = max(article.version, self._versions.get(article.id, 0))
        stored, changes = writing.save(replace(article, version=version))
        self._versions[article.id] = stored.version
        return stored, changes

    def _stored(self, sent: Article, stored: Article, changes: Changes) -> None:
        self._under_way[sent.id] -= 1
        self._left.pop(sent.id, None)
        self._told = False
        self.trouble.emit(None)
        more = self._under_way[sent.id] > 0
        if self._open.article_id() == sent.id:
            self._open.adopt(stored, sent)
            self._journal_lane.run(
                lambda: self._journal.settled(stored, sent), failed=self._journal_trouble
            )
            if not self._dirty and not more:
                self._tell("saved")
        elif not more:
            self._close_journal(sent.id)
        self.saved.emit(changes)

    def _not_stored(self, error: BaseException, article: Article) -> None:
        self._under_way[article.id] -= 1
        if isinstance(error, ConflictError | NotFoundError):
            self._keep_apart(article)
        else:
            self._hold(error, article)

    def _hold(self, error: BaseException, article: Article) -> None:
        """Keep what the library could not take, and try again."""
        is_open = self._open.article_id() == article.id
        if is_open:
            self._dirty = True
            self._pause_timer.start(RETRY_MS)
        else:
            self._left[article.id] = article
            self._retry_timer.start(RETRY_MS)
        known = is_open and not self._journal_failed and isinstance(error, MarqueeError)
        if not known and not self._told:
            self._told = True
            self.failed.emit(error)
        self.trouble.emit(error)
        self._tell("failed", _sentence(error))

    def retry_now(self) -> None:
        """Save what is not in the library without waiting: the writer says that it can be."""
        self._told = False
        self._store()
        self._retry()

    def meet(self, stored: Article | None) -> None:
        """Another file is in the library's place; `stored` is what it has of the open article.

        Where that is not what our text was made from, ours becomes an article of its own.
        """
        self._versions.clear()
        if not self._open.is_open():
            self.retry_now()
            return
        article = self._open.article()
        base = self._open.base()
        self._told = False
        if stored is not None and same_content(stored, base):
            self._open.adopt(stored, base)
            self._dirty = self._dirty or not same_content(stored, article)
            self._store()
        else:
            self._write_journal()
            self._dirty = False
            self._under_way[article.id] += 1
            self._not_stored(ConflictError(""), article)
        self._retry()

    def _retry(self) -> None:
        for article in self._left.values():
            if not self._under_way[article.id]:
                self._send(article)

    def _keep_apart(self, article: Article) -> None:
        lane, library = self._library_lane, self._library
        assert lane is not None
        assert library is not None
        copy = replace(article, id=uuid4(), version=0)

        def kept(result: tuple[Article, Changes]) -> None:
            self._left.pop(article.id, None)
            self.trouble.emit(None)
            if self._open.article_id() != article.id:
                self._close_journal(article.id)
            self.saved.emit(result[1])
            self.kept_apart.emit(KeptApart(result[0], article.id))

        lane.run(lambda: library.add_article(copy), kept, lambda error: self._hold(error, article))

    def _tell(self, state: str, text: str = "") -> None:
        self.state_changed.emit(SaveState(state, text))


def _attempt(lane: Lane, work: Callable[[], object]) -> BaseException | None:
    """Do it in its lane and wait; what went wrong, if anything."""
    try:
        lane.wait(work)
    except Exception as error:  # whatever it is, the other place has its chance
        return error
    return None


def _sentence(error: BaseException) -> str:
    return error.sentence if isinstance(error, MarqueeError) else str(error)
