"""“A as B”, “A has been cast as B”, “A and B as C and D”, “As B, A is on form”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, POINT, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_words import CREW, STOPPERS, word_set
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.matchers.role_passing import newcomer_for
from desktop_app.domain.extraction.phrases import (
    Role,
    actors_before,
    has_cast_verb,
    has_pronoun,
    has_speech,
    is_near,
    is_performance,
    more_roles,
    names_crew,
    roles_after,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.reading import Reading

_NOT_A_ROLE = word_set("""
well if though soon long far much many good ever usual yet of
""")
_TELLS = word_set("gives gave giving give uses used using signs signed")
_DOUBLED = word_set("roles dual both twins double doubles doubled doubling")
_BEFORE = word_set("""
such same well known so just described regarded
""")


def match(reading: Reading, index: int) -> None:
    """An "as" at `index`."""
    items, people = reading.items, reading.people
    after = items[index + 1] if index + 1 < len(items) else None
    if after is None or after.low in _NOT_A_ROLE:
        return
    before = items[index - 1].low if index else ""
    alone = before in {"only", "simply"} and index > 1 and items[index - 2].low == "known"
    if before in _BEFORE and not (before == "known" and _may_be_known(items, index)):
        return
    actors, gap = actors_before(items, index, people, reading.taken)
    if alone and not actors:
        return  # "A’s villain, known only as B": the possessive has it
    doubled = any(item.low in _DOUBLED for item in gap)
    behind = index + 1
    if [item.low for item in items[behind : behind + 3]] == [",", "respectively", ","]:
        behind += 3
    roles = roles_after(
        items, behind, people, several=len(actors) > 1 or doubled, count=len(actors)
    )
    if not roles or _begins_clause(items, roles[0].after):
        return
    description = items[index + 1 : index + 1 + 12]
    if names_crew(description[: max(0, _offset(items, index, roles[0]) - 1)]):
        return
    opening = index == 0 or items[index - 1].low in {";", ":"}
    if not opening and items[index - 1].low in {"—", "–"}:
        # "A, *Title* — as B" goes on; "— as B, A …" begins.
        opening = not actors or not is_near([one for one in gap[1:] if one.kind != TITLE])
    if opening or (not actors and items[index - 1].kind == POINT and index < 3):
        leading(reading, roles)
        return
    spoken_of = reading.memory.subject or reading.memory.last_person
    if before in {"was", "is"} and index > 1 and items[index - 2].low == "it":
        if roles and spoken_of is not None and not reading.people.is_org(roles[0]):
            _emit(reading, [spoken_of], roles[:1], 0.68)
        return  # "It was as B that he became famous"
    if (same := _as_before(reading, index, actors)) is not None:
        _emit(reading, [same], roles, 0.66)
        return
    newcomer = newcomer_for(items, actors[-1], people) if actors else None
    if newcomer is not None and is_near(gap):
        for actor in (newcomer, *actors):
            reading.emit(actor, roles[0], 0.76, "as", shared=True)
        return
    _pair(reading, index, actors, gap, roles)


def _begins_clause(items: Sequence[Item], at: int) -> bool:
    """“takes the helm as B (C) looks on”: what follows "as" does something itself."""
    if at + 1 >= len(items) or items[at].kind != BRACKET:
        return False
    verb = items[at + 1]
    return verb.kind == WORD and len(verb.low) > 4 and verb.low.endswith("s") and verb.low.isalpha()


def _as_before(reading: Reading, index: int, actors: Sequence[Item]) -> Item | None:
    """“A, known as B in *This* and, late in life, as C”: who was B is C too."""
    last = reading.here[-1] if reading.here else None
    if last is None or last.kind not in {"as", "plays"} or last.character is None:
        return None
    end = last.character.end
    if actors and actors[-1].start > end:
        return None
    between = [item for item in reading.items[:index] if item.start >= end]
    joined = any(item.low in {"and", "then", "later"} for item in between[-6:])
    ended = any(item.kind == POINT and item.low in ";:—" for item in between)
    someone = any(item.kind == NAME and reading.people.is_person(item) for item in between)
    return last.actor if joined and not ended and not someone else None


def _may_be_known(items: Sequence[Item], index: int) -> bool:
    """“known as B” only counts as "best known as"."""
    return index >= 2 and items[index - 2].low in {"best", "better", "chiefly", "mostly", "widely"}


def _offset(items: Sequence[Item], index: int, role: Role) -> int:
    return max(1, role.after - index - 1)


def _pair(
    reading: Reading, as_at: int, actors: list[Item], gap: list[Item], roles: list[Role]
) -> None:
    subject = reading.spoken_of(reading.items.index(gap[0]) if gap else 0)
    words = [item for item in gap if item.kind == WORD]
    if _made_a_name(words) and subject is not None:
        _emit(reading, [subject], roles, 0.66)
        return
    if words and words[0].low == "name" and any(item.low in _TELLS for item in words[:4]):
        return  # "he gives his name as B"
    if gap and has_speech(gap) and not has_cast_verb(gap):
        return
    # The gap runs backwards: "her" with a noun behind it owns that noun.
    owning = {
        id(gap[at])
        for at in range(1, len(gap))
        if gap[at].low in {"her", "his"}
        and gap[at - 1].kind == WORD
        and gap[at - 1].low not in {"as", "in", "on", "for", "to", "and"}
    }
    owning |= {
        id(gap[at])
        for at in range(1, len(gap))
        if gap[at].low in {"her", "his"} and gap[at - 1].text[0].isdigit()
    }  # "in her 70s"
    words = [item for item in words if not (actors and id(item) in owning)]
    if any(item.low in {"him", "her", "them"} for item in words[:4]):
        subject = reading.memory.subject or reading.memory.last_person
    if has_pronoun(words[:4]) or (not actors and has_cast_verb(words)):
        if subject is not None:
            _emit(reading, [subject], roles, 0.72)
        return
    told = [item.low for item in reversed(gap)]
    if any(one == "the" and two in {"actress", "actor"} for one, two in pairwise(told)):
        subject = reading.memory.last_person or subject
        if subject is not None:
            _emit(reading, [subject], roles, 0.68)  # "… the actress confirmed … her last as B"
        return
    if actors and _beside(reading.items, actors[-1]):
        # "opposite A, as B": it is the other one who is B
        if subject is not None and subject.key != actors[-1].key:
            _emit(reading, [subject], roles, 0.66)
        return
    if not actors:
        if subject is not None and all(item.low in {"or", "and", "also", "then"} for item in words):
            _emit(reading, [subject], roles, 0.65)
        return
    _by_distance(reading, as_at, actors, gap, roles)


def _by_distance(
    reading: Reading, as_at: int, actors: list[Item], gap: list[Item], roles: list[Role]
) -> None:
    """“A as B” at once, or with a verb between that says that A has a part."""
    words = [item for item in gap if item.kind == WORD]
    subject = reading.spoken_of(reading.items.index(gap[0]) if gap else 0)
    told = [item.low for item in gap]
    near = is_near(gap) or _is_aboard(gap) or told == ["who", ","]
    near = near or (0 < len(told) <= 4 and told[-1] in {"is", "was"} and _is_praise(gap))
    near = near or (told[1:] == ["who", ","] and told[0] not in STOPPERS)
    crossed = any(item.kind == NAME and not item.poss for item in gap)
    if actors and actors[-1].article and reading.people.actor_of(actors[-1]) is None:
        # "The Swede, best known as …"
        if subject is not None and (near or has_cast_verb(words)):
            _emit(reading, [subject], roles, 0.7)
        return
    if not near and not has_cast_verb(words) and not is_performance(gap):
        _from_afar(reading, as_at, actors, gap, roles)
        return
    actor = reading.actor_who_is(actors[-1])
    if actor is not None:
        if not near:
            _emit(reading, [actor], roles, 0.75)
        return
    score = 0.88 if near else 0.8
    if crossed or len(gap) > 10:
        score -= 0.1
    if roles[0].kind == TITLE:
        score -= 0.1
    _emit(reading, actors, roles, score)


def _from_afar(
    reading: Reading, as_at: int, actors: list[Item], gap: list[Item], roles: list[Role]
) -> None:
    """With other words between: the part named at once, or a verb of one's own."""
    words = [item for item in gap if item.kind == WORD]
    behind = reading.items[as_at + 1 : as_at + 3]
    direct = roles[0].start == behind[0].start or roles[0].rank
    if behind[0].low == "the" and reading.items[as_at - 1].low == ",":
        direct = direct or roles[0].start == behind[-1].start
    person = reading.people.is_person(actors[-1])
    if (
        direct
        and person
        and (len(words) <= 6 or reading.people.is_main(actors[-1]))
        and not reading.people.is_org(roles[0])
        and reading.actor_who_is(actors[-1]) is None
        and roles[0].kind == NAME
    ):
        _emit(reading, actors, roles, 0.66)
        return
    if _does_as(reading, as_at, actors[-1], gap, roles[0]):
        _emit(reading, actors, roles[:1], 0.62)
        return
    actor = reading.actor_who_is(actors[-1])
    if actor is not None and words and words[-1].low in {"and", "or"}:
        _emit(reading, [actor], roles, 0.7)


def _does_as(reading: Reading, as_at: int, actor: Item, gap: Sequence[Item], role: Role) -> bool:
    """“A mopes handsomely as the keeper, B”: a verb of one's own, and the part after a comma."""
    items, people = reading.items, reading.people
    doing = [item for item in gap if item.kind == WORD]
    if not 0 < len(doing) <= 3 or len(doing) + 1 < len([g for g in gap if g.kind != BRACKET]):
        return False
    behind = items[as_at + 1 : role.after]
    after_comma = len(behind) > 2 and behind[-2].low == ","
    if behind[0].low not in {"the", "a", "an", "her", "his"} or not after_comma:
        return False
    if role.kind != NAME or people.is_org(role) or people.is_title(role):
        return False
    return people.is_person(actor) and not people.is_crew(actor) and not actor.poss


def _is_praise(gap: Sequence[Item]) -> bool:
    """“A is terrifying as B”, “A is never better as B”; not "A is hired as B"."""
    word = gap[0].low
    if not all(item.kind == WORD for item in gap) or word in STOPPERS or word in _NO_PRAISE:
        return False
    return not (word.endswith("ed") and word not in {"inspired", "gifted"})


_NO_PRAISE = word_set("known seen same such regarded back due here billed paid just")


def _is_aboard(gap: Sequence[Item]) -> bool:
    """“A is in as B”, “A comes on board as B”."""
    low = {item.low for item in gap if item.kind != BRACKET}
    return bool(low & {"in", "board", "aboard"}) and low <= {
        *(
            "is",
            "are",
            "in",
            "on",
            "board",
            "aboard",
            "now",
            "also",
            "comes",
            "came",
            "has",
            "come",
        ),
        *("jumped", "steps", "stepped", "have", ","),
    }


def _made_a_name(words: Sequence[Item]) -> bool:
    """“made her name as B”; the words run backwards."""
    low = [item.low for item in words[:6]]
    if low[1:2] and low[1] == "on":
        low = low[2:]  # "made her name on stage as B"
    low = low[:3]
    return (
        len(low) == 3
        and low[0] in {"name", "debut", "bow", "mark", "breakthrough"}
        and low[1] in {"his", "her", "their", "stage", "screen", "a"}
        and low[2] in {"made", "makes", "making", "make", "his", "her", "their"}
    )


def _beside(items: Sequence[Item], actor: Item) -> bool:
    at = next((at for at, item in enumerate(items) if item is actor), 0)
    if not 0 < at < len(items) - 1:
        return False
    before = items[at - 1].low
    return before == "from" or (before in {"opposite", "alongside"} and items[at + 1].low == ",")


def _emit(reading: Reading, actors: list[Item], roles: list[Role], score: float) -> None:
    if len(actors) == len(roles):
        for actor, role in zip(actors, roles, strict=True):
            reading.emit(actor, role, score, "as")
        for role in more_roles(reading.items, roles[-1].after, reading.people):
            reading.emit(actors[-1], role, score, "as")
        return
    more = more_roles(reading.items, roles[-1].after, reading.people)
    for role in [*roles, *more]:
        reading.emit(actors[-1], role, score, "as")


def _past_apposition(items: Sequence[Item], at: int) -> int:
    """“As B, the night manager of a motel, she …”: the comma before the pronoun, or `at`."""
    for ahead in range(at + 1, min(len(items) - 1, at + 16)):
        if items[ahead].kind == POINT and items[ahead].low != ",":
            break
        after = items[ahead + 1]
        if items[ahead].low == "," and after.low in {"he", "she"}:
            return ahead
        acts = ahead > at + 1 and after.kind == NAME and not after.poss and not after.article
        if items[ahead].low == "," and acts and ahead + 2 < len(items):
            verb = items[ahead + 2]
            return ahead if verb.kind == WORD and verb.low not in {"and", "or"} else at
        if items[ahead].kind == NAME and not items[ahead].poss:
            break
    return at


def _past_epithet(items: Sequence[Item], at: int) -> int:
    """Behind what describes the subject: ", eight-year-old A", ", the wonderful newcomer A"."""
    if at + 2 >= len(items) or items[at].low != ",":
        return at
    ahead = at + 1 + (items[at + 1].low in {"the", "a", "an"})
    while ahead < len(items) and ahead - at < 5 and items[ahead].kind == WORD:
        if items[ahead].low in STOPPERS | CREW or items[ahead].low in {"he", "she", "it", "they"}:
            return at
        ahead += 1
    after = items[ahead + 1] if ahead + 1 < len(items) else None
    found = ahead < len(items) and items[ahead].kind == NAME and not items[ahead].poss
    if ahead == at + 1 or not found or after is None or after.kind != WORD:
        return at
    return ahead - 1


def leading(reading: Reading, roles: list[Role]) -> None:
    """“As B, A gives …”: the subject follows the comma."""
    items = reading.items
    if not roles:
        return
    at = roles[-1].after
    if at < len(items) and items[at].kind == BRACKET and items[at - 2].low == ",":
        return  # "As the visiting couple, A (B) and C (D)"
    while at < len(items) and items[at].kind == BRACKET:
        at += 1
    quoted = False
    at = _past_epithet(items, at)
    if (
        at + 2 < len(items)
        and items[at].low in {"in", "on"}
        and items[at + 1].kind in {TITLE, NAME}
    ):
        quoted = items[at + 1].kind == TITLE
        at += 2
    at -= quoted and items[at].low != ","
    epithet = at > roles[-1].after and items[at].kind == WORD
    begins = items[at].low == "," or quoted or epithet if at < len(items) else False
    if at + 1 < len(items) and begins and items[at + 1].kind == NAME:
        actor = items[at + 1]
        if reading.people.actor_of(actor) and not actor.poss:
            reading.emit(actor, roles[-1], 0.8, "as")
            return
    subject = reading.spoken_of(0)
    if at < len(items) and items[at].low == ",":
        at = _past_apposition(items, at)
        named = items[at + 1] if at + 1 < len(items) else None
        if named is not None and named.kind == NAME and reading.people.actor_of(named):
            reading.emit(named, roles[-1], 0.72, "as")
            return
    pronoun = {item.low for item in items[at : at + 2]} & {"he", "she"}
    if subject is not None and at < len(items) and pronoun:
        reading.emit(subject, roles[-1], 0.65, "as")


MATCHER = Matcher("as", frozenset({"as"}), match)
