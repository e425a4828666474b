"""Productions and the people in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.canonical import cleaned
from desktop_app.domain.foundcast import with_parts
from desktop_app.domain.text import slugify
from desktop_app.domain.twins import merged
from desktop_app.errors import NotFoundError
from desktop_app.services.changes import Changes
from desktop_app.services.storable import storable_slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.domain.foundcast import Part
    from desktop_app.domain.records import Credit, Person, Production
    from desktop_app.store.work import Store, Work


class CastingService:
    """Use cases on productions; call them from one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def productions(self) -> tuple[Production, ...]:
        """Every production, by title and year, each with its credits in billing order."""
        with self._store.reading() as work:
            return work.productions.all()

    def people(self) -> tuple[Person, ...]:
        """Every person, by name."""
        with self._store.reading() as work:
            return work.productions.people()

    def add_production(
        self, production: Production, parts: Sequence[Part] = ()
    ) -> tuple[Production, Changes]:
        """Add a production with its credits; people are found by name, or made.

        `parts` come behind the credits, their people found by folded names.
        """
        with self._store.writing() as work:
            if parts:
                production = with_parts(production, parts, work.productions.people())
            return work.productions.put(_ready(work, production)), Changes(productions=True)

    def save_production(self, production: Production) -> tuple[Production, Changes]:
        """Store a changed production with its credits; people are found by name, or made."""
        with self._store.writing() as work:
            if work.productions.get(production.id) is None:
                raise NotFoundError(f"There is no production “{production.title}” any more.")
            stored = work.productions.put(_ready(work, production))
        return stored, Changes(productions=True)

    def extend_cast(self, slug: str, parts: Sequence[Part]) -> tuple[Production, Changes]:
        """Add parts behind the billing of a production; credits that are there stay as they are."""
        with self._store.writing() as work:
            production_id = work.slugs.find("production", slug)
            before = work.productions.get(production_id) if production_id is not None else None
            if before is None:
                raise NotFoundError(f"There is no production “{slug}” in the library.")
            production = with_parts(before, parts, work.productions.people())
            return work.productions.put(_ready(work, production)), Changes(productions=True)

    def merge_people(self, keep: UUID, drop: UUID) -> tuple[tuple[Production, ...], Changes]:
        """Give one person's credits and names to another, who stays; the productions as they were.

        Whoever hands those to `put_back` has both persons again.
        """
        with self._store.writing() as work:
            people = {person.id: person for person in work.productions.people()}
            if keep == drop or keep not in people or drop not in people:
                raise NotFoundError("One of these two people is not in the library any more.")
            person = merged(people[keep], people[drop])
            before = tuple(
                production
                for production in work.productions.all()
                if {keep, drop} & {credit.person.id for credit in production.credits}
            )
            for production in before:
                parts: dict[object, Credit] = {}
                for credit in production.credits:
                    theirs = credit.person.id in (keep, drop)
                    key = (credit.role, credit.character) if theirs else credit.id
                    parts.setdefault(key, replace(credit, person=person) if theirs else credit)
                work.productions.put(replace(production, credits=tuple(parts.values())))
            work.productions.remove_person(drop)
        return before, Changes(productions=True)

    def put_back(self, productions: Sequence[Production]) -> Changes:
        """Store productions, with the people in them, as they were before."""
        with self._store.writing() as work:
            for production in productions:
                work.productions.put(production)
        return Changes(productions=True)

    def remove_production(self, slug: str) -> Changes:
        """Remove a production; articles keep its slug, and find it again where it comes back."""
        with self._store.writing() as work:
            production_id = work.slugs.find("production", slug)
            if production_id is None:
                raise NotFoundError(f"There is no production “{slug}” in the library.")
            work.productions.remove(production_id)
        return Changes(productions=True)


def production_slug(production: Production) -> str:
    """The slug that comes from title, year, season and episode: "metropolis-1927", "…-s1e2"."""
    parts = [production.title]
    if production.year:
        parts.append(str(production.year))
    number = f"s{production.season}" if production.season else ""
    number += f"e{production.episode}" if production.episode else ""
    if number:
        parts.append(number)
    return slugify("-".join(parts), "production")


def _ready(work: Work, production: Production) -> Production:
    production = cleaned(production)
    known = work.productions.people()
    by_id = {person.id: person for person in known}
    by_name: dict[str, Person] = {}
    for person in known:
        for name in (*person.aliases, person.name):
            by_name[name] = person
    credits_ = []
    for credit in production.credits:
        person = _person(credit, by_id, by_name)
        by_name.setdefault(person.name, person)
        credits_.append(replace(credit, person=person))
    return replace(
        production,
        slug=storable_slug(production.slug, production_slug(production)),
        credits=tuple(sorted(credits_, key=lambda credit: credit.billing)),
    )


def _person(credit: Credit, by_id: dict[UUID, Person], by_name: dict[str, Person]) -> Person:
    """The person of a credit: known by id, so that a new name is taken; else by name; else new."""
    person = credit.person
    if person.id not in by_id and person.name in by_name:
        return by_name[person.name]
    return replace(person, slug=storable_slug(person.slug, slugify(person.name, "person")))
