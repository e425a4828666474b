"""A strip above a pane that says what is the matter, and offers the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.icons import Icons


class Strip(QWidget):
    """One sentence and one button; hidden until there is something to say.

    Signals: `pressed()` when the button was.
    """

    pressed = Signal()

    def __init__(
        self, icons: Icons, text: str, button: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = icons.theme
        self.setObjectName("editor_strip")
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel(text)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setFont(self._theme.ui_font(12.5))
        self.button = TextButton(icons, button, kind="link")
        self.button.clicked.connect(self._tell)
        self._icons = icons
        self._below: QHBoxLayout | None = None
        layout = self._row = QGridLayout(self)
        layout.setContentsMargins(16, 6, 12, 6)
        layout.addWidget(self._words, 0, 0)
        layout.addWidget(self.button, 0, 1)
        layout.setColumnStretch(0, 1)
        self._theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def add_button(self, text: str) -> TextButton:
        """Offer another way out, before the first; more than one stand below the words."""
        button = TextButton(self._icons, text, kind="link")
        if self._below is None:
            self._below = QHBoxLayout()
            self._below.addWidget(self.button)
            self._below.addStretch(1)
            self._row.addLayout(self._below, 1, 0)
        self._below.insertWidget(0, button)
        return button

    def _dress(self) -> None:
        hexes = self._theme.hex
        self.setStyleSheet(
            f"QWidget#editor_strip {{ background: {hexes('warn_soft')};"
            f" border-bottom: 1px solid {hexes('line')}; }}"
        )

    def _tell(self) -> None:
        self.pressed.emit()
