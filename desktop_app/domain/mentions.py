"""Whom the text names, and whom it introduces: character and actor brought together.

Exact matches only: whole words, case as in the records, the longest name first. A character's
possessive counts (`Freder’s (Gustav Fröhlich)`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.domain.passage import Passage
    from desktop_app.domain.records import Credit, Production

Span = tuple[int, int]


class MentionKind(StrEnum):
    """How far the text has got with somebody."""

    NOT_NAMED = "not-named"
    NAMED = "named"
    INTRODUCED = "introduced"


@dataclass(frozen=True)
class Mention:
    """What the text says of one credit; the spans are code points of the body."""

    credit: Credit
    state: MentionKind
    spans: tuple[Span, ...] = ()


# A word that says what somebody is and not who: no name when it stands alone.
_TITLE_WORDS = """
    a an the of mr mrs ms miss dr doctor captain general colonel major lieutenant sergeant
    private officer detective inspector agent professor count countess baron baroness king queen
    prince princess lord lady sir dame father mother sister brother uncle aunt young old big
    little president senator judge
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_POSSESSIVE = r"(?:[’']s?)?"
_PLAYED = r"(?:played|portrayed|voiced)\s+by"
_CHARACTER_THEN_ACTOR = re.compile(
    rf"{_POSSESSIVE}\s*\(\s*(?:{_PLAYED}\s+)?|{_POSSESSIVE},?\s+(?:(?:is|was)\s+)?{_PLAYED}\s+"
)
_ACTOR_THEN_CHARACTER = re.compile(
    r"\s*\(\s*(?:as\s+)?(?:the\s+)?|,?\s+(?:is|as|plays|played|who\s+plays)\s+(?:the\s+)?|[’']s\s+"
)
_CLOSES = re.compile(r"\s*\)")


@dataclass(frozen=True)
class _Meaning:
    """What a form can stand for."""

    credit: int
    actor: bool
    alone: bool  # whether it names somebody without the other half beside it


@dataclass
class _Found:
    spans: set[Span] = field(default_factory=set)
    introduced: bool = False


def find_mentions(
    passages: Iterable[Passage], productions: Sequence[Production]
) -> tuple[Mention, ...]:
    """One mention for each credit, in the order of the productions and their billing."""
    everybody = [credit for production in productions for credit in production.credits]
    forms = _forms(everybody)
    found = [_Found() for _ in everybody]
    if forms:
        names = _pattern(forms)
        for passage in passages:
            _read(passage, names, forms, found)
    return tuple(
        Mention(credit, _state(credit, entry), tuple(sorted(entry.spans)))
        for credit, entry in zip(everybody, found, strict=True)
    )


def _state(credit: Credit, found: _Found) -> MentionKind:
    if found.introduced or (found.spans and not credit.character):
        return MentionKind.INTRODUCED  # where there is no character, the name is all there is
    return MentionKind.NAMED if found.spans else MentionKind.NOT_NAMED


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    names = "|".join(r"\s+".join(map(re.escape, form.split(" "))) for form in longest_first)
    return re.compile(rf"(?<!\w)(?<!\w[-‑])(?:{names})(?![-‑]?\w)")


def _forms(everybody: Sequence[Credit]) -> dict[str, list[_Meaning]]:
    """Every form of every name, and whom it can mean."""
    forms: dict[str, list[_Meaning]] = {}

    def add(form: str, meaning: _Meaning) -> None:
        form = " ".join(form.split())
        known = forms.setdefault(form, []) if form else []
        if not any((one.credit, one.actor) == (meaning.credit, meaning.actor) for one in known):
            known.append(meaning)

    for index, credit in enumerate(everybody):
        for name in (credit.person.name, *credit.person.aliases):
            add(name, _Meaning(index, actor=True, alone=True))
        for name in (credit.character, *credit.character_aliases):
            for form in _with_article(name):
                add(form, _Meaning(index, actor=False, alone=True))
    parts = [_parts(credit.character) for credit in everybody]
    first_names = Counter(words[0] for words in parts if words)
    for index, words in enumerate(parts):
        for number, word in enumerate(words):
            # By itself only a first name stands for somebody, and only where it is one person's.
            alone = number == 0 and first_names[word] == 1
            add(word, _Meaning(index, actor=False, alone=alone))
    return forms


def _with_article(name: str) -> Iterator[str]:
    yield name
    article, _, rest = name.partition(" ")
    if article in {"the", "a", "an"} and rest:
        yield f"{article.capitalize()} {rest}"
        yield rest


def _parts(character: str) -> list[str]:
    """The words of a longer name that can stand for it; a title cannot."""
    words = character.split()
    if len(words) < 2:
        return []
    return [
        word
        for word in words
        if word[0].isupper() and len(word) > 1 and word.lower().rstrip(".") not in _TITLES
    ]


def _read(
    passage: Passage,
    names: re.Pattern[str],
    forms: dict[str, list[_Meaning]],
    found: list[_Found],
) -> None:
    text = passage.text
    hits = [
        (hit.start(), hit.end(), forms[" ".join(hit[0].split())]) for hit in names.finditer(text)
    ]
    for start, end, meanings in hits:
        for meaning in meanings:
            if meaning.alone:
                found[meaning.credit].spans.add(passage.span(start, end))
    for left, right in pairwise(hits):
        _pair(passage, left, right, found)


def _pair(
    passage: Passage,
    left: tuple[int, int, list[_Meaning]],
    right: tuple[int, int, list[_Meaning]],
    found: list[_Found],
) -> None:
    """Mark those whom two neighbouring names bring together."""
    text = passage.text
    for one in left[2]:
        for other in right[2]:
            if one.credit != other.credit or one.actor == other.actor:
                continue
            between = _ACTOR_THEN_CHARACTER if one.actor else _CHARACTER_THEN_ACTOR
            if between.fullmatch(text, left[1], right[0]) is None:
                continue
            entry = found[one.credit]
            entry.introduced = True
            halves = {passage.span(*left[:2]), passage.span(*right[:2])}
            closing = _CLOSES.match(text, right[1])
            if closing and "(" in text[left[1] : right[0]]:
                entry.spans -= halves
                entry.spans.add(passage.span(left[0], closing.end()))
            else:
                entry.spans |= halves
