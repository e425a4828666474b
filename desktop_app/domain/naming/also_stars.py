"""“*Title* also stars A (X), B and C.”: everyone in the cast whom the text has not named yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.naming.mention import Place, Sort

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from desktop_app.domain.naming.engine import Mentions
    from desktop_app.domain.records import Credit, HouseStyle, Production

_ALSO = re.compile(r"\balso (?:stars?|features)[ \u00a0\n](?=\S)")
_END = re.compile(r"[.!?](?=\s|$)|\n[ \t]*\n")
_NO_END = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr|St|Dr|Mr|Mrs|Ms))$")
_BRACKET = re.compile(r"[ \u00a0]*\([^()\n]*\)")  # whatever it says, it goes with the name
_NOT_NAMED_IN = frozenset({Place.CAPTION, Place.TITLE})

Span = tuple[int, int]


@dataclass(frozen=True)
class Listed:
    """Somebody in the sentence: which subject, and the code points of the name and its bracket."""

    person: int
    start: int
    end: int


@dataclass(frozen=True)
class AlsoStars:
    """The sentence as it stands in the body: `start`..`end` are its list, without the full stop."""

    start: int
    end: int
    listed: tuple[Listed, ...]


def find_also_stars(body: str, mentions: Mentions) -> Iterator[AlsoStars]:
    """Every such sentence of the body that lists somebody of the records."""
    if "also " not in body:
        return
    for match in _ALSO.finditer(body):
        start, end = match.end(), _end_of(body, match.end())
        listed = tuple(
            Listed(one.subjects[0], one.start, _with_bracket(body, one.end, end))
            for one in mentions.all
            if start <= one.start < end and one.sort is Sort.PERSON and one.place is Place.PROSE
        )
        if listed:
            yield AlsoStars(start, end, listed)


def not_named(
    mentions: Mentions, production: Production, outside: Sequence[Span] = ()
) -> tuple[Credit, ...]:
    """The production's cast that the text does not name but in these spans, in billing order."""
    named = _named(mentions, outside)
    people = {str(credit.person.id): credit for credit in reversed(production.cast())}
    return tuple(credit for key, credit in reversed(people.items()) if key not in named)


def also_stars_list(cast: Sequence[Credit], house: HouseStyle) -> str:
    """“A (X), B and C”, in the house's comma style and no longer than it wishes."""
    shown = cast[: house.also_stars_limit or None]
    return join_names(
        [f"{c.person.name} ({c.character})" if c.character else c.person.name for c in shown],
        serial_comma=house.serial_comma,
    )


def join_names(names: Sequence[str], *, serial_comma: bool) -> str:
    """“A, B and C”, or “A, B, and C”."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if serial_comma and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"


def also_stars(
    body: str, mentions: Mentions, production: Production, house: HouseStyle
) -> tuple[str, AlsoStars | None]:
    """The sentence for a production, "" where everyone is named; and the one that is there."""
    people = {at for at, _ in _people_of(mentions, production)}
    there = [
        also for also in find_also_stars(body, mentions)
        if any(one.person in people for one in also.listed)
    ]  # fmt: skip
    left = not_named(mentions, production, [(one.start, one.end) for one in there])
    found = there[0] if there else None
    if not left:
        return "", found
    return f"*{production.title}* also stars {also_stars_list(left, house)}.", found


def refresh(body: str, also: AlsoStars, sentence: str) -> TextEdit:
    """The edit that puts a new list into the sentence, or takes the sentence out."""
    if sentence:
        text = _ALSO.split(sentence, maxsplit=1)[-1].removesuffix(".")
        return TextEdit(also.start, also.end, text)
    return _without(body, also)


def named_twice(body: str, mentions: Mentions, also: AlsoStars) -> tuple[Listed, ...]:
    """Those in the sentence whom the text names before it as well."""
    before = {
        one.subjects[0]
        for one in mentions.all
        if one.start < also.start and one.sort is Sort.PERSON and one.place not in _NOT_NAMED_IN
    }
    return tuple(one for one in also.listed if one.person in before)


def take_out(body: str, also: AlsoStars, gone: Collection[Listed], house: HouseStyle) -> TextEdit:
    """The edit that takes some out of the sentence and leaves the others as they are written."""
    kept = [body[one.start : one.end] for one in also.listed if one not in gone]
    if not kept:
        return _without(body, also)
    return TextEdit(also.start, also.end, join_names(kept, serial_comma=house.serial_comma))


def _with_bracket(body: str, start: int, end: int) -> int:
    match = _BRACKET.match(body, start, end)
    return match.end() if match is not None else start


def _without(body: str, also: AlsoStars) -> TextEdit:
    start = body.rfind("\n", 0, also.start) + 1
    for stop in re.finditer(r"[.!?][”’\"]?\s+", body[start : also.start]):
        start_of_sentence = start + stop.end()
        if not _NO_END.search(body[start : start + stop.start()]):
            return TextEdit(start_of_sentence - len(stop[0].lstrip('.!?”’"')), also.end + 1, "")
    end = min(also.end + 1, len(body))
    while end < len(body) and body[end] in " \n" and end - also.end < 3:
        end += 1
    return TextEdit(start, end, "")


def _end_of(body: str, start: int) -> int:
    for match in _END.finditer(body, start):
        if match[0] != "." or not _NO_END.search(body[start : match.start()]):
            return match.start()
    return len(body)


def _people_of(mentions: Mentions, production: Production) -> Iterator[tuple[int, str]]:
    ids = {str(credit.person.id) for credit in production.cast()}
    for at, subject in enumerate(mentions.names.subjects):
        if subject.sort is Sort.PERSON and subject.id in ids:
            yield at, subject.id


def _named(mentions: Mentions, outside: Sequence[Span]) -> set[str]:
    subjects = mentions.names.subjects
    return {
        subjects[subject].id
        for one in mentions.all
        if one.sort is Sort.PERSON
        and one.place not in _NOT_NAMED_IN
        and not any(start <= one.start < end for start, end in outside)
        for subject in one.subjects
    }
