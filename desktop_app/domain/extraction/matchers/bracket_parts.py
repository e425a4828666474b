"""Brackets behind what is no plain name: “11811 (A)”, “The child (A)”, “B, the janitor (A)”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, WORD, Item
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    CREW,
    STOPPERS,
    word_set,
)

if TYPE_CHECKING:
    from desktop_app.domain.extraction.matchers.bracket_content import Content
    from desktop_app.domain.extraction.reading import Reading


def numbered(reading: Reading, before: Item, content: Content) -> None:
    """“11811 (A)”: a part that goes by a number."""
    actor = content.persons[0]
    if reading.people.is_person(actor) and not reading.people.is_crew(actor):
        reading.emit(actor, before, 0.8, "bracket")


FIGURES = word_set("""
child boy girl man woman mother father son daughter wife husband sister brother king queen
priest doctor nurse captain detective sheriff mayor teacher cop killer narrator stranger ghost
landlady landlord butler maid bartender neighbour neighbor president judge lawyer kid dad mum
mom baby grandmother grandfather widow nun soldier waiter waitress lieutenant professor robot
creature
""")


def described(reading: Reading, index: int, content: Content) -> None:
    """“The child (A)”: a part without a name of its own."""
    actor, part = content.persons[0], reading.items[index - 1]
    people = reading.people
    if not people.is_person(actor) or people.is_crew(actor):
        return
    if index > 2 and reading.items[index - 2].low == "the":
        called = reading.items[index - 3]
        part_name = called.kind == NAME and not called.poss and not people.is_org(called)
        if part_name and not people.is_person(called) and not people.is_title(called):
            reading.emit(actor, called, 0.76, "bracket")  # "B the butler (A)"
            return
    for at in range(index - 2, max(0, index - 6), -1):
        named = reading.items[at - 1]
        if (
            reading.items[at].low == ","
            and named.kind == NAME
            and not named.poss
            and not people.is_org(named)
            and not people.is_person(named)
        ):
            reading.emit(actor, named, 0.75, "bracket")
            return
    if (
        reading.items[index - 2].low == "the"
        and people.is_person(actor)
        and not people.is_crew(actor)
        and people.has_given(actor)
    ):
        reading.emit(actor, part, 0.55, "bracket")


def unnamed(reading: Reading, index: int, content: Content) -> bool:
    """“her landlord (a hilarious A)”, “a surveyor from the mainland (A)”: a part by its trade."""
    items, people = reading.items, reading.people
    actor = content.persons[0]
    if not (people.is_person(actor) and people.has_given(actor)) or people.is_crew(actor):
        return False
    at = index - 1
    while at > 0 and index - at < 6 and items[at].kind == WORD and items[at].low not in _OWNERS:
        at -= 1
    if items[at].low == "the" and at > 2 and items[at - 1].low in {"from", "of", "in", "at"}:
        at -= 2  # "from the mainland"
        while at > 0 and index - at < 7 and items[at].kind == WORD and items[at].low not in _OWNERS:
            at -= 1
    words = items[at + 1 : index]
    if items[at].low not in _OWNERS or not 0 < len(words) <= 4 or at < 1:
        return False
    noun = next((k for k, word in enumerate(words) if word.low in {"from", "of", "in"}), len(words))
    head = words[noun - 1].low.removesuffix("’s").removesuffix("'s")
    bad = CREW | STOPPERS | ACTOR_NOUNS | _NO_PARTS
    if not noun or head in bad or any(word.low in CREW for word in words):
        return False
    text = " ".join(word.text for word in words).removesuffix("’s").removesuffix("'s")
    role = Item(NAME, text, words[0].start, words[-1].end)
    role.words = tuple(text.split())
    # Shown, not believed: what has no name may be anybody.
    reading.emit(actor, role, 0.45, "bracket")
    return True


_OWNERS = word_set("the a an his her their my our its")
_NO_PARTS = word_set("""
film films movie series show play book novel song album lead leads role part character characters
company agency agent team network studio festival award prize winner partner friend family
event interview exhibition trailer episode season scene sequel remake version premiere
city town country capital director man woman people fans
""")


def apposed(reading: Reading, index: int, content: Content) -> bool:
    """“B, the old janitor (A)”: the bracket names who plays B."""
    items, people = reading.items, reading.people
    actor = content.persons[0]
    if not (people.is_person(actor) and people.has_given(actor)) or people.is_crew(actor):
        return False
    at = index - 1
    while at > 1 and index - at < 5 and items[at].kind == WORD and items[at].low not in _ARTICLES:
        if items[at].low in CREW or items[at].low in STOPPERS:
            return False
        at -= 1
    role = items[at - 2] if at > 1 else None
    if role is None or items[at].low not in _ARTICLES or items[at - 1].low != ",":
        return False
    if role.kind != NAME or role.poss or people.is_org(role) or people.is_title(role):
        return False
    if not people.is_person(role) or role.rank:
        reading.emit(actor, role, 0.7, "bracket")
        return True
    return False


_ARTICLES = word_set("the a an his her their")


def in_title(reading: Reading, index: int, content: Content) -> None:
    """“5. B, *Title* (A)” in a list; a B like a person may be the work's maker."""
    items, people = reading.items, reading.people
    role, actor = items[index - 3], content.persons[0]
    if items[index - 2].low != "," or role.kind != NAME or role.poss or people.is_person(role):
        return
    if people.is_person(actor) and not people.is_crew(actor) and not people.is_org(role):
        reading.emit(actor, role, 0.6, "bracket")


def quoted(reading: Reading, before: Item, content: Content) -> None:
    """“Deuce” (A): a nickname alone; far more often a title and its director."""
    actor = content.persons[0]
    people = reading.people
    sure = people.has_given(actor) or content.says_actor
    if len(before.words) == 1 and people.is_person(actor) and sure:
        listed = reading.sentence.segment.kind == "bullet" and _lists_parts(reading)
        score = 0.6 if content.says_actor or listed else 0.35
        reading.emit(actor, before, score, "bracket")


def _lists_parts(reading: Reading) -> bool:
    """Whether the lines before have had parts with their actors in brackets."""
    sure = [one for one in reading.memory.found if one.kind == "bracket" and one.score >= 0.7]
    return any(one.sentence.segment.kind == "bullet" for one in sure)


def phrased(reading: Reading, index: int, content: Content) -> None:
    """“the seventh passenger” (A): a part that goes by a few small words in quotes."""
    items, people = reading.items, reading.people
    actor, at = content.persons[0], index - 2
    while at > 0 and index - at < 7 and items[at].kind == WORD:
        at -= 1
    words = items[at + 1 : index - 1]
    if items[at].low not in {"“", '"'} or not words or words[0].low not in {"the", "a"}:
        return
    if not (people.is_person(actor) and people.has_given(actor)) or people.is_crew(actor):
        return
    text = reading.sentence.segment.text[words[0].start : words[-1].end]
    role = Item(NAME, text, words[0].start, words[-1].end)
    role.words = tuple(word.text for word in words)
    reading.emit(actor, role, 0.62, "bracket")
