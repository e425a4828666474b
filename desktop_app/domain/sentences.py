"""How much of a text is another than before, in the measure in which one writes: sentences."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s|$)|\n+")
_WORD = re.compile(r"\w")


def differing(text: str, other: str) -> tuple[int, int]:
    """What of a text lies between the beginning and the end that it has in common with another."""
    start = _same(text, other, min(len(text), len(other)))
    room = min(len(text), len(other)) - start
    return start, len(text) - _same(text[::-1], other[::-1], room)


def _same(one: str, other: str, most: int) -> int:
    """How many letters both begin with, found by halves: a long text is compared at C's speed."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def sentences_changed(old: str, new: str) -> int:
    """The number of sentences of `new` that are new or touched; 0 where words only went.

    What lies between the first and the last difference counts, whole sentences of it.
    """
    if old == new:
        return 0
    start, end = differing(new, old)
    count = _count(new, start, end)
    if len(new) - len(old) == end - start:  # only put in: it may as well stand further left
        while start and new[start - 1] == new[end - 1]:
            start, end = start - 1, end - 1
        count = min(count, _count(new, start, end))
    return count


def _count(text: str, start: int, end: int) -> int:
    parts, first = 0, start
    for stop in _END.finditer(text, start, end):
        parts += bool(_WORD.search(text, first, stop.end()))
        first = stop.end()
    return parts + bool(_WORD.search(text, first, end))
