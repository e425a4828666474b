"""Lines of the body against places on the page, the same way there and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from desktop_app.ui.preview.view import Place

if TYPE_CHECKING:
    from collections.abc import Sequence


class LineMap:
    """Maps between the two; never runs backwards, whatever the ranges are.

    A block owns its lines and the blank ones up to the next block, so that every line has a place
    and a slow scroll on one side is a slow scroll on the other.
    """

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        starts = list(accumulate((start for start, _ in ranges), max))
        last = max((end for _, end in ranges), default=0)
        self._edges = [*starts, max([last, *starts])]
        self._count = len(starts)

    def place_of(self, line: float) -> Place:
        """Where a line is; fractions of a line are parts of a long paragraph."""
        if self._count == 0:
            return Place(0)
        if line < self._edges[0]:
            return Place(0)
        index = min(bisect_right(self._edges, line) - 1, self._count - 1)
        start, end = self._edges[index], self._edges[index + 1]
        span = end - start
        return Place(index, min((line - start) / span, 1.0) if span else 0.0)

    def line_of(self, place: Place) -> float:
        """The line at a place."""
        if self._count == 0:
            return 0.0
        if not 0 <= place.index < self._count:
            return float(self._edges[0] if place.index < 0 else self._edges[-1])
        start, end = self._edges[place.index], self._edges[place.index + 1]
        return start + min(max(place.fraction, 0.0), 1.0) * (end - start)
