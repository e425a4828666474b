"""Parts that pass on: “which went to A”, “A takes over the role”, “A is in talks for”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, WORD
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.phrases import ROLE_NOUNS, actors_before, roles_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.items import Item
    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.phrases import Role
    from desktop_app.domain.extraction.reading import Reading

TAKES = word_set("""
has got gets landed lands take takes taking took taken inherit inherits inherited inheriting
assume assumes assumed assuming
""")
_PASSED = frozenset({"went", "goes", "fell", "passed", "was", "is"})
_PLAYS = frozenset({"plays", "played", "got", "took", "voices", "voiced", "portrays", "portrayed"})


def in_talks(reading: Reading, index: int) -> None:
    """“A is in talks for the villain, B.”."""
    items, people = reading.items, reading.people
    if items[index - 1].low != "in" or index + 2 >= len(items) or items[index + 1].low != "for":
        return
    if items[index + 2].low not in {"the", "a"}:
        return
    roles = roles_after(items, index + 2, people)
    actors, gap = actors_before(items, index, people, reading.taken)
    if not roles or not actors or len(gap) > 5 or people.is_crew(actors[-1]):
        return
    if not people.is_org(roles[0]) and not people.is_title(roles[0]):
        reading.emit(actors[-1], roles[0], 0.6, "role of")


def taken_over(reading: Reading, index: int) -> bool:
    """“B … A will take over the role”: the part of which the text has just spoken."""
    items, people, memory = reading.items, reading.people, reading.memory
    before = [item.low for item in items[max(0, index - 4) : index]]
    if not before or before[-1] not in {"the", "that"}:
        return False
    actors, gap = actors_before(items, index, people, reading.taken)
    if before[-3:-1] == ["back", "in"] and actors:
        return _back_in_it(reading, actors[-1])
    if not TAKES & set(before[:-1]):
        return False
    last = memory.found[-1] if memory.found else None
    closing = memory.closing
    spoken = closing is not None and closing.rank and not people.is_person(closing)
    if memory.part is None and spoken and memory.now - memory.actor_at > 1:
        memory.part = closing  # "… is getting a new Detective B."
    if memory.part is not None and actors and (last is None or last.start() < memory.part.start):
        reading.emit(actors[-1], memory.part, 0.68, "role of", shared=True)
        former = items[index + 2] if index + 2 < len(items) else None
        left = former is not None and items[index + 1].low == "from" and former.kind == NAME
        if left and former is not None and people.is_person(former) and not former.poss:
            reading.emit(former, memory.part, 0.64, "role of", shared=True)
        return True
    if last is None or last.character is None or not actors or len(gap) > 7:
        return False
    actor = actors[-1]
    here = any(one is last for one in reading.here)
    if not (here or memory.now - memory.actor_at <= 1) or people.is_crew(actor):
        return False
    if people.actor_of(actor) is None or actor.key == last.actor.key:
        return False
    last.shared = True
    reading.emit(actor, last.character, 0.66, "role of", shared=True)
    return True


def _back_in_it(reading: Reading, actor: Item) -> bool:
    """“the hero, Commander B, with A back in the role”."""
    people = reading.people
    for item in reversed(reading.items):
        if item.start >= actor.start or item.kind != NAME or item.poss:
            continue
        if people.is_org(item) or (people.is_person(item) and not item.rank):
            return False
        reading.emit(actor, item, 0.64, "role of")
        return True
    return False


def who_has_it(reading: Reading, at: int) -> Item | None:
    """“the part of B, which went to A”, “the role of the killer, B, which A now plays”."""
    items = reading.items
    while at < len(items) and (items[at].kind == BRACKET or items[at].low == ","):
        at += 1
    if at + 1 >= len(items) or items[at].low not in {"which", "that", "who", "whom"}:
        return None
    words = [item.low for item in items[at + 1 : at + 7]]
    for ahead in range(at + 1, min(len(items), at + 7)):
        item = items[ahead]
        if item.kind == NAME and not item.poss:
            passed = words[0] in _PASSED
            plays = any(word in _PLAYS for word in words[ahead - at : ahead - at + 3])
            found = passed or plays
            return item if found and reading.people.actor_of(item) else None
        if item.kind == POINT:
            return None
    return None


def alternating(reading: Reading, index: int, role: Role) -> bool:
    """“alternating in the part of B, A and C”."""
    items, people = reading.items, reading.people
    words = {item.low for item in items[max(0, index - 4) : index]}
    at = role.after
    turns = "in" in words and words & {"alternating", "alternate", "sharing", "share"}
    if not turns or at + 1 >= len(items):
        return False
    if items[at].low not in {",", "are", "will"}:
        return False
    names: list[Item] = []
    for item in items[at + 1 : at + 8]:
        if item.kind == NAME and people.is_person(item) and not item.poss:
            names.append(item)
        elif item.low not in {",", "and", "&", "be"} and item.kind != BRACKET:
            break
    for actor in names:
        reading.emit(actor, role, 0.74, "role of", shared=True)
    return bool(names)


def later_actor(reading: Reading, at: int, noun: str) -> Item | None:
    """“the voice of B is A”, “the part of B went to A”."""
    items = reading.items
    if noun not in ROLE_NOUNS:
        return None
    while at < len(items) and (items[at].kind == BRACKET or items[at].low == ","):
        at += 1
    verbs = {"is", "was", "went", "goes", "falls", "fell", "will"}
    if at >= len(items) or items[at].low not in verbs:
        return None
    for ahead in range(at + 1, min(len(items), at + 7)):
        item = items[ahead]
        if item.kind == NAME and not item.poss:
            return item if reading.people.actor_of(item) else None
        if item.kind == POINT:
            return None
    return None


def newcomer_for(items: Sequence[Item], actor: Item, people: People) -> Item | None:
    """“A replaces B as C”, “A takes over from B in the role of C”: A, asked about B."""
    at = next((at for at, item in enumerate(items) if item is actor), 0)
    if at < 2:
        return None
    verb = at - 1
    if items[verb].low == "from" and items[verb - 1].low in {"over", "on"}:
        verb -= 2
    elif items[verb].low not in _REPLACING:
        return None
    while verb > 0 and items[verb].kind == WORD:
        verb -= 1
    while verb > 0 and (items[verb].kind == BRACKET or items[verb].low == ","):
        verb -= 1
    found = items[verb]
    if found.kind != NAME or found.poss or not people.actor_of(found) or people.is_crew(found):
        return None
    return found


_REPLACING = word_set("""
replaces replaced replacing replace succeeds succeeded succeeding succeed follows following
supplants supplanting
""")
