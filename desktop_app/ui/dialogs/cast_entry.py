"""A production made of what the writer has typed: pure, so that it can be tested by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.castlines import CastLine, format_cast
from desktop_app.domain.records import Credit, Person, Production, ProductionType
from desktop_app.domain.text import fold, slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.castfile import CastFile

_ON_AIR = (ProductionType.SERIES, ProductionType.SEASON, ProductionType.EPISODE)


@dataclass(frozen=True)
class ProductionFacts:
    """The fields above the cast. `outlet` is the distributor of a film, the network of a series."""

    title: str
    year: int | None = None
    type: ProductionType = ProductionType.FILM
    outlet: str = ""
    season: int | None = None
    episode: int | None = None


def is_on_air(kind: ProductionType) -> bool:
    """Whether such a production has a network rather than a distributor."""
    return kind in _ON_AIR


def outlet_of(production: Production) -> str:
    """Who brings a production out."""
    first, second = production.distributor, production.network
    if is_on_air(production.type):
        first, second = second, first
    return first or second


def cast_text(production: Production) -> str:
    """A production's cast as lines that can be edited and read back."""
    return format_cast(
        tuple(
            CastLine(
                credit.person.name,
                " / ".join(name for name in (credit.character, *credit.character_aliases) if name),
            )
            for credit in production.cast()
        )
    )


def same_work(facts: ProductionFacts, known: Iterable[Production]) -> Production | None:
    """The production that these facts already name, where there is one."""
    for production in known:
        same = (production.year, production.type, production.season, production.episode) == (
            facts.year,
            facts.type,
            facts.season,
            facts.episode,
        )
        if same and fold(production.title) == fold(facts.title):
            return production
    return None


def build_production(
    facts: ProductionFacts, parts: Sequence[CastLine], before: Production | None
) -> Production:
    """A new production, or `before` with other facts and another cast.

    A part that was there keeps its identity, and credits other than actors' stay as they were.
    """
    on_air = is_on_air(facts.type)
    base = before or Production(uuid4(), _slug(facts), facts.title)
    others = tuple(credit for credit in base.credits if credit.role != "actor")
    actors = _credits(parts, base.cast())
    first = len(actors) + 1
    moved = tuple(replace(credit, billing=first + n) for n, credit in enumerate(others))
    return replace(
        base,
        title=facts.title,
        type=facts.type,
        year=facts.year,
        distributor=base.distributor if on_air else facts.outlet,
        network=facts.outlet if on_air else base.network,
        season=facts.season,
        episode=facts.episode,
        credits=(*actors, *moved),
    )


def _credits(parts: Sequence[CastLine], before: Sequence[Credit]) -> tuple[Credit, ...]:
    left = list(before)
    made: list[Credit] = []
    for billing, part in enumerate(parts, start=1):
        names = part.characters()
        character, aliases = (names[0], names[1:]) if names else ("", ())
        old = _find(part, character, left)
        if old is not None:
            left.remove(old)
        person = old.person if old is not None and old.person.name == part.actor else None
        person = person or _known_person(part.actor, before)
        person = person or Person(uuid4(), part.actor, slugify(part.actor, "person"))
        made.append(
            replace(  # what lines cannot say stays: guest, voice, dates
                old or Credit(uuid4(), person),
                person=person,
                character=character,
                character_aliases=aliases,
                billing=billing,
            )
        )
    return tuple(made)


def with_file(production: Production, file: CastFile) -> Production:
    """A production with what its file says besides the fields and lines of the sheet."""
    marks = {(part.name, part.character): part for part in file.cast()}
    credits_ = []
    for credit in production.credits:
        names = (credit.character, *credit.character_aliases)
        part = marks.get((credit.person.name, " / ".join(name for name in names if name)))
        if part is not None:
            credit = replace(credit, guest=part.guest, voice=part.voice)
        credits_.append(credit)
    people = {credit.person.name: credit.person for credit in credits_}
    for billing, part in enumerate(file.crew(), start=len(credits_) + 1):
        fresh = Person(uuid4(), part.name, slugify(part.name, "person"))
        person = people.setdefault(part.name, fresh)
        credits_.append(Credit(uuid4(), person, role=part.role, billing=billing))
    return replace(
        production,
        distributor=production.distributor or file.distributor,
        network=production.network or file.network,
        runtime=file.runtime,
        release_date=file.release_date,
        source=file.source,
        credits=tuple(credits_),
    )


def crew_line(file: CastFile) -> str:
    """Whom a file names besides the actors: "Fritz Lang (director), …"."""
    named = [f"{part.name} ({part.role})" for part in file.crew()]
    return ", ".join(named[:3]) + (f" + {len(named) - 3}" if len(named) > 3 else "")


def file_text(file: CastFile) -> str:
    """The cast of a file as lines to look over."""
    lines = tuple(CastLine(part.name, part.character) for part in file.cast())
    return file.text or format_cast(lines)


def _find(part: CastLine, character: str, left: Sequence[Credit]) -> Credit | None:
    """The credit that this part was: the same pair, else the same person, else the same role."""
    same_person = [credit for credit in left if credit.person.name == part.actor]
    for credit in same_person:
        if credit.character == character:
            return credit
    if same_person:
        return same_person[0]
    return next((credit for credit in left if character and credit.character == character), None)


def _known_person(name: str, before: Sequence[Credit]) -> Person | None:
    return next((credit.person for credit in before if credit.person.name == name), None)


def _slug(facts: ProductionFacts) -> str:
    number = f"s{facts.season}" if facts.season else ""
    number += f"e{facts.episode}" if facts.episode else ""
    parts = (facts.title, str(facts.year or ""), number)
    return slugify(" ".join(part for part in parts if part), "production")
