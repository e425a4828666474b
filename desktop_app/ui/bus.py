"""The one place that tells every panel what has changed in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop_app.services.changes import Changes


class Bus(QObject):
    """Signals: `changed(Changes)` after any service call that changed the library."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        """Tell everybody."""
        self.changed.emit(changes)
