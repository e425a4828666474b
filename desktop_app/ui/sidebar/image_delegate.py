"""How a picture's card is drawn: thumbnail, slug, credit line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.image_model import is_past

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.image_model import AnyIndex, ImageModel
    from desktop_app.ui.theme import Theme

GAP = 8
_WORDS_HEIGHT = 46


def card_height(width: int) -> int:
    """The height of a card of that width, its gap below included."""
    return round((width - GAP) * 9 / 16) + _WORDS_HEIGHT + GAP


class ImageDelegate(QStyledItemDelegate):
    """Draws the cards of an ImageModel in cells whose size the tab sets."""

    def __init__(self, theme: Theme, icons: Icons, model: ImageModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._model = theme, icons, model
        self._cell = QSize(150, card_height(150))

    def set_cell(self, cell: QSize) -> None:
        """Say how large a cell is, its gaps included."""
        self._cell = cell

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every cell is alike."""
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a card."""
        image = self._model.image_at(index)
        if image is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = GAP // 2
        card = QRectF(option.rect).adjusted(half + 0.5, 0.5, -half - 0.5, -GAP - 0.5)
        path = QPainterPath()
        path.addRoundedRect(card, painting.RADIUS, painting.RADIUS)
        painter.fillPath(path, self._theme.colour("surface"))
        top = QRectF(card.left(), card.top(), card.width(), card.height() - _WORDS_HEIGHT)
        painter.save()
        painter.setClipPath(path)
        self._paint_picture(painter, top, image)
        painter.restore()
        self._paint_words(painter, card, image)
        self._paint_frame(painter, option, path, image)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, image: Image) -> None:
        pixmap = self._model.pixmap(image)
        ratio = painter.device().devicePixelRatioF()
        if pixmap is not None:
            painting.draw_cover(painter, box, pixmap, ratio)
            return
        painter.fillRect(box, self._theme.colour("panel"))
        name = "image-off" if self._model.broken(image) else "image"
        if image.wanted():
            name = "image-plus"
            edge = QPen(self._theme.colour("line_strong"), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.drawRoundedRect(box.adjusted(8, 8, -8, -8), 4, 4)
        mark = self._icons.pixmap(name, "ink_faint", 20, ratio)
        centre = box.center()
        painter.drawPixmap(round(centre.x()) - 10, round(centre.y()) - 10, mark)

    def _paint_words(self, painter: QPainter, card: QRectF, image: Image) -> None:
        theme = self._theme
        left, width = round(card.left()) + 8, round(card.width()) - 16
        top = round(card.bottom()) - _WORDS_HEIGHT + 5
        painting.draw_line(
            painter, QRect(left, top, width, 18), image.slug, theme.ui_font(12), theme.colour("ink")
        )
        fine = image.credit and not self._model.broken(image) and not is_past(image)
        token = "ink_soft" if fine else "bad"
        painting.draw_line(
            painter,
            QRect(left, top + 18, width, 17),
            self._model.credit_text(image),
            theme.ui_font(12),
            theme.colour(token),
        )

    def _paint_frame(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        path: QPainterPath,
        image: Image,
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        token = "line" if image.credit else "bad"
        if hovered:
            token = "ink_faint" if image.credit else "bad"
        painter.setPen(QPen(self._theme.colour(token), 1))
        if selected:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawPath(path)
        if painting.has_focus(option):
            ring = path.boundingRect().adjusted(-2.5, -0.5, 2.5, 2.5)
            painting.draw_ring(painter, self._theme, ring, painting.RADIUS + 2)
