"""A field to search with: a glass before it, a cross after it once there is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from desktop_app.ui.icons import Icons

_ICON = 16


class SearchField(QLineEdit):
    """A line of text; Escape empties it. Listen to `textChanged` and `returnPressed`."""

    def __init__(
        self, icons: Icons, placeholder: str, icon: str = "search", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = icon
        self.setFont(icons.theme.ui_font(13))
        self.set_placeholder(placeholder)
        self.setTextMargins(_ICON + 6, 0, 18, 0)
        self._clear = IconButton(icons, "x", self.tr("Clear"), size=20, icon_size=14, parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._show_clear)
        icons.theme.changed.connect(self.update)

    def set_placeholder(self, text: str) -> None:
        """Say what can be searched here."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field at Escape; an empty one lets it through."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the right end."""
        super().resizeEvent(event)
        self._clear.move(self.width() - 25, (self.height() - 20) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        pixmap = self._icons.pixmap(self._icon_name, "ink_soft", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - _ICON) // 2, pixmap)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
