"""What is known of a person over all productions, and where an article names them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from desktop_app.domain.article import Article, Status
    from desktop_app.domain.records import Credit, Person, Production


class CreditIn(NamedTuple):
    """One of a person's credits, and the production that it is in."""

    production: Production
    credit: Credit


@dataclass(frozen=True)
class NamedIn:
    """An article that names a person: how often, and where in its body first (-1: only above)."""

    article_id: UUID
    headline: str
    status: Status
    count: int
    at: int


def credits_of(person: UUID, productions: Iterable[Production]) -> tuple[CreditIn, ...]:
    """Every credit of a person, the latest production first; those without a year come last."""
    found = [
        CreditIn(production, credit)
        for production in productions
        for credit in production.credits
        if credit.person.id == person
    ]
    found.sort(key=lambda one: (-(one.production.year or 0), one.production.title.casefold()))
    return tuple(found)


def named_in(article: Article, person: Person) -> NamedIn | None:
    """How an article names a person by a whole name; None where it does not, or is trashed."""
    if article.trashed_at is not None:
        return None
    pattern = _pattern(person)
    if pattern is None:
        return None
    places = [match.start() for match in pattern.finditer(article.body)]
    above = sum(1 for text in (article.headline, article.dek) for _ in pattern.finditer(text))
    if not places and not above:
        return None
    return NamedIn(
        article.id,
        article.headline,
        article.details.status,
        len(places) + above,
        places[0] if places else -1,
    )


def names_of(person: Person) -> tuple[str, ...]:
    """The names that a person has, each once."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in (person.name, *person.aliases)))


def _pattern(person: Person) -> re.Pattern[str] | None:
    """Any of the names, in whole words exactly as the record has them; any blanks will do."""
    names = sorted((name for name in names_of(person) if name), key=len, reverse=True)
    if not names:
        return None
    parts = (r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-\w)")
