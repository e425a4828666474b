"""Saving what is written, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.canonical import same_content
from desktop_app.errors import LibraryDamagedError, NotFoundError
from desktop_app.markdown.counting import ProseCounter
from desktop_app.services.changes import Changes
from desktop_app.services.clock import utc_now
from desktop_app.services.storable import storable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.store.work import Store, Work


class WritingService:
    """Use cases on one article; call them from one thread."""

    def __init__(self, store: Store, clock: Callable[[], datetime] = utc_now) -> None:
        self._store = store
        self._clock = clock
        self._prose = ProseCounter()

    def save(self, article: Article) -> tuple[Article, Changes]:
        """Store the article; `version` must be the stored one, else ConflictError.

        Answers with what is stored: its new version, and its slug, which may have got a number.
        Where nothing has changed nothing is written, and the version stays.
        """
        article = storable(article)
        with self._store.writing() as work:
            old = work.articles.get(article.id)
            if old is None:
                raise NotFoundError(
                    "This article is not in the library any more.", "Keep your text as a copy."
                )
            new = work.articles.save(
                article, words=self._prose.count(article.body), now=self._clock(), stored=old
            )
        if new.version == old.version:
            return new, Changes()
        return new, Changes(
            articles=frozenset({new.id}),
            article_list=True,
            hubs=new.details.hubs != old.details.hubs,
        )

    def snapshot(self, article_id: UUID, reason: str, name: str = "") -> RevisionRow | None:
        """Keep the stored article as a revision.

        None where the newest revision says the same already, unless a new name is given.
        """
        with self._store.writing() as work:
            article = work.articles.get(article_id)
            if article is None:
                raise NotFoundError("This article is not in the library any more.")
            return self._add(work, article, article, reason, name)

    def keep(self, article: Article, reason: str, name: str = "") -> RevisionRow | None:
        """Keep the article as it is given, whether or not it is stored so yet; see `snapshot`."""
        article = storable(article)
        with self._store.writing() as work:
            stored = work.articles.get(article.id)
            if stored is None:
                raise NotFoundError(
                    "This article is not in the library any more.", "Keep your text as a copy."
                )
            return self._add(work, article, stored, reason, name)

    def _add(
        self, work: Work, article: Article, stored: Article, reason: str, name: str
    ) -> RevisionRow | None:
        if _kept(work, article, name):
            return None
        # Most often it is as it is stored, and counted: reading a long text costs the most here.
        same = article.body == stored.body
        words = work.articles.words(article.id) if same else self._prose.count(article.body)
        return work.revisions.add(
            article,
            reason=reason,
            name=name,
            words=words,
            now=self._clock(),
        )

    def revisions(self, article_id: UUID) -> tuple[RevisionRow, ...]:
        """The article's history, the newest first."""
        with self._store.reading() as work:
            return work.revisions.rows(article_id)

    def revision(self, article_id: UUID, sequence: int) -> Article:
        """The article as it was then, verified; raises LibraryDamagedError where it is not so."""
        with self._store.reading() as work:
            return work.revisions.load(article_id, sequence)


def _kept(work: Work, article: Article, name: str) -> bool:
    rows = work.revisions.rows(article.id)
    if not rows or name not in ("", rows[0].name):
        return False
    try:
        return same_content(work.revisions.load(article.id, rows[0].sequence), article)
    except LibraryDamagedError:
        return False
