"""The library as a whole: its articles in a list, found, made, moved about; its hubs; its records.

Importing this module loads no database: the store is handed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from desktop_app.domain.article import Article, ArticleRow, Kind, Status
from desktop_app.domain.canonical import cleaned
from desktop_app.domain.published_rating import unpublished, with_status
from desktop_app.domain.records import HouseStyle, Hub, Records
from desktop_app.domain.text import slugify
from desktop_app.errors import NotFoundError
from desktop_app.markdown.counting import count_prose
from desktop_app.services.changes import Changes
from desktop_app.services.clock import utc_now
from desktop_app.services.starting import starting_body, starting_details
from desktop_app.services.storable import storable, storable_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.search import Filter, Match
    from desktop_app.store.work import Store, Work


@dataclass(frozen=True)
class Overview:
    """What the library panel shows; trashed articles are in it, with the time of it."""

    rows: tuple[ArticleRow, ...]  # the latest changed first
    hubs: tuple[Hub, ...]
    name: str
    path: Path


@dataclass(frozen=True)
class KnownWords:
    """What articles have been given before, each once, in the order of the alphabet."""

    bylines: tuple[str, ...]
    tags: tuple[str, ...]


class LibraryService:
    """Use cases on the library; call them from one thread."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime] = utc_now,
        house: Callable[[], HouseStyle] = HouseStyle,
    ) -> None:
        """`house` reads the house style, which goes along with the records."""
        self._store = store
        self._house = house
        self._clock = clock

    # ------------------------------------------------------------------------------- reading

    def overview(self, first: int | None = None) -> Overview:
        """Every article as a list shows it, or only the `first` so many, and every hub."""
        with self._store.reading() as work:
            return Overview(
                rows=work.listing.rows(first),
                hubs=work.hubs.all(),
                name=self._store.folder.name,
                path=self._store.folder,
            )

    def search(
        self,
        text: str,
        only: Filter | None = None,
        *,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[UUID, ...]:
        """The articles that hold all words of the text, trashed ones too, the newest first.

        A word may be anywhere in headline, dek, body, tags, byline, productions and their people;
        the last may be the beginning of one; case and diacritics do not matter. `stop` is asked
        while it lasts, from the same thread; raises CancelledError where it says so.
        """
        with self._store.reading() as work:
            return work.search.articles(text, only, stop)

    def ranked(self, text: str, *, stop: Callable[[], bool] | None = None) -> tuple[Match, ...]:
        """The best of what `search` finds, the best first, each with a line of its text."""
        with self._store.reading() as work:
            return work.search.ranked(text, stop)

    def article(self, article_id: UUID) -> Article:
        """The article of that id; raises NotFoundError."""
        with self._store.reading() as work:
            return _article(work, article_id)

    def is_whole(self, article_id: UUID) -> bool:
        """Whether the article's text is what was written, and not what the disk made of it."""
        with self._store.reading() as work:
            return work.articles.is_whole(article_id)

    def article_by_slug(self, slug: str) -> Article:
        """The article that has that slug now, or else had it once; raises NotFoundError."""
        with self._store.reading() as work:
            article_id = work.slugs.find("article", slug)
            if article_id is None:
                raise NotFoundError(
                    f"There is no article “{slug}” in the library.",
                    "Look for its name in the list of articles.",
                )
            return _article(work, article_id)

    def slug_of(self, article_id: UUID) -> str:
        """The slug that the article goes by, also while it only follows its headline."""
        with self._store.reading() as work:
            return work.listing.slug_of(article_id)

    def records(self) -> Records:
        """A snapshot of every record, as it is now."""
        with self._store.reading() as work:
            return Records(
                images={image.slug: image for image in work.images.all()},
                productions={item.slug: item for item in work.productions.all()},
                hubs={hub.slug: hub for hub in work.hubs.all()},
                articles=work.listing.links(),
                aliases={
                    f"{kind}:{old}": new
                    for kind in ("article", "production", "hub", "image")
                    for old, new in work.slugs.aliases(kind).items()
                },
                house=self._house(),
            )

    def known_words(self) -> KnownWords:
        """The bylines and tags of all articles, to be offered again."""
        with self._store.reading() as work:
            return KnownWords(work.listing.bylines(), work.listing.tags())

    # ------------------------------------------------------------------------------ articles

    def new_article(self, kind: Kind | None = None, headline: str = "") -> tuple[Article, Changes]:
        """Make an article with the parts that the kind always has; without one an empty post."""
        body = starting_body(kind) if kind is not None else ""
        details = starting_details(kind or Kind.NEWS, self._house().default_scale)
        return self._add(Article(id=uuid4(), headline=headline, body=body, details=details))

    def add_article(self, article: Article) -> tuple[Article, Changes]:
        """Add an article from outside; it keeps its id where that is free, its slug likewise."""
        article = storable(article)
        if not article.details.slug and article.headline.strip():
            article = _with_slug(article, slugify(article.headline))
        return self._add(article)

    def duplicate(self, article_id: UUID) -> tuple[Article, Changes]:
        """Make a draft with the same text and details."""
        original = self.article(article_id)
        details = original.details
        slug = f"{details.slug}-copy" if details.slug else ""
        copy = Article(
            id=uuid4(),
            headline=f"{original.headline} (copy)".lstrip(),
            dek=original.dek,
            body=original.body,
            details=replace(unpublished(details), status=Status.DRAFT, slug=slug),
        )
        return self._add(copy)

    def rename(self, article_id: UUID, headline: str) -> Changes:
        """Give an article another headline."""
        return self._change([article_id], lambda article: replace(article, headline=headline))

    def set_status(self, ids: Sequence[UUID], status: Status) -> Changes:
        """Move articles to another status; those that have it already do not change."""
        return self._change(
            ids,
            lambda article: replace(article, details=with_status(article.details, status)),
        )

    def trash(self, ids: Sequence[UUID]) -> Changes:
        """Put articles into the trash; nothing else about them changes."""
        with self._store.writing() as work:
            return _moved(work.articles.set_trashed(ids, self._clock()))

    def restore(self, ids: Sequence[UUID]) -> Changes:
        """Take articles out of the trash, as they were."""
        with self._store.writing() as work:
            return _moved(work.articles.set_trashed(ids, None))

    # ---------------------------------------------------------------------------------- hubs

    def hub(self, name: str) -> tuple[Hub, Changes]:
        """The hub of that name or slug, made where there is none."""
        name = cleaned(name).strip()
        with self._store.writing() as work:
            found = work.hubs.find(name)
            if found is not None:
                return found, Changes()
            hub = work.hubs.put(Hub(id=uuid4(), slug=slugify(name, "hub"), name=name))
            return hub, Changes(hubs=True)

    def save_hub(self, hub: Hub) -> tuple[Hub, Changes]:
        """Store a hub's name, slug and address; articles in it follow."""
        hub = cleaned(hub)
        hub = replace(hub, slug=storable_slug(hub.slug, slugify(hub.name, "hub")))
        with self._store.writing() as work:
            return work.hubs.put(hub), Changes(hubs=True, article_list=True)

    def samples_done(self) -> None:
        """Note that the samples are in, so that they never come again."""
        with self._store.writing() as work:
            work.meta.set_seeded(self._clock())

    # ------------------------------------------------------------------------------- helpers

    def _add(self, article: Article) -> tuple[Article, Changes]:
        with self._store.writing() as work:
            if work.articles.get(article.id) is not None:
                article = replace(article, id=uuid4())
            added = work.articles.add(article, words=count_prose(article.body), now=self._clock())
        return added, _changes(added)

    def _change(self, ids: Sequence[UUID], change: Callable[[Article], Article]) -> Changes:
        changed: set[UUID] = set()
        with self._store.writing() as work:
            for article_id in ids:
                old = _article(work, article_id)
                new = work.articles.save(
                    storable(change(old)),
                    words=count_prose(old.body),
                    now=self._clock(),
                    stored=old,
                )
                if new.version != old.version:
                    changed.add(article_id)
        return Changes(articles=frozenset(changed), article_list=bool(changed))


def _article(work: Work, article_id: UUID) -> Article:
    article = work.articles.get(article_id)
    if article is None:
        raise NotFoundError("This article is not in the library any more.")
    return article


def _with_slug(article: Article, slug: str) -> Article:
    return replace(article, details=replace(article.details, slug=slug))


def _changes(article: Article) -> Changes:
    return Changes(
        articles=frozenset({article.id}), article_list=True, hubs=bool(article.details.hubs)
    )


def _moved(ids: frozenset[UUID]) -> Changes:
    # A hub counts the articles outside the trash.
    return Changes(articles=ids, article_list=bool(ids), hubs=bool(ids))
