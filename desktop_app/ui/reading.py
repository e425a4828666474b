"""Asks the reader for a reading when the article has changed: never two at once, newest wins."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.worker.errors import ReaderPausedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.jobs import Lane
    from desktop_app.worker.protocol import Reading, ReadRequest, Renderer

SOON_MS = 10  # behind a key that comes alone: too short to be seen
BURST_MS = 90  # keys nearer to each other than this are typed in one go …
GAP_MS = 55  # … and taken together while no more time than this is between them …
PACE_MS = 100  # … and until it is so long since the last reading began
LONE_PACE_MS = 75  # between two readings where keys come one by one
CHECKS_MS = 250  # after the last key
IDLE_MS = 4_000  # after the last key: everything is read once more, in case of a mistake of ours
FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 2_000, 30_000
THOROUGH_MS = 60_000  # the least time between two such; a fresh reading is one as well
WHOLE_MS = 2_000  # while typing goes on: names, spelling and outline are no older than this …
_WHOLE_SHARE = 25  # … or than so many times what reading them costs
_MOST_COST_MS = 400
_LONGEST_IDLE_COST_MS = 700  # more is not worth it


class ReadingLoop(QObject):
    """Keeps the reading up with the text.

    Signals: `read(Reading)` for the newest text asked for; `failed(BaseException)`;
    `paused(str)` with the PauseReason when the text is more than the reader takes on, and
    `resumed()` when a reading succeeds again.
    """

    read = Signal(object)
    failed = Signal(object)
    paused = Signal(object)
    resumed = Signal()

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
        self._touched_at = float("-inf")
        self._in_burst = False
        self._cost_ms = 0.0
        self._fresh_cost_ms = 0.0
        self._whole_cost_ms = 0.0
        self._whole_at = float("-inf")
        self._thorough_at = float("-inf")
        self._last: Reading | None = None
        self._unchecked = False
        self._may_check = True  # not where that alone is more than the reader takes on
        self._pause_ms = 0  # while paused: how long nothing is tried
        self._paused_at = 0.0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self._checks = QTimer(self, singleShot=True, interval=CHECKS_MS)
        self._checks.timeout.connect(self._ask_checks)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._ask_all)

    def set_source(self, snapshot: Callable[[], ReadRequest | None]) -> None:
        """Say where the article is taken from; its number is set here.

        A request without `checks` is shown for the first time without them, and checked then.
        """
        self._snapshot = snapshot

    def warm_up(self) -> None:
        """Make the reader, before there is anything to read."""
        self._lane.run(self._get_ready)

    def newest(self) -> int:
        """The number that a reading of the text as it stands would carry."""
        return self._number

    def is_paused(self) -> bool:
        """Whether the text was more than the reader takes on."""
        return self._pause_ms > 0

    def touch(self) -> None:
        """Note that the text has changed: ask soon."""
        now = time.monotonic()
        self._in_burst = (now - self._touched_at) * 1000 < BURST_MS
        self._touched_at = now
        self._number += 1
        self._stale = True
        self._checks.start()
        self._idle.start(IDLE_MS)
        waits = self.is_paused() or self._in_burst or not self._timer.isActive()
        if waits and not self._busy:
            self._timer.start(self._wait_ms())

    def start_afresh(self) -> None:
        """Note that the page is empty: the next reading brings all of it."""
        self._fresh = True
        self.touch()

    def suggest(self, word: str, deliver: Callable[[tuple[str, ...]], None]) -> None:
        """Ask the reader what may be meant by a misspelt word."""

        def look() -> tuple[str, ...]:
            return self._get_ready().suggest(word)

        self._lane.run(look, deliver)

    def open_afresh(self) -> None:
        """Another article is open: what the last one cost does not count."""
        self._end_pause()
        self._cost_ms = 0.0
        self._whole_at = float("-inf")
        self._may_check = True
        self.start_afresh()

    def try_again(self) -> None:
        """Read at once, although the last try was too much."""
        self._paused_at = float("-inf")
        self._stale = self._may_check = True
        if not self._busy:
            self._timer.start(0)

    def close(self) -> None:
        """Let go of the reader; the lane's thread ends it."""
        for timer in (self._timer, self._checks, self._idle):
            timer.stop()
        self._snapshot = lambda: None
        self._lane.run(self._let_go)

    def _wait_ms(self) -> int:
        if self.is_paused():
            # At a pause of the writer's, and not for every key of a text that is too much.
            left = self._pause_ms - (time.monotonic() - self._paused_at) * 1000
            return int(max(left, CHECKS_MS))
        # Ten readings a second are enough while one types fast; the last key of a burst, and one
        # that comes alone, are not kept waiting for that.
        since = (time.monotonic() - self._started) * 1000
        burst, alone = min(GAP_MS, PACE_MS - since), max(SOON_MS, LONE_PACE_MS - since)
        wait = burst if self._in_burst else alone
        # A costly text is read less often, so that keys keep most of the time.
        rest = 2 * min(self._cost_ms, _MOST_COST_MS) - since
        return int(max(wait, rest, 0))

    def _ask_checks(self) -> None:
        if self._unchecked and not self.is_paused() and not self._busy:
            self._start(checks=True)

    def _ask_all(self) -> None:
        left = THOROUGH_MS - (time.monotonic() - self._thorough_at) * 1000
        if left > 0:
            self._idle.start(int(max(left, IDLE_MS)))
            return
        cheap = self._fresh_cost_ms < _LONGEST_IDLE_COST_MS
        if cheap and not (self._busy or self._stale or self.is_paused()):
            self._start(checks=True, thorough=True)

    def _ask(self) -> None:
        # Checks can wait for a pause; only what is shown for the first time comes with them.
        first = self._fresh and not self.is_paused()
        since = (time.monotonic() - self._whole_at) * 1000
        quick = not self._fresh and since < max(WHOLE_MS, _WHOLE_SHARE * self._whole_cost_ms)
        self._start(checks=first, first=first, quick=quick)

    def _start(
        self, *, checks: bool, first: bool = False, thorough: bool = False, quick: bool = False
    ) -> None:
        request = self._snapshot()
        if request is None:
            return
        self._busy, self._stale = True, False
        checks = checks and self._may_check and (request.checks or not first)
        request = replace(
            request,
            number=self._number,
            fresh=self._fresh,
            checks=checks,
            thorough=thorough,
            quick=quick,
        )
        self._fresh = False
        self._started = time.monotonic()
        self._lane.run(
            lambda: self._read(request),
            self._deliver,
            lambda error: self._give_up(request, error),
        )

    def _get_ready(self) -> Renderer:
        if self._reader is None:
            self._reader = self._make_reader()
        return self._reader

    def _read(self, request: ReadRequest) -> tuple[ReadRequest, Reading]:
        return request, self._get_ready().read(request)

    def _let_go(self) -> None:
        if self._reader is not None:
            self._reader.close()

    def _deliver(self, outcome: tuple[ReadRequest, Reading]) -> None:
        request, reading = outcome
        cost = (time.monotonic() - self._started) * 1000
        if request.fresh:
            self._fresh_cost_ms = cost
        if request.fresh or request.thorough:
            self._thorough_at = time.monotonic()
        if not (request.checks or request.thorough):
            self._cost_ms = cost
        if not request.quick or reading.whole:
            self._whole_at = time.monotonic()
            self._whole_cost_ms = cost
        self._unchecked = not request.checks and self._may_check
        self._end_pause()
        self._finish()
        if self._fresh:  # it is of the article that was open before, or of a lost page
            return
        known = request.thorough and _is_the_same(self._last, reading)
        self._last = reading
        if not known:
            self.read.emit(reading)

    def _give_up(self, request: ReadRequest, error: BaseException) -> None:
        # The page and the reader may disagree now about what is shown.
        self._fresh = True
        if isinstance(error, ReaderPausedError):
            if request.checks and self._may_check:  # it may be the checks: then without them
                self._may_check, self._stale = False, True
                self._finish()
                return
            self._may_check = True
            self._pause_ms = min(max(2 * self._pause_ms, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)
            self._paused_at = time.monotonic()
            self._finish()
            self.paused.emit(error.reason)
            return
        self._finish()
        self.failed.emit(error)

    def _end_pause(self) -> None:
        if self.is_paused():
            self._pause_ms = 0
            self.resumed.emit()

    def _finish(self) -> None:
        self._busy = False
        if self._stale:
            self._timer.start(self._wait_ms())
        elif self._unchecked and not self.is_paused() and not self._checks.isActive():
            self._checks.start()


def _is_the_same(old: Reading | None, new: Reading) -> bool:
    """Whether nothing of what was read before has turned out otherwise."""
    return old is not None and replace(old, splice=new.splice) == new and not new.splice.blocks
