"""Going through many articles for the window: one after the other, and stopped at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.ui.desk.parts import DeskCore

T = TypeVar("T")


class ArticleWalk(Generic[T]):
    """Loads each article on the library lane and looks at it on the reading lane.

    Every article is a job of its own in both, so that a save or a reading never waits for more
    than one. The open article is taken as it stands in the editor.
    """

    def __init__(
        self,
        desk: DeskCore,
        look: Callable[[Article], T | None],
        found: Callable[[T], None],
        done: Callable[[], None],
    ) -> None:
        """`look` runs off the GUI thread; `found` gets what it answers, `done` ends it."""
        self._desk = desk
        self._look, self._found, self._done = look, found, done
        self._left: list[UUID] = []
        self.ticket = Ticket()

    def start(self, which: Callable[[Ticket], Sequence[UUID]]) -> None:
        """Go through the articles that `which` names; it runs on the library lane."""
        ticket = self.ticket
        self._desk.parts.lanes.library.run(
            lambda: which(ticket), self._begin, self._desk.troubles.show, ticket
        )

    def stop(self) -> None:
        """Look no further; nothing more is told."""
        self.ticket.cancel()

    def _begin(self, ids: Sequence[UUID]) -> None:
        self._left = list(reversed(ids))
        self._next()

    def _next(self) -> None:
        if not self._left:
            self._done()
            return
        article_id = self._left.pop()
        parts, services = self._desk.parts, self._desk.services
        if parts.article.article_id() == article_id:
            self._read(parts.article.article())
        elif services is not None:
            parts.lanes.library.run(
                lambda: services.library.article(article_id), self._read, self._gone, self.ticket
            )

    def _gone(self, _error: BaseException) -> None:
        self._next()  # one that has left the library meanwhile names nobody

    def _read(self, article: Article) -> None:
        self._desk.parts.lanes.reading.run(
            lambda: self._look(article), self._looked, ticket=self.ticket
        )

    def _looked(self, answer: T | None) -> None:
        if answer is not None:
            self._found(answer)
        self._next()
