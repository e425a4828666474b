"""The two lines on top of a tab: what it shows, and a word about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme


class Heading(QWidget):
    """A bold line and a soft one, with room for a button beside them."""

    def __init__(self, theme: Theme, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = make_label(theme, title, weight=600, wrap=True)
        self._note = make_label(theme, note, size=12, tone="soft", wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 12, MARGIN, 8)
        self._row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(2)
        self._row.addLayout(column, 1)
        column.addWidget(self._title)
        column.addWidget(self._note)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_text(self, title: str, note: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._note.setText(note)

    def title(self) -> str:
        """The bold line."""
        return self._title.text()

    def note(self) -> str:
        """The soft line."""
        return self._note.text()
