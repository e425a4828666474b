"""“A is Inspector B”, “A, who was Private B”, “the cook B is A”: the weakest verb of playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, WORD, Item
from desktop_app.domain.extraction.lexicon_words import ACTOR_NOUNS, CREW, RANKS, STOPPERS, word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.matchers.playing import and_another, through_a_life
from desktop_app.domain.extraction.people import crew_lead
from desktop_app.domain.extraction.phrases import (
    Role,
    actors_before,
    is_near,
    names_crew,
    roles_after,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.reading import Reading

_ADVERBS = word_set("""
will would may might to also again once more still even now then both just too almost who has had
have
""")
_HAVE = word_set("has had have")
_HONOURS = word_set("""
fan winner nominee native graduate fans alum alumna critic guest
""")
_SHORT = word_set("""
he’s she’s he's she's who’s who's
""")


def match(reading: Reading, index: int) -> None:
    """A form of "to be" at `index`."""
    items, people = reading.items, reading.people
    if items[index].low in {"that’s", "that's"}:
        _that_is(reading, index)
        return
    if index and items[index].low in {"are", "were"} and items[index - 1].low == "they":
        _they(reading, index)
        return
    if items[index].low == "been" and (not index or items[index - 1].low not in _HAVE):
        return
    if items[index].low == "be" and index > 2 and _remembered(reading, index):
        return
    subject = _subject(reading, index)
    if subject is None:
        return
    if items[index].low in {"are", "were"}:
        _several(reading, index)
        return
    if items[index].low == "be" and items[index - 1].low not in {"will", "would", "to"}:
        return
    if subject.first and len(subject.words) == 1 and subject.low.endswith("ing"):
        return  # "Missing will be A"
    roles = roles_after(items, _past_aside(items, index + 1), people)
    if not roles or roles[0].kind != NAME:
        return
    role = roles[0]
    if items[0].low in _BEFORE and items[role.after - 2].low == ",":
        return  # "Before she was a superhero, A …"
    between = [item for item in items[index + 1 : role.after - 1] if item.kind == WORD]
    if any(item.low in _HONOURS for item in between) or names_crew(between) or len(between) > 5:
        return
    if any(item.low in _ACTIONS or item.low.endswith(("ing", "ed")) for item in between[:1]):
        return
    if people.is_org(role) or people.is_title(role) or crew_lead(items, role.after - 1):
        return
    described = any(item.low in {"the", "a", "an"} for item in between[:1]) and len(between) > 1
    meant = not any(item is subject for item in items)
    described = described or (not meant and bool(between) and between[-1].low in RANKS)
    _judge(reading, subject, roles, described=described, between=between, meant=meant)


def _remembered(reading: Reading, index: int) -> bool:
    """“To most viewers he will always be B”, said of one who has died."""
    items, subject = reading.items, reading.memory.subject
    verb = index - 1 - (items[index - 1].low in {"always", "ever", "forever"})
    if subject is None or items[verb].low != "will" or items[verb - 1].low not in {"he", "she"}:
        return False
    roles = roles_after(items, index + 1, reading.people)
    if roles and not reading.people.is_org(roles[0]) and roles[0].after - index < 6:
        reading.emit(subject, roles[0], 0.74, "is")
    return True


_BEFORE = word_set("before after when while since until if as once though although")


def _past_aside(items: Sequence[Item], at: int) -> int:
    """Behind “, once more,”."""
    if at >= len(items) or items[at].low != ",":
        return at
    end = at + 1
    while end < len(items) and end - at < 4 and items[end].kind == WORD:
        end += 1
    return end + 1 if at + 1 < end < len(items) and items[end].low == "," else at


def _several(reading: Reading, index: int) -> None:
    """“A and B are C and D”."""
    actors, _ = actors_before(reading.items, index, reading.people, reading.taken)
    roles = roles_after(reading.items, index + 1, reading.people, several=True, count=len(actors))
    if (
        len(actors) == len(roles) > 1
        and not any(map(reading.people.is_org, roles))
        and all(reading.people.actor_of(actor) for actor in actors)
    ):
        for actor, role in zip(actors, roles, strict=True):
            reading.emit(actor, role, 0.7, "is")


def _that_is(reading: Reading, index: int) -> None:
    """“… the bishop, Monsignor B.” and in a sentence of its own “That’s A”."""
    items, people, role = reading.items, reading.people, reading.memory.closing
    if index or role is None or role.poss or index + 2 < len(items) - 1:
        return
    actor = items[index + 1] if index + 1 < len(items) else None
    if actor is None or not people.is_person(actor) or people.is_crew(actor):
        return
    if role.rank and not people.is_person(role) and not people.is_org(role):
        reading.emit(actor, role, 0.62, "is")


def _they(reading: Reading, index: int) -> None:
    """“A and B …: on screen they are C and D”, and the other way round."""
    items, people = reading.items, reading.people
    roles = roles_after(items, index + 1, people, several=True, count=2)
    first = next(
        (
            at
            for at in range(index - 3)
            if items[at].kind == items[at + 2].kind == NAME and items[at + 1].low in {"and", "&"}
        ),
        -1,
    )
    if len(roles) != 2 or first < 0 or any(map(people.is_org, roles)):
        return
    both = [items[first], items[first + 2]]
    persons = [one for one in both if people.is_person(one)]
    if len(persons) == 2 and not any(map(people.is_person, roles)):
        pairs: list[tuple[Item, Item]] = list(zip(both, roles, strict=True))
    elif not persons and all(map(people.is_person, roles)):
        pairs = list(zip(roles, both, strict=True))
    else:
        return
    for actor, role in pairs:
        reading.emit(actor, role, 0.64, "is")


_ACTIONS = word_set("""
from in on at to by like not made named called set due back out about
""")


_CLAIMS = word_set("""
insists insisted claims claimed says said thinks thought believes believed pretends pretending
convinced if imagines imagined whether dreams wishes
""")


def _subject(reading: Reading, index: int) -> Item | None:
    """The name right before the verb; for "he was B" the one last spoken of."""
    items = reading.items
    if any(item.low in _CLAIMS for item in items[max(0, index - 4) : index]):
        return None
    if items[index].low in _SHORT:
        if index and items[index - 1].low in {"think", "thinks", "thought", "if", "believes"}:
            return None
        return reading.spoken_of(index)
    at = index - 1
    if (
        at > 1
        and items[at].low == ","
        and items[0].kind == NAME
        and items[1].low == ","
        and not items[0].poss
        and at < 14
    ):
        # "Kasandra, the girl who loves him, is A"
        return items[0]
    if at > 2 and items[at].low == ",":
        begin = at - 1
        while begin > 0 and at - begin < 7 and items[begin].kind == WORD:
            begin -= 1
        aside = begin > 0 and at - begin > 1 and items[begin].low == ","
        if aside and items[begin - 1].kind == NAME and not items[begin - 1].poss:
            return items[begin - 1]  # "His mother Mary, a saint, is A"
    actor = _actor_who(items, index, reading)
    if actor is not None:
        return actor
    gap: list[Item] = []
    while at >= 0 and len(gap) < 4:
        item = items[at]
        if item.kind == NAME:
            fits = not item.poss and is_near([g for g in gap if g.low not in _ADVERBS])
            return item if fits and not crew_lead(items, at) else None
        if item.kind == WORD and item.low in {"he", "she"}:
            return reading.spoken_of(at + 1)
        if item.kind != BRACKET and item.low != "," and item.low not in _ADVERBS:
            return None
        gap.append(item)
        at -= 1
    return None


def _actor_who(items: Sequence[Item], index: int, reading: Reading) -> Item | None:
    """“A, the Danish actress who for eleven years was Sister B”."""
    at = index - 1
    while at > 2 and index - at < 7 and items[at].kind == WORD and items[at].low != "who":
        at -= 1
    if at < 3 or items[at].low != "who" or items[at - 1].low not in ACTOR_NOUNS:
        return None
    at -= 1
    while at > 0 and items[at].kind == WORD:
        at -= 1
    if at < 1 or items[at].low != "," or items[at - 1].kind != NAME:
        return None
    actor = items[at - 1]
    return actor if reading.people.is_person(actor) and not actor.poss else None


def _judge(
    reading: Reading,
    subject: Item,
    roles: Sequence[Role],
    *,
    described: bool,
    between: Sequence[Item],
    meant: bool,
) -> None:
    """Decide which side is the actor; nothing where neither shape nor text says so."""
    people = reading.people
    role = roles[0]
    alone = reading.memory.alone
    if alone is not None and alone.key == role.key and people.is_person(subject):
        reading.emit(subject, role, 0.7, "is")  # a heading names B; "A was B"
        return
    if people.is_main(subject) and not meant and not people.is_main(role):
        for part in roles:
            reading.emit(reading.memory.subject or subject, part, 0.7, "is")
        return
    actor, other = people.actor_of(subject), people.actor_of(role)
    clue = bool(role.rank) or described
    if meant and people.is_person(role) and not described:
        return
    if actor is not None and not _played(reading, subject):
        lone = len(role.words) - role.rank == 1
        if other is None or clue or lone or not people.is_person(role):
            score = 0.8 if clue else 0.68
            if not role.rank and not described and between:
                score -= 0.15
            for part in roles:
                reading.emit(subject, part, score, "is")
            if clue:
                and_another(reading, roles[-1].after)
            if meant and subject is reading.memory.subject and not clue:
                through_a_life(reading, subject, roles[-1].after)
            elif meant:
                _and_too(reading, subject, roles[-1].after)
        elif _is_presented(reading.items, subject):
            reading.emit(role, subject, 0.7, "is")
        else:
            for part in roles:
                reading.emit(subject, part, 0.6, "is", either=True)
    elif actor is None and role.rank and _is_epithet(reading, subject):
        spoken = reading.memory.last_person or reading.memory.last_actor
        if spoken is not None and not people.is_org(role):
            reading.emit(spoken, role, 0.62, "is")
    elif (
        other is not None
        and people.is_person(other)
        and not between
        and _like_a_character(subject, people)
    ):
        reading.emit(role, subject, 0.72, "is")


def _and_too(reading: Reading, actor: Item, at: int) -> None:
    """“He was a notable B and, opposite C’s D, a heartbreaking E”."""
    items, people = reading.items, reading.people
    if at + 3 >= len(items) or items[at].low != "and":
        return
    at += 1
    if items[at].low == ",":
        at = next(
            (end for end in range(at + 1, min(len(items), at + 9)) if items[end].low == ","), at
        )
        at += 1
    if at + 2 >= len(items) or items[at].low not in {"a", "an", "the"}:
        return
    roles = roles_after(items, at, people)
    if not roles or roles[0].after - at > 5 or people.is_org(roles[0]):
        return
    if roles[0].kind == NAME and not (people.is_person(roles[0]) or people.is_title(roles[0])):
        reading.emit(actor, roles[0], 0.6, "is")


def _is_epithet(reading: Reading, subject: Item) -> bool:
    """“The Dane is Professor B”: a people's name for somebody spoken of before."""
    items = reading.items
    at = next((at for at, item in enumerate(items) if item is subject), 0)
    the = subject.article or (at > 0 and items[at - 1].low == "the")
    return the and len(subject.words) == 1 and subject.low in _PEOPLES


_PEOPLES = word_set("""
dane swede scot brit irishman irishwoman englishman englishwoman frenchman frenchwoman welshman
norwegian finn pole spaniard italian german american australian canadian briton dutchman russian
""")


def _is_presented(items: Sequence[Item], subject: Item) -> bool:
    """“the neighbour B was A”: somebody of the story, by the noun before the name."""
    at = next((at for at, item in enumerate(items) if item is subject), 0)
    if at < 2 or items[at - 1].kind != WORD or items[at - 2].low not in _OWNERS:
        return False
    return items[at - 1].low not in ACTOR_NOUNS | CREW | STOPPERS


_OWNERS = word_set("the his her their its our my")


def _like_a_character(item: Item, people: People) -> bool:
    return not people.is_org(item) and not people.is_title(item)


def _played(reading: Reading, item: Item) -> bool:
    return reading.actor_who_is(item) is not None or bool(
        item.rank and not reading.people.is_person(item)
    )


MATCHER = Matcher(
    "is", frozenset({"is", "was", "are", "were", "be", "been", "that’s", "that's"}) | _SHORT, match
)
