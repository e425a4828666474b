"""The credits of a record, in billing order: drag them, or move them with Alt and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
)

from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.domain.records import Credit
    from desktop_app.ui.theme import Theme

_ROW = 44
_CREDIT = Qt.ItemDataRole.UserRole
AnyIndex = QModelIndex | QPersistentModelIndex


class CreditList(QListWidget):
    """One row a credit. Signals: `reordered()`; `remove_wanted()` on Delete."""

    reordered = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemDelegate(_CreditDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Credits in billing order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def credit(self, row: int) -> Credit:
        """The credit in that row."""
        credit: Credit = self.item(row).data(_CREDIT)
        return credit

    def credits_(self) -> tuple[Credit, ...]:
        """All of them, in their order."""
        return tuple(self.credit(row) for row in range(self.count()))

    def put(self, row: int, credit: Credit) -> None:
        """Say something else in a row."""
        item = self.item(row)
        item.setData(_CREDIT, credit)
        words = (credit.person.name or self.tr("Nobody yet"), credit.character or credit.role)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))

    def insert(self, row: int, credit: Credit) -> None:
        """Put one more credit before that row."""
        self.insertItem(row, QListWidgetItem())
        self.put(row, credit)

    def shift(self, step: int) -> None:
        """Move the current credit up (-1) or down (1) in the billing."""
        self.carry(self.currentRow(), self.currentRow() + step)

    def carry(self, row: int, to: int) -> None:
        """Give a credit another place in the billing; it stays, or becomes, the current one."""
        if row < 0 or row == to or not 0 <= to < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(row)
        self.insertItem(to, item)
        self.setCurrentRow(to)
        self.blockSignals(False)
        self.reordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves, Delete takes away."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Up:
            self.shift(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.shift(1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag a copy: else the view takes away the row that it believes to have been moved."""
        super().startDrag(Qt.DropAction.CopyAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """A credit was dragged to another place."""
        at = event.position().toPoint()
        over = self.indexAt(at)
        gap = over.row() if over.isValid() else self.count()
        if over.isValid() and at.y() > self.visualRect(over).center().y():
            gap += 1
        row = self.currentRow()
        self.carry(row, gap - 1 if gap > row else gap)
        event.accept()


class _CreditDelegate(QStyledItemDelegate):
    """Draws a name over a part, with a number before them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is alike."""
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        credit: Credit = index.data(_CREDIT)
        theme, rect = self._theme, option.rect
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painting.draw_row(painter, theme, option)
        soft, small = theme.colour("ink_soft"), theme.ui_font(12)
        number = QRect(10, rect.top(), 22, rect.height())
        painting.draw_line(painter, number, str(index.row() + 1), small, soft, painting.RIGHT)
        width = rect.width() - 52
        name, part = credit.person.name or self.tr("Nobody yet"), credit.character
        if credit.role != "actor":
            part = f"{credit.role} · {part}" if part else credit.role
        upper = QRect(42, rect.top() + 4, width, 18)
        painting.draw_line(painter, upper, name, theme.ui_font(13, 600), theme.colour("ink"))
        lower = QRect(42, rect.top() + 21, width, 17)
        painting.draw_line(painter, lower, self._line(credit, part), small, soft)
        painter.restore()

    def _line(self, credit: Credit, part: str) -> str:
        notes = [part] if part else [self.tr("no character named")]
        if credit.guest:
            notes.append(self.tr("guest"))
        if credit.voice:
            notes.append(self.tr("voice"))
        if credit.since is not None:
            notes.append(self.tr("from {0}").format(credit.since.isoformat()))
        if credit.until is not None:
            notes.append(self.tr("until {0}").format(credit.until.isoformat()))
        return " · ".join(notes)
