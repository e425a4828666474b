"""Why a reading failed."""

from __future__ import annotations

from typing import Literal

PauseReason = Literal["time", "output", "memory", "crashed"]


class ReaderPausedError(Exception):
    """The text was more than the reader takes on; `reason` says in which way."""

    def __init__(self, reason: PauseReason) -> None:
        super().__init__(reason)
        self.reason: PauseReason = reason


class ReaderFailedError(Exception):
    """A bug of ours in the helper process; the words are those of its traceback."""
