"""“A’s B”: the actor's name with his character's right behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, WORD, Item
from desktop_app.domain.extraction.lexicon_words import COMMON, OUTLETS, STOPPERS, word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.people import crew_lead
from desktop_app.domain.extraction.phrases import roles_after

if TYPE_CHECKING:
    from desktop_app.domain.extraction.reading import Reading

_OF_WORKS = word_set("""
like in from of than since after watch seen saw film films drama series version remake
adaptation starring recall recalls echoes reminiscent borrows
""")


def match(reading: Reading, index: int) -> None:
    """A name in the possessive at `index`."""
    items, people = reading.items, reading.people
    actor = items[index]
    at = index + 1
    article = False
    while (
        at < len(items) and at - index < 4 and items[at].kind == WORD and _adjective(items[at].low)
    ):
        article = True
        at += 1
    if at >= len(items):
        return
    if items[at].kind == WORD:
        _described(reading, index)
        return
    if items[at].kind != NAME:
        return
    role = items[at]
    if people.has_many_owners(role) and not role.rank:
        return
    person = people.actor_of(actor)
    if person is None or crew_lead(items, index) or people.is_crew(actor):
        return
    if people.is_org(role) or crew_lead(items, at) or role.slant:
        return
    if people.is_title(role) and not _is_title_part(reading, at, actor):
        return
    before = items[index - 1].low if index else ""
    if role.article and role.words[0].casefold() not in {"the"}:
        return
    score = 0.62
    common = [word for word in role.words if word.casefold() in COMMON]
    if common and not role.rank:
        score -= 0.25 if len(common) == len(role.words) or len(common) > 1 else 0.1
    if not role.rank and any(word.casefold() in OUTLETS for word in role.words):
        return
    if role.rank or people.has_given(role) or people.stands_alone(role):
        score += 0.15
    if before in _OF_WORKS and not role.rank and not people.stands_alone(role):
        score -= 0.25
    if role.article or article:
        score -= 0.15
    if not people.is_person(actor):
        score -= 0.05
    reading.emit(actor, role, score, "possessive")


def _is_title_part(reading: Reading, at: int, actor: Item) -> bool:
    """“A’s Hedda burns”: the part that its work is called after, in plain letters."""
    items, people = reading.items, reading.people
    role, after = items[at], items[at + 1] if at + 1 < len(items) else None
    return (
        role.kind == NAME
        and len(role.words) == 1
        and after is not None
        and after.kind == WORD
        and not after.text[0].isupper()
        and not people.owns_title(actor)
        and people.is_person(actor)
    )


_NO_PART = word_set("""
film films movie series show drama play book novel album song script wife husband partner
brother sister son daughter mother father friend agent co-star manager studio company home debut
understudy assistant boss lawyer rival neighbour neighbor lover ex-wife ex-husband mentor
protégé protégée fiancé fiancée girlfriend boyfriend bandmate colleague successor predecessor
latest new first second third last next own dog cat house team thriller comedy
""")


def _described(reading: Reading, index: int) -> None:
    """“A’s priest, B”, “A’s priest B”: a noun stands between."""
    items, people = reading.items, reading.people
    actor = items[index]
    if not people.is_person(actor) or people.is_crew(actor) or crew_lead(items, index):
        return
    at = index + 1
    while at < len(items) and items[at].kind == WORD and at - index < 5:
        if items[at].low in {"is", "was"}:
            break
        if items[at].low in STOPPERS | _NO_PART or not items[at].text.replace("-", "").isalpha():
            return
        at += 1
    if at < len(items) and _names_him(reading, index, at):
        return
    comma = at < len(items) and items[at].low == ","
    at += comma
    if comma and at < len(items) and items[at].kind == WORD:
        _behind_comma(reading, index, at)
        return
    if at >= len(items) or items[at].kind != NAME or items[at].poss:
        return
    role = items[at]
    after = items[at + 1].low if at + 1 < len(items) else "."
    if people.is_org(role) or people.is_title(role) or crew_lead(items, at):
        return
    if not comma or after in {",", ".", ";", "who", ":"}:
        reading.emit(actor, role, 0.62, "possessive")


def _behind_comma(reading: Reading, index: int, at: int) -> None:
    """“A’s villain, the cyborg warlord B”, “A’s brittle, perfectionist B”."""
    items, people = reading.items, reading.people
    if items[at].low in STOPPERS - {"the", "a", "an"}:
        return
    roles = roles_after(items, at, people)
    if not roles or roles[0].after - at > 5 or roles[0].kind != NAME:
        return
    role = roles[0]
    if not (people.is_org(role) or people.is_title(role) or people.is_crew(role)):
        reading.emit(items[index], role, 0.6, "possessive")


def _names_him(reading: Reading, index: int, at: int) -> bool:
    """“A’s villain, known only as B”, “A’s assassin is called B”."""
    items, people = reading.items, reading.people
    if at == index + 1 or items[at].low not in {",", "is", "was"}:
        return items[at].low in {"is", "was"}
    words = [item.low for item in items[at + 1 : at + 5]]
    named = next((ahead for ahead, low in enumerate(words) if low in _NAMED), -1)
    if named < 0 or named > 1:
        return items[at].low != ","
    behind = at + 2 + named
    while behind < len(items) and items[behind].low in {"only", "simply", "as", "to", "all"}:
        behind += 1
    roles = roles_after(items, behind, people)
    if roles and roles[0].after - behind <= 2 and not people.is_org(roles[0]):
        reading.emit(items[index], roles[0], 0.68, "possessive")
    return True


_NAMED = frozenset({"known", "called", "named", "dubbed", "nicknamed"})


def _adjective(low: str) -> bool:
    return low in {"young", "old", "elderly", "ageing", "aging", "hapless", "brilliant", "wily"}


MATCHER = Matcher("possessive", frozenset({"’s"}), match)
