"""A field with a few soft words at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.icons import Icons


class FieldWithNote(QLineEdit):
    """A line of text; what is typed never runs under the note."""

    def __init__(self, icons: Icons, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFont(icons.theme.ui_font(13))
        self.setMinimumWidth(90)
        self._note = QLabel(self)
        self._note.setFont(icons.theme.ui_font(12))
        self._note.setProperty("tone", "soft")
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note.hide()

    def note(self) -> str:
        """The words at its end."""
        return self._note.text()

    def set_note(self, text: str) -> None:
        """Show other words at its end, or none."""
        if text == self._note.text():
            return
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.adjustSize()
        self.setTextMargins(0, 0, self._note.width() + 4 if text else 0, 0)
        self._place()

    def set_tone(self, tone: str) -> None:
        """Colour its edge: "bad", or "" for the usual one."""
        if self.property("tone") == tone:
            return
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words at its end."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        left = self.width() - self._note.width() - 9
        self._note.move(left, (self.height() - self._note.height()) // 2)
