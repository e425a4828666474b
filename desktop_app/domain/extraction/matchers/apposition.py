"""“A, the film’s B”, “A, the bartender B on *Third Street*”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import ACTOR_NOUNS, CREW, word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.phrases import roles_after

if TYPE_CHECKING:
    from desktop_app.domain.extraction.reading import Reading

_WORKS = word_set("""
film’s show’s series’ series’s movie’s play’s drama’s film's show's
""")


_WORK = word_set("film series show movie play drama game musical adaptation comedy")


def match(reading: Reading, index: int) -> None:
    """An article or possessive after a comma at `index`."""
    items, people = reading.items, reading.people
    if items[index].low == "whose":
        _whose(reading, index)
        return
    if items[index].low != "the":
        _known_for(reading, index)
        return
    before = index - 2
    if index >= 3 and items[before].kind == BRACKET:
        before -= 1
    if index < 2 or items[index - 1].low != "," or items[before].kind != NAME:
        return
    actor = items[before]
    if actor.poss or people.is_crew(actor) or not people.is_person(actor):
        return
    at = index + 1
    noun: Item | None = None
    of_work = False
    while at < len(items) and items[at].kind == WORD and at - index < 5:
        of_work = of_work or items[at].low in _WORKS
        noun = items[at]
        at += 1
    if at >= len(items) or items[at].kind != NAME or items[at].poss:
        return
    role = items[at]
    if people.is_org(role) or people.is_title(role) or (noun and noun.low in CREW):
        return
    if of_work:
        reading.emit(actor, role, 0.8, "apposition")
        return
    after = items[at + 1] if at + 1 < len(items) else None
    if (
        noun is not None
        and after is not None
        and after.low in {"on", "in", "of", "from"}
        and at + 2 < len(items)
        and (items[at + 2].kind == TITLE or people.is_title(items[at + 2]))
    ):
        reading.emit(actor, role, 0.66, "apposition")


def _whose(reading: Reading, index: int) -> None:
    """“A, whose B is …”."""
    items, people = reading.items, reading.people
    comma, at = index - 1, index + 1
    if comma > 1 and items[comma].low in ACTOR_NOUNS:
        # "A, the character actor whose B"
        while comma > 1 and items[comma].kind == WORD and index - comma < 6:
            comma -= 1
    if comma < 1 or index + 2 >= len(items) or items[comma].low != ",":
        return
    actor = items[comma - 1]
    if items[at].low == "character":
        at += 1 + (at + 1 < len(items) and items[at + 1].low == ",")
        roles = roles_after(items, at, people) if at + 1 < len(items) else []
        if roles and roles[0].after - at < 6 and people.actor_of(actor):
            reading.emit(actor, roles[0], 0.8, "apposition")
        return
    while at < index + 4 and at + 2 < len(items) and items[at].kind == WORD:
        if items[at].low in _NO_ADJECTIVE:
            return
        at += 1
    role = items[at]
    if at > index + 1 and not role.rank:
        return
    if actor.kind != NAME or role.kind != NAME or role.poss or actor.poss:
        return
    if people.is_org(role) or people.is_title(role) or people.is_crew(actor):
        return
    if people.actor_of(actor) and items[at + 1].kind == WORD and not role.slant:
        reading.emit(actor, role, 0.66, "apposition")


_NO_ADJECTIVE = word_set("""
the a an his her in on of at for with and or as credits films film work works roles career
father mother wife husband son daughter brother sister
""")


def _known_for(reading: Reading, index: int) -> None:
    """“A, B in *Title*”."""
    items, people = reading.items, reading.people
    if index < 3 or index + 1 >= len(items):
        return
    work = index + 2 < len(items) and items[index + 2].low in _WORK
    the_work = work and items[index + 1].low in {"the", "this"}
    if items[index + 1].kind != TITLE and not the_work:
        return
    role, actor = items[index - 1], items[index - 3]
    if items[index - 2].low not in {",", "—", "–"} or role.kind != NAME or actor.kind != NAME:
        return
    if role.poss or actor.poss or people.is_person(role) or people.is_org(role):
        return
    if people.is_person(actor) and not people.is_crew(actor) and not people.is_title(role):
        reading.emit(actor, role, 0.66, "apposition")


MATCHER = Matcher("apposition", frozenset({"the", "in", "on", "whose"}), match)
