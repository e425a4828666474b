"""Running text as a reader sees it, each character tied to its place in the body."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """The words of one paragraph, heading, cell or the like, free of markup.

    Pictures, code and bare addresses are left out of `text`: U+FFFC stands where they were.
    `anchors` are ascending pairs of (position in `text`, code point of the body); between two
    of them text and body run side by side.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]

    def place(self, position: int) -> int:
        """Where in the body the character at `position` stands."""
        index = bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1
        at, body = self.anchors[max(index, 0)]
        return body + position - at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of the body that hold `text[start:end]`, which is not empty."""
        return self.place(start), self.place(end - 1) + 1
