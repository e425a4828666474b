"""Slugs: unique within their kind, the old ones kept as aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, select
from sqlmodel import col

from desktop_app.store.tables import (
    ArticleTable,
    HubTable,
    ImageTable,
    ProductionTable,
    SlugAliasTable,
)

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

SlugKind = Literal["article", "hub", "production", "image"]

_TABLES: dict[
    SlugKind, type[ArticleTable] | type[HubTable] | type[ProductionTable] | type[ImageTable]
] = {"article": ArticleTable, "hub": HubTable, "production": ProductionTable, "image": ImageTable}


class SlugBook:
    """Finds things by their slug, present or former, and gives out free ones."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, kind: SlugKind, slug: str) -> UUID | None:
        """The id of what has that slug now, or else had it once."""
        table = _TABLES[kind]
        found = self._session.scalar(select(col(table.id)).where(col(table.slug) == slug))
        if found is None:
            found = self._session.scalar(
                select(col(SlugAliasTable.target_id)).where(
                    col(SlugAliasTable.kind) == kind, col(SlugAliasTable.slug) == slug
                )
            )
        return found

    def free(self, kind: SlugKind, wanted: str, owner: UUID | None = None) -> str:
        """`wanted`, or with the first number that makes it nobody else's, now or formerly."""
        if self.find(kind, wanted) in (None, owner):
            return wanted
        taken = self._numbered(kind, wanted, owner)
        number = 2
        while f"{wanted}-{number}" in taken:
            number += 1
        return f"{wanted}-{number}"

    def keep(self, kind: SlugKind, old: str, target: UUID) -> None:
        """Keep a slug that was in use until now as an alias."""
        self._session.add(SlugAliasTable(kind=kind, slug=old, target_id=target))
        self._session.flush()

    def forget_slug(self, kind: SlugKind, slug: str) -> None:
        """The slug is in use again: it is no alias any more."""
        self._session.execute(
            delete(SlugAliasTable).where(
                col(SlugAliasTable.kind) == kind, col(SlugAliasTable.slug) == slug
            )
        )

    def forget(self, kind: SlugKind, target: UUID) -> None:
        """Drop the aliases of something that is removed."""
        self._session.execute(
            delete(SlugAliasTable).where(
                col(SlugAliasTable.kind) == kind, col(SlugAliasTable.target_id) == target
            )
        )

    def aliases(self, kind: SlugKind) -> dict[str, str]:
        """Every former slug with the one that its owner has now."""
        table = _TABLES[kind]
        rows = self._session.execute(
            select(col(SlugAliasTable.slug), col(table.slug))
            .join(table, col(table.id) == col(SlugAliasTable.target_id))
            .where(col(SlugAliasTable.kind) == kind, col(table.slug).is_not(None))
        )
        return {old: str(new) for old, new in rows}

    def _numbered(self, kind: SlugKind, wanted: str, owner: UUID | None) -> set[str]:
        """The slugs that others have, or had, that begin with `wanted` and a hyphen."""
        table = _TABLES[kind]
        alias = SlugAliasTable
        present = self._session.execute(
            select(col(table.slug), col(table.id)).where(
                col(table.slug).startswith(f"{wanted}-", autoescape=True)
            )
        )
        former = self._session.execute(
            select(col(alias.slug), col(alias.target_id)).where(
                col(alias.kind) == kind,
                col(alias.slug).startswith(f"{wanted}-", autoescape=True),
            )
        )
        return {str(slug) for slug, holder in (*present, *former) if holder != owner}
