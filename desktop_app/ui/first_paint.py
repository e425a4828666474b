"""Tells when a window has been painted for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LATEST_MS = 1_000  # a window that starts minimised is not painted at all


class FirstPaint(QObject):
    """Calls `then` once: behind the window's first paint, or after a second without one."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__()
        self._window = window
        self._then = then
        self._timer = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._timer.timeout.connect(self._go)
        self._timer.start()
        window.installEventFilter(self)

    def forget(self) -> None:
        """Call nothing any more."""
        self._timer.stop()
        self._window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint; what it draws is shown before the timer comes round."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._timer.start(0)
        return super().eventFilter(watched, event)

    def _go(self) -> None:
        self.forget()
        self._then()
