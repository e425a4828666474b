"""Finds what was meant by a few letters."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_ENOUGH = 75  # of 100: how like a word must be that is taken for a slip of the fingers
_LONGEST_SUBSEQUENCE = 12
_FEW = 5  # with fewer than so many good matches, looser ones are added
_LOOKED_AT = 2000  # among so many, the newest
_SIGNS = "‘’“”–—…'"


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """Something to be found by its folded text."""

    text: str
    value: T


def candidate(text: str, value: T) -> Candidate[T]:
    """A candidate from text as it is shown."""
    plain = text
    for sign in _SIGNS:
        plain = plain.replace(sign, "")
    # Folding takes forty times as long, and most headlines need it for their quotes only.
    return Candidate(plain.lower() if plain.isascii() else fold(text), value)


def warm_up() -> None:
    """Load what slips of the fingers need; for a thread that has nothing else to do."""
    importlib.import_module("rapidfuzz.process")
    importlib.import_module("rapidfuzz.fuzz")


def rank(query: str, candidates: Sequence[Candidate[T]], limit: int = 50) -> list[T]:
    """The values that fit best, best first; all of them, in order, for an empty query."""
    wanted = fold(query).strip()
    if not wanted:
        return [one.value for one in candidates[:limit]]
    scored = _by_words(wanted, candidates)
    if len(scored) < _FEW:
        found = {place for _score, place, _one in scored}
        scored.extend(
            item for item in _by_letters(wanted, candidates[:_LOOKED_AT]) if item[1] not in found
        )
    if not scored:
        scored = _by_likeness(wanted, candidates[:_LOOKED_AT], limit)
    scored.sort(key=lambda item: (-item[0], item[1]))
    return [one.value for _score, _place, one in scored[:limit]]


def _by_words(
    wanted: str, candidates: Sequence[Candidate[T]]
) -> list[tuple[float, int, Candidate[T]]]:
    words = wanted.split()
    found = []
    for place, one in enumerate(candidates):
        text = one.text
        at = text.find(wanted)
        if at == 0:
            score = 160.0
        elif at > 0:
            score = 140.0 if text[at - 1] == " " else 110.0
        elif len(words) > 1 and all(word in text for word in words):
            score = 120.0
        else:
            continue
        found.append((score - len(text) / 20, place, one))
    return found


def _by_letters(
    wanted: str, candidates: Sequence[Candidate[T]]
) -> list[tuple[float, int, Candidate[T]]]:
    """First letters of words ("scf" for "Save current file"), letters in their order."""
    letters = wanted.replace(" ", "")
    if not 2 <= len(letters) <= _LONGEST_SUBSEQUENCE:
        return []
    spread = re.compile(r"\b" + r".{0,6}?".join(re.escape(letter) for letter in letters))
    found = []
    for place, one in enumerate(candidates):
        initials = "".join(word[0] for word in one.text.split())
        if letters in initials:
            found.append((80.0 - len(one.text) / 20, place, one))
            continue
        match = spread.search(one.text)
        if match is not None:
            gaps = match.end() - match.start() - len(letters)
            found.append((60.0 - gaps - len(one.text) / 20, place, one))
    return found


def _by_likeness(
    wanted: str, candidates: Sequence[Candidate[T]], limit: int
) -> list[tuple[float, int, Candidate[T]]]:
    if len(wanted) < 4:
        return []
    # Loading it costs a tenth of a second, which nobody should pay at the start.
    process = importlib.import_module("rapidfuzz.process")
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    texts = [one.text for one in candidates]
    matches = process.extract(
        wanted, texts, scorer=fuzz.partial_ratio, score_cutoff=_ENOUGH, limit=limit
    )
    return [(score / 2, place, candidates[place]) for _text, score, place in matches]
