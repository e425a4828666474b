"""Who plays whom, by the text alone: the way from a text to its pairs."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.assemble import read_sentences
from desktop_app.domain.extraction.candidate import Candidate
from desktop_app.domain.extraction.items import BRACKET, NAME, TITLE, WORD, Item, Sentence
from desktop_app.domain.extraction.lexicon_words import word_set
from desktop_app.domain.extraction.matchers import REGISTRY
from desktop_app.domain.extraction.people import People
from desktop_app.domain.extraction.reading import Memory, Reading
from desktop_app.domain.extraction.resolve import Resolver
from desktop_app.domain.extraction.rows import read_rows
from desktop_app.domain.extraction.source import read_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.matchers.base import Matcher
    from desktop_app.domain.extraction.pair import FoundPair
    from desktop_app.domain.records import Production

_DEATHS = word_set("""
dies died obituary
""")

_BY_TRIGGER: dict[str, list[Matcher]] = {}
for _matcher in REGISTRY:
    for _trigger in _matcher.triggers:
        _BY_TRIGGER.setdefault(_trigger, []).append(_matcher)


def extract_cast(text: str, known: Sequence[Production] = ()) -> tuple[FoundPair, ...]:
    """Find the pairs of actor and character that `text` names, each once, in its order.

    `known` are productions whose casts help to tell actors from characters. Raises nothing for
    any text; pairs below 0.5 are readings to show, not to believe.
    """
    source = read_source(text)
    sentences = [sentence for segment in source.segments for sentence in read_sentences(segment)]
    people = People(sentences, known)
    found, spent = read_rows(source, people)
    for candidate in found:
        people.learn_row(candidate.actor)
    memory = Memory(subject=_departed(sentences, people))
    memory.guest = next(filter(None, (_first_person(one, people) for one in sentences[:4])), None)
    if memory.subject is not None:
        people.put_first(memory.subject)
    for sentence in sentences:
        if id(sentence.segment) in spent:
            continue
        before = len(memory.found)
        _read(sentence, people, memory)
        names = [item for item in sentence.items if item.kind == NAME]
        _continue_entry(sentence, people, memory, before)
        memory.alone = _only_name(sentence, names)
        begins = next((item for item in sentence.items if item.text.isalpha() or item.words), None)
        if memory.entry_of is not sentence.segment and begins is not None:
            memory.entry_of = sentence.segment
            memory.entry = begins if begins is not None and begins.kind == NAME else None
            kinds = {item.kind for item in sentence.items[1:]}
            memory.entry_lone = NAME not in kinds and WORD not in kinds and TITLE in kinds
        memory.opening = begins if begins is not None and begins.kind == NAME else None
        memory.closing = names[-1] if names else memory.closing
        if names and (person := _first_person(sentence, people)) is not None:
            memory.last_person, memory.person_at = person, memory.now
        memory.now += 1
    return Resolver([*found, *memory.found], people).pairs()


def _continue_entry(sentence: Sentence, people: People, memory: Memory, before: int) -> None:
    """“5. Mother B, *The Title*. A gets more menace …”: who comes first is who plays it."""
    role, first = memory.entry, sentence.items[0]
    if role is None or memory.entry_of is not sentence.segment or not memory.entry_lone:
        return
    memory.entry_lone = False
    if len(memory.found) > before or first.kind != NAME or len(sentence.items) < 3:
        return
    if first.poss or sentence.items[1].kind != WORD or people.is_crew(first):
        return
    if not (people.is_person(first) and people.has_given(first)) or people.is_org(role):
        return
    if role.poss or people.is_title(role) or (people.is_person(role) and not role.rank):
        return
    memory.found.append(Candidate(first, role, 0.56, "apposition", sentence))


def _read(sentence: Sentence, people: People, memory: Memory) -> None:
    reading = Reading(sentence, sentence.items, people, memory)
    _search(reading)
    _inner(reading, sentence.items)


def _search(reading: Reading) -> None:
    by_trigger = _BY_TRIGGER
    for index, item in enumerate(reading.items):
        if item.kind == NAME:
            if not item.poss:
                continue
            trigger = "’s"
        else:
            trigger = BRACKET if item.kind == BRACKET else item.low
        if trigger in by_trigger:
            for matcher in by_trigger[trigger]:
                matcher.match(reading, index)


def _inner(reading: Reading, items: Sequence[Item]) -> None:
    """Brackets can hold a sentence of their own: "(Clive Owen as Larry)"."""
    stack = [item for item in items if item.kind == BRACKET]
    while stack:
        bracket = stack.pop()
        if len(bracket.inner) >= 3:
            inside = Reading(
                reading.sentence, bracket.inner, reading.people, reading.memory, reading.here
            )
            inside.outer = _person_before(items, bracket, reading.people)
            _search(inside)
        stack.extend(item for item in bracket.inner if item.kind == BRACKET)


def _person_before(items: Sequence[Item], bracket: Item, people: People) -> Item | None:
    for item in reversed(items):
        if item.start < bracket.start and item.kind == NAME and not item.poss:
            return item if people.is_person(item) and not people.is_crew(item) else None
    return None


def _only_name(sentence: Sentence, names: Sequence[Item]) -> Item | None:
    if len(names) != 1 or names[0].poss:
        return None
    rest = any(item.kind != NAME and item.text.isalpha() for item in sentence.items)
    return None if rest else names[0]


def _first_person(sentence: Sentence, people: People) -> Item | None:
    speaks = len(sentence.items) > 1 and sentence.items[1].low == ":"
    for item in sentence.items[2 * speaks :]:
        if (
            item.kind == NAME
            and not item.poss
            and (people.is_person(item) or (len(sentence.items) < 7 and people.actor_of(item)))
            and not people.is_crew(item)
            and not people.is_title(item)
        ):
            return item
    return None


def _tells_of_death(items: Sequence[Item]) -> bool:
    """“has died”, “dead at 91”, “her death”; a dead girl in the story is another matter."""
    for item, after in zip_longest(items, items[1:]):
        if item.low in _DEATHS:
            return True
        if item.low == "dead" and after is not None and after.low in {"at", "aged", ","}:
            return True
        if item.low == "death" and after is not None and after.kind == WORD:
            return True
    return False


def _of_a_person(items: Sequence[Item], people: People) -> Sequence[Item]:
    """The items, from the first full name on where a shorter one stands before: Harold has died."""
    names = [item for item in items if item.kind == NAME and not item.poss]
    if not names or names[0].article or people.is_person(names[0]):
        return items
    later = next((item for item in names if people.is_person(item)), None)
    return items[items.index(later) :] if later is not None else ()


def _departed(sentences: Sequence[Sentence], people: People) -> Item | None:
    """Whom an obituary is about: the first full name of a text that speaks of a death early."""
    early = sentences[:8]
    if not any(_tells_of_death(_of_a_person(sentence.items, people)) for sentence in early):
        return None
    for sentence in early:
        for item in sentence.items:
            if (
                item.kind == NAME
                and not item.poss
                and people.is_person(item)
                and not people.is_title(item)
            ):
                return item
    return None
