"""Asks for comparisons off the GUI thread: never two at once, the newest wins."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.jobs import Lane
    from desktop_app.worker.protocol import Comparer, CompareRequest, Comparison

SOON_MS = 300  # while the writer types, the page may follow more slowly than in the preview


class CompareLoop(QObject):
    """Keeps a comparison up with the text, as long as one is wanted.

    Signals: `compared(Comparison)`; `failed(BaseException)`.
    """

    compared = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, make_comparer: Callable[[], Comparer]) -> None:
        super().__init__()
        self._lane = lane
        self._make_comparer = make_comparer
        self._comparer: Comparer | None = None
        self._source: Callable[[], CompareRequest | None] | None = None
        self._turn = 0  # of what is wanted: an answer for another one is dropped
        self._busy = False
        self._stale = False
        self._started = 0.0
        self._timer = QTimer(self, singleShot=True, interval=SOON_MS)
        self._timer.timeout.connect(self._ask)

    def start(self, source: Callable[[], CompareRequest | None]) -> None:
        """Compare what `source` gives, now and after every `touch`."""
        self._source = source
        self._turn += 1
        self._stale = True
        if not self._busy:
            self._ask()

    def stop(self) -> None:
        """Compare nothing any more."""
        self._source = None
        self._turn += 1
        self._stale = False
        self._timer.stop()

    def touch(self) -> None:
        """Note that the text has changed."""
        if self._source is not None:
            self._stale = True
            if not self._busy and not self._timer.isActive():
                self._timer.start()

    def _ask(self) -> None:
        request = self._source() if self._source is not None else None
        if request is None:
            return
        self._busy, self._stale = True, False
        self._started = time.monotonic()
        turn = self._turn
        self._lane.run(
            lambda: self._compare(request),
            lambda comparison: self._deliver(comparison, turn),
            self._give_up,
        )

    def _compare(self, request: CompareRequest) -> Comparison:
        if self._comparer is None:
            self._comparer = self._make_comparer()
        return self._comparer.compare(request)

    def _deliver(self, comparison: Comparison, turn: int) -> None:
        self._finish()
        if turn == self._turn:
            self.compared.emit(comparison)

    def _give_up(self, error: BaseException) -> None:
        self._finish()
        self.failed.emit(error)

    def _finish(self) -> None:
        self._busy = False
        if self._stale:
            cost = int((time.monotonic() - self._started) * 1000)
            self._timer.start(max(SOON_MS, cost))
