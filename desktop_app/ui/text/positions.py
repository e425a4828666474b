"""Code points and UTF-16 units: our positions, and Qt's."""

from __future__ import annotations

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def astral_count(text: str) -> int:
    """How many characters of `text` take two UTF-16 units."""
    if text.isascii():
        return 0
    return sum(1 for _ in _ASTRAL.finditer(text))


def utf16_length(text: str) -> int:
    """The length of `text` as Qt counts it."""
    return len(text) + astral_count(text)


class Positions:
    """Maps positions of one text between code points and UTF-16 units.

    Only the characters outside the basic plane are kept, so that most texts cost nothing.
    """

    def __init__(self, text: str = "") -> None:
        self._astral: list[int] = []
        self._units: list[int] = []
        self.reset(text)

    def reset(self, text: str) -> None:
        """Read a whole text anew."""
        found = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._set(found)

    def splice(self, start: int, removed: int, inserted: str) -> None:
        """Follow an edit, given in code points."""
        if not self._astral and not astral_count(inserted):
            return
        shift = len(inserted) - removed
        low = bisect_left(self._astral, start)
        high = bisect_left(self._astral, start + removed)
        middle = [start + match.start() for match in _ASTRAL.finditer(inserted)]
        tail = [place + shift for place in self._astral[high:]]
        self._set(self._astral[:low] + middle + tail)

    def utf16(self, code_point: int) -> int:
        """The UTF-16 position of a code point."""
        if not self._astral:
            return code_point
        return code_point + bisect_left(self._astral, code_point)

    def code_point(self, utf16: int) -> int:
        """The code point at a UTF-16 position; one within a pair gives the pair's own."""
        if not self._astral:
            return utf16
        before = bisect_left(self._units, utf16)
        if before and self._units[before - 1] == utf16 - 1:
            return self._astral[before - 1]
        return utf16 - before

    def _set(self, astral: list[int]) -> None:
        self._astral = astral
        self._units = [place + index for index, place in enumerate(astral)]
