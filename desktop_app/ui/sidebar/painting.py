"""What the sidebar's lists draw alike: rows, avatars, lines of text, pictures cut to shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from desktop_app.ui.theme import Theme

MARGIN = 12  # from the sidebar's edge to its text
ROW_INSET = 4  # from the sidebar's edge to a lit row
RADIUS = 6

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def is_lit(option: QStyleOptionViewItem) -> bool:
    """Whether a row is under the pointer or selected."""
    state = option.state
    return bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Whether the row is the current one of a list that has the keyboard."""
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def draw_row(
    painter: QPainter, theme: Theme, option: QStyleOptionViewItem, *, ring: bool = True
) -> None:
    """The ground of a row: nothing, or the accent's wash, with a ring while keys go there."""
    rect = QRectF(option.rect).adjusted(ROW_INSET, 0, -ROW_INSET, 0)
    if is_lit(option):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    if ring and has_focus(option):
        draw_ring(painter, theme, rect, RADIUS)


def draw_ring(painter: QPainter, theme: Theme, rect: QRectF, radius: float) -> None:
    """The mark of what has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)


def draw_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text, cut with an ellipsis where it is too long."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align), shown)


def wrapped_height(text: str, font: QFont, width: int, most_lines: int) -> int:
    """The height of a text set in that width, in at most so many lines."""
    metrics = QFontMetrics(font)
    box = metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), WRAP, text)
    return min(box.height(), metrics.lineSpacing() * most_lines)


def draw_cover(painter: QPainter, rect: QRectF, pixmap: QPixmap, ratio: float) -> None:
    """A picture that fills a box, its overhang cut off evenly."""
    box = rect.size() * ratio
    scaled = pixmap.scaled(
        box.toSize(),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    source = QRectF(QPointF(), box)
    source.moveCenter(QRectF(scaled.rect()).center())
    painter.drawPixmap(rect, scaled, source)
