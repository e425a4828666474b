"""How a line of the palette box is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.ui.icons import Icons

CHOICE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_HEIGHT = 36
_ICON = 16
_PIN = 12


@dataclass(frozen=True)
class Choice:
    """A command, an article or a person that can be chosen."""

    title: str
    icon: str
    note: str = ""
    command: str = ""
    article: UUID | None = None
    person: UUID | None = None
    enabled: bool = True
    create: str = ""  # the headline of an article to be made
    pinned: bool = False


class ChoiceDelegate(QStyledItemDelegate):
    """Icon, title, and a note or a shortcut at the right end."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        choice = index.data(CHOICE_ROLE)
        if not isinstance(choice, Choice):
            return
        theme = self._icons.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(6, 1, -6, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        rect = option.rect.adjusted(16, 0, -16, 0)
        ratio = painter.device().devicePixelRatioF()
        token = "ink_soft" if choice.enabled else "ink_faint"
        top = rect.center().y() - _ICON // 2 + 1
        painter.drawPixmap(rect.left(), top, self._icons.pixmap(choice.icon, token, _ICON, ratio))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.colour(token))
        metrics = painter.fontMetrics()
        mode = Qt.TextElideMode.ElideRight
        note = metrics.elidedText(choice.note, mode, rect.width() // 2)
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, note)
        room = rect.adjusted(_ICON + 10, 0, -metrics.horizontalAdvance(note) - 12, 0)
        if choice.pinned:
            star = self._icons.pixmap("star", "accent", _PIN, ratio)
            painter.drawPixmap(room.right() - _PIN, rect.center().y() - _PIN // 2, star)
            room.setRight(room.right() - _PIN - 8)
        painter.setFont(theme.ui_font(13, 500))
        painter.setPen(theme.colour("ink" if choice.enabled else "ink_faint"))
        title = painter.fontMetrics().elidedText(choice.title, mode, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()
