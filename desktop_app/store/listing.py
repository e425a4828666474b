"""Lists of articles: read from columns, never from bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from desktop_app.domain.article import ArticleRow, Kind, Status
from desktop_app.domain.moment import Moment
from desktop_app.domain.records import PublishedLink
from desktop_app.domain.review import Review, rating_mark
from desktop_app.store.tables import (
    ArticleBylineTable,
    ArticleHubTable,
    ArticleProductionTable,
    ArticleTable,
    ArticleTagTable,
    PublicationTable,
    ReviewTable,
)

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

_KINDS = {kind.value: kind for kind in Kind}
_STATUSES = {status.value: status for status in Status}


class ArticleList:
    """Every article as a list or a link shows it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self) -> tuple[ArticleRow, ...]:
        """Every article, trashed ones too, the latest changed first."""
        hubs = self._slugs(ArticleHubTable)
        # Tables rather than classes, and no names in the loop: with thousands of rows it counts.
        article, review = ArticleTable.__table__.c, ReviewTable.__table__.c  # type: ignore[attr-defined]
        found = self._session.execute(
            select(
                *(article.id, article.headline, article.slug, article.kind, article.status),
                *(article.words, article.updated_at, article.date_at, article.date_zone),
                *(article.embargo_at, article.embargo_zone, article.trashed_at),
                *(review.scale, review.rating),
            )
            .outerjoin_from(article.id.table, review.scale.table)
            .order_by(article.updated_at.desc(), article.created_at.desc(), article.headline)
        )
        return tuple(_row(tuple(row), hubs) for row in found)

    def slug_of(self, article_id: UUID) -> str:
        """The slug that the article has now, "" where it has none yet."""
        slug = self._session.scalar(
            select(col(ArticleTable.slug)).where(col(ArticleTable.id) == article_id)
        )
        return slug or ""

    def links(self) -> dict[str, PublishedLink]:
        """Every article outside the trash as a link to it, by slug, the latest dated first."""
        urls = self._urls()
        hubs = self._slugs(ArticleHubTable)
        productions = self._slugs(ArticleProductionTable)
        found = self._session.execute(
            select(
                col(ArticleTable.id),
                col(ArticleTable.slug),
                col(ArticleTable.headline),
                col(ArticleTable.status),
                col(ArticleTable.canonical_url),
                col(ArticleTable.date_at),
                col(ArticleTable.updated_at),
            ).where(col(ArticleTable.slug).is_not(None), col(ArticleTable.trashed_at).is_(None))
        ).all()
        newest = sorted(found, key=lambda row: row.date_at or row.updated_at, reverse=True)
        return {
            row.slug: PublishedLink(
                slug=row.slug,
                headline=row.headline,
                url=urls.get(row.id) or row.canonical_url,
                productions=productions.get(row.id, ()),
                hubs=hubs.get(row.id, ()),
                published=row.status == Status.PUBLISHED,
            )
            for row in newest
        }

    def bylines(self) -> tuple[str, ...]:
        """Every name in a byline, once, in the order of the alphabet."""
        return self._names(ArticleBylineTable)

    def tags(self) -> tuple[str, ...]:
        """Every tag, once, in the order of the alphabet."""
        return self._names(ArticleTagTable)

    def _names(self, table: type[ArticleBylineTable] | type[ArticleTagTable]) -> tuple[str, ...]:
        names = self._session.scalars(select(col(table.name)).distinct())
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))

    def _urls(self) -> dict[UUID, str]:
        rows = self._session.execute(
            select(col(PublicationTable.article_id), col(PublicationTable.url))
            .where(col(PublicationTable.url) != "")
            .order_by(col(PublicationTable.sent_at))
        )
        return {row.article_id: row.url for row in rows}

    def _slugs(
        self, table: type[ArticleHubTable] | type[ArticleProductionTable]
    ) -> dict[UUID, tuple[str, ...]]:
        link = table.__table__.c  # type: ignore[union-attr]
        rows = self._session.execute(
            select(link.article_id, link.slug).order_by(link.article_id, link.position)
        )
        slugs: dict[UUID, tuple[str, ...]] = {}
        for article_id, slug in rows:
            slugs[article_id] = (*slugs.get(article_id, ()), slug)
        return slugs


def _row(values: tuple[Any, ...], hubs: dict[UUID, tuple[str, ...]]) -> ArticleRow:
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
        hubs=hubs.get(article_id, ()),
    )


def _moment(instant: datetime | None, zone: str | None) -> Moment | None:
    return None if instant is None else Moment(instant, zone or "UTC")


def _rating(scale: str | None, rating: float | None) -> str:
    return "" if scale is None else rating_mark(Review(scale=scale, rating=rating))
