"""How a finding is drawn: its icon, what is wrong, why it matters, and the fix as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.finding_model import SEVERITY_ICONS

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.domain.finding import Finding
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.finding_model import AnyIndex, FindingModel
    from desktop_app.ui.theme import Theme

_TEXT_LEFT = 40
_PADDING = 9
_FIX_HEIGHT = 18
_MOST_LINES = 4
_MOST_KNOWN = 2000


class FindingDelegate(QStyledItemDelegate):
    """Draws the rows of a FindingModel, each as high as its words need."""

    def __init__(self, theme: Theme, icons: Icons, model: FindingModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._model = theme, icons, model
        self._width = 316
        self._known: dict[tuple[str, int, bool], int] = {}

    def set_width(self, width: int) -> None:
        """Say how wide the list is: the words wrap in it."""
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as message, reason and fix need."""
        finding = self._model.finding_at(index)
        if finding is None:
            return QSize()
        message, why = self._heights(finding, self._width)
        fix = _FIX_HEIGHT if finding.fix else 0
        return QSize(0, _PADDING + message + why + fix + _PADDING)

    def fix_rect(self, row: QRect, index: AnyIndex) -> QRect:
        """Where the fix of a row can be clicked; empty where it has none."""
        finding = self._model.finding_at(index)
        if finding is None or finding.fix is None:
            return QRect()
        message, why = self._heights(finding, row.width())
        width = QFontMetrics(self._theme.ui_font(12, 600)).horizontalAdvance(finding.fix.label)
        top = row.top() + _PADDING + message + why
        room = row.width() - _TEXT_LEFT - painting.MARGIN
        return QRect(_TEXT_LEFT, top, min(width + 4, room), _FIX_HEIGHT)

    def hits_fix(self, row: QRect, index: AnyIndex, at: QPoint) -> bool:
        """Whether a point of the list is on the fix of that row."""
        return self.fix_rect(row, index).adjusted(-4, -2, 4, 4).contains(at)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        finding = self._model.finding_at(index)
        if finding is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painting.draw_row(painter, theme, option)
        rect = option.rect
        name, token = SEVERITY_ICONS[finding.severity]
        ratio = painter.device().devicePixelRatioF()
        mark = self._icons.pixmap(name, token, 16, ratio)
        painter.drawPixmap(painting.MARGIN + 2, rect.top() + _PADDING + 1, mark)
        message, why = self._heights(finding, rect.width())
        width = rect.width() - _TEXT_LEFT - painting.MARGIN
        top = rect.top() + _PADDING
        self._text(painter, QRect(_TEXT_LEFT, top, width, message), finding.message, bold=True)
        box = QRect(_TEXT_LEFT, top + message, width, why)
        self._text(painter, box, self._model.place(finding), bold=False)
        if finding.fix:
            painting.draw_line(
                painter,
                self.fix_rect(rect, index),
                finding.fix.label,
                theme.ui_font(12, 600),
                theme.colour("accent"),
            )
        painter.restore()

    def _text(self, painter: QPainter, box: QRect, text: str, *, bold: bool) -> None:
        theme = self._theme
        painter.setFont(theme.ui_font(13, 600) if bold else theme.ui_font(12))
        painter.setPen(theme.colour("ink" if bold else "ink_soft"))
        painter.save()
        painter.setClipRect(box)
        painter.drawText(box, painting.WRAP, text)
        painter.restore()

    def _heights(self, finding: Finding, row_width: int) -> tuple[int, int]:
        width = row_width - _TEXT_LEFT - painting.MARGIN
        place = self._model.place(finding)
        why = self._height(place, width, bold=False) if place else 0
        return self._height(finding.message, width, bold=True) + 1, why

    def _height(self, text: str, width: int, *, bold: bool) -> int:
        """A text's height; kept, since every finding is asked for it at every layout."""
        key = (text, width, bold)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            font = self._theme.ui_font(13, 600) if bold else self._theme.ui_font(12)
            self._known[key] = painting.wrapped_height(text, font, width, _MOST_LINES)
        return self._known[key]
