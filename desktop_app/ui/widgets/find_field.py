"""The field in the middle of the top bar: it looks like one, and opens the palette box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop_app.ui.icons import Icons

WIDTH = 340
LEAST_WIDTH = 150
_HEIGHT = 30


class FindField(QAbstractButton):
    """A button drawn as a field, with its shortcut as a key cap at the right end."""

    def __init__(self, icons: Icons, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.setText(text)
        self.setAccessibleName(text)
        self.set_keys(keys)
        self.setFont(icons.theme.ui_font(13))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.theme.changed.connect(self.update)

    def set_keys(self, keys: str) -> None:
        """Show these keys in the cap; no cap where there are none."""
        self._keys = keys.replace("+", " ")
        self.setToolTip(f"{self.text()} ({keys})" if keys else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as in the design."""
        return QSize(WIDTH, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw field, words and key cap."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if self.hasFocus() else "line_strong" if self.underMouse() else "line"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pixmap = self._icons.pixmap("command", "ink_soft", 17, self.devicePixelRatioF())
        painter.drawPixmap(10, 6, pixmap)
        cap = self._paint_cap(painter)
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink_soft"))
        room = QRect(35, 0, cap.left() - 35 - 8, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_cap(self, painter: QPainter) -> QRect:
        if not self._keys:
            return QRect(self.width() - 4, 0, 0, self.height())
        theme = self._icons.theme
        painter.setFont(theme.ui_font(11.5))
        width = painter.fontMetrics().horizontalAdvance(self._keys) + 12
        cap = QRect(self.width() - width - 11, 6, width, self.height() - 12)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._keys)
        return cap
