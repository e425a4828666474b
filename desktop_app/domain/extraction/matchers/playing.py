"""“A plays B”, “A, who played B”, “A and B play C and D”, “whom A plays”, “voices”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, WORD, Item
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.matchers.serving_as import leading
from desktop_app.domain.extraction.phrases import actors_before, more_roles, roles_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.reading import Reading

_VERBS = word_set("""
plays play played playing portrays portray portrayed portraying voices voiced voicing essays
essayed essaying embodies embodied embodying impersonates impersonated personifies inhabits
inhabited inhabiting tackles brings brought voice doubles doubled doubling
""")
_AUXILIARY = word_set("""
to will would can could may might shall and who also both that
""")
_MAKES = word_set("""
makes gives plays turns turned lends lent lending played portrays made gave
""")


def match(reading: Reading, index: int) -> None:
    """A verb of playing at `index`."""
    items, people = reading.items, reading.people
    verb = items[index].low
    if verb == "voice" and not (index and items[index - 1].low in {"will", "to", "would", "also"}):
        return
    if verb in {"makes", "made"} and _makes_of(reading, index):
        return
    if verb in {"turns", "turned"} and _turns_into(reading, index):
        return
    lends = verb in {"gives", "gave", "lends", "lent"} and index + 1 < len(items)
    if lends and verb in {"gives", "gave"} and _gives_them(reading, index):
        return
    if lends and items[index + 1].low in {"him", "her", "them"}:
        _plays_them(reading, index, actors_before(items, index, people, reading.taken)[0])
        return
    if verb in {"lends", "lent", "lending"}:
        _lends(reading, index)
        return
    if verb in {"makes", "gives", "turns", "turned", "made", "gave"}:
        if not _whom(reading, index) and verb in {"gives", "gave"}:
            _gives_us(reading, index)
        return
    if _passive(reading, index) or _whom(reading, index):
        return
    if verb in {"brings", "brought", "tackles"} and not _to_life(items, index):
        return
    if verb in {"playing", "portraying", "voicing"} and not index:
        leading(reading, roles_after(items, 1, people))
        return
    if verb.startswith("doubl") and index + 1 < len(items) and items[index + 1].low == "as":
        return
    if verb == "play" and index and items[index - 1].low in {"the", "a", "this", "that"}:
        return
    _plainly(reading, index)


def _plainly(reading: Reading, index: int) -> None:
    """The actors before the verb, the roles behind it."""
    items, people = reading.items, reading.people
    verb = items[index].low
    actors, gap = actors_before(items, index, people, reading.taken)
    roles = roles_after(items, index + 1, people, several=len(actors) > 1, count=len(actors))
    if not roles:
        _plays_them(reading, index, actors)
        return
    pronoun = any(item.low in _HE for item in items[max(0, index - 3) : index])
    before = items[index - 1] if index else None
    if before is not None and before.kind == NAME and before.poss and verb.endswith("ing"):
        # "Adrian’s playing the foreman, B"
        person = people.actor_of(before)
        if person is None or people.is_crew(before):
            return
        reading.emit(before, roles[0], 0.72, "plays")
        return
    if pronoun or not actors or any(item.kind == NAME and item.poss for item in gap[:1]):
        actors = _spoken_of(reading, index)
        gap = []
    if not actors:
        return
    if (subject := reading.actor_who_is(actors[-1])) is not None:
        actors = [subject]
    if len(actors) > 1 and len(roles) == len(actors):
        for actor, role in zip(actors, roles, strict=True):
            reading.emit(actor, role, 0.84, "plays")
        return
    and_another(reading, roles[-1].after)
    if reading.memory.subject is not None and actors[-1].key == reading.memory.subject.key:
        through_a_life(reading, actors[-1], roles[-1].after)
    score = 0.9 if len(gap) <= 6 else 0.75
    for role in [*roles, *more_roles(items, roles[-1].after, people)]:
        reading.emit(actors[-1], role, score, "plays")


def through_a_life(reading: Reading, actor: Item, at: int) -> None:
    """“She played B to A’s C, D in a *Work* and, in 1957, a famous E”: an obituary's list."""
    items, people = reading.items, reading.people
    while at < len(items) - 1:
        at += 1
        if items[at - 1].low not in {",", "and"}:
            if items[at - 1].low in _VERBS or items[at - 1].low in _TURNS:
                return
            continue
        begin = at
        while begin < len(items) - 1 and begin - at < 6 and _is_dated(items[begin]):
            begin += 1
        while begin < len(items) - 1 and items[begin].text.isdigit():
            begin += 1 + (items[begin + 1].low == ",")
        roles = roles_after(items, begin, people) if begin < len(items) else []
        if not roles or roles[0].after - begin > 4:
            continue
        role = roles[0]
        after = items[role.after].low if role.after < len(items) else "."
        if after not in _PLACED or people.is_person(role) or people.is_org(role):
            continue
        if role.kind == NAME and not people.is_title(role) and not people.is_crew(role):
            reading.emit(actor, role, 0.6, "plays")
            at = role.after


def _in_clause_before(reading: Reading, actor: Item) -> Item | None:
    """“His grandfather, B, is going blind; A plays him”: B."""
    items, people = reading.items, reading.people
    at = next((at for at, item in enumerate(items) if item is actor), 0)
    if not any(item.low in {";", "—", "–", "and", "but"} for item in items[max(0, at - 4) : at]):
        return None
    named = items[at - 1].kind == NAME
    names = [item for item in items[:at] if item.kind == NAME and not item.poss]
    names = [item for item in names if not (people.is_org(item) or people.is_title(item))]
    role = names[-1] if names and not named else None
    if role is None:
        return None
    called = items[items.index(role) - 1].low in {"called", "named", "as"}
    if called and reading.actor_who_is(role) is None:
        return role
    if len(names) > 2 or people.actor_of(role) is not None:
        return None
    played = reading.actor_who_is(role) is not None
    return None if played or (people.is_person(role) and not role.rank) else role


def _is_dated(item: Item) -> bool:
    return item.low in _DATED or (item.kind == WORD and item.low.endswith("ly"))


_TURNS = word_set("who whom which is are was were ; : — –")
_DATED = word_set(", and in then later on")
_PLACED = word_set("in to for at opposite on and . ,")


def and_another(reading: Reading, at: int) -> None:
    """“A plays the dentist B and C her tenant D”: the verb serves for both."""
    items, people = reading.items, reading.people
    at += at < len(items) and items[at].low == ","
    if at + 3 >= len(items) or items[at].low not in {"and", "while"}:
        return
    actor, own = items[at + 1], items[at + 2]
    if actor.kind != NAME or actor.poss or not people.is_person(actor) or people.is_crew(actor):
        return
    owns = own.kind == WORD and own.low in {"her", "his", "their", "the", "a", "an"}
    if not owns and not (own.kind == NAME and own.poss):
        return
    roles = roles_after(items, at + 2, people)
    if roles and not people.is_org(roles[0]) and not people.is_title(roles[0]):
        reading.emit(actor, roles[0], 0.64, "plays")


def _plays_them(reading: Reading, index: int, actors: Sequence[Item]) -> None:
    """“4. B. A plays him like a man who …”."""
    items, role = reading.items, reading.memory.alone
    last = reading.memory.closing
    actors = actors[-1:]  # "B, and A plays him" are no two actors
    if role is None and actors:
        role = _in_clause_before(reading, actors[0])
    if role is None and last is not None and last.rank and not reading.people.is_person(last):
        role = last  # "Who is Father Tom? … A plays him"
    after = items[index + 1].low if index + 1 < len(items) else ""
    if role is None or after not in {"him", "her", "them", "it"} or len(actors) != 1:
        return
    before = index - 1
    while before > 0 and items[before].low in {"has", "had", "been", "is", "was", "still", "now"}:
        before -= 1
    if actors[0].key != role.key and items[before] is actors[0]:
        reading.emit(actors[0], role, 0.66, "plays")


def _passive(reading: Reading, index: int) -> bool:
    """Whether "by" follows: then the other matcher reads it."""
    items = reading.items
    if items[index].low not in {"played", "voiced", "portrayed", "essayed", "embodied"}:
        return False
    for item in items[index + 1 : index + 8]:
        if item.low == "by":
            return True
        if item.kind == NAME:
            return False
    return False


def _whom(reading: Reading, index: int) -> bool:
    """“B, whom A plays as a man with a headache”."""
    items = reading.items
    at = index - 1
    while at > 0 and items[at].kind != NAME and index - at < 6:
        at -= 1
    if at < 2 or items[at].kind != NAME or items[at - 1].low not in {"whom", "that", "who"}:
        return False
    before = at - 2
    while before > 0 and (items[before].kind == BRACKET or items[before].low == ","):
        before -= 1
    role = items[before]
    if items[at - 1].low != "whom" and items[index].low not in {"plays", "played", "portrays"}:
        return False
    if role.kind != NAME or role.poss or not reading.people.actor_of(items[at]):
        return False
    reading.emit(items[at], role, 0.85, "whom")
    return True


def _gives_us(reading: Reading, index: int) -> None:
    """“A gives us a Fool who has seen it all”."""
    items = reading.items
    if index + 2 >= len(items) or items[index + 1].low not in {"us", "a", "an"} or not index:
        return
    actor = items[index - 1]
    roles = roles_after(items, index + 2, reading.people)
    if actor.kind == NAME and reading.people.is_person(actor) and roles:
        reading.emit(actor, roles[0], 0.6, "gives us")


def _to_life(items: Sequence[Item], index: int) -> bool:
    if items[index].low == "tackles":
        return True
    words = [item.low for item in items[index : index + 10]]
    return "life" in words


def _gives_them(reading: Reading, index: int) -> bool:
    """“A gives B a watchfulness that never tips into cuteness”."""
    items, people = reading.items, reading.people
    if index + 2 >= len(items) or items[index + 1].kind != NAME:
        return False
    role = items[index + 1]
    actors, gap = actors_before(items, index, people, reading.taken)
    if items[index + 2].low not in {"a", "an", "the"} or role.poss or not actors or len(gap) > 10:
        return False
    if people.is_org(role) or people.is_title(role) or people.actor_of(role) is not None:
        return False
    actor = people.actor_of(actors[-1])
    if actor is None or people.is_crew(actors[-1]) or reading.actor_who_is(actors[-1]) is not None:
        return False
    reading.emit(actors[-1], role, 0.56, "plays")
    return True


def _lends(reading: Reading, index: int) -> None:
    """“with Oscar winner A lending his baritone to B, a walrus”."""
    items, people = reading.items, reading.people
    actor = items[index - 1] if index else None
    to = next(
        (at for at in range(index + 1, min(len(items), index + 6)) if items[at].low == "to"), -1
    )
    if actor is None or actor.kind != NAME or not people.actor_of(actor):
        return
    if index > 3 and items[index - 2].low == "whom" and items[index - 3].low == "to":
        role = items[index - 4] if items[index - 4].low != "," else items[index - 5]
        if role.kind == NAME and not role.poss and not people.is_org(role):
            reading.emit(actor, role, 0.72, "plays")  # "B, to whom A lends a purr"
        return
    if items[index + 1].low not in {"his", "her", "their"}:
        return
    roles = roles_after(items, to + 1, people) if to > 0 else []
    if roles and not people.is_org(roles[0]) and not people.is_title(roles[0]):
        reading.emit(actor, roles[0], 0.72, "plays")


def _turns_into(reading: Reading, index: int) -> bool:
    """“A, who turns the postmistress, B, into a small masterpiece”."""
    items, people = reading.items, reading.people
    roles = roles_after(items, index + 1, people)
    actors, gap = actors_before(items, index, people, reading.taken)
    if not roles or not actors or len(gap) > 3:
        return False
    rest = [item.low for item in items[roles[0].after : roles[0].after + 2]]
    actor, role = actors[-1], roles[0]
    if "into" not in rest or not people.is_person(people.actor_of(actor) or actor):
        return False
    if people.is_org(role) or people.is_title(role) or people.is_crew(actor):
        return False
    if people.is_person(role) and not role.rank:
        return False
    reading.emit(actor, role, 0.62, "plays")
    return True


def _makes_of(reading: Reading, index: int) -> bool:
    """“A makes a magnificent wreck of B”."""
    items, people = reading.items, reading.people
    actor = items[index - 1] if index else None
    if actor is None or actor.kind != NAME or not people.is_person(actor) or people.is_crew(actor):
        return False
    for at in range(index + 1, min(len(items) - 1, index + 6)):
        if items[at].kind != WORD:
            return False
        if items[at].low == "of":
            roles = roles_after(items, at + 1, people)
            role = roles[0] if roles else items[at]
            if role.kind != NAME or role.poss or people.is_org(role) or people.is_person(role):
                return False
            reading.emit(actor, role, 0.62, "plays")
            return True
    return False


_HE = word_set("he she he’ll she’ll he'll she'll he’d she’d he'd she'd")
_SUBJECTS = _HE | word_set("""
he she who they once also later actor actress star performer alum alumna alumnus veteran newcomer
comic comedian singer nominee winner native
""")


def _spoken_of(reading: Reading, index: int) -> list[Item]:
    """The one that "he" or an elided subject means."""
    for item in reading.items[max(0, index - 6) : index]:
        if item.kind == WORD and item.low in _SUBJECTS:
            subject = reading.spoken_of(index)
            return [subject] if subject else []
    return []


MATCHER = Matcher("playing", _VERBS | _MAKES, match)
