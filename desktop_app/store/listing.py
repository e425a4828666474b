"""Lists of articles: read from columns, never from bodies."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, func, select, type_coerce
from sqlmodel import col

from desktop_app.domain.article import ArticleRow, Kind, Status
from desktop_app.domain.moment import Moment
from desktop_app.domain.records import PublishedLink
from desktop_app.domain.review import Review, rating_mark
from desktop_app.store.recall import Recall, each_row, readers
from desktop_app.store.tables import (
    ArticleBylineTable,
    ArticleHubTable,
    ArticleProductionTable,
    ArticleSearchTable,
    ArticleTable,
    ArticleTagTable,
    PublicationTable,
    ReviewTable,
)

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}


class ListMemory:
    """What an open library remembers of its lists from one time to the next."""

    def __init__(self) -> None:
        self.rows: Recall[ArticleRow] = Recall()
        self.links: Recall[PublishedLink] = Recall()


class ArticleList:
    """Every article as a list or a link shows it."""

    def __init__(self, session: Session, memory: ListMemory) -> None:
        self._session = session
        self._memory = memory

    def rows(self, first: int | None = None) -> tuple[ArticleRow, ...]:
        """Every article or the `first` so many, trashed ones too, the latest changed first.

        The latest by its number, which rises with every change: a clock may have been set back.
        """
        article, review = ArticleTable.__table__.c, ReviewTable.__table__.c  # type: ignore[attr-defined]
        number = ArticleSearchTable.__table__.c  # type: ignore[attr-defined]
        query = (
            select(
                *(article.id, article.headline, article.slug, article.kind, article.status),
                *(article.words, article.updated_at, article.date_at, article.date_zone),
                *(article.embargo_at, article.embargo_zone, article.trashed_at),
                *(review.scale, review.rating),
            )
            .outerjoin_from(article.id.table, review.scale.table)
            .outerjoin(number.number.table, number.article_id == article.id)
            .order_by(number.number.desc(), article.updated_at.desc())
        )
        if first is not None:
            # By the index: sorting all of them for a few would take as long as reading them.
            newest = select(number.article_id).order_by(number.number.desc()).limit(first)
            query = query.where(article.id.in_(newest))
        found = list(each_row(self._session, query))
        within = None if first is None else [row[0] for row in found]
        hubs = self._slugs(ArticleHubTable, within)
        read = readers(self._session, query)

        def make(values: tuple[Any, ...]) -> ArticleRow:
            return _row([get(value) for get, value in zip(read, values, strict=False)], values[-1])

        recall = self._memory.rows.of if first is None else self._memory.rows.some
        return tuple(recall([(*row, hubs.get(row[0], ())) for row in found], make))

    def slug_of(self, article_id: UUID) -> str:
        """The slug that the article has now, "" where it has none yet."""
        slug = self._session.scalar(
            select(col(ArticleTable.slug)).where(col(ArticleTable.id) == article_id)
        )
        return slug or ""

    def links(self) -> dict[str, PublishedLink]:
        """Every article outside the trash as a link to it, by slug, the latest dated first."""
        article = ArticleTable.__table__.c  # type: ignore[attr-defined]
        query = (
            select(
                *(article.id, article.slug, article.headline, article.status),
                *(article.canonical_url, article.date_at, article.date_zone, article.kind),
            )
            .where(article.slug.is_not(None), article.trashed_at.is_(None))
            .order_by(func.coalesce(article.date_at, article.updated_at).desc())
        )
        urls = self._urls()
        hubs = self._slugs(ArticleHubTable)
        productions = self._slugs(ArticleProductionTable)
        rows = (
            (*row, urls.get(row[0]), hubs.get(row[0], ()), productions.get(row[0], ()))
            for row in each_row(self._session, query)
        )
        return {link.slug: link for link in self._memory.links.of(rows, _link)}

    def bylines(self) -> tuple[str, ...]:
        """Every name in a byline, once, in the order of the alphabet."""
        return self._names(ArticleBylineTable)

    def tags(self) -> tuple[str, ...]:
        """Every tag, once, in the order of the alphabet."""
        return self._names(ArticleTagTable)

    def _names(self, table: type[ArticleBylineTable] | type[ArticleTagTable]) -> tuple[str, ...]:
        names = self._session.scalars(select(col(table.name)).distinct())
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))

    def _urls(self) -> dict[Any, str]:
        publication = PublicationTable.__table__.c  # type: ignore[attr-defined]
        query = (
            select(publication.article_id, publication.url)
            .where(publication.url != "")
            .order_by(publication.sent_at)
        )
        return {row[0]: row[1] for row in each_row(self._session, query)}

    def _slugs(
        self,
        table: type[ArticleHubTable] | type[ArticleProductionTable],
        within: list[Any] | None = None,
    ) -> dict[Any, tuple[str, ...]]:
        """The slugs of each article, or of some, by its id as the driver gives it."""
        link = table.__table__.c  # type: ignore[union-attr]
        query = select(link.article_id, link.slug).order_by(link.position)
        if within is not None:
            query = query.where(type_coerce(link.article_id, String).in_(within))
        slugs: dict[Any, tuple[str, ...]] = {}
        alone: dict[str, tuple[str, ...]] = {}  # most articles have one, and share it with others
        for article_id, slug in each_row(self._session, query):
            before = slugs.get(article_id)
            if before is None:
                slugs[article_id] = alone.setdefault(slug, (slug,))
            else:
                slugs[article_id] = (*before, slug)
        return slugs


def _link(values: tuple[Any, ...]) -> PublishedLink:
    _id, slug, headline, status, canonical_url, date_at, date_zone, kind = values[:8]
    url, hubs, productions = values[8:]
    return PublishedLink(
        slug=slug,
        headline=headline,
        url=url or canonical_url,
        productions=productions,
        hubs=hubs,
        published=status == Status.PUBLISHED,
        date=_moment(_instant(date_at), date_zone),
        kind=kind,
    )


def _instant(value: datetime | str | None) -> datetime | None:
    """A time as the driver gives it, which may be text, in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return None if value is None else value.replace(tzinfo=UTC)


def _row(values: list[Any], hubs: tuple[str, ...]) -> ArticleRow:
    article_id, headline, slug, kind, status, words, updated_at = values[:7]
    date_at, date_zone, embargo_at, embargo_zone, trashed_at, scale, rating = values[7:]
    return ArticleRow(
        id=article_id,
        headline=headline,
        slug=slug or "",
        kind=_KINDS[kind],
        status=_STATUSES[status],
        words=words,
        updated_at=updated_at,
        date=_moment(date_at, date_zone),
        embargo=_moment(embargo_at, embargo_zone),
        trashed_at=trashed_at,
        rating=_rating(scale, rating),
        hubs=hubs,
    )


def _moment(instant: datetime | None, zone: str | None) -> Moment | None:
    return None if instant is None else Moment(instant, zone or "UTC")


def _rating(scale: str | None, rating: float | None) -> str:
    return "" if scale is None else rating_mark(Review(scale=scale, rating=rating))
