"""“B (A)”, “B’s (A) noun”, “A (B)” in lists, and what else may stand in a bracket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import BRACKET, NAME, TITLE, WORD, Item
from desktop_app.domain.extraction.lexicon_names import GIVEN
from desktop_app.domain.extraction.lexicon_words import (
    COMMON,
    CREW_LABELS,
    FILM_CREW,
    STARTERS,
    word_set,
)
from desktop_app.domain.extraction.matchers.base import Matcher
from desktop_app.domain.extraction.matchers.bracket_content import Content, read_content
from desktop_app.domain.extraction.matchers.bracket_parts import (
    FIGURES,
    apposed,
    described,
    in_title,
    numbered,
    phrased,
    quoted,
    unnamed,
)
from desktop_app.domain.extraction.matchers.bracket_says import (
    PLAYED,
    says_actor,
    says_role,
    says_who_he_is,
)
from desktop_app.domain.extraction.people import crew_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.reading import Reading


def match(reading: Reading, index: int) -> None:
    """A bracket at `index`."""
    bracket = reading.items[index]
    inner = bracket.inner
    if not inner or index == 0:
        return
    before = reading.items[index - 1]
    reading.chain_from(index)
    if inner[0].low in {"he", "she", "they"} and says_who_he_is(reading, index):
        return
    if says_role(reading, before, inner) or says_actor(reading, before, inner):
        return
    content = read_content(inner, reading.people)
    if content is None:
        return
    if before.kind == NAME:
        _named(reading, index, before, content)
    elif before.kind == WORD and before.text.isdigit():
        number = before.text
        if not (len(number) == 4 and number[:2] in {"18", "19", "20"}) and len(number) > 1:
            numbered(reading, before, content)
    elif before.kind == WORD and before.text.isalpha() and before.low in FIGURES and index > 1:
        described(reading, index, content)
    elif before.kind == WORD and before.text.isalpha() and index > 2:
        if not apposed(reading, index, content):
            unnamed(reading, index, content)
    elif before.low in {"”", '"'} and index > 3:
        phrased(reading, index, content)
    elif before.kind == TITLE and not before.slant:
        quoted(reading, before, content)
    elif before.kind == TITLE and index > 2 and reading.sentence.segment.kind == "bullet":
        in_title(reading, index, content)


# ------------------------------------------------------------------ who is who


def _named(reading: Reading, index: int, before: Item, content: Content) -> None:
    people = reading.people
    inside = content.persons[0]
    if people.is_org(before) or _behind_label(reading.items, index - 1):
        return
    if not before.rank and people.owns_title(people.actor_of(before) or before):
        return  # a director, and the bracket has an earlier film
    if _is_sentence_of_title(reading.items, index - 1):
        if people.is_person(inside):
            reading.emit(inside, before, 0.1, "bracket", doubt=0.6)
        return
    if crew_lead(reading.items, index - 1):
        named = people.has_given(inside) and people.is_person(inside)
        named = named and not any(word.casefold() in COMMON for word in inside.words)
        if crew_lead(reading.items, index - 1, FILM_CREW) and not named:
            return
        if not (people.has_given(inside) or before.rank) and people.is_person(before):
            return
    if len(content.persons) > 1:
        if _respectively(reading, index, content):
            return
        if not before.rank and people.is_person(before) and not people.actor_of(inside):
            for part in content.persons:
                reading.emit(before, part, 0.6 if _are_parts(reading, index) else 0.3, "bracket")
        else:
            for one in content.persons:
                if people.actor_of(one):
                    reading.emit(one, before, 0.7, "bracket", shared=True)
        return
    if content.both:
        _both(reading, index, inside)
        return
    if content.describes:
        if people.actor_of(before) and not (before.poss or people.is_crew(before)):
            reading.emit(before, inside, 0.8, "bracket")
        return
    if people.film_list > 1 and index < 3 and reading.sentence.segment.kind != "prose":
        return
    called = crew_lead(reading.items, index - 1, FILM_CREW)  # and still here: B is a director
    if people.is_maker(before) and not (before.rank or content.says_actor or called):
        return
    listed = before.start in reading.listed or _pictured(reading, index - 1)
    marked = before.rank or before.poss or _named_like_a_person(before, people)
    if people.is_title(before) and (before.slant or not marked):
        return
    actor = people.actor_of(inside)
    if inside.rank and not people.is_person(inside):
        actor = None
    if index > 1 and reading.items[index - 2].low in _ACTORS and not before.rank:
        # "actress A (Earlier Title)", even where the title looks like a name
        _actor_first(reading, index, before, inside, content, listed=listed)
    elif actor is None or (listed and not content.says_actor and not before.rank):
        _actor_first(reading, index, before, inside, content, listed=listed)
    elif not people.is_title(inside):
        _character_first(reading, index, inside, content)


def _respectively(reading: Reading, index: int, content: Content) -> bool:
    """“B and C (A and D)”: each side in its order."""
    items, people = reading.items, reading.people
    if index < 3 or items[index - 2].low not in {"and", "&"} or len(content.persons) != 2:
        return False
    outside = [items[index - 3], items[index - 1]]
    if any(item.kind != NAME or item.poss for item in outside):
        return False
    if not all(people.actor_of(one) for one in content.persons):
        return False
    for actor, role in zip(content.persons, outside, strict=True):
        if not people.is_org(role) and not people.is_title(role):
            reading.emit(actor, role, 0.84, "bracket")
    return True


def _both(reading: Reading, index: int, actor: Item) -> None:
    """“B and C (both A)”."""
    items, people = reading.items, reading.people
    if not people.actor_of(actor):
        return
    roles = [items[index - 1]]
    if index > 2 and items[index - 2].low in {"and", "&"} and items[index - 3].kind == NAME:
        roles.insert(0, items[index - 3])
    for role in roles:
        reading.emit(actor, role, 0.88, "bracket")


def _behind_label(items: Sequence[Item], index: int) -> bool:
    """“Press contact: B (A)”: a line about the work, not about its cast."""
    colon = next((at for at, item in enumerate(items[1:4], 1) if item.low == ":"), -1)
    if not 0 < colon < index:
        return False
    return any(item.low in CREW_LABELS - _OF_CAST for item in items[:colon])


_OF_CAST = word_set("stars credit credits title story by year presents")


def _pictured(reading: Reading, at: int) -> bool:
    """“Behind them: A (B)”, in the words of a caption."""
    words = [item.low for item in reading.items[:at]]
    return 0 < len(words) < 5 and words[-1] == ":" and words[0] in _SHOWING


_SHOWING = word_set("behind above below left right pictured centre center inset opposite clockwise")


def _are_parts(reading: Reading, index: int) -> bool:
    """Whether two names in a bracket can be parts; “Sight & Sound” is one name."""
    if reading.speaks_of_prizes():
        return False
    return all(item.low != "&" for item in reading.items[index].inner)


def _is_sentence_of_title(items: Sequence[Item], index: int) -> bool:
    """“How to Have Sex (A)”: the capitals before the bracket end a title that runs on leftwards."""
    name = items[index]
    low = name.words[0].casefold() if len(name.words) == 1 else ""
    if low in STARTERS and low not in GIVEN and index > 1 and items[index - 1].low in {"and", "&"}:
        return items[index - 2].kind == NAME and items[index - 2].low in STARTERS | COMMON
    if len(name.words) > 1 and any(word.casefold() in STARTERS for word in name.words[:-1]):
        return not name.rank and not (len(name.words) == 2 and name.article)
    if index < 2 or items[index - 1].kind != WORD or items[index - 1].text[0].isupper():
        return False
    before = items[index - 2]
    return (
        items[index - 1].low in {"to", "of", "in", "for", "on", "a", "the", "and"}
        and before.kind == WORD
        and before.text[0].isupper()
        and not before.first
    )


def _named_like_a_person(item: Item, people: People) -> bool:
    return people.has_given(item) and len(item.words) >= 2


def _actor_first(
    reading: Reading, index: int, before: Item, inside: Item, content: Content, *, listed: bool
) -> None:
    """“A (B)”: B is no actor's name, or the two stand in a list of the cast."""
    people = reading.people
    if people.is_org(inside) or people.is_title(inside) or content.says_actor or inside.slant:
        _lone_actor(reading, before, inside, content)
        return
    actor = people.actor_of(before)
    if before.poss or (before.rank and not people.is_person(before)):
        _lone_actor(reading, before, inside, content)
        return
    if listed:
        if not content.remark and looks_like_work(reading, inside, people):
            _lone_actor(reading, before, inside, content)
            return
        if actor is None and people.actor_of(inside):
            doubt = _doubt(reading, index - 1, inside)
            reading.emit(inside, before, 0.85 - doubt, "bracket", either=True, doubt=doubt)
        else:
            score = 0.86 if actor else 0.7
            reading.emit(before, inside, score, "bracket", either=actor is None)
        return
    if actor is None or people.is_crew(before) or _by(reading.items, index - 1):
        return
    if reading.speaks_of_prizes():
        return
    owner = reading.items[index - 2] if index > 1 else None
    if owner is not None and owner.kind == TITLE and owner.poss:
        reading.emit(before, inside, 0.75, "bracket")
        return
    if inside.rank:
        reading.emit(before, inside, 0.8, "bracket")
        return
    score = 0.4
    words = inside.words[inside.rank :]
    series = reading.lone_names()
    if reading.items[index].inner[0].low == "the" and not inside.article:
        series = []  # "A (the Lyceum)": where A works
    if len(series) > 1 and all(_is_nobodys_word(one, people) for one in series):
        # In a series of such brackets a word of no language is a name.
        score = 0.56
    if people.characters and people.is_character(inside):
        score = 0.8
    elif (people.has_given(inside) and len(words) == 1) or people.stands_alone(inside, inside=True):
        score = 0.6
    reading.emit(before, inside, score, "guess", either=True)


def _is_nobodys_word(item: Item, people: People) -> bool:
    low = item.low
    if item.rank or people.has_given(item):
        return True
    return (
        len(item.words) == 1
        and not item.article
        and not (low in COMMON or low in people.lower or _WORDLIKE.search(low) or len(low) > 10)
    )


_ACTORS = word_set("""
actor actress comedian comic star newcomer
""")


def looks_like_work(reading: Reading, inside: Item, people: People) -> bool:
    """“(The Crown)”, “(Hereditary)”: words of the language with a capital, and nobody's name."""
    if inside.rank or people.stands_alone(inside, inside=True) or people.is_character(inside):
        return False
    words = [word.casefold() for word in inside.words]
    plain = all(word in COMMON or word in people.lower or _WORDLIKE.search(word) for word in words)
    if plain and (len(words) == 1 or not inside.article):
        return not people.has_given(inside)
    text = reading.sentence.segment.text
    return (plain and inside.lead == "The") or (plain and "(The " in text)


_WORDLIKE = re.compile(
    r"(?:ary|ists|tion|sion|ness|ment|ity|ous|less|ible|able|ism|ship|hood|ies|ance|ence|ants"
    r"|ions|ful|ical|phobia|cide)$"
)


def _by(items: Sequence[Item], index: int) -> bool:
    """“*Title* by A (Earlier Title)”."""
    return (
        index > 0
        and items[index - 1].low == "by"
        and not (index > 1 and items[index - 2].low in PLAYED | {"joined", "followed", "flanked"})
    )


def _lone_actor(reading: Reading, before: Item, inside: Item, content: Content) -> None:
    """“B (newcomer Zendaya)”: a one-word actor that the bracket calls so."""
    people = reading.people
    if people.is_org(inside) or people.is_title(inside) or inside.rank or inside.slant:
        return
    if content.says_actor or before.poss or before.rank:
        score = 0.8 if content.says_actor else 0.55
        if not content.says_actor and not (people.is_person(inside) or people.has_given(inside)):
            plain = all(word.casefold() in COMMON for word in inside.words)
            score -= 0.1 if plain or inside.low in people.lower or before.rank else 0.0
        reading.emit(inside, before, score, "bracket")


def _character_first(reading: Reading, index: int, inside: Item, content: Content) -> None:
    people = reading.people
    before = reading.items[index - 1]
    if people.is_crew(inside) and not (content.says_actor or before.poss or before.rank):
        reading.emit(inside, before, 0.3, "bracket")
        return
    score = 0.92 + content.score
    either = False
    doubt = _doubt(reading, index - 1, inside)
    score -= doubt
    if before.lead == "The" and len(before.words) > 1 and not people.stands_alone(before):
        score -= 0.45
        doubt += 0.45
    if before.rank and not people.is_person(before):
        score += 0.02
    elif before.poss or content.says_actor:
        pass
    elif people.is_person(before):
        score, either = 0.72 + content.score, True
        if reading.speaks_of_prizes():
            score -= 0.35
        if not people.has_given(inside):
            score -= 0.08
    elif people.is_title(before):
        score -= 0.2
    elif before.first and not people.stands_alone(before) and before.low in people.lower:
        score -= 0.3
    reading.emit(inside, before, score, "bracket", either=either, doubt=doubt)


def _doubt(reading: Reading, at: int, inside: Item) -> float:
    """How far "X (Y)" looks like a work or a company and whose it is."""
    people = reading.people
    items = reading.items
    before = items[at]
    if before.rank or before.poss or people.is_person(before):
        return 0.0
    doubt = 0.0
    if at and items[at - 1].low in {"per", "via"}:
        return 0.6
    common = sum(1 for word in before.words if word.casefold() in COMMON)
    if len(before.words) > 1 and common == len(before.words) and not before.article:
        doubt += 0.2 if at else 0.45
    if at and items[at - 1].kind == NAME and items[at - 1].poss and common:
        doubt += 0.45
    if not people.has_given(inside):
        doubt += 0.25 if len(before.words) > 1 and not before.article else 0.1
        if at and items[at - 1].low in {"for", "from", "via", "at", "by", "in"}:
            doubt += 0.2
    return doubt


MATCHER = Matcher("bracket", frozenset({BRACKET}), match)
