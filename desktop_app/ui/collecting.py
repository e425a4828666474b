"""Collects garbage on the GUI thread, and on no other.

Python collects on whichever thread happens to allocate. Where that is a lane's thread, it may free
a widget or a timer there, which Qt forbids and answers with a crash.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 500
# How much must have come together in each generation; Python's own are 700, 10 and 10.
YOUNG, MIDDLE, OLD = 5_000, 10, 10
SETTLE_SECONDS = 10.0  # from the start: what is made then is mostly there to stay


class GarbageCollector(QObject):
    """Takes Python's collector over between `start` and `stop`.

    What a start makes stays to the end (widgets, modules, tables): it is set apart unlooked at,
    for the first collection alone took a quarter of a second of the window's time. So is what is
    there when the first old generation is due; a full collection then looks at the rest only and
    takes milliseconds.
    """

    def __init__(self, settle_seconds: float = SETTLE_SECONDS) -> None:
        super().__init__()
        self._set_apart = False
        self._settle_seconds = settle_seconds
        self._settled_at = float("inf")
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Let no other thread collect from now on."""
        gc.disable()
        self._settled_at = time.monotonic() + self._settle_seconds
        self._timer.start()

    def stop(self) -> None:
        """Hand collecting back to Python; at the end of the program nobody waits for a full one."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Collect the generations that are due."""
        young, middle, old = gc.get_count()
        if young < YOUNG:
            return
        if time.monotonic() < self._settled_at:
            gc.freeze()
            return
        due = 0 if middle < MIDDLE else 1 if old < OLD else 2
        gc.collect(due)
        if due and not self._set_apart:
            self._set_apart = True
            gc.freeze()
