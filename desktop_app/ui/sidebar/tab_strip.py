"""The names of the sidebar's tabs, with a count beside *Checks* and a line under the current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTabBar

from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFont, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.theme import Theme

_HEIGHT = 41
_LEFT = 8
_MOST_PADDING = 9
_LEAST_PADDING = 3


class TabStrip(QTabBar):
    """A tab bar in the look of the house; the arrow keys walk it as in every tab bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[int, int] = {}
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def set_count(self, index: int, count: int, spoken: str) -> None:
        """Show a number beside a tab, none for 0; `spoken` is what a screen reader says."""
        if self._counts.get(index, 0) == count:
            return
        self._counts[index] = count
        self.setAccessibleTabName(index, spoken)
        self.updateGeometry()
        # QTabBar lays its tabs out anew only when one of them changes.
        self.setTabText(index, self.tabText(index))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given, as high as the top row of the other panes."""
        return QSize(self._content_width(_MOST_PADDING), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow: names are cut before the sidebar is."""
        return QSize(120, _HEIGHT)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """The name with as much air as there is room for."""
        width = self._text_width(index) + 2 * self._padding()
        if index == 0:
            width += _LEFT
        return QSize(width, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Narrow enough for any sidebar."""
        return QSize(min(24, self.tabSizeHint(index).width()), _HEIGHT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the name under the pointer."""
        self._hover(self.tabAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No name is under the pointer any more."""
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        if self.count():
            self.setTabText(0, self.tabText(0))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, count, underline and hairline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = self._theme
        rect = self.tabRect(index)
        if index == 0:
            rect.adjust(_LEFT, 0, 0, 0)
        current = index == self.currentIndex()
        lit = current or index == self._hovered
        padding = self._padding()
        text = rect.adjusted(padding, 0, -padding, -1)
        count = self._counts.get(index, 0)
        if count:
            text.setRight(text.right() - self._badge_width(count) - 6)
        token = "ink" if lit else "ink_soft"
        painting.draw_line(painter, text, self.tabText(index), self._font(), theme.colour(token))
        if count:
            left = text.left() + self._name_width(index) + 6
            self._paint_badge(
                painter, QRect(left, 0, self._badge_width(count), rect.height()), count
            )
        if current:
            line = QRect(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, theme.colour("accent"))
            if self.hasFocus():
                ring = QRectF(rect).adjusted(0, 7, 0, -7)
                painting.draw_ring(painter, theme, ring, painting.RADIUS)

    def _paint_badge(self, painter: QPainter, cell: QRect, count: int) -> None:
        box = QRectF(cell.left(), cell.center().y() - 7, cell.width(), 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 7.5, 7.5)
        painter.setPen(self._theme.colour("accent"))
        painter.setFont(self._theme.ui_font(10.5, 600))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _shown(count))

    def _font(self) -> QFont:
        return self._theme.ui_font(13, 500)

    def _name_width(self, index: int) -> int:
        metrics = QFontMetrics(self._theme.ui_font(13, 500))
        return metrics.horizontalAdvance(self.tabText(index)) + 1

    def _badge_width(self, count: int) -> int:
        metrics = QFontMetrics(self._theme.ui_font(10.5, 600))
        return max(18, metrics.horizontalAdvance(_shown(count)) + 11)

    def _text_width(self, index: int) -> int:
        count = self._counts.get(index, 0)
        return self._name_width(index) + (6 + self._badge_width(count) if count else 0)

    def _content_width(self, padding: int) -> int:
        names = sum(self._text_width(index) for index in range(self.count()))
        return _LEFT + names + 2 * padding * self.count()

    def _padding(self) -> int:
        if not self.count():
            return _MOST_PADDING
        room = (self.width() - self._content_width(0)) // (2 * self.count())
        return max(_LEAST_PADDING, min(_MOST_PADDING, room))

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def _shown(count: int) -> str:
    return str(count) if count < 100 else "99+"
