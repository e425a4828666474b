"""A limit on the time that reading may take, where nobody can end the process that reads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LEAST = 0.5  # seconds of CPU, for any text
_PER_CHARACTER = 4 / 1_000_000  # four times what a text without tricks takes


class OutOfPatienceError(Exception):
    """The text takes longer to read than one of its length should."""


class Patience:
    """Runs out when a text has taken too much of its thread's CPU."""

    def __init__(self) -> None:
        self._end = float("inf")

    def begin(self, length: int) -> None:
        """A text of so many characters is going to be read."""
        self._end = time.thread_time() + _LEAST + length * _PER_CHARACTER

    def watch(self, md: MarkdownIt) -> None:
        """Ask before every token; raises OutOfPatienceError in the middle of the parser."""

        def ask(*_state: object) -> bool:
            if time.thread_time() > self._end:
                raise OutOfPatienceError
            return False  # some other rule reads what stands here

        for ruler in (md.block.ruler, md.inline.ruler):
            first = ruler.get_active_rules()[0]
            ruler.before(first, "patience", ask)
