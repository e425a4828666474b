"""Brackets that speak: “A (who plays B)”, “B (voiced by A)”, “A is in it too (he is B)”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.matchers.played_by import persons_after
from desktop_app.domain.extraction.phrases import roles_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.reading import Reading


def says_role(reading: Reading, before: Item, inner: Sequence[Item]) -> bool:
    """“A (as B)”, “A (who plays B)”."""
    inner = inner[_pointing(inner) :]
    low = [item.low for item in inner[:3]] or [""]
    people = reading.people
    if (
        len(inner) >= 3
        and inner[0].kind == NAME
        and not inner[0].poss
        and inner[1].low in {"in", "on", "from"}
        and inner[2].kind == TITLE
        and inner[2].slant
        and before.kind == NAME
        and people.is_person(before)
        and not (people.is_person(inner[0]) or people.is_org(inner[0]))
    ):
        # "A (B in *Title*)"
        reading.emit(before, inner[0], 0.82, "bracket")
        return True
    start = -1
    if low[0] in {"as", "playing", "plays", "portraying", "voicing"}:
        start = 1
    elif low[0] == "who" and len(low) > 1 and low[1] in {"plays", "played", "voices", "is", "was"}:
        start = 2
    if start < 0:
        return False
    if before.kind != NAME or not people.actor_of(before):
        # "credits include *The Shield* (as B)"
        subject = reading.spoken_of(reading.items.index(before))
        if low[0] != "as" or subject is None or before.kind not in {NAME, TITLE}:
            return False
        before = subject
    for role in roles_after(inner, start, people):
        reading.emit(before, role, 0.9, "bracket")
    return True


def says_who_he_is(reading: Reading, index: int) -> bool:
    """“her husband, A, also appears (he is Dr B)”."""
    inner, people = reading.items[index].inner, reading.people
    if len(inner) < 3 or inner[1].low not in {"is", "was", "plays", "played", "voices"}:
        return False
    roles = roles_after(inner, 2, people)
    actor = next(
        (
            item
            for item in reversed(reading.items[:index])
            if item.kind == NAME and not item.poss and people.actor_of(item)
        ),
        None,
    )
    if actor is None or not roles or people.is_crew(actor) or people.is_org(roles[0]):
        return False
    named = roles[0].rank or not people.is_person(roles[0]) or inner[1].low not in {"is", "was"}
    if named:
        reading.emit(actor, roles[0], 0.76, "bracket")
    return bool(named)


def _pointing(inner: Sequence[Item]) -> int:
    """How many words of a caption only say where to look: "(left, as B)"."""
    at = 0
    while at < len(inner) and inner[at].low in _WHERE:
        at += 1
    return at


_WHERE = word_set("""
left right centre center above below top bottom front back second third from pictured seen here , ;
""")


def says_actor(reading: Reading, before: Item, inner: Sequence[Item]) -> bool:
    """“B (played by A)”, “B (voice of A)”, “B (voiced by A)”."""
    people = reading.people
    for at, item in enumerate(inner[:5]):
        by = item.low == "by" and at and inner[at - 1].low not in {"directed", "written"}
        voice = item.low == "of" and at and inner[at - 1].low == "voice"
        if not (by or voice):
            continue
        if by and not any(word.low in PLAYED for word in inner[:at]):
            return False
        actors = persons_after(inner, at + 1, people)
        if voice and before.kind == NAME and people.is_person(before):
            actors = [actor for actor in actors if people.is_person(actor)]
            if not actors:
                for role in roles_after(inner, at + 1, people):
                    reading.emit(before, role, 0.75, "bracket")
                return True
        at_noun = reading.items.index(before) if before in reading.items else 0
        if before.kind == WORD and at_noun > 1 and reading.items[at_noun - 1].low == "the":
            before = reading.items[at_noun - 2]  # "B the grill (voice of A)"
        if before.kind == NAME or before.text.isdigit():
            for actor in actors:
                reading.emit(actor, before, 0.92, "bracket", shared=len(actors) > 1)
        return True
    return False


PLAYED = word_set("""
played voiced portrayed performed sung embodied
""")
