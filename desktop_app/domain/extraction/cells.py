"""What a cell or one side of a line holds: a name, or what looks like an actor's or a part's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.items import NAME, Item
from desktop_app.domain.extraction.lexicon_names import GIVEN
from desktop_app.domain.extraction.lexicon_words import (
    ACTOR_NOUNS,
    COMMON,
    CREW,
    CREW_LABELS,
    FILM_CREW,
    RANKS,
    word_set,
)

if TYPE_CHECKING:
    from desktop_app.domain.extraction.people import People
    from desktop_app.domain.extraction.source import Segment

_NOTE = re.compile(
    r"\s*[(\[](?:voice|uncredited|credit only|archive footage|cameo|guest star|guest|singing voice"
    r"|\d+ episodes?|young|older|recurring)[^)\]]{0,30}[)\]]\s*$",
    re.I,
)
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")
DATED_WORK = re.compile(r"\s*\([^()]{1,60}\b(?:19|20)\d\d[^()]{0,8}\)\s*$")
_LATE = re.compile(r"\s*the\s+late\s+(?=\S+\s)", re.I)
_PART = re.compile(r"\s+/\s+")
AND = re.compile(r"\s+(?:and|&)\s+")
_SENTENCE = re.compile(r"[.!?;]\s|[.!?]$|,\s.*,\s|\b(?:is|was|are|has|the|who|that|with)\s", re.I)
_STOPS = re.compile(r"(?<=\b[A-Z])\.|(?<=\bJr)\.|(?<=\bSr)\.|(?<=\bSt)\.")
_GLOSS = re.compile(r",\s(?:the|a|an|his|her|their|in|from|on)\s")
_NOBODY = word_set("""
tbc tba tbd n/a unknown various none himself herself themselves self
""")
_LONGEST = 8  # words in a cell that is a name


def cell_item(segment: Segment, start: int, end: int) -> Item | None:
    """A cell's text as a name, or None where it is no name at all."""
    text = segment.text[start:end]
    for slant, _ in segment.slants:
        if start < slant < end and segment.text[start:slant].rstrip().endswith(","):
            end = slant  # "Auntie B, *The Title*"
            text = segment.text[start:end].rstrip(" ,")
    if number := _NUMBER.match(text):
        start, text = start + number.end(), text[number.end() :]
    if note := _NOTE.search(text) or DATED_WORK.search(text):
        text = text[: note.start()]
    text = _GLOSS.split(text)[0]
    if late := _LATE.match(text):
        start, text = start + late.end(), text[late.end() :]
    stripped = text.strip(" \t,;*_")
    if stripped.casefold() in _NOBODY:
        return None
    if not stripped or (not stripped[0].isalnum() and stripped[0] not in "“\"‘'¡¿#"):
        return None
    if len(stripped.split()) > _LONGEST or len(stripped) > 60 or not any(map(str.isalnum, text)):
        return None
    begin = start + text.index(stripped)
    item = Item(NAME, " ".join(stripped.split()), begin, begin + len(stripped))
    words = [word.strip("“”\"‘’',") for word in item.text.split()]
    if words[0].casefold() in {"the", "a", "an"} and len(words) > 1:
        item.article = True
        words = words[1:]
    item.words = tuple(word for word in words if word and word.casefold() not in {"jr.", "sr."})
    for word in item.words:
        if word.casefold().rstrip(".") not in RANKS:
            break
        item.rank += 1
    return item


def is_label(item: Item) -> bool:
    """Whether it says what a line is about: “Director”, “Costume design”."""
    words = item.text.casefold().replace("-", " ").split()
    return bool(words) and (words[0] in CREW_LABELS or words[0] in CREW or words[-1] in CREW)


def is_name_like(item: Item) -> bool:
    """Capitals where a name has them; a script without capitals counts as a name."""
    words = item.words
    rest = _STOPS.sub("", item.text.partition(" ")[2])
    if not words or _SENTENCE.search(rest + " "):
        return _figure(item)
    capitals = sum(1 for word in words if not word[0].islower())
    first = words[0].casefold().strip(",")
    if first in ACTOR_NOUNS or first in FILM_CREW or (first in CREW and len(words) < 3):
        return False
    return capitals * 2 > len(words) and not words[-1][0].islower()


def _figure(item: Item) -> bool:
    """“Boy with a Kite”, “Woman from the City”."""
    words = item.words
    return (
        len(words) > 2 and words[0][0].isupper() and words[-1][0].isupper() and "," not in item.text
    )


_TAKING_TURNS = re.compile(r"\s*\((?=[a-z])[^()]{1,30}\)(?:\s*[,;/]\s*|\s*$)")


def split_parts(item: Item, mark: re.Pattern[str] = _PART) -> list[Item]:
    """“Caliban / Trinculo” is two."""
    parts = mark.split(item.text)
    if len(parts) < 2:  # "A (evenings), B (matinees)"
        parts = [part for part in _TAKING_TURNS.split(item.text) if part]
    if len(parts) < 2:
        return [item]
    found = []
    for part in parts:
        one = Item(NAME, part, item.start, item.end)
        one.words = tuple(part.split())
        found.append(one)
    return found


def leaning(item: Item, people: People) -> float:
    """How much a cell looks like an actor (above nought) or a part (below)."""
    key = item.key
    if key in people.actors:
        return 3.0
    if key in people.characters:
        return -3.0
    score = 0.0
    soft = item.rank == 1 and item.words[0].casefold() in {"sir", "dame"}
    if item.rank and not soft:
        score -= 2.0
    if len(item.words) - item.rank < 2:
        score -= 1.5
    low = [word.casefold() for word in item.words]
    if any(any(map(str.isdigit, word)) for word in low) or "/" in low or item.article:
        score -= 1.5
    if any(word in {"of", "the", "with", "in", "from", "a"} for word in low[1:]):
        score -= 1.5
    if any(word in COMMON for word in low):
        score -= 0.7
    if any(mark in item.text for mark in '“"’s '[:2]):
        score -= 0.3
    if people.is_person(item):
        score += 1.0
        if any(word.endswith(".") and len(word) == 2 for word in low) or "jr" in item.low:
            score += 0.5
    elif low and low[0] in GIVEN and len(low) > 1:
        score += 0.3
    if people.counts.get(low[-1] if low else "", 0):
        score += 0.2
    return score
