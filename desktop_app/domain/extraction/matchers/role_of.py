"""“in the role of B”, “for the part of B”, “the voice of B”, “B, A’s character”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, WORD, Item
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.phrases import (
    ROLE_NOUNS,
    actors_before,
    has_pronoun,
    has_speech,
    newcomer_for,
    roles_after,
)

if TYPE_CHECKING:
    from desktop_app.domain.extraction.reading import Reading


def match(reading: Reading, index: int) -> None:
    """A noun like "role" at `index`."""
    items, people = reading.items, reading.people
    low = items[index].low
    after = items[index + 1].low if index + 1 < len(items) else ""
    if low == "talks":
        _in_talks(reading, index)
        return
    if low in {"character", "alter", "part", "role"} and _his_character(reading, index):
        return
    if low == "character" and after == "," and _named_character(reading, index):
        return
    if low in {"role", "part", "mantle", "talks"} and after != "of" and _taken_over(reading, index):
        return
    if low in {"role", "part"} and after in {",", ":"}:
        _named_after(reading, index)
        return
    if low in {"role", "part"} and after in {"was", "is"} and _was(reading, index):
        return
    if low in {"role", "part", "character"} and _that_is(reading, index):
        return
    if low == "voice" and index > 2 and _does_voice(reading, index):
        return
    if low in {"tones", "voice", "vocals"} and _has_voice(reading, index):
        return
    if after != "of" and not (low in {"voice", "voices"} and after in {"to", "behind"}):
        return
    if not index and _label(reading):
        return
    role_at = index + 2
    roles = roles_after(items, role_at, people)
    if not roles:
        return
    later = _later_actor(reading, roles[-1].after, low) or _who_has_it(reading, roles[-1].after)
    if later is not None:
        reading.emit(later, roles[0], 0.78, "role of")
        return
    if index and items[index - 1].low == "of":
        return
    actors, gap = actors_before(items, index, people, reading.taken)
    subject = reading.spoken_of(index)
    if has_speech(gap) or any(item.low in _NOT_PLAYED for item in gap):
        return
    departed = reading.memory.subject
    told_of = departed is not None and any(item.low in {"he", "she"} for item in items[:3])
    if told_of and actors and not people.is_main(actors[-1]):
        subject = departed
    if (has_pronoun(gap) or (told_of and subject is departed)) and subject is not None:
        actors = [subject]
    elif any(item.low == "as" for item in gap[:3]) and low in {"voice", "voices"}:
        return
    newcomer = newcomer_for(items, actors[-1], people) if actors else None
    if newcomer is not None:
        for actor in (newcomer, *actors):
            reading.emit(actor, roles[0], 0.72, "role of", shared=True)
        return
    if not actors and not people.is_org(roles[0]):
        reading.memory.part = roles[0]  # "The role of B has been recast."
    if actors:
        actor = reading.actor_who_is(actors[-1]) or actors[-1]
        score = 0.82 if len(gap) < 12 else 0.7
        for role in roles:
            reading.emit(actor, role, score, "role of")


def _in_talks(reading: Reading, index: int) -> None:
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


def _label(reading: Reading) -> bool:
    """“Voice of the B: A”."""
    items, people = reading.items, reading.people
    roles = roles_after(items, 2, people)
    at = roles[0].after if roles else len(items)
    if at + 1 >= len(items) or items[at].low != ":" or items[at + 1].kind != NAME:
        return False
    if people.is_person(items[at + 1]):
        reading.emit(items[at + 1], roles[0], 0.8, "role of")
    return True


# Who did one of these to a part has not played it.
_NOT_PLAYED = word_set("""
wrote written writing writes penned offered offers declined refused rejected auditioned auditions
auditioning auditioned tested considered passed lost turned eyed rumoured rumored conceived devised
""")


def _was(reading: Reading, index: int) -> bool:
    """“Her last screen role was B”."""
    items, people = reading.items, reading.people
    before = {item.low for item in items[max(0, index - 4) : index]}
    roles = roles_after(items, index + 2, people)
    if not before & {"her", "his"} or not roles or roles[0].after - index > 7:
        return False
    role, actor = roles[0], reading.memory.subject
    if actor is None or people.is_org(role) or people.is_title(role):
        return False
    if people.is_person(role) and not role.rank:
        return False
    reading.emit(actor, role, 0.64, "role of")
    return True


def _that_is(reading: Reading, index: int) -> bool:
    """“B, a role A played for years”, “B, the part that won A a prize”."""
    items, people = reading.items, reading.people
    if index < 3 or items[index - 2].low != "," or items[index - 1].low not in {"a", "the"}:
        return False
    role, at = items[index - 3], index + 1
    if role.kind != NAME or role.poss or at + 2 >= len(items):
        return False
    wherein = items[at].low in {"in", "for"} and items[at + 1].low == "which"
    at += 2 if wherein else items[at].low in {"that", "which"}
    won = items[at].low in {"won", "made", "earned", "gave", "brought", "got"}
    at += won
    if at >= len(items) or items[at].kind != NAME or items[at].poss:
        return False
    after = items[at + 1].low if at + 1 < len(items) else ""
    if people.actor_of(items[at]) is None or people.is_org(role):
        return False
    if (
        not won
        and not wherein
        and after not in {"played", "originated", "created", "has", "had", "plays"}
    ):
        return False
    reading.emit(items[at], role, 0.72, "role of", shared=not won)
    return True


def _does_voice(reading: Reading, index: int) -> bool:
    """“B from *Title*.” and then “A does the voice”."""
    items, people, role = reading.items, reading.people, reading.memory.opening
    if items[index - 1].low != "the" or items[index - 2].low not in _GIVES or role is None:
        return False
    actor = items[index - 3]
    if actor.kind != NAME or not people.is_person(actor) or people.is_crew(actor):
        return False
    if role.poss or people.is_person(role) or people.is_org(role) or people.is_title(role):
        return False
    reading.emit(actor, role, 0.6, "role of")
    return True


_GIVES = frozenset({"does", "did", "provides", "provided", "supplies", "supplied"})


def _has_voice(reading: Reading, index: int) -> bool:
    """“B has the dulcet tones of A”."""
    items, people = reading.items, reading.people
    if index + 2 >= len(items) or items[index + 1].low != "of":
        return False
    actor, at = items[index + 2], index - 1
    while at > 0 and index - at < 4 and items[at].kind == WORD and items[at].low != "has":
        at -= 1
    if at < 1 or items[at].low != "has" or actor.kind != NAME or actor.poss:
        return False
    at -= items[at - 1].low == ","
    role = items[at - 1]
    if role.kind != NAME or people.is_org(role) or not people.is_person(actor):
        return False
    if people.is_person(role) and not role.rank:
        return False
    reading.emit(actor, role, 0.72, "role of")
    return True


def _named_after(reading: Reading, index: int) -> None:
    """“A reprises her old role, B”."""
    roles = roles_after(reading.items, index + 2, reading.people)
    actors, gap = actors_before(reading.items, index, reading.people)
    got = {item.low for item in reading.items[max(0, index - 3) : index]} & _TAKES
    if roles and got and reading.items[index + 1].low == ":" and roles[0].after <= index + 4:
        actor = actors[-1] if actors and not has_pronoun(gap) else reading.spoken_of(index)
        if actor is not None:
            reading.emit(actor, roles[0], 0.68, "role of")
        return
    if (
        roles
        and actors
        and any(item.low.startswith(("reprise", "reprising")) for item in gap)
        and roles[0].after <= index + 4
    ):
        reading.emit(actors[-1], roles[0], 0.8, "role of")


def _named_character(reading: Reading, index: int) -> bool:
    """“says A of her character, the lawyer B”."""
    items, people = reading.items, reading.people
    if items[index - 1].low not in {"her", "his", "their", "your", "my"}:
        return False
    roles = roles_after(items, index + 2, people)
    if items[index - 1].low in {"your", "my"}:
        if roles and reading.memory.guest is not None and roles[0].after - index < 7:
            reading.emit(reading.memory.guest, roles[0], 0.66, "role of")
        return bool(roles)
    actors, gap = actors_before(items, index, people, reading.taken)
    near = actors and not any(item.kind == POINT and item.low in '”"' for item in gap)
    actor = actors[-1] if near else reading.spoken_of(index)
    if not roles or actor is None or roles[0].after - index > 8 or people.is_org(roles[0]):
        return False
    reading.emit(actor, roles[0], 0.76, "role of")
    return True


def _taken_over(reading: Reading, index: int) -> bool:
    """“B … A will take over the role”: the part of which the text has just spoken."""
    items, people, memory = reading.items, reading.people, reading.memory
    before = [item.low for item in items[max(0, index - 4) : index]]
    if not before or before[-1] not in {"the", "that"}:
        return False
    actors, gap = actors_before(items, index, people, reading.taken)
    if before[-3:-1] == ["back", "in"] and actors:
        return _back_in_it(reading, actors[-1])
    if not _TAKES & set(before[:-1]):
        return False
    last = memory.found[-1] if memory.found else None
    if memory.part is not None and actors and (last is None or last.start() < memory.part.start):
        reading.emit(actors[-1], memory.part, 0.68, "role of", shared=True)
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


_TAKES = word_set("""
has got gets landed lands take takes taking took taken inherit inherits inherited inheriting
assume assumes assumed assuming
""")


def _his_character(reading: Reading, index: int) -> bool:
    """“B, A’s character”, “B — A’s part —”, “A’s character, B,”."""
    items = reading.items
    if not index or items[index - 1].kind != NAME or not items[index - 1].poss:
        return False
    actor, at = items[index - 1], index + 1
    at += at < len(items) and items[at].low == ","
    after = items[at] if at < len(items) else None
    if after is not None and after.kind == NAME and reading.people.actor_of(actor):
        closed = at == index + 1 or (at + 1 < len(items) and items[at + 1].low in {",", ".", "is"})
        if closed and not (after.poss or reading.people.is_org(after)):
            reading.emit(actor, after, 0.82, "role of")
            return True
    if after is not None and after.low in {"is", "was"} and reading.people.actor_of(actor):
        roles = roles_after(items, at + 1, reading.people)
        if roles and not reading.people.is_org(roles[0]) and roles[0].after - at < 8:
            reading.emit(actor, roles[0], 0.8, "role of")
            return True
    if index < 3:
        return False
    role = items[index - 3]
    if items[index - 2].low not in {",", "—", "–"} or role.kind != NAME or role.poss:
        return False
    if reading.people.actor_of(actor):
        reading.emit(actor, role, 0.8, "role of")
        return True
    return False


def _who_has_it(reading: Reading, at: int) -> Item | None:
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


_PASSED = frozenset({"went", "goes", "fell", "passed", "was", "is"})
_PLAYS = frozenset({"plays", "played", "got", "took", "voices", "voiced", "portrays", "portrayed"})


def _later_actor(reading: Reading, at: int, noun: str) -> Item | None:
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


MATCHER = Matcher(
    "role of",
    frozenset(
        {"role", "part", "character", "voice", "voices", "roles", "portrayal", "tones", "mantle"}
    ),
    match,
)
