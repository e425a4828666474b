"""How much of a page Qt's own rich text is given at once, so that the window never waits for it.

Its time for one passage grows with the square of what is marked in it, and a whole page is set
anew each time. So of a long page it gets the part around the caret, and of a passage that would
take it seconds the words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.worker.protocol import PageBlock

BLOCK_TAGS = 800  # start and end tags of one passage that is shown as it is
BLOCK_CHARACTERS = 40_000  # of HTML
PAGE_WEIGHT = 4_000  # of the part that is shown
WORDS_SHOWN = 6_000  # characters of a passage that is shown without its formatting
LONGEST_WORD = 300  # characters; a longer one may be broken within

_TAG = re.compile(r"<[^>]*>")
# A sign that HTML escapes counts as the one that it is.
_LONG_WORD = re.compile(rf"(?:&#?\w{{1,8}};|[^\s\u200b<>&]){{{LONGEST_WORD}}}(?=[^\s\u200b<>])")
_ZERO_WIDTH = "\u200b"


@dataclass(frozen=True)
class Window:
    """The blocks `first`..`stop` (exclusive) of a page with `count` of them."""

    first: int
    stop: int
    count: int

    def holds(self, index: int) -> bool:
        """Whether that block is among them; every index beyond an end belongs to that end."""
        return (index >= self.first or self.first == 0) and (
            index < self.stop or self.stop == self.count
        )


def weight(html: str) -> int:
    """What showing a passage costs, in about the time that Qt takes for one tag."""
    if is_heavy(html):
        return WORDS_SHOWN // 16
    return html.count("<") + len(html) // 16 + 1


def is_heavy(html: str) -> bool:
    """Whether a passage would keep the window waiting."""
    return len(html) > BLOCK_CHARACTERS or html.count("<") > BLOCK_TAGS


def window_around(blocks: Sequence[PageBlock], centre: int, most: int = PAGE_WEIGHT) -> Window:
    """The blocks around one of them that weigh no more than `most` together, two thirds below."""
    count = len(blocks)
    first = stop = min(max(centre, 0), max(count - 1, 0))
    left = most
    above = 0
    while left > 0 and (first > 0 or stop < count):
        upwards = first > 0 and (stop >= count or above < (most - left) // 3)
        index = first - 1 if upwards else stop
        cost = weight(blocks[index].html)
        if cost > left and stop > first:
            break
        left -= cost
        if upwards:
            first, above = index, above + cost
        else:
            stop += 1
    return Window(first, stop, count)


def breakable(html: str) -> str:
    """The HTML with places for line breaks in words that Qt would take seconds to wrap."""
    if len(html) <= LONGEST_WORD:
        return html
    return _LONG_WORD.sub(lambda found: found[0] + _ZERO_WIDTH, html)


def words_alone(html: str) -> tuple[str, bool]:
    """The words of a passage as HTML without any formatting, and whether these are all of them."""
    text = unescape(_TAG.sub(" ", html[: 10 * WORDS_SHOWN]))
    whole = len(html) <= 10 * WORDS_SHOWN and len(text) <= WORDS_SHOWN
    return breakable(escape(text[:WORDS_SHOWN], quote=False)), whole
