"""A box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.icons import Icons

_BOX = 16
_GAP = 8


class CheckBox(QCheckBox):
    """A QCheckBox drawn with our own tick."""

    def __init__(self, icons: Icons, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icons = icons
        self.setFont(icons.theme.ui_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Box and words."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + _GAP + width + 4, max(24, self.fontMetrics().height()))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's own name
        """Count the words as part of the box."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BOX) / 2
        box = QRectF(1, top, _BOX, _BOX).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "focus" if self.hasFocus() else "accent" if self.isChecked() else "line_strong"
        painter.setPen(QPen(theme.colour(edge if self.isEnabled() else "line"), 1))
        painter.setBrush(theme.colour("accent" if self.isChecked() else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-0.5, 0.5, -0.5, -0.5), 5, 5)
        if self.isChecked():
            tick = self._icons.pixmap("check", "accent_ink", 12, self.devicePixelRatioF())
            painter.drawPixmap(3, round(top) + 2, tick)
        painter.setPen(theme.colour("ink" if self.isEnabled() else "ink_faint"))
        words = QRect(_BOX + _GAP, 0, self.width() - _BOX - _GAP, self.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
