"""A table whose rows are ticked, and whose person and character can be exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
TICK = 0  # the column; the last one swaps


class TickModel(Protocol):
    """What such a table asks of its model."""

    def toggle(self, row: int) -> None:
        """Tick a row or untick it."""

    def swap(self, row: int) -> None:
        """Exchange its person and its character."""


class TickDelegate(QStyledItemDelegate):
    """Leaves the clicks to the table, and draws marks."""

    def __init__(self, theme: Theme, icons: Icons, table: QTableView) -> None:
        super().__init__(table)
        self._theme, self._icons = theme, icons

    def editorEvent(  # noqa: N802 - Qt's name
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """The table takes the clicks itself: the whole cell ticks, not only the box."""
        return False

    def draw_mark(self, painter: QPainter, rect: QRect, name: str, token: str) -> None:
        """Draw an icon in the middle of a cell."""
        ratio = painter.device().devicePixelRatioF()
        centre = rect.center()
        mark = self._icons.pixmap(name, token, 16, ratio)
        painter.drawPixmap(centre.x() - 8, centre.y() - 8, mark)


class TickTable(QTableView):
    """Space ticks, S swaps, a click on either column does the same."""

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, rows: TickModel, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._ticks = rows
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(theme.ui_font(13))
        self.verticalHeader().hide()
        horizontal = self.horizontalHeader()
        horizontal.setFont(theme.ui_font(12))
        horizontal.setHighlightSections(False)
        horizontal.setStyleSheet("QHeaderView { background: transparent; }")
        horizontal.setMinimumSectionSize(30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and S act on the current row."""
        row = self.currentIndex().row()
        if row >= 0 and event.key() == Qt.Key.Key_Space:
            self._ticks.toggle(row)
        elif row >= 0 and event.key() == Qt.Key.Key_S and not event.modifiers():
            self._ticks.swap(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the tick or on the swap mark."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.column() == TICK:
            self._ticks.toggle(index.row())
        elif index.column() == self.model().columnCount() - 1:
            self._ticks.swap(index.row())
