"""The steps that undo takes back, in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from desktop_app.ui.text.steps import Step


class History(QObject):
    """Keeps the steps, and where among them the article stands.

    Not a QUndoStack: PySide frees the commands of one before the stack itself, when both go in
    one garbage collection, and Qt then crashes.

    Signals: `changed()` when something else can be undone or redone.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._index = 0

    def clear(self) -> None:
        """Forget all steps."""
        self._steps.clear()
        self._index = 0
        self.changed.emit()

    def push(self, step: Step) -> None:
        """Keep a step that has just been carried out; what was taken back is gone for good."""
        del self._steps[self._index :]
        self._steps.append(step)
        self._index += 1
        self.changed.emit()

    def count(self) -> int:
        """How many steps there are, taken back or not."""
        return len(self._steps)

    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._index > 0

    def can_redo(self) -> bool:
        """Whether there is a step to carry out again."""
        return self._index < len(self._steps)

    def undo_label(self) -> str:
        """What undo would take back, in words."""
        return self._steps[self._index - 1].label if self.can_undo() else ""

    def redo_label(self) -> str:
        """What redo would carry out again, in words."""
        return self._steps[self._index].label if self.can_redo() else ""

    def back(self) -> Step | None:
        """The step to take back now, if there is one."""
        if not self.can_undo():
            return None
        self._index -= 1
        self.changed.emit()
        return self._steps[self._index]

    def forth(self) -> Step | None:
        """The step to carry out again now, if there is one."""
        if not self.can_redo():
            return None
        self._index += 1
        self.changed.emit()
        return self._steps[self._index - 1]
