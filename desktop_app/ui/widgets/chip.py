"""A small rounded label that can be pressed, and taken away where that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from desktop_app.ui.icons import Icons

_HEIGHT = 23
_PAD = 10
_ICON = 13
_GAP = 5
_MAX_WIDTH = 260


class Chip(QAbstractButton):
    """A pill with an icon and a word or two; `tone` is "", "warn", "bad" or "accent".

    Signals: `removed()` when its cross, or Delete or Backspace on it, was pressed.
    """

    removed = Signal()

    def __init__(
        self,
        icons: Icons,
        text: str,
        icon: str = "",
        *,
        tone: str = "",
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = icon
        self._tone = tone
        self._removable = removable
        self.setFont(icons.theme.ui_font(11.5))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        icons.theme.changed.connect(self.update)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Show it in another tone."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, words and cross side by side."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2 * _PAD
        width += _ICON + _GAP if self._icon_name else 0
        width += _ICON + 2 if self._removable else 0
        return QSize(min(width, _MAX_WIDTH), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(56, self.sizeHint().width()), _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it with Enter, take it away with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell_removed()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a press on the cross from one on the chip."""
        if self._removable and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self._tell_removed()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        theme = self._icons.theme
        ink = self._tone or ("ink" if self.underMouse() and self.isEnabled() else "ink_soft")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "focus" if self.hasFocus() else self._tone or "line"
        painter.setPen(QPen(theme.colour(edge), 1.5 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pill = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        left, ratio = _PAD, self.devicePixelRatioF()
        top = (self.height() - _ICON) // 2
        if self._icon_name:
            painter.drawPixmap(left, top, self._icons.pixmap(self._icon_name, ink, _ICON, ratio))
            left += _ICON + _GAP
        right = self._cross().left() if self._removable else self.width() - _PAD
        painter.setPen(theme.colour(ink))
        room = QRect(left, 0, right - left + 1, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._removable:
            cross = self._icons.pixmap("x", ink, _ICON, ratio)
            painter.drawPixmap(self._cross().left() + 1, top, cross)

    def _cross(self) -> QRect:
        return QRect(self.width() - _ICON - _PAD + 2, 0, _ICON + _PAD - 2, self.height())

    def _tell_removed(self) -> None:
        self.removed.emit()
