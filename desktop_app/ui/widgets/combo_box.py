"""A choice of one from a list, with our own chevron."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QListView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from desktop_app.ui.icons import Icons

_ICON = 14


class ComboBox(QComboBox):
    """A QComboBox dressed like the other fields; the wheel over it scrolls the page instead."""

    def __init__(self, icons: Icons, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setFont(icons.theme.ui_font(13))
        self.setAccessibleName(name)
        # Without a view of its own the list is drawn as a native menu, past our style sheet.
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.theme.changed.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value should not change in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the chevron."""
        super().paintEvent(event)
        token = "ink" if self.isEnabled() else "ink_faint"
        pixmap = self._icons.pixmap("chevron-down", token, _ICON, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - _ICON - 10, (self.height() - _ICON) // 2, pixmap)
