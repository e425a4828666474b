"""Asks the reader for a reading when the article has changed: never two at once, newest wins."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.jobs import Lane
    from desktop_app.worker.protocol import Reading, ReadRequest, Renderer

SOON_MS = 30  # long enough to take a burst of keys together, too short to be seen


class ReadingLoop(QObject):
    """Keeps the reading up with the text.

    Signals: `read(Reading)` for the newest text asked for; `failed(BaseException)`.
    """

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, make_reader: Callable[[], Renderer]) -> None:
        super().__init__()
        self._lane = lane
        self._make_reader = make_reader
        self._reader: Renderer | None = None
        self._snapshot: Callable[[], ReadRequest | None] = lambda: None
        self._number = 0
        self._busy = False
        self._stale = False
        self._fresh = False
        self._started = 0.0
        self._cost_ms = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)

    def set_source(self, snapshot: Callable[[], ReadRequest | None]) -> None:
        """Say where the article is taken from; its number is set here."""
        self._snapshot = snapshot

    def newest(self) -> int:
        """The number that a reading of the text as it stands would carry."""
        return self._number

    def touch(self) -> None:
        """Note that the text has changed: ask soon."""
        self._number += 1
        self._stale = True
        if not self._busy and not self._timer.isActive():
            # A costly text is read less often, so that keys keep most of the time.
            self._timer.start(max(SOON_MS, min(int(self._cost_ms), 400)))

    def start_afresh(self) -> None:
        """Note that the page is empty: the next reading brings all of it."""
        self._fresh = True
        self.touch()

    def suggest(self, word: str, deliver: Callable[[tuple[str, ...]], None]) -> None:
        """Ask the reader what may be meant by a misspelt word."""

        def look() -> tuple[str, ...]:
            return self._reader.suggest(word) if self._reader is not None else ()

        self._lane.run(look, deliver)

    def close(self) -> None:
        """Let go of the reader; the lane's thread ends it."""
        self._timer.stop()
        self._snapshot = lambda: None
        if self._reader is not None:
            self._lane.run(self._reader.close)

    def _ask(self) -> None:
        request = self._snapshot()
        if request is None:
            return
        self._busy, self._stale = True, False
        request = replace(request, number=self._number, fresh=self._fresh)
        self._fresh = False
        self._started = time.monotonic()
        self._lane.run(lambda: self._read(request), self._deliver, self._give_up)

    def _read(self, request: ReadRequest) -> Reading:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader.read(request)

    def _deliver(self, reading: Reading) -> None:
        self._finish()
        if not self._fresh:  # else it is of the article that was open before, or of a lost page
            self.read.emit(reading)

    def _give_up(self, error: BaseException) -> None:
        # The page and the reader may disagree now about what is shown.
        self._fresh = True
        self._finish()
        self.failed.emit(error)

    def _finish(self) -> None:
        self._busy = False
        self._cost_ms = (time.monotonic() - self._started) * 1000
        if self._stale:
            self._timer.start(max(SOON_MS, min(int(self._cost_ms), 400)))
