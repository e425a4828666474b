"""How a kept state is drawn: an icon for its reason, its title, its time and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.history_model import AnyIndex, HistoryModel
    from desktop_app.ui.theme import Theme

_ROW_HEIGHT = 52
_TEXT_LEFT = 40


class HistoryDelegate(QStyledItemDelegate):
    """Draws the rows of a HistoryModel."""

    def __init__(self, theme: Theme, icons: Icons, model: HistoryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._model = theme, icons, model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is alike."""
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self._theme, option.rect
        painting.draw_row(painter, theme, option)
        revision = self._model.revision_at(index)
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap(self._model.icon_name(revision), "ink_soft", 16, ratio)
        painter.drawPixmap(painting.MARGIN + 2, rect.top() + 9, mark)
        width = rect.width() - _TEXT_LEFT - painting.MARGIN
        painting.draw_line(
            painter,
            QRect(_TEXT_LEFT, rect.top() + 8, width, 18),
            self._model.title(revision),
            theme.ui_font(13, 600),
            theme.colour("ink"),
        )
        painting.draw_line(
            painter,
            QRect(_TEXT_LEFT, rect.top() + 26, width, 17),
            self._model.subtitle(revision),
            theme.ui_font(12),
            theme.colour("ink_soft"),
        )
        painter.restore()
