"""Ranges of a text that go along when the text is edited."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_KEPT = 1000


def shifted(span: Span, start: int, removed: int, inserted: int) -> Span:
    """Where a range lies after `removed` code points from `start` on became `inserted` ones.

    What is typed at either edge stays outside; a range whose text is gone is left empty.
    """
    first = _moved(span[0], start, removed, inserted, after=True)
    last = _moved(span[1], start, removed, inserted, after=span[0] == span[1])
    return first, max(first, last)


def _moved(place: int, start: int, removed: int, inserted: int, *, after: bool) -> int:
    if place < start or (place == start and not (after and not removed)):
        return place
    if place >= start + removed:
        return place + inserted - removed
    return start + inserted if after else start


class MovingSpans:
    """Ranges, in order of their starts, that follow the edits of their text.

    What lies behind the place of the edits is moved only when it is asked for, so that a key in
    the middle of ten thousand ranges costs no more than one among ten.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(span for span in spans if span[0] < span[1])
        self._longest = max((end - start for start, end in self._spans), default=0)
        self._cut = len(self._spans)  # from here on, each is `_shift` further than it says
        self._shift = 0

    def __bool__(self) -> bool:
        return bool(self._spans)

    def all(self) -> list[Span]:
        """All of them, where they are now."""
        self._cut_at(len(self._spans))
        return self._spans

    def meeting(self, start: int, end: int) -> list[Span]:
        """Those that touch the code points `start` to `end`, both edges included."""
        near = range(self._from(start - self._longest), self._from(end + 1))
        return [span for span in map(self._at, near) if span[1] >= start]

    def follow(self, start: int, removed: int, inserted: int) -> None:
        """Move along with an edit; a range whose text is gone is gone as well."""
        first, behind = self._from(start - self._longest), self._from(start + removed + 1)
        self._cut_at(behind)
        near = [shifted(span, start, removed, inserted) for span in self._spans[first:behind]]
        kept = [span for span in near if span[0] < span[1]]
        self._longest = max(self._longest, *(end - start for start, end in kept), 0)
        self._spans[first:behind] = kept
        self._cut = first + len(kept)
        self._shift += inserted - removed

    def _at(self, index: int) -> Span:
        start, end = self._spans[index]
        return (start, end) if index < self._cut else (start + self._shift, end + self._shift)

    def _from(self, place: int) -> int:
        """The index of the first that begins at a code point or behind it."""
        # A tuple of one is less than any of two that begin with the same.
        index = bisect_left(self._spans, (place,), 0, self._cut)
        if index < self._cut:
            return index
        return bisect_left(self._spans, (place - self._shift,), self._cut)

    def _cut_at(self, index: int) -> None:
        """Let what is behind that index be the part that is still to be moved."""
        low, high = sorted((index, self._cut))
        if self._shift and low < high:
            by = self._shift if index > self._cut else -self._shift
            moved = [(start + by, end + by) for start, end in self._spans[low:high]]
            self._spans[low:high] = moved
        self._cut = index
        if index == len(self._spans):
            self._shift = 0


class EditLog:
    """The latest edits of a text by revision, to bring what was read earlier up to date."""

    def __init__(self) -> None:
        self._edits: deque[tuple[int, int, int, int]] = deque(maxlen=_KEPT)
        self._dropped = 0  # the newest revision that has fallen out

    def note(self, revision: int, start: int, removed: int, inserted: int) -> None:
        """Keep an edit that made `revision`."""
        if len(self._edits) == _KEPT:
            self._dropped = self._edits[0][0]
        self._edits.append((revision, start, removed, inserted))

    def clear(self) -> None:
        """Forget all, for another text."""
        self._edits.clear()
        self._dropped = 0

    def rebase(self, spans: Iterable[Span], revision: int) -> tuple[Span, ...] | None:
        """Ranges of the text at `revision` in the text of now; None where that is too long ago."""
        if revision < self._dropped:
            return None
        edits = self._since(revision)
        if not edits:
            return tuple(spans)
        moved = []
        for span in spans:
            now = span
            for start, removed, inserted in edits:
                now = shifted(now, start, removed, inserted)
            moved.append(now)
        return tuple(moved)

    def _since(self, revision: int) -> list[tuple[int, int, int]]:
        """The edits after `revision`, with what was typed in one go as one of them."""
        edits: list[tuple[int, int, int]] = []
        for made, start, removed, inserted in self._edits:
            if made <= revision:
                continue
            if edits and not removed and start == edits[-1][0] + edits[-1][2] and not edits[-1][1]:
                edits[-1] = (edits[-1][0], 0, edits[-1][2] + inserted)
            else:
                edits.append((start, removed, inserted))
        return edits
