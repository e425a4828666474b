"""What may have been meant by a misspelt word, best first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from desktop_app.language.spelling.checker import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.language.spelling.lexicon import Lexicon

_MOST = 5
_CANDIDATES = 400
_SOUNDS = (
    ("ph", "f"), ("ght", "t"), ("wh", "w"), ("kn", "n"), ("wr", "r"), ("ck", "k"), ("sch", "sk"),
    ("qu", "kw"), ("ci", "si"), ("ce", "se"), ("cy", "sy"), ("c", "k"), ("z", "s"), ("x", "ks"),
    ("gh", "g"), ("j", "g"),
)  # fmt: skip
_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


class Suggester:
    """Finds the words of a lexicon that are near to another. Sorts them when first asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._by_length: dict[int, list[str]] = {}

    def suggest(self, word: str, names: Iterable[str] = ()) -> tuple[str, ...]:
        """At most five words, in the capitals of the one that was typed."""
        wanted = plain(word)
        lower = wanted.lower()
        if not lower:
            return ()
        near = 1 if len(lower) < 4 else 2 if len(lower) < 9 else 3
        names = tuple(names)
        pool = [*self._near(len(lower), near), *names]
        found = process.extract(
            lower, pool, scorer=OSA.distance, processor=str.lower, score_cutoff=near,
            limit=_CANDIDATES,
        )  # fmt: skip
        cast = set(names)
        scored = {
            match: self._cost(lower, match, distance) - (3.0 if match in cast else 0.0)
            for match, distance, _ in found
        }
        for parts in self._split(lower):
            scored[parts] = -1.0 if parts.startswith("a ") else 4.5
        best = sorted(scored, key=lambda match: (scored[match], match))[:_MOST]
        shaped = dict.fromkeys(_in_case(match, wanted) for match in best if match != wanted)
        curly = "’" in word
        return tuple(match.replace("'", "’") if curly else match for match in shaped)

    def _near(self, length: int, distance: int) -> list[str]:
        if not self._by_length:
            for word in self._lexicon.words - self._lexicon.quiet:
                self._by_length.setdefault(len(word), []).append(word)
        sizes = range(max(length - distance, 1), length + distance + 1)
        return [word for size in sizes for word in self._by_length.get(size, ())]

    def _cost(self, typed: str, match: str, distance: float) -> float:
        lower = match.lower()
        cost = distance * 3.0
        if _sound(lower) != _sound(typed):
            cost += 1.6
        if lower[0] != typed[0]:
            cost += 1.5
        if lower[-1] != typed[-1]:
            cost += 0.4
        if sorted(lower) == sorted(typed):
            cost -= 1.2
        if _DOUBLED.sub(r"\1", lower) == _DOUBLED.sub(r"\1", typed):
            cost -= 1.2
        if match in self._lexicon.common:
            cost -= 2.2
        if match != lower:
            cost += 0.8  # a name is meant less often than a word
        return cost

    def _split(self, lower: str) -> list[str]:
        """Two words that were run together: “alot”."""
        common = self._lexicon.common
        return [
            f"{lower[:place]} {lower[place:]}"
            for place in range(1, len(lower))
            if lower[:place] in common and lower[place:] in common
        ]


def _sound(word: str) -> str:
    """Roughly how a word sounds: its consonants, each once in a row."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    head = word[:1] if word[:1] not in "aeiouy" else "a"
    return _DOUBLED.sub(r"\1", head + _VOWELS.sub("", word[1:]))


def _in_case(match: str, typed: str) -> str:
    if typed.isupper() and len(typed) > 1:
        return match.upper()
    if typed[:1].isupper():
        return match[:1].upper() + match[1:]
    return match
