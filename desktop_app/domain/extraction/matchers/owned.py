"""“Her Mrs. B is a joy”, “Maître B, a purring A”, “B — A, finally given something to do”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, WORD
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    COMMON,
    CREW,
    CREW_LABELS,
    STOPPERS,
    word_set,
)
from desktop_app.domain.extraction.matchers.base import Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.items import Item
    from desktop_app.domain.extraction.reading import Reading

_KIN = word_set("""
uncle aunt auntie mother father mum mom dad granny grandma grandpa majesty highness excellency
grandfather grandmother brother sister
""")


def match(reading: Reading, index: int) -> None:
    """A pronoun that owns, an article or a dash at `index`."""
    low = reading.items[index].low
    if low in {"her", "his"}:
        _pronoun(reading, index)
    elif low in {"a", "an"}:
        _article(reading, index)
    elif low == ":":
        _colon(reading, index)
    else:
        _dash(reading, index)


def _pronoun(reading: Reading, index: int) -> None:
    items, people = reading.items, reading.people
    if index + 2 >= len(items) or items[index + 1].kind != NAME:
        return
    role = items[index + 1]
    if role.poss or role.slant or role.article or people.is_org(role) or people.is_title(role):
        return
    if _names_actor(reading, index + 2) and not people.is_person(role):
        reading.emit(items[index + 3], role, 0.6, "apposition")
        return
    if role.words[0].casefold() in _KIN or people.is_person(role) or people.is_crew(role):
        return
    if items[index + 2].kind != WORD:
        return
    after = items[index + 3] if index + 3 < len(items) else None
    if after is not None and after.kind == NAME and people.is_person(after):
        return  # "her B is A"
    late = reading.memory.subject is not None and items[index + 2].low in {"was", "is"}
    late = late and role.low not in COMMON and role.low not in people.lower
    bare = (
        (not index or reading.outer is not None)
        and items[index + 2].low in _VERBS
        and len(role.words) == 1
    )
    bare = bare and role.low not in COMMON and role.low not in people.lower
    if not (role.rank or people.has_given(role) or late or bare):
        return
    before = [item for item in items[:index] if item.kind == NAME and people.is_person(item)]
    whose = before[0] if len(before) == 1 and before[0].poss else None  # "A’s doctor: his B …"
    actor = whose or reading.outer or reading.memory.subject or reading.spoken_of(index)
    if actor is None or not people.is_person(people.actor_of(actor) or actor):
        return
    if people.full_name(role) is not None and not role.rank:
        return
    reading.emit(actor, role, 0.58 if role.rank else 0.54, "is")


_VERBS = word_set("is was has makes does never seems looks gets might could")


def _article(reading: Reading, index: int) -> None:
    items, people = reading.items, reading.people
    if index < 2 or items[index - 1].low != "," or items[index - 2].kind != NAME:
        return
    role = items[index - 2]
    at = index + 1
    while at < len(items) and at - index < 5 and (items[at].kind == WORD or items[at].low == ","):
        if items[at].low in STOPPERS:
            return
        at += 1
    if at == index + 1 or at >= len(items) or items[at].kind != NAME or items[at].poss:
        return
    actor = items[at]
    if not people.is_person(actor) or people.is_crew(actor):
        return
    if not (people.has_given(actor) or role.rank):
        return
    if role.poss or role.slant or people.is_org(role) or people.is_title(role):
        return
    if role.rank or not people.is_person(role):
        reading.emit(actor, role, 0.6, "apposition")


def _dash(reading: Reading, index: int) -> None:
    items, people = reading.items, reading.people
    listed = reading.sentence.segment.kind == "bullet"
    if index < (1 if listed else 3) or index + 2 >= len(items):
        return
    role, at = items[index - 1], index + 1
    at += items[at].low in ACTOR_NOUNS and at + 2 < len(items)
    if items[at].low in {"a", "an", "the"} and role.rank:
        while at < min(len(items) - 2, index + 5) and items[at].kind == WORD:
            at += 1
    actor = items[at]
    if role.kind != NAME or actor.kind != NAME or role.poss or actor.poss:
        return
    if role.first and not (role.rank and listed):
        return
    if people.is_crew(actor) or not _closes(items, at + 1, items[index].low):
        return
    if people.is_org(role) or people.is_title(role):
        return
    if people.is_person(role):
        if _is_presented(items, index - 1) and people.has_given(actor):
            reading.emit(actor, role, 0.58, "apposition")
        return
    plain = len(role.words) == 1 and role.low not in COMMON and role.low not in people.lower
    named = people.has_given(role) or plain
    if people.is_person(actor) and (role.rank or (people.has_given(actor) and named)):
        reading.emit(actor, role, 0.56, "apposition")


def _colon(reading: Reading, index: int) -> None:
    """“5. Judge B: A makes him almost lovable”, “has found its B: A”."""
    items, people = reading.items, reading.people
    if not index or index + 2 >= len(items):
        return
    role, actor, after = items[index - 1], items[index + 1], items[index + 2]
    if role.low in _TURNS and actor.kind == NAME:
        _then_and_now(reading, actor)
        return
    if role.kind != NAME or actor.kind != NAME or role.poss or not people.is_person(actor):
        return
    if people.is_crew(actor) or people.is_org(role) or people.is_title(role):
        return
    listed = index == 1 and reading.sentence.segment.kind == "bullet" and after.kind == WORD
    sought = index > 2 and items[index - 2].low in {"its", "their"}
    sought = sought and any(item.low in _FINDS for item in items[max(0, index - 5) : index - 2])
    plain = role.low not in COMMON | CREW_LABELS | CREW and role.low not in people.lower
    if listed is False and index == 1 and after.low == "." and people.has_given(actor):
        listed = reading.sentence.segment.kind == "bullet" and plain and len(role.words) == 1
        listed = listed and not role.text.isupper()
        if listed:
            reading.emit(actor, role, 0.58, "apposition")
        return
    voiced = index == 1 and after.low in _LENDS and not people.is_person(role)
    if (listed and role.rank) or (sought and not people.is_person(role)) or voiced:
        reading.emit(actor, role, 0.6, "apposition")


_TURNS = word_set("then now today originally before after original remake first second")


def _then_and_now(reading: Reading, actor: Item) -> None:
    """“B — Then: A. Now: C.”: the line's first name is the part."""
    items, people = reading.items, reading.people
    names = [item for item in items if item.kind == NAME and item.start < actor.start]
    role = names[0] if names else reading.memory.entry
    if not names and reading.memory.entry_of is not reading.sentence.segment:
        return
    if role is None or role.poss or people.is_org(role) or people.is_title(role):
        return
    if people.actor_of(actor) is not None and not people.is_crew(actor):
        reading.emit(actor, role, 0.64, "apposition", shared=True)


_LENDS = word_set("lends voices plays portrays provides")
_FINDS = word_set("found finds cast casts has have")


def _is_presented(items: Sequence[Item], at: int) -> bool:
    """“His handler, B”: somebody of the story, whoever plays them."""
    return (
        at > 2
        and items[at - 1].low == ","
        and items[at - 2].kind == WORD
        and items[at - 3].low in {"his", "her", "their"}
        and items[at - 2].low not in STOPPERS | CREW
    )


def _names_actor(reading: Reading, at: int) -> bool:
    """“Her B, A, barely speaks”: whether a name between commas follows."""
    items, people = reading.items, reading.people
    if at + 2 >= len(items) or items[at].low != "," or items[at + 2].low != ",":
        return False
    actor = items[at + 1]
    return (
        actor.kind == NAME
        and not actor.poss
        and people.is_person(actor)
        and not people.is_crew(actor)
    )


def _closes(items: Sequence[Item], at: int, dash: str) -> bool:
    """Whether the aside that `dash` has opened ends at once, or after a few words, with another."""
    if items[at].low in {",", "—", "–"}:
        return True
    end = at
    while end < len(items) and end - at < 8 and items[end].kind == WORD:
        end += 1
    return end > at and end < len(items) and items[end].low == dash


MATCHER = Matcher("owned", frozenset({"her", "his", "a", "an", "—", "–", ":"}), match)
