"""What is known of a production, in the words in which it goes into a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.records import ProductionType

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.domain.records import Production

# Not strftime's: that follows the system's language.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


class Fact(NamedTuple):
    """One fact: what it is, and its words."""

    key: str  # "outlet", "premiere", "director" or "runtime"
    text: str


def facts_of(production: Production) -> tuple[Fact, ...]:
    """Network or distributor, premiere, directors and runtime, as far as they are known."""
    first, second = production.network, production.distributor
    if production.type is ProductionType.FILM:
        first, second = second, first
    directors = [one.person.name for one in production.credits if one.role == "director"]
    released, runtime = production.release_date, production.runtime
    found = (
        Fact("outlet", first or second),
        Fact("premiere", spoken_date(released) if released is not None else ""),
        Fact("director", _joined(directors)),
        Fact("runtime", f"{runtime} minutes" if runtime else ""),
    )
    return tuple(fact for fact in found if fact.text)


def spoken_date(day: date) -> str:
    """A day as a text has it: "January 10, 1927"."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _joined(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
