"""Ranges of a text that go along when the text is edited."""

from __future__ import annotations

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
