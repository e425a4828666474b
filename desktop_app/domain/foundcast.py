"""What a cast found in a text adds to a production that may have some of it already."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.records import Credit, Person
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.records import Production

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class Part:
    """Somebody and whom they play; `character` is "" where nobody says."""

    actor: str
    character: str = ""


class CastIndex:
    """A cast, to be asked whether it has a part."""

    def __init__(self, cast: Iterable[Credit] = ()) -> None:
        self._words: dict[str, list[frozenset[str]]] = {}
        for credit in cast:
            self.add(credit)

    def add(self, credit: Credit) -> None:
        """Take one more credit."""
        characters = (credit.character, *credit.character_aliases)
        words = [found for character in characters if (found := _words(character))]
        for name in _names(credit.person):
            self._words.setdefault(name, []).extend(words)

    def has(self, part: Part) -> bool:
        """Whether this person is there as this character, under a longer or shorter name too."""
        known = self._words.get(fold(part.actor))
        if known is None:
            return False
        words = _words(part.character)
        return not words or any(words <= one or one <= words for one in known)


def with_parts(
    production: Production, parts: Sequence[Part], people: Sequence[Person]
) -> Production:
    """The production with these parts behind its billing; those that it has are not added again.

    Persons are found among `people` by their folded names. No credit that is there changes.
    """
    index = CastIndex(production.cast())
    known = [*(credit.person for credit in production.credits), *people]
    billing = max((credit.billing for credit in production.credits), default=0)
    added: list[Credit] = []
    for part in parts:
        if index.has(part):
            continue
        person = _person(part.actor, known)
        known.append(person)
        billing += 1
        credit = Credit(uuid4(), person, character=part.character, billing=billing)
        index.add(credit)
        added.append(credit)
    return replace(production, credits=(*production.credits, *added))


def likely_production(texts: Sequence[str], known: Sequence[Production]) -> Production | None:
    """The production that the first of these texts to name any is about."""
    for text in texts:
        folded = f" {' '.join(_WORD.findall(fold(text)))} "
        named = [one for one in known if _title(one) and f" {_title(one)} " in folded]
        if named:
            years = frozenset(re.findall(r"\d{4}", " ".join(texts)))
            return max(named, key=lambda one: (str(one.year) in years, len(_title(one))))
    return None


def _person(name: str, known: Sequence[Person]) -> Person:
    """The person of that name, just so spelled where there is one; else somebody new."""
    for person in known:
        if name in (person.name, *person.aliases):
            return person
    folded = fold(name)
    for person in known:
        if folded in _names(person):
            return person
    return Person(uuid4(), name, "")


def _names(person: Person) -> frozenset[str]:
    return frozenset(fold(name) for name in (person.name, *person.aliases))


def _words(character: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(fold(character)))
    return words - _ARTICLES or words


def _title(production: Production) -> str:
    return " ".join(_WORD.findall(fold(production.title)))
