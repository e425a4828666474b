"""People who are in the records twice, under names that are nearly one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.naming.spelling import is_near, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Person


class Twins(NamedTuple):
    """Two people who may be one. The first is the one to keep: more is known of them."""

    keep: Person
    drop: Person


def find_twins(people: Iterable[Person]) -> tuple[Twins, ...]:
    """Every two people whose names differ in a hyphen, a diacritic or a letter, by name."""
    alike: defaultdict[tuple[int, str], list[Person]] = defaultdict(list)
    for person in sorted(people, key=lambda one: (one.name.casefold(), one.slug)):
        words = words_of(person.name)
        if len(words) > 1:  # one word is too easily somebody else's
            alike[len(words), words[0][:1]].append(person)
    return tuple(
        _ordered(one, other)
        for group in alike.values()
        for one, other in combinations(group, 2)
        if is_near(words_of(one.name), words_of(other.name))
    )


def twins_among(some: Iterable[Person], everyone: Iterable[Person]) -> tuple[Twins, ...]:
    """Twins of which at least one is among `some`."""
    wanted = {person.id: words_of(person.name) for person in some}
    keys = {(len(words), words[0][:1]) for words in wanted.values() if words}
    near = {person.id: person for person in everyone if _key(person) in keys}
    return tuple(pair for pair in find_twins(near.values()) if wanted.keys() & {p.id for p in pair})


def _key(person: Person) -> tuple[int, str]:
    words = words_of(person.name)
    return len(words), words[0][:1] if words else ""


def merged(keep: Person, drop: Person) -> Person:
    """One person of two: the other's names become further ones, gaps are filled from the other."""
    known = {keep.name, *keep.aliases}
    names = dict.fromkeys(name for name in (drop.name, *drop.aliases) if name not in known)
    return replace(
        keep,
        aliases=(*keep.aliases, *names),
        sort_name=keep.sort_name or drop.sort_name,
        source=keep.source or drop.source,
        checked=keep.checked if keep.source or not drop.source else drop.checked,
    )


def _ordered(one: Person, other: Person) -> Twins:
    return Twins(other, one) if _weight(other) > _weight(one) else Twins(one, other)


def _weight(person: Person) -> tuple[bool, int, int]:
    """How much is known of somebody; a name with its diacritics is known better."""
    strange = sum(not char.isascii() or char == "-" for char in person.name)
    return person.checked is not None, len(person.aliases), strange
