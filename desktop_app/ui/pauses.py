"""Notices when the writer pauses, but not too often."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 20_000
APART_MS = 5 * 60_000


class Pauses(QObject):
    """Tells of a pause in writing, at least `apart_ms` after the last version was kept.

    Signals: `paused()`.
    """

    paused = Signal()

    def __init__(self, pause_ms: int = PAUSE_MS, apart_ms: int = APART_MS) -> None:
        super().__init__()
        self._pause_ms = pause_ms
        self._apart_ms = apart_ms
        self._kept_at = time.monotonic()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_quiet)

    def note_edit(self) -> None:
        """The writer has written something: wait for the next pause."""
        self._timer.start(self._pause_ms)

    def note_kept(self) -> None:
        """A version has been kept: all that was written until now is in it."""
        self._kept_at = time.monotonic()
        self._timer.stop()

    def _on_quiet(self) -> None:
        left = self._apart_ms - (time.monotonic() - self._kept_at) * 1000
        if left > 0:
            self._timer.start(int(left) + 1)
            return
        self.paused.emit()
