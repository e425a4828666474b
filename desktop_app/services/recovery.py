"""Brings back what a crash left in the journal, and never over something newer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.sentences import sentences_changed
from desktop_app.errors import MarqueeError, NotFoundError

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.services.journal import JournalService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.writing import WritingService


@dataclass(frozen=True)
class Recovered:
    """An article that was brought back; `apart`: the stored one was newer and both are kept.

    `sentences` counts those that the library did not have.
    """

    article: Article
    apart: bool
    journal_of: UUID
    sentences: int = 0


def recover(
    library: LibraryService, writing: WritingService, journal: JournalService
) -> tuple[Recovered, ...]:
    """Store what unfinished journals rebuild, then clear those journals."""

    def stored(article_id: UUID) -> Article | None:
        try:
            return library.article(article_id)
        except NotFoundError:
            return None

    recovered = []
    failed = set()
    for article in journal.recoverable(stored):
        try:
            recovered.append(_recover_one(library, writing, article, stored(article.id)))
        except MarqueeError:  # no room, say: the journal keeps it for another start
            failed.add(article.id)
    for done in {one.journal_of for one in recovered} - failed:
        journal.discard(done)
    return tuple(recovered)


def _recover_one(
    library: LibraryService, writing: WritingService, article: Article, stored: Article | None
) -> Recovered:
    if stored is None:
        added, _changes = library.add_article(replace(article, version=0))
        return Recovered(added, False, article.id, sentences_changed("", article.body))
    count = sentences_changed(stored.body, article.body)
    if stored.version == article.version:
        saved, _changes = writing.save(article)
        writing.snapshot(saved.id, "recovered")
        return Recovered(saved, False, article.id, count)
    headline = f"{article.headline} (recovered)" if article.headline else "(recovered)"
    copy = replace(article, id=uuid4(), version=0, headline=headline)
    added, _changes = library.add_article(copy)
    return Recovered(added, True, article.id, count)
