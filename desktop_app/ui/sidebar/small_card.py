"""A small card above a list: a title with words to press beside it, and a sentence below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme
    from desktop_app.ui.widgets.text_button import TextButton


class SmallCard(QWidget):
    """Hidden until there is something to say."""

    def __init__(
        self, theme: Theme, title: str, *, below: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = make_label(theme, title, size=12, weight=600)
        self.names = make_label(theme, size=12, tone="soft", wrap=True)
        card = QFrame()
        card.setProperty("card", "true")
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.title, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self.names)
        around = QVBoxLayout(self)
        around.setContentsMargins(MARGIN, 8, MARGIN, below)
        around.addWidget(card)
        self.hide()

    def add_button(self, button: TextButton) -> None:
        """Put another one at the right end of the title."""
        self._head.addWidget(button)
