"""What a full-text index takes and answers, whichever database it lives in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Select

    from desktop_app.domain.search import Wanted


@dataclass(frozen=True)
class ArticleWords:
    """What is searched of an article, as it was written; an index folds it."""

    headline: str
    dek: str
    tags: str
    productions: str
    people: str
    body: str


class WordIndex(Protocol):
    """The words of every article by its number; written in the running transaction."""

    def put(self, number: int, words: ArticleWords) -> None:
        """Index a new article under its number."""
        ...

    def put_names(self, number: int, productions: str, people: str) -> None:
        """Index an article’s productions and people anew, where they are called otherwise now."""
        ...

    def remove(self, number: int) -> None:
        """Forget an article."""
        ...

    def having(self, words: tuple[Wanted, ...]) -> Select[tuple[int]]:
        """A query for the numbers of the articles that have all of the words."""
        ...

    def best(self, words: tuple[Wanted, ...], limit: int) -> list[int]:
        """The numbers of the articles that have all of the words, the best first."""
        ...

    def stoppable(self, stop: Callable[[], bool] | None) -> AbstractContextManager[None]:
        """Ask `stop` while queries run; raises CancelledError where it says so."""
        ...
