"""Hubs: rows to domain objects and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update
from sqlmodel import col

from desktop_app.domain.records import Hub
from desktop_app.store.tables import ArticleHubTable, ArticleTable, HubTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from desktop_app.store.slugs import SlugBook


class HubRepository:
    """Reads and writes hubs."""

    def __init__(self, session: Session, slugs: SlugBook) -> None:
        self._session = session
        self._slugs = slugs

    def all(self) -> tuple[Hub, ...]:
        """Every hub by name, each with the number of its articles outside the trash."""
        trashed = select(col(ArticleTable.id)).where(col(ArticleTable.trashed_at).is_not(None))
        counted = self._session.execute(
            select(
                col(ArticleHubTable.hub_id), func.count(func.distinct(ArticleHubTable.article_id))
            )
            .where(col(ArticleHubTable.article_id).not_in(trashed))
            .group_by(col(ArticleHubTable.hub_id))
        )
        counts: dict[UUID | None, int] = {row[0]: row[1] for row in counted}
        rows = self._session.scalars(select(HubTable)).all()
        hubs = (_hub(row, counts.get(row.id, 0)) for row in rows)
        return tuple(sorted(hubs, key=lambda hub: hub.name.casefold()))

    def find(self, name_or_slug: str) -> Hub | None:
        """The hub of that slug, present or former, or of that name."""
        hubs = self.all()
        hub_id = self._slugs.find("hub", name_or_slug)
        wanted = name_or_slug.casefold()
        return next(
            (hub for hub in hubs if hub.id == hub_id or hub.name.casefold() == wanted), None
        )

    def put(self, hub: Hub) -> Hub:
        """Store a new or a changed hub; articles that named its slug before become its own."""
        row = self._session.get(HubTable, hub.id)
        slug = self._slugs.free("hub", hub.slug, hub.id)
        self._slugs.forget_slug("hub", slug)
        if row is None:
            row = HubTable(id=hub.id, slug=slug, name=hub.name, url=hub.url)
            self._session.add(row)
        elif row.slug != slug:
            self._slugs.keep("hub", row.slug, row.id)
        row.slug, row.name, row.url = slug, hub.name, hub.url
        self._session.flush()
        link = ArticleHubTable
        self._session.execute(
            update(link)
            .where(col(link.hub_id).is_(None), col(link.slug) == slug)
            .values(hub_id=row.id)
        )
        self._session.execute(update(link).where(col(link.hub_id) == row.id).values(slug=slug))
        return _hub(row, hub.articles)


def _hub(row: HubTable, articles: int) -> Hub:
    return Hub(id=row.id, slug=row.slug, name=row.name, url=row.url, articles=articles)
