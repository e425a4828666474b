"""What narrows a search: filters as they are typed, found among the records that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import false, select
from sqlmodel import col

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.query import named
from desktop_app.store.tables import (
    ArticleBylineTable,
    ArticleHubTable,
    ArticleProductionTable,
    ArticleSearchTable,
    ArticleTable,
    CreditTable,
    HubTable,
    PersonTable,
    ProductionTable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session


class Narrowing:
    """Turns what was asked for into conditions of a query; one that names nothing finds nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def narrow(self, query: Select[str], asked: Iterable[tuple[str, str]]) -> Select[str]:
        """The query over article numbers, with every filter that was asked for."""
        query = query.join(ArticleTable, col(ArticleTable.id) == col(ArticleSearchTable.article_id))
        conditions: dict[str, Callable[[str], ColumnElement[bool]]] = {
            "status": self._status,
            "kind": self._kind,
            "production": self._production,
            "hub": self._hub,
            "person": self._person,
        }
        for name, value in asked:
            query = query.where(conditions[name](value))
        return query

    def _status(self, value: str) -> ColumnElement[bool]:
        wanted = [
            one.value for one in Status if named(value, one.value, one.value.replace("-", " "))
        ]
        return col(ArticleTable.status).in_(wanted) if wanted else false()

    def _kind(self, value: str) -> ColumnElement[bool]:
        wanted = [one.value for one in Kind if named(value, one.value, one.value)]
        return col(ArticleTable.kind).in_(wanted) if wanted else false()

    def _hub(self, value: str) -> ColumnElement[bool]:
        hubs = self._named(value, select(col(HubTable.id), col(HubTable.slug), col(HubTable.name)))
        link = ArticleHubTable
        return col(ArticleTable.id).in_(
            select(col(link.article_id)).where(col(link.hub_id).in_(hubs))
        )

    def _production(self, value: str) -> ColumnElement[bool]:
        production = ProductionTable
        found = self._named(
            value, select(col(production.id), col(production.slug), col(production.title))
        )
        link = ArticleProductionTable
        return col(ArticleTable.id).in_(
            select(col(link.article_id)).where(col(link.production_id).in_(found))
        )

    def _person(self, value: str) -> ColumnElement[bool]:
        """In the cast of what the article is about, or in its byline."""
        person, link, credit = PersonTable, ArticleProductionTable, CreditTable
        people = self._named(value, select(col(person.id), col(person.slug), col(person.name)))
        about = (
            select(col(link.article_id))
            .join(credit, col(credit.production_id) == col(link.production_id))
            .where(col(credit.person_id).in_(people))
        )
        names = self._session.scalars(select(col(ArticleBylineTable.name)).distinct())
        writers = [name for name in names if named(value, "", name)]
        wrote = select(col(ArticleBylineTable.article_id)).where(
            col(ArticleBylineTable.name).in_(writers)
        )
        return col(ArticleTable.id).in_(about) | col(ArticleTable.id).in_(wrote)

    def _named(self, value: str, records: Select[UUID, str, str]) -> list[UUID]:
        rows = self._session.execute(records)
        return [id_ for id_, slug, name in rows if named(value, slug, name)]
