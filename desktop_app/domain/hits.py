"""What is looked for in a text, and what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Query:
    """What is looked for, and where: `scope` is a range of code points, None the whole text."""

    words: str
    regex: bool = False
    whole_word: bool = False
    match_case: bool = False
    scope: tuple[int, int] | None = None


@dataclass(frozen=True)
class Hits:
    """Ranges of code points in order; `complete` says whether there are no more than these."""

    spans: tuple[tuple[int, int], ...] = ()
    complete: bool = True
