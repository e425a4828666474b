"""A cast as a file gives it, before anybody has looked it over: our own JSON, TMDb's, TVmaze's.

Pure: what comes in are the values that JSON decodes to, whoever wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from desktop_app.domain.castlines import LONGEST_NAME
from desktop_app.domain.records import ProductionType
from desktop_app.domain.text import clean

ENDINGS = (".csv", ".json", ".txt")
MOST_PEOPLE = 2000

_ACTOR = ("actor", "person", "performer", "name", "actor_name")
_CHARACTER = ("character", "role", "part", "character_name")
_ORDER = ("order", "billing", "position")
_VOICE = re.compile(r"\s*\(voice\)\s*", re.IGNORECASE)
_CREW = {
    "director": "director",
    "screenplay": "writer",
    "writer": "writer",
    "showrunner": "showrunner",
    "creator": "creator",
    "original music composer": "composer",
    "director of photography": "cinematographer",
}
_LATE = 10**6  # behind everybody who has a billing


class CastPart(NamedTuple):
    """Somebody and what they do; `role` is "actor" for the cast."""

    name: str
    character: str = ""
    role: str = "actor"
    guest: bool = False
    voice: bool = False


@dataclass(frozen=True)
class CastFile:
    """What a file says. `text` is a cast list to be read line by line, where it is no JSON."""

    parts: tuple[CastPart, ...] = ()
    text: str = ""
    title: str = ""
    type: ProductionType = ProductionType.FILM
    year: int | None = None
    distributor: str = ""
    network: str = ""
    runtime: int | None = None
    release_date: date | None = None
    source: str = ""  # the file's name
    unread: int = field(default=0)  # entries that named nobody

    def cast(self) -> tuple[CastPart, ...]:
        """The actors, in billing order."""
        return tuple(part for part in self.parts if part.role == "actor")

    def crew(self) -> tuple[CastPart, ...]:
        """Everybody else."""
        return tuple(part for part in self.parts if part.role != "actor")


def cast_of_json(plain: object, source: str = "") -> CastFile | None:
    """The cast in decoded JSON; None where there is none, whatever it is instead."""
    top = plain if isinstance(plain, Mapping) else {}
    lists = [entries for entries in _lists(plain) if entries[0]]
    read = [_entry(one, guest=guest) for entries, guest in lists for one in entries]
    found = [(order, part) for entry in read for order, part in entry]
    found.sort(key=lambda pair: (pair[1].guest, pair[0]))
    parts = tuple(dict.fromkeys(part for _, part in found))
    if not parts:
        return None
    released = _day(_first(top, *_RELEASE))
    return CastFile(
        parts=(*parts, *_crew(top)),
        title=_text(_first(top, "title", "name", "original_title", "original_name")),
        type=_kind(top),
        year=released.year if released is not None else _year(top),
        distributor=_text(top.get("distributor")),
        network=_network(top),
        runtime=_minutes(top),
        release_date=released,
        source=source,
        unread=sum(not entry for entry in read),
    )


_RELEASE = ("release_date", "first_air_date", "premiered", "air_date", "airdate")


def _lists(plain: object) -> list[tuple[Sequence[object], bool]]:
    """Every list of credits, with whether it is of guests."""
    if isinstance(plain, list):
        return [(plain, False)]
    if not isinstance(plain, Mapping):
        return []
    found: list[tuple[Sequence[object], bool]] = []
    inner = [plain.get(name) for name in ("aggregate_credits", "credits", "_embedded")]
    for holder in (plain, *inner):
        if not isinstance(holder, Mapping):
            if isinstance(holder, list):
                found.append((holder, False))
            continue
        for name, guest in (("cast", False), ("guest_stars", True), ("guestcast", True)):
            entries = holder.get(name)
            if isinstance(entries, list):
                found.append((entries, guest))
        if holder is not plain and found:
            break  # the aggregate has everybody whom the credits have
    return found


def _entry(one: object, *, guest: bool) -> list[tuple[int, CastPart]]:
    """The parts of one entry; none where it names nobody."""
    if isinstance(one, list) and 1 <= len(one) <= 2 and all(isinstance(x, str) for x in one):
        one = dict(zip(("actor", "character"), one, strict=False))
    if not isinstance(one, Mapping):
        return []
    name = _name(_first(one, *_ACTOR))
    if not name:
        return []
    order = _number(_first(one, *_ORDER))
    order = _LATE if order is None else order
    roles = one.get("roles")
    given: list[object] = [_first(one, *_CHARACTER)]
    if isinstance(roles, list) and roles:
        given = [role.get("character") for role in roles if isinstance(role, Mapping)] or given
    guest = guest or one.get("guest") is True
    voice = one.get("voice") is True
    characters = list(dict.fromkeys(_name(character) for character in given))
    return [
        (
            order,
            CastPart(
                name,
                "" if one.get("self") is True else _VOICE.sub(" ", character).strip(),
                guest=guest,
                voice=voice or bool(_VOICE.search(character)),
            ),
        )
        for character in characters
    ]


def _crew(top: Mapping[object, object]) -> tuple[CastPart, ...]:
    found: dict[CastPart, None] = {}
    for name in ("", "credits", "aggregate_credits"):
        holder = top.get(name) if name else top
        crew = holder.get("crew") if isinstance(holder, Mapping) else None
        for one in crew if isinstance(crew, list) else ():
            if not isinstance(one, Mapping):
                continue
            jobs = one.get("jobs")
            given = [one.get("job")]
            if isinstance(jobs, list):
                given += [job.get("job") for job in jobs if isinstance(job, Mapping)]
            for job in given:
                role = _CREW.get(_text(job).casefold())
                if role and (person := _name(one.get("name"))):
                    found[CastPart(person, role=role)] = None
    creators = top.get("created_by")
    for one in creators if isinstance(creators, list) else ():
        if isinstance(one, Mapping) and (person := _name(one.get("name"))):
            found[CastPart(person, role="creator")] = None
    return tuple(found)


def _kind(top: Mapping[object, object]) -> ProductionType:
    given = _text(top.get("type")).casefold()
    if given in set(ProductionType):
        return ProductionType(given)
    on_air = ("first_air_date", "number_of_seasons", "premiered", "network", "webChannel")
    if any(name in top for name in on_air):
        return ProductionType.SERIES
    return ProductionType.FILM


def _year(top: Mapping[object, object]) -> int | None:
    year = _number(top.get("year"))
    return year if year is not None and 1800 < year < 2200 else None


def _network(top: Mapping[object, object]) -> str:
    several = top.get("networks")
    first = several[0] if isinstance(several, list) and several else None
    for given in (top.get("network"), first, top.get("webChannel")):
        if name := _name(given):
            return name
    return ""


def _minutes(top: Mapping[object, object]) -> int | None:
    several = top.get("episode_run_time")
    first = several[0] if isinstance(several, list) and several else None
    for given in (top.get("runtime"), top.get("averageRuntime"), first):
        number = _number(given)
        if number is not None and 0 < number < 10_000:
            return number
    return None


def _first(one: Mapping[object, object], *names: str) -> object:
    return next((one[name] for name in names if one.get(name) not in (None, "")), None)


def _number(given: object) -> int | None:
    """A whole number from 0 to a million, also where it is written in quotes."""
    if isinstance(given, bool):
        return None
    if isinstance(given, str) and given.isdecimal() and len(given) < 7:
        given = int(given)
    return given if isinstance(given, int) and 0 <= given < _LATE else None


def _name(given: object) -> str:
    """A name, as such or as the name of somebody; "" where it is none."""
    if isinstance(given, Mapping):
        given = given.get("name")
    name = _text(given)
    return name if len(name) <= LONGEST_NAME and any(char.isalnum() for char in name) else ""


def _text(given: object) -> str:
    return " ".join(clean(given).split())[:400] if isinstance(given, str) else ""


def _day(given: object) -> date | None:
    try:
        return date.fromisoformat(_text(given))
    except ValueError:
        return None
