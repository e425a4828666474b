"""What the fields of a record say, as values: pure, so that it can be tested by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.naming.spelling import distance, is_near, words_of
from desktop_app.domain.records import Person
from desktop_app.domain.text import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Credit


def date_of(text: str) -> date | None:
    """The day that "1927-01-10" names, None for ""; raises ValueError for anything else."""
    return date.fromisoformat(text) if text else None


def is_date(text: str) -> bool:
    """Whether `date_of` can read it."""
    try:
        date_of(text)
    except ValueError:
        return False
    return True


def number_of(text: str) -> int | None:
    """The number above 0 that digits say."""
    return int(text) if text.isdecimal() and int(text) > 0 else None


def names_of(text: str) -> tuple[str, ...]:
    """Names between semicolons, each once: commas stand in names ("Begley, Jr.")."""
    names = (" ".join(name.split()) for name in text.split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def is_mended(before: str, now: str) -> bool:
    """Whether a new name is the old one written otherwise, and not somebody else's."""
    old, new = words_of(before), words_of(now)
    if not old or not new or old == new:
        return True
    if is_near(old, new) if len(old) == len(new) else distance("".join(old), "".join(new)) < 2:
        return True
    return old[-1] == new[-1] and old[0][:1] == new[0][:1]


def renamed(person: Person, name: str, known: Iterable[Person]) -> Person:
    """Whom a name in a person's field means: the same under a mended name, somebody known, or new.

    Somebody of just that name among `known` comes first.
    """
    if name == person.name:
        return person
    for other in known:
        if other.id != person.id and name in (other.name, *other.aliases):
            return other
    if not person.name or is_mended(person.name, name):
        return replace(person, name=name)
    return Person(uuid4(), name, slugify(name, "person"))


def recast(credit: Credit, on: date) -> tuple[Credit, Credit]:
    """A part that somebody gives up on that day, and the same for whoever takes it over."""
    nobody = Person(uuid4(), "", "")
    after = replace(credit, id=uuid4(), person=nobody, since=on, until=None)
    return replace(credit, until=on), after
