"""“Also stars A (B), C and D”: marks who stands in a list of the cast, and the bare names in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import ACTOR_NOUNS, CREW, CREW_VERBS, word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.people import crew_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.reading import Reading

_STARS = word_set("""
stars star starring starred co-stars co-star co-starring
""")
_INCLUDES = word_set("""
includes include including features feature featuring are is : –
""")
_CAST = word_set("""
reprising returning joining performances company cast ensemble stars co-stars voices regulars
guests parts roles
""")
_DIRECT = word_set("""
regulars regular members featuring guests
""")
_TAKEN = frozenset({"taken", "filled"})
_AFTER = word_set("""
co-star co-stars co-starred also stars star appear appears
""")
_ENDS = CREW_VERBS | word_set("""
who when while which whose where because airs premieres opens
""")


def match(reading: Reading, index: int) -> None:
    """A word at `index` that may open, or close, a list of the cast."""
    items = reading.items
    low = items[index].low
    if low in _STARS and not _is_verb_after(reading, index):
        ahead = index + 1
        while ahead < len(items) and items[ahead].low in {":", "also", "the", "actors"}:
            ahead += 1
        if ahead < len(items) and items[ahead].kind == NAME:
            _take(reading, ahead)
    elif low in _DIRECT and _name_at(items, index + 1):
        if low == "members" and items[index - 1].low not in {"cast", "ensemble", "company"}:
            return
        _take(reading, index + 1)
    elif low in _INCLUDES:
        before = {item.low for item in items[max(0, index - 6) : index]}
        if {"members", "member"} & before and "cast" not in before:
            return
        if before & _CAST:
            _take(reading, index + 1)
    elif low == "by" and index and items[index - 1].low in _TAKEN:
        _take(reading, index + 1)
    elif low in {"out", "complete", "completes", "completing"} and any(
        item.low in {"cast", "ensemble", "company"} for item in items[index : index + 5]
    ):
        verb = next((at for at in range(index, len(items)) if items[at].low in {"are", "is"}), -1)
        if 0 < verb < index + 7 and not any(item.kind == NAME for item in items[:verb]):
            _take(reading, verb + 1)  # "Completing the company are A (B) and C"
        else:
            _take_back(reading, index)


def _name_at(items: Sequence[Item], index: int) -> bool:
    return index < len(items) and items[index].kind == NAME


def _is_verb_after(reading: Reading, index: int) -> bool:
    """“A and B co-star”, “A also stars.”: the list was the subject."""
    items = reading.items
    if items[index].low not in _AFTER:
        return False
    after = items[index + 1] if index + 1 < len(items) else None
    if after is not None and not (after.kind == POINT and after.low in ".;") and after.low not in {
        "in", "as", "alongside", "opposite", "with",
    }:  # fmt: skip
        return False
    if after is None or after.low != "as":
        _take_back(reading, index)
    return True


def _take(reading: Reading, index: int) -> None:
    """Mark the names from `index` on as listed, and put down those that stand bare."""
    items, people = reading.items, reading.people
    if index < len(items) and items[index].start in reading.listed:
        return
    for at in range(index, len(items)):
        item = items[at]
        if item.kind == POINT and item.low in ";.!?":
            break
        if item.kind == WORD and item.low in _ENDS:
            break
        if item.kind != NAME or item.poss:
            continue
        if any(
            other.kind == WORD and other.low in CREW for other in items[max(index, at - 2) : at]
        ):
            continue
        reading.listed.add(item.start)
        if _stands_bare(items, at, index) and people.is_person(item) and not people.is_title(item):
            reading.emit(item, None, 0.6, "list")


def _stands_bare(items: Sequence[Item], at: int, first: int) -> bool:
    after = items[at + 1] if at + 1 < len(items) else None
    before = items[at - 1]
    if (
        at != first
        and before.low not in {",", "and", "&", ":", "with"}
        and before.low not in ACTOR_NOUNS
    ):
        return False
    if after is None:
        return True
    if after.kind == BRACKET:
        return bool(after.inner) and after.inner[0].kind == TITLE
    return after.low in {",", "and", "&", ".", ";", "among", "!"} and not crew_lead(items, at)


def _take_back(reading: Reading, index: int) -> None:
    """The names before a verb that ends the list."""
    items, people = reading.items, reading.people
    for at in range(index - 1, -1, -1):
        item = items[at]
        if item.kind == POINT and item.low in ";.!?":
            break
        if item.kind == NAME and not item.poss and people.is_person(item):
            if crew_lead(items, at) or people.is_title(item):
                continue
            reading.listed.add(item.start)
            after = items[at + 1]
            bare = after.low in {",", "and", "&", "also"} or at + 1 == index
            if bare or (after.kind == BRACKET and after.inner[:1] and after.inner[0].kind == TITLE):
                reading.emit(item, None, 0.6, "list")
        elif item.kind == TITLE:
            break


MATCHER = Matcher(
    "listing",
    _STARS | _INCLUDES | _DIRECT | frozenset({"by", "out", "complete", "completes", "completing"}),
    match,
)
