"""How much was written since the start: net words, and the time in which something was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

IDLE = 60.0  # seconds without an edit, from which on nobody is writing


class Session:
    """Counts over all articles that were open; `clock` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: dict[UUID, int] = {}
        self._now: dict[UUID, int] = {}
        self._last: float | None = None
        self._active = 0.0

    def note_words(self, article: UUID, words: int) -> None:
        """Take the words of an article as they are now; the first time, as they were."""
        self._first.setdefault(article, words)
        self._now[article] = words

    def note_edit(self) -> None:
        """Something was edited."""
        now = self._clock()
        if self._last is not None and now - self._last <= IDLE:
            self._active += now - self._last
        self._last = now

    @property
    def words(self) -> int:
        """Words written less words deleted."""
        return sum(words - self._first[article] for article, words in self._now.items())

    @property
    def minutes(self) -> int:
        """Whole minutes of writing; pauses of more than a minute do not count."""
        return round(self._active / 60)
