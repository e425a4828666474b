"""Productions, their credits and the people in them: rows to domain objects and back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from desktop_app.domain.records import Credit, Person, Production, ProductionType
from desktop_app.store.tables import (
    ArticleProductionTable,
    CreditAliasTable,
    CreditPartTable,
    CreditTable,
    PersonAliasTable,
    PersonSourceTable,
    PersonTable,
    ProductionSearchTable,
    ProductionSourceTable,
    ProductionTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session
    from sqlmodel import SQLModel

    from desktop_app.store.search import SearchIndex
    from desktop_app.store.slugs import SlugBook

_FACTS = (
    *("title", "year", "distributor", "network", "runtime", "release_date", "certificate"),
    *("season", "episode"),
)
_SOURCE, _PART = ("source", "checked"), ("guest", "voice", "since", "until")


class ProductionRepository:
    """Reads and writes productions with all of their credits."""

    def __init__(self, session: Session, slugs: SlugBook, search: SearchIndex) -> None:
        self._session = session
        self._slugs = slugs
        self._search = search

    def all(self) -> tuple[Production, ...]:
        """Every production by title and year, with its credits in their order."""
        return self._read(None)

    def get(self, production_id: UUID) -> Production | None:
        """The production of that id."""
        return next(iter(self._read(production_id)), None)

    def people(self) -> tuple[Person, ...]:
        """Every person, by name."""
        people = self._people().values()
        return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.slug)))

    def put(self, production: Production) -> Production:
        """Store a new or a changed production; articles that named its slug become its own.

        The people in its credits are stored too; those that are known by their id are updated.
        """
        slug = self._slugs.free("production", production.slug, production.id)
        self._slugs.forget_slug("production", slug)
        values: dict[str, Any] = {name: getattr(production, name) for name in _FACTS}
        values |= {"slug": slug, "type": production.type.value}
        row = self._session.get(ProductionTable, production.id)
        if row is None:
            row = ProductionTable(id=production.id, **values)
            self._session.add(row)
        else:
            if row.slug != slug:
                self._slugs.keep("production", row.slug, row.id)
            for name, value in values.items():
                setattr(row, name, value)
        self._session.flush()
        self._put_extra(ProductionSourceTable, "production_id", production, _SOURCE)
        for person in {credit.person.id: credit.person for credit in production.credits}.values():
            self._put_person(person)
        self._put_credits(production)
        self._adopt(row.id, slug)
        self._index({row.id, *self._sharing(production)})
        stored = self.get(row.id)
        if stored is None:
            raise RuntimeError("a production that was just stored is not there")
        return stored

    def remove(self, production_id: UUID) -> None:
        """Remove the production and its credits; articles keep its slug as they wrote it."""
        self._slugs.forget("production", production_id)
        articles = self._search.articles_of(production_id)
        for table, column in (
            (ProductionSearchTable, ProductionSearchTable.production_id),
            (CreditTable, CreditTable.production_id),
            (ProductionTable, ProductionTable.id),
        ):
            self._session.execute(delete(table).where(col(column) == production_id))
        self._search.put_names(articles)

    def _read(self, only: UUID | None) -> tuple[Production, ...]:
        productions = select(ProductionTable)
        credited = select(CreditTable).order_by(
            col(CreditTable.production_id), col(CreditTable.position)
        )
        if only is not None:
            productions = productions.where(col(ProductionTable.id) == only)
            credited = credited.where(col(CreditTable.production_id) == only)
        people = self._people()
        aliases = self._aliases(CreditAliasTable.credit_id, CreditAliasTable)
        parts = self._extras(CreditPartTable, "credit_id", _PART)
        sources = self._extras(ProductionSourceTable, "production_id", _SOURCE)
        credits_of: defaultdict[UUID, list[Credit]] = defaultdict(list)
        for row in self._session.scalars(credited):
            credits_of[row.production_id].append(
                Credit(
                    id=row.id,
                    person=people[row.person_id],
                    role=row.role,
                    character=row.character,
                    character_aliases=aliases.get(row.id, ()),
                    billing=row.billing,
                    **parts.get(row.id, {}),
                )
            )
        found = (
            replace(_production(row, tuple(credits_of[row.id])), **sources.get(row.id, {}))
            for row in self._session.scalars(productions)
        )
        return tuple(sorted(found, key=lambda item: (item.title.casefold(), item.year or 0)))

    def _people(self) -> dict[UUID, Person]:
        aliases = self._aliases(PersonAliasTable.person_id, PersonAliasTable)
        sources = self._extras(PersonSourceTable, "person_id", _SOURCE)
        return {
            row.id: Person(
                id=row.id,
                name=row.name,
                slug=row.slug,
                sort_name=row.sort_name,
                aliases=aliases.get(row.id, ()),
                **sources.get(row.id, {}),
            )
            for row in self._session.scalars(select(PersonTable))
        }

    def _aliases(
        self, owner: UUID, table: type[PersonAliasTable] | type[CreditAliasTable]
    ) -> dict[UUID, tuple[str, ...]]:
        rows = self._session.execute(
            select(col(owner), col(table.name)).order_by(col(owner), col(table.position))
        )
        names: defaultdict[UUID, tuple[str, ...]] = defaultdict(tuple)
        for owner_id, name in rows:
            names[owner_id] += (name,)
        return names

    def _extras(
        self, table: type[SQLModel], key: str, names: tuple[str, ...]
    ) -> dict[UUID, dict[str, Any]]:
        """What a table beside another says, by the id of the row that it belongs to."""
        return {
            getattr(row, key): {name: getattr(row, name) for name in names}
            for row in self._session.scalars(select(table))
        }

    def _put_extra(
        self,
        table: type[SQLModel],
        key: str,
        thing: Production | Person | Credit,
        names: tuple[str, ...],
    ) -> None:
        """Keep a row in a table beside another, where it has anything to say."""
        self._session.execute(delete(table).where(getattr(table, key) == thing.id))
        values = {name: getattr(thing, name) for name in names}
        if any(values.values()):
            self._session.execute(insert(table), [{key: thing.id, **values}])

    def remove_person(self, person_id: UUID) -> None:
        """Remove somebody whom no credit names any more."""
        self._session.execute(delete(PersonTable).where(col(PersonTable.id) == person_id))

    def _put_person(self, person: Person) -> None:
        values = {
            "slug": self._free_person_slug(person),
            "name": person.name,
            "sort_name": person.sort_name,
        }
        row = self._session.get(PersonTable, person.id)
        if row is None:
            self._session.add(PersonTable(id=person.id, **values))
        else:
            for name, value in values.items():
                setattr(row, name, value)
        self._session.flush()
        self._put_aliases(PersonAliasTable, "person_id", person.id, person.aliases)
        self._put_extra(PersonSourceTable, "person_id", person, _SOURCE)

    def _free_person_slug(self, person: Person) -> str:
        taken = set(
            self._session.scalars(
                select(col(PersonTable.slug)).where(col(PersonTable.id) != person.id)
            )
        )
        slug, number = person.slug, 1
        while slug in taken:
            number += 1
            slug = f"{person.slug}-{number}"
        return slug

    def _put_credits(self, production: Production) -> None:
        self._session.execute(
            delete(CreditTable).where(col(CreditTable.production_id) == production.id)
        )
        rows = [
            {
                "id": credit.id,
                "production_id": production.id,
                "person_id": credit.person.id,
                "position": position,
                "role": credit.role,
                "character": credit.character,
                "billing": credit.billing,
            }
            for position, credit in enumerate(production.credits)
        ]
        if rows:
            self._session.execute(insert(CreditTable), rows)
        for credit in production.credits:
            self._put_aliases(CreditAliasTable, "credit_id", credit.id, credit.character_aliases)
            self._put_extra(CreditPartTable, "credit_id", credit, _PART)

    def _put_aliases(
        self,
        table: type[PersonAliasTable] | type[CreditAliasTable],
        key: str,
        owner: UUID,
        names: tuple[str, ...],
    ) -> None:
        self._session.execute(delete(table).where(getattr(table, key) == owner))
        rows = [
            {key: owner, "position": position, "name": name} for position, name in enumerate(names)
        ]
        if rows:
            self._session.execute(insert(table), rows)

    def _adopt(self, production_id: UUID, slug: str) -> None:
        link = ArticleProductionTable
        self._session.execute(
            update(link)
            .where(col(link.production_id).is_(None), col(link.slug) == slug)
            .values(production_id=production_id)
        )
        self._session.execute(
            update(link).where(col(link.production_id) == production_id).values(slug=slug)
        )

    def _sharing(self, production: Production) -> Iterable[UUID]:
        people = [credit.person.id for credit in production.credits]
        return self._session.scalars(
            select(col(CreditTable.production_id)).where(col(CreditTable.person_id).in_(people))
        )

    def _index(self, ids: set[UUID]) -> None:
        """Index productions anew: a person's new name is found through all of them."""
        for production_id in ids:
            production = self.get(production_id)
            if production is not None:
                names: list[str] = []
                for credit in production.credits:
                    person = credit.person
                    names += [person.name, *person.aliases, credit.character]
                    names += credit.character_aliases
                self._search.put_production(production_id, production.label(), names)


def _production(row: ProductionTable, credits_: tuple[Credit, ...]) -> Production:
    return Production(
        id=row.id,
        slug=row.slug,
        title=row.title,
        type=ProductionType(row.type),
        year=row.year,
        distributor=row.distributor,
        network=row.network,
        runtime=row.runtime,
        release_date=row.release_date,
        certificate=row.certificate,
        season=row.season,
        episode=row.episode,
        credits=credits_,
    )
