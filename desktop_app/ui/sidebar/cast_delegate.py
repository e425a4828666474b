"""How a heading and a part are drawn in the cast list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.cast_model import INTRODUCED, NAMED, CastModel, CastRow
from desktop_app.ui.sidebar.facts_strip import facts_height
from desktop_app.ui.widgets.avatar import initials_of, paint_avatar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.domain.records import Credit
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.cast_model import AnyIndex
    from desktop_app.ui.theme import Theme

ROW_HEIGHT = 48
HEADING_HEIGHT = 52
MENU_WIDTH = 44  # kept free for the heading's menu button
_AVATAR = 30
_TEXT_LEFT = 52


class CastDelegate(QStyledItemDelegate):
    """Draws the rows of a CastModel."""

    def __init__(self, theme: Theme, icons: Icons, model: CastModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._model = theme, icons, model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Headings are a little higher than parts; the list sets the width."""
        row = self._model.row_at(index)
        heading = row is not None and row.credit is None
        if row is None or not heading:
            return QSize(0, ROW_HEIGHT)
        return QSize(0, HEADING_HEIGHT + facts_height(row.production))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        row = self._model.row_at(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.credit is None:
            self._paint_heading(painter, option.rect, row)
        else:
            painting.draw_row(painter, self._theme, option)
            self._paint_part(painter, option.rect, row.credit)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: CastRow) -> None:
        box = rect.adjusted(painting.MARGIN, 10, -MENU_WIDTH, 0)
        box.setHeight(HEADING_HEIGHT - 14)
        half = box.height() // 2
        upper = QRect(box.left(), box.top(), box.width(), half)
        lower = QRect(box.left(), box.top() + half, box.width(), half)
        theme = self._theme
        title = row.production.label()
        painting.draw_line(painter, upper, title, theme.ui_font(13, 600), theme.colour("ink"))
        below = self._model.heading(row.production)
        painting.draw_line(painter, lower, below, theme.ui_font(12), theme.colour("ink_soft"))

    def _paint_part(self, painter: QPainter, rect: QRect, credit: Credit) -> None:
        theme = self._theme
        disc = QRect(0, 0, _AVATAR, _AVATAR)
        disc.moveCenter(QRect(painting.MARGIN, rect.top(), _AVATAR, rect.height()).center())
        paint_avatar(painter, QRectF(disc), initials_of(credit.person.name), theme)
        right = self._paint_state(painter, rect, self._model.state_of(credit))
        width = right - _TEXT_LEFT - 8
        name = QRect(_TEXT_LEFT, rect.top() + 6, width, 18)
        if not credit.character:
            name.moveCenter(QRect(_TEXT_LEFT, rect.top(), width, rect.height()).center())
        painting.draw_line(
            painter, name, credit.person.name, theme.ui_font(13, 600), theme.colour("ink")
        )
        part = QRect(_TEXT_LEFT, rect.top() + 24, width, 17)
        painting.draw_line(
            painter, part, credit.character, theme.ui_font(12), theme.colour("ink_soft")
        )

    def _paint_state(self, painter: QPainter, rect: QRect, state: str) -> int:
        """Draw the state at the right; gives where the room for the name ends."""
        token = {INTRODUCED: "good", NAMED: "warn"}.get(state, "ink_soft")
        text = self._model.state_text(state)
        font = self._theme.ui_font(11.5)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        box = QRect(rect.right() - painting.MARGIN - width + 1, rect.top(), width, rect.height())
        painting.draw_line(painter, box, text, font, self._theme.colour(token), painting.RIGHT)
        if state != INTRODUCED:
            return box.left()
        size = 14
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap("check", token, size, ratio)
        painter.drawPixmap(box.left() - size - 5, rect.center().y() - size // 2 + 1, mark)
        return box.left() - size - 5
