"""The parts read from a pasted cast, to look at, to swap and to untick before they are added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from desktop_app.ui.dialogs.tick_table import TICK, TickDelegate, TickTable
from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView, QWidget

    from desktop_app.domain.castlines import CastLine
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

PERSON, CHARACTER, SWAP = range(TICK + 1, TICK + 4)
_ROW_HEIGHT = 34


@dataclass(frozen=True)
class PartRow:
    """A part as read, whether it is to be added, and whether it was turned round."""

    line: CastLine
    ticked: bool = True
    turned: bool = False

    def part(self) -> CastLine:
        """The part the way it is meant."""
        return self.line.swapped() if self.turned else self.line


class CastTableModel(QAbstractTableModel):
    """Columns: tick, person, character, swap. What was decided stays while the text changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PartRow, ...] = ()

    def show(self, lines: Sequence[CastLine]) -> None:
        """Show these parts; a part that was there before keeps its tick and its turn."""
        kept = {(row.line.actor, row.line.character): row for row in self._rows}
        rows = []
        for line in lines:
            old = kept.get((line.actor, line.character))
            rows.append(replace(old, line=line) if old else PartRow(line))
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def parts(self) -> tuple[CastLine, ...]:
        """The parts that are ticked, as they are meant."""
        return tuple(row.part() for row in self._rows if row.ticked)

    def toggle(self, row: int) -> None:
        """Tick a part or untick it."""
        self._set(row, replace(self._rows[row], ticked=not self._rows[row].ticked))

    def swap(self, row: int) -> None:
        """Exchange person and character of a part."""
        if self._rows[row].line.character:
            self._set(row, replace(self._rows[row], turned=not self._rows[row].turned))

    def swap_all(self) -> None:
        """Exchange person and character of every part."""
        for row in range(len(self._rows)):
            self.swap(row)

    def row(self, index: AnyIndex) -> PartRow | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else 4

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be stood on, and ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", self.tr("Person"), self.tr("Character"), "")[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Names, ticks, and what a screen reader says."""
        row = self.row(index)
        if row is None:
            return None
        part, column = row.part(), index.column()
        texts = {PERSON: part.actor, CHARACTER: part.character or self.tr("no character named")}
        if role == Qt.ItemDataRole.DisplayRole:
            return texts.get(column)
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == SWAP:
                return self.tr("Swap person and character (S)") if part.character else None
            return texts.get(column)
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self._set(index.row(), replace(row, ticked=checked))
        return True

    def _set(self, row: int, changed: PartRow) -> None:
        rows = list(self._rows)
        rows[row] = changed
        self._rows = tuple(rows)
        self.dataChanged.emit(self.index(row, 0), self.index(row, SWAP))


class _PartDelegate(TickDelegate):
    """Draws ticks, names and the swap mark."""

    def __init__(
        self, theme: Theme, icons: Icons, model: CastTableModel, table: QTableView
    ) -> None:
        super().__init__(theme, icons, table)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is alike."""
        return QSize(40, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        row = self._model.row(index)
        if row is None:
            return
        painter.save()
        theme, rect, column = self._theme, option.rect, index.column()
        if painting.is_lit(option):
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        part = row.part()
        if column == TICK:
            name, token = ("square-check", "good") if row.ticked else ("square", "ink_soft")
            self.draw_mark(painter, rect, name, token)
        elif column == SWAP:
            if part.character:
                token = "warn" if row.line.doubtful and not row.turned else "ink_soft"
                self.draw_mark(painter, rect, "arrow-left-right", token)
        else:
            person = column == PERSON
            text = str(index.data() or "")
            faint = not row.ticked or (not person and not part.character)
            painting.draw_line(
                painter,
                rect.adjusted(8, 0, -6, 0),
                text,
                theme.ui_font(13, 600 if person else 400),
                theme.colour("ink_soft" if faint else "ink"),
            )
        painter.restore()


class CastTable(TickTable):
    """The table of the parts as read."""

    def __init__(
        self, theme: Theme, icons: Icons, model: CastTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, model, parent)
        self.setItemDelegate(_PartDelegate(theme, icons, model, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("Cast as read"))
        vertical, horizontal = self.verticalHeader(), self.horizontalHeader()
        vertical.setDefaultSectionSize(_ROW_HEIGHT)
        vertical.setMinimumSectionSize(_ROW_HEIGHT)
        for column in (PERSON, CHARACTER):
            horizontal.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (TICK, SWAP):
            horizontal.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, 34)
