"""A labelled field that says when its value is settled, and shows values without echoing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.widgets.label import make_label, set_tone

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme

PAUSE_MS = 400


class Committer(QObject):
    """Waits for a pause in typing. Signals: `committed()` when what was typed counts."""

    committed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.committed)

    def touch(self) -> None:
        """Something was typed: wait anew."""
        self._timer.start()

    def flush(self) -> None:
        """Do not wait any longer, where something waits."""
        if self.pending():
            self._timer.stop()
            self.committed.emit()

    def drop(self) -> None:
        """Forget what waits."""
        self._timer.stop()

    def pending(self) -> bool:
        """Whether something was typed that is not told yet."""
        return self._timer.isActive()


class DetailField(QWidget):
    """A label, a control under it, and room for a note beside and a hint below.

    Signals: `edited()` when the writer has settled on another value.
    """

    edited = Signal()

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.committer = Committer(self)
        self.committer.committed.connect(self.settle)
        self._label = make_label(theme, label, size=12, tone="soft")
        self._note = make_label(theme, size=12, tone="soft")
        self._hint = make_label(theme, size=12, tone="soft")
        self._hint.setWordWrap(True)
        self._hint.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._label, 1)
        top.addWidget(self._note)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(5)
        self._layout.addLayout(top)
        self._layout.addWidget(self._hint)

    def set_control(self, control: QWidget, focus: QWidget | None = None) -> None:
        """Put the control in its place; `focus` is the part of it that takes the keys."""
        self._layout.insertWidget(1, control)
        target = focus or control
        self._label.setBuddy(target)
        target.setAccessibleName(self._label.text())

    def set_label(self, text: str) -> None:
        """Call the field something else."""
        self._label.setText(text)
        buddy = self._label.buddy()
        if buddy is not None:
            buddy.setAccessibleName(text)

    def label(self) -> str:
        """What the field is called."""
        return self._label.text()

    def set_note(self, text: str, tone: str = "soft") -> None:
        """Say something short at the right of the label."""
        self._note.setText(text)
        set_tone(self._note, tone)

    def note(self) -> str:
        """What is said at the right of the label."""
        return self._note.text()

    def set_hint(self, text: str, tone: str = "soft") -> None:
        """Say a sentence under the control; none for an empty text."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        set_tone(self._hint, tone)

    def hint(self) -> str:
        """What is said under the control."""
        return self._hint.text()

    def flush(self) -> None:
        """Tell at once what was typed last."""
        self.committer.flush()

    def settle(self) -> None:
        """Tell that what was typed counts now."""
        self.edited.emit()

    def drop(self) -> None:
        """Forget what was typed last and not told yet."""
        self.committer.drop()
