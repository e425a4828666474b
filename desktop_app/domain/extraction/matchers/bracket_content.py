"""What a bracket holds: the names in it that could be one side of a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, POINT, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import ACTOR_NOUNS, CREW, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.people import People

# A bracket that says one of these before its name is a remark, not a part.
_REMARKS = word_set("""
as from of see by formerly née nee with owner aka looking at in directed written created produced
via for on to about like not and or is was photo photos image images credit played until
currently previously ex late son daughter brother sister wife husband mother father friend dog
half than after before short recently reps rep cf per who whose which that co-founder division
""")


_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_AFTER = word_set("""
in at on with for giving having as back under doing out on all both
""")


@dataclass
class Content:
    """The persons in a bracket, and what else it says of them."""

    persons: list[Item]
    remark: bool = False  # there is more in the bracket than the name
    says_actor: bool = False  # "voiced by", "newcomer", "guest star"
    describes: bool = False  # "his ex-wife B"
    both: bool = False  # "both A"
    score: float = 0.0


def read_content(inner: Sequence[Item], people: People) -> Content | None:
    """The names in a bracket that could be one side of a pair; None for any other bracket."""
    first = next((at for at, item in enumerate(inner) if item.kind in {NAME, TITLE}), -1)
    if first < 0 or first > 6 or inner[first].kind == TITLE:
        return None
    name = inner[first]
    before = inner[:first]
    owned = (
        name.poss
        and first + 1 < len(inner)
        and inner[first + 1].kind == NAME
        and people.is_person(inner[first + 1])
    )
    if owned:
        # "Broadway’s A"
        first += 1
        name = inner[first]
    related = name.poss and not before and inner[-1].kind == NAME and 3 < len(inner) < 6
    if related and inner[-2].low == "," and not inner[-1].poss:
        return Content([inner[-1]], describes=True)  # "Nora’s ex, B"
    if before and before[0].low in {"his", "her", "their", "my"}:
        if any(item.kind != WORD or item.low == "real-life" for item in before):
            return None
        return Content([name], describes=True)
    described = len(before) > 2 and before[0].low in _ARTICLES and before[-1].low == ","
    if described and all(item.kind == WORD and item.low not in CREW for item in before[:-1]):
        return Content([name], describes=True)  # "the governess, Miss B"
    for item in before:
        linking = item.low == "and" and before[0].low in _ARTICLES
        if (
            item.kind != WORD
            or (item.low in _REMARKS and not linking)
            or item.low in CREW
            or item.text.isdigit()
        ):
            return None
    if name.poss or any(word in CREW for word in name.lead.split()):
        return None
    content = Content([name])
    noun = any(item.low in ACTOR_NOUNS for item in before)
    content.says_actor = noun or any(word in ACTOR_NOUNS for word in name.lead.split())
    content.says_actor = content.says_actor or owned
    content.remark = bool(before)
    content.both = any(item.low == "both" for item in before)
    return content if _rest(inner[first + 1 :], content, people) else None


def _rest(rest: Sequence[Item], content: Content, people: People) -> bool:
    """Whether what follows the name leaves it a name; takes a second one up."""
    if not rest:
        return True
    head = rest[0]
    name = content.persons[0]
    if head.low in {"/", "and", "&"} and len(rest) >= 2:
        other = next((item for item in rest[1:8] if item.kind == NAME), None)
        if other is None or other.poss:
            return False
        content.persons.append(other)
        return True
    if head.low in {",", ";", "–", "—", "!"} and len(rest) == 1:
        return True
    if head.low == "of" and len(rest) == 2 and rest[1].kind == NAME and not rest[1].poss:
        content.persons[0] = _of(name, rest[1])  # "John of Gaunt"
        return True
    if head.low in {",", ";", "–", "—"}:
        return _after_comma(rest[1:], content, people)
    if head.low == "the" and len(rest) <= 3 and all(item.kind == WORD for item in rest):
        # "B the cook": a part, where an actor stands before the bracket
        content.describes = not people.is_person(name)
        return True
    if head.kind == WORD and (head.low in _AFTER or head.low.endswith("ing")):
        content.remark = True
        return people.actor_of(name) is not None
    return False


def _of(name: Item, place: Item) -> Item:
    joined = Item(NAME, f"{name.text} of {place.text}", name.start, place.end)
    joined.words, joined.rank = (*name.words, "of", *place.words), name.rank
    return joined


def _after_comma(rest: Sequence[Item], content: Content, people: People) -> bool:
    head = rest[0]
    name = content.persons[0]
    if head.kind == NAME and head.rank and len(rest) == 1 and len(name.words) == 1:
        joined = Item(NAME, f"{name.text}, {head.text}", name.start, head.end)
        joined.words, joined.rank = (*name.words, *head.words), 0
        content.persons[0] = joined  # "Richard, Duke of Gloucester"
        content.describes = not people.is_person(name)
        return True
    if head.kind == NAME:
        return False
    if head.kind == TITLE:
        content.score -= 0.2
        return people.is_person(name) and people.has_given(name) and len(rest) <= 2
    if head.text.isdigit() and len(head.text) == 4:
        return False
    if any(item.low in CREW for item in rest[:3]):
        return False
    if head.kind == POINT and head.low not in '“‘"':
        return False
    content.remark = True
    content.says_actor = content.says_actor or people.actor_of(name) is not None
    return True
