"""“in the role of B”, “for the part of B”, “the voice of B”, “B, A’s character”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, POINT, WORD
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.matchers.role_passing import (
    TAKES,
    alternating,
    in_talks,
    later_actor,
    newcomer_for,
    taken_over,
    who_has_it,
)
from desktop_app.domain.extraction.phrases import (
    actors_before,
    has_pronoun,
    has_speech,
    more_roles,
    roles_after,
)

if TYPE_CHECKING:
    from desktop_app.domain.extraction.reading import Reading


def match(reading: Reading, index: int) -> None:
    """A noun like "role" at `index`."""
    items = reading.items
    low = items[index].low
    after = items[index + 1].low if index + 1 < len(items) else ""
    if low == "roles" and after in {"include", "included", "were"} and _included(reading, index):
        return
    if low == "talks":
        in_talks(reading, index)
        return
    if low in {"character", "alter", "part", "role"} and _his_character(reading, index):
        return
    if low == "character" and after == "," and _named_character(reading, index):
        return
    if low in {"role", "part", "mantle"} and after != "of" and taken_over(reading, index):
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
    _of(reading, index)


def _of(reading: Reading, index: int) -> None:
    """“A in the role of B”, “the part of B went to A”."""
    items, people = reading.items, reading.people
    low = items[index].low
    roles = roles_after(items, index + 2, people)
    if not roles:
        return
    if alternating(reading, index, roles[0]):
        return
    later = later_actor(reading, roles[-1].after, low) or who_has_it(reading, roles[-1].after)
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


def _included(reading: Reading, index: int) -> bool:
    """“His later roles included B in *This* and C in *That*”."""
    items, people = reading.items, reading.people
    actor = reading.memory.subject or reading.memory.last_person
    owned = {item.low for item in items[max(0, index - 4) : index]} & {"his", "her", "their"}
    roles = roles_after(items, index + 2, people) if index + 2 < len(items) else []
    if actor is None or not owned or not roles or roles[0].after - index > 7:
        return False
    for role in [*roles, *more_roles(items, roles[-1].after, people)]:
        if not people.is_org(role) and not people.is_title(role):
            reading.emit(actor, role, 0.66, "role of")
    return True


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
    got = {item.low for item in reading.items[max(0, index - 3) : index]} & TAKES
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


MATCHER = Matcher(
    "role of",
    frozenset(
        {"role", "part", "character", "voice", "voices", "roles", "portrayal", "tones", "mantle"}
    ),
    match,
)
