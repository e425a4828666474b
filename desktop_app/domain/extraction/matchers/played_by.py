"""“B, played by A”, “B is voiced by A and, as a child, C”, “A and B are played by C and D”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import ACTOR_NOUNS, CREW, CREW_VERBS, word_set
from desktop_app.domain.extraction.matchers.base import Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.reading import Reading

_PLAYED = word_set("""
played voiced portrayed performed essayed embodied impersonated acted incarnated inhabited
""")
_TURNS = frozenset(
    {
        "as",
        "later",
        "younger",
        "older",
        "young",
        "old",
        "sometimes",
        "now",
        "by",
        "flashback",
        "flashbacks",
    }
)


def match(reading: Reading, index: int) -> None:
    """A "by" with "played" before it."""
    items = reading.items
    if items[index].low in _IN_THE:
        _in_the_person(reading, index)
        return
    start = _participle(items, index)
    if items[index].low == "from" and (start < 0 or items[index - 1].low not in _SHOWN):
        return
    if start < 0:
        _again(reading, index)
        return
    roles = roles_before(items, start, reading.people)
    actors = persons_after(items, index + 1, reading.people)
    if actors and not roles and _speaks_of_the_part(items[:start]):
        _same_part(reading, actors)
    if actors and not roles and (spoken := _of_whom(reading, start)) is not None:
        roles = [spoken]
    spoken_of = reading.memory.opening or reading.memory.closing
    if items is not reading.sentence.items:
        spoken_of = None  # a bracket speaks of what stands before it
    if start == 0 and not roles and actors and spoken_of is not None:
        role = spoken_of  # "B, the president. Played by A."
        if not role.poss and not reading.people.is_org(role) and not reading.people.is_title(role):
            reading.emit(actors[0], role, 0.66, "played by")
    if not roles or not actors:
        return
    if len(roles) == len(actors) and len(roles) > 1:
        for actor, role in zip(actors, roles, strict=True):
            reading.emit(actor, role, 0.88, "played by")
        return
    pair = _two_before(items, roles[-1]) if len(actors) == 2 and len(roles) == 1 else None
    if pair is not None and items[items.index(actors[0]) + 1].low in {"and", "&"}:
        for actor, role in zip(actors, pair, strict=True):
            reading.emit(actor, role, 0.84, "played by")
        return
    both = _two_before(items, roles[-1]) if len(actors) == 1 and len(roles) == 1 else None
    if both is not None and items[start - 1].low == "both":
        for role in both:
            reading.emit(actors[0], role, 0.86, "played by")
        return
    role = roles[-1]
    near = role in items and start - items.index(role) <= 6
    score = 0.92 if near else 0.72
    for actor in actors:
        reading.emit(actor, role, score, "played by", shared=len(actors) > 1)


_IN_THE = frozenset({"person", "shape", "guise"})


def _in_the_person(reading: Reading, index: int) -> None:
    """“B, in the person of the extraordinary A, is terrible”."""
    items, people = reading.items, reading.people
    words = [item.low for item in items[max(0, index - 2) : index + 2]]
    if words[:2] != ["in", "the"] or words[-1] != "of":
        return
    at = index - 3 - (index > 2 and items[index - 3].low in {",", "—"})
    role = items[at] if at >= 0 else None
    actors = persons_after(items, index + 2, people)
    if role is None or role.kind != NAME or role.poss or people.is_org(role):
        return
    for actor in actors[:1]:
        reading.emit(actor, role, 0.78, "played by")


_SHOWN = frozenset({"debut", "turn", "performance", "cameo"})


def _speaks_of_the_part(before: Sequence[Item]) -> bool:
    """“The part was played by”: whose it is was said in the sentence before."""
    low = [item.low for item in before[:3]]
    return len(low) > 1 and low[0] in {"the", "that"} and low[1] in {"part", "role", "character"}


def _two_before(items: Sequence[Item], last: Item) -> list[Item] | None:
    """“B and C, played by A and D”: both parts, where the nearer is `last`."""
    at = next((at for at, item in enumerate(items) if item is last), 0)
    if at < 2 or items[at - 1].low not in {"and", "&"} or items[at - 2].kind != NAME:
        return None
    first = items[at - 2]
    return None if first.poss or first.rank == len(first.words) else [first, last]


def _of_whom(reading: Reading, start: int) -> Item | None:
    """“Their landlord is Mr B; he is played by A”: whom the pronoun before "played" means."""
    items, people = reading.items, reading.people
    at = start - 1
    while at > 0 and items[at].kind == WORD and items[at].low not in _HE:
        at -= 1
    if at < 0 or items[at].low not in _HE:
        return None
    before = [item for item in items[:at] if item.kind == NAME]
    role = before[-1] if before else reading.memory.closing
    if role is None or role.poss or people.is_org(role) or people.is_title(role):
        return None
    played = reading.actor_who_is(role) is not None
    return None if played or (people.is_person(role) and not role.rank) else role


_HE = word_set("he she they who")


def _same_part(reading: Reading, actors: Sequence[Item]) -> None:
    """One more actor for the part of which the sentence before has spoken."""
    memory = reading.memory
    last = memory.found[-1] if memory.found else None
    if last is None or last.character is None or memory.now - memory.actor_at > 1:
        return
    last.shared = True
    for actor in actors:
        reading.emit(actor, last.character, 0.62, "played by", shared=True)


def _again(reading: Reading, index: int) -> None:
    """“B is played by A; her husband C, by D”, “… by A and at eighteen by D”."""
    items = reading.items
    if index < 2:
        return
    if _at_another_age(reading, index):
        return
    role = items[index - 1] if items[index - 1].kind == NAME else items[index - 2]
    if role.kind != NAME or role.poss or (role is items[index - 2] and items[index - 1].low != ","):
        return
    if any(candidate.kind == "played by" for candidate in reading.here):
        for actor in persons_after(items, index + 1, reading.people)[:1]:
            if not reading.people.is_crew(actor):
                reading.emit(actor, role, 0.75, "played by")


def _at_another_age(reading: Reading, index: int) -> bool:
    items, last = reading.items, reading.here[-1] if reading.here else None
    if last is None or last.kind != "played by" or last.character is None:
        return False
    between = [item for item in items[:index] if item.start >= last.actor.end]
    if len(between) > 6 or not between or between[0].low not in {"and", ","}:
        return False
    if any(item.kind != WORD and item.low != "," for item in between):
        return False
    actors = persons_after(items, index + 1, reading.people)
    if not actors or reading.people.is_crew(actors[0]):
        return False
    if any(item.low in CREW_VERBS for item in between):
        return False
    last.shared = True
    reading.emit(actors[0], last.character, 0.8, "played by", shared=True)
    return True


def _participle(items: Sequence[Item], index: int) -> int:
    for at in range(index - 1, max(-1, index - 9), -1):
        if items[at].low in _PLAYED:
            return at
        if items[at].low == "life" and items[at - 1].low == "to":
            begin = max(0, at - 4)
            lead = [item.low for item in items[begin:at]]
            return begin + lead.index("brought") if "brought" in lead else -1
        if items[index].low == "from" and items[at].low in _SHOWN:
            return max((i for i in range(at) if items[i].low in {"is", "was", ","}), default=-1)
        if items[at].low in {"performance", "turn", "portrayal"}:
            begin = max(0, at - 4)
            lead = [item.low for item in items[begin:at]]
            return begin + lead.index("in") if "in" in lead else -1
        if items[at].kind == NAME and not items[at].poss:
            return -1
        if items[at].kind == POINT and items[at].low in ".;:":
            return -1
    return -1


def roles_before(items: Sequence[Item], index: int, people: People) -> list[Item]:
    """The characters that stand before "played", the nearest clause's last."""
    at = index - 1
    while at >= 0 and index - at < 26:
        item = items[at]
        if item.kind == POINT and item.low in ";.!?":
            return []
        if item.kind == TITLE and not item.slant and not item.poss and index - at <= 3:
            return [item]  # “the driver, “B,” is played by A”
        if (
            item.kind == NAME
            and not item.poss
            and not item.slant
            and not people.is_org(item)
            and not (people.is_title(item) and _in_title_place(items, at))
        ):
            if _another_described(items[at + 1 : index]):
                return []
            return _joined(items, at, index)
        at -= 1
    return []


def _another_described(between: Sequence[Item]) -> bool:
    """“B (A) and their captain, played by”: the one who is played has no name."""
    low = [item.low for item in between]
    if _is_of_another(low):
        return True
    if not between or between[0].kind != BRACKET:
        return False
    if low[-1] == "," and {"the", "a", "an"} & set(low[-5:-1]):
        return True  # "B (A) interviews the prop master, played by"
    return any(
        one in {"and", "&"} and other in {"their", "his", "her", "a", "an"}
        for one, other in pairwise(low)
    )


def _is_of_another(low: Sequence[str]) -> bool:
    """“B, coaxed into it by her ex-husband, played by A”: it is the husband who is played."""
    if len(low) < 5 or low[-1] != ",":
        return False
    for back in range(2, 5):
        if low[-back] in {"her", "his", "their", "a", "an", "the"} and len(low) > back:
            return low[-back - 1] != ","
    return False


def _in_title_place(items: Sequence[Item], at: int) -> bool:
    return at > 0 and items[at - 1].low in {"in", "of", "from", "on"}


def _joined(items: Sequence[Item], at: int, index: int) -> list[Item]:
    found = [items[at]]
    plural = any(item.low in {"are", "were"} for item in items[at:index])
    while plural and at >= 2 and items[at - 1].low in {"and", "&", ","}:
        if items[at - 2].kind != NAME:
            break
        at -= 2
        found.insert(0, items[at])
    return found


def persons_after(items: Sequence[Item], index: int, people: People) -> list[Item]:
    """The actors after "by": the first, and those that "and", "and later" … add."""
    found: list[Item] = []
    at = index
    words = 0
    while at < len(items) and words < 10:
        item = items[at]
        if item.kind == NAME:
            if item.poss:
                words += 1
            elif people.actor_of(item) or _lone_actor(items, at, people):
                found.append(item)
                words = 0
                more = _another(items, at + 1)
                if more < 0:
                    break
                at = more
                continue
            else:
                break
        elif item.kind == POINT and (item.low != "," or not found):
            if item.low not in {",", "“", "”"} and not (
                item.low == ":" and (at == index or items[at - 1].low in ACTOR_NOUNS)
            ):
                break
        elif item.kind == WORD:
            if item.low in {"in", "on", "for", "at", "who", "is", "was", "with"}:
                break
            words += 1
        at += 1
    return found


def _lone_actor(items: Sequence[Item], at: int, people: People) -> bool:
    """A one-word name after "played by" is an actor: Zendaya, Cher."""
    item = items[at]
    return not people.is_org(item) and not people.is_title(item) and not item.rank


def _another(items: Sequence[Item], at: int) -> int:
    """Where the next actor of the same role begins, or -1."""
    while at < len(items) and items[at].kind == BRACKET:
        at += 1
    if at < len(items) and items[at].low in {"in", "for", "until", "at"}:
        # "by A in the first season and, later, D"
        end = at
        while end < len(items) and end - at < 6 and items[end].kind == WORD:
            if items[end].low in {"and", "then"}:
                at = end
                break
            end += 1
    if at < len(items) and items[at].low == ",":
        at += 1
    if at >= len(items) or items[at].low not in {"and", "&", "then", "or"}:
        return -1
    at += 1
    for ahead in range(at, min(len(items), at + 9)):
        item = items[ahead]
        if item.kind == NAME and not item.poss:
            after = items[ahead + 1] if ahead + 1 < len(items) else None
            plain = after is None or after.kind == POINT or after.low in {"in", "at", "on", "when"}
            turned = any(word.low in _TURNS for word in items[at:ahead])
            bracketed = after is not None and after.kind == BRACKET
            return ahead if (turned or plain) and not bracketed else -1
        if item.kind == POINT:
            turned = any(word.low in _TURNS for word in items[at:ahead])
            if item.low != "," or not (turned or ahead == at):
                return -1
        if item.low in CREW or item.low in CREW_VERBS:
            return -1
    return -1


MATCHER = Matcher("played by", frozenset({"by", "from"}) | _IN_THE, match)
