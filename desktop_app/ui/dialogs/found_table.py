"""The table of the cast that a text names: how it looks, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit

from desktop_app.ui.dialogs.found_model import (
    CHARACTER,
    PERSON,
    QUOTE,
    SURE,
    SURE_FROM,
    SWAP,
)
from desktop_app.ui.dialogs.tick_table import TICK, TickDelegate, TickTable
from desktop_app.ui.sidebar import painting
from desktop_app.ui.text.positions import utf16_length

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from desktop_app.domain.castquote import Run
    from desktop_app.ui.dialogs.found_model import AnyIndex, FoundCastModel, FoundRow
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_ROW_HEIGHT = 37
_AIR = 18  # above and below the words of a row, together
_LEFT, _RIGHT = 8, 8
_MOST_LINES = 2
_PITCH = 18  # from line to line, at least
_MOST_HEIGHT = 460
_BAR = QSize(64, 6)
_WIDTHS = {TICK: 44, PERSON: 170, CHARACTER: 139, SURE: 92, SWAP: 41}


def _broken(text: str, font: QFont, width: int, runs: tuple[Run, ...] = ()) -> QTextLayout:
    """A text set in that width, in two lines at most, cut with an ellipsis where it is longer."""
    layout = _set_out(text, font, width, runs)
    cut = len(text)
    while layout.lineCount() > _MOST_LINES and cut > 0:
        last = layout.lineAt(_MOST_LINES - 1)
        cut = min(cut - 1, last.textStart() + last.textLength())
        layout = _set_out(text[:cut].rstrip() + "…", font, width, runs)
    return layout


def _set_out(text: str, font: QFont, width: int, runs: tuple[Run, ...]) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs))
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid() and layout.lineCount() <= _MOST_LINES + 1:
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(line.height(), _PITCH)
    layout.endLayout()
    return layout


def _formats(runs: tuple[Run, ...]) -> list[QTextLayout.FormatRange]:
    bold = QTextCharFormat()
    bold.setFontWeight(700)
    formats: list[QTextLayout.FormatRange] = []
    at = 0
    for run in runs:
        length = utf16_length(run.text)
        if run.bold:
            place = QTextLayout.FormatRange()
            place.start, place.length, place.format = at, length, bold
            formats.append(place)
        at += length
    return formats


def _height(layout: QTextLayout) -> float:
    count = layout.lineCount()
    return sum(max(layout.lineAt(number).height(), _PITCH) for number in range(count))


class _FoundDelegate(TickDelegate):
    """Draws ticks, names, quotes, bars and the swap mark."""

    def __init__(
        self, theme: Theme, icons: Icons, model: FoundCastModel, table: FoundTable
    ) -> None:
        super().__init__(theme, icons, table)
        self._model, self._table = model, table
        self._heights: dict[tuple[int, int, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the words in their column."""
        row, column = self._model.row_at(index), index.column()
        height = _ROW_HEIGHT
        if row is not None and column in (PERSON, CHARACTER, QUOTE):
            width = self._table.columnWidth(column)
            # The same text comes back at every change of size.
            key = (column, width, str(index.data()))
            if key not in self._heights:
                self._heights[key] = round(_height(self._layout(row, index, width)))
            height = max(height, self._heights[key] + _AIR)
        return QSize(40, height)

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """A line, with the name to write over."""
        line = QLineEdit(parent)
        line.setFont(self._theme.ui_font(13, 600 if index.column() == PERSON else 400))
        line.setAccessibleName(
            self.tr("Person") if index.column() == PERSON else self.tr("Character")
        )
        return line

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        """In the middle of its cell."""
        box = QRect(0, 0, self._table.columnWidth(index.column()) - 4, 30)
        box.moveCenter(option.rect.center())
        editor.setGeometry(box)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        row = self._model.row_at(index)
        if row is None:
            return
        painter.save()
        theme, rect, column = self._theme, option.rect, index.column()
        if painting.is_lit(option):
            painter.fillRect(rect, theme.colour("hover"))
        if index.row() < self._model.rowCount() - 1:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if column == TICK:
            self._tick(painter, rect, index.row())
        elif column == SURE:
            self._sure(painter, rect, index.row(), row)
        elif column == SWAP:
            self.draw_mark(painter, rect, "arrow-left-right", "ink_soft")
        else:
            self._words(painter, rect, row, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if painting.has_focus(option):
            painting.draw_ring(painter, theme, QRectF(rect).adjusted(0, 2, 0, -3), 5)
        painter.restore()

    def _layout(self, row: FoundRow, index: AnyIndex, width: int) -> QTextLayout:
        column, theme = index.column(), self._theme
        room = max(20, width - _LEFT - _RIGHT)
        text = str(index.data() or "")
        if column == QUOTE:
            return _broken(text, theme.page_font(14), room, row.quote)
        return _broken(text, theme.ui_font(13, 600 if column == PERSON else 400), room)

    def _words(self, painter: QPainter, rect: QRect, row: FoundRow, index: AnyIndex) -> None:
        column = index.column()
        soft = column == QUOTE or self._model.is_known(index.row())
        painter.setPen(self._theme.colour("ink_soft" if soft else "ink"))
        layout = self._layout(row, index, rect.width())
        top = rect.top() + (rect.height() - 1 - _height(layout)) / 2
        at = QPointF(rect.left() + _LEFT, top)
        layout.draw(painter, at)

    def _tick(self, painter: QPainter, rect: QRect, row: int) -> None:
        if self._model.is_known(row):
            self.draw_mark(painter, rect, "square", "ink_faint")
        elif self._model.is_ticked(row):
            self.draw_mark(painter, rect, "square-check", "good")
        else:
            self.draw_mark(painter, rect, "square", "ink_soft")

    def _sure(self, painter: QPainter, rect: QRect, number: int, row: FoundRow) -> None:
        theme = self._theme
        if self._model.is_known(number):
            box = rect.adjusted(_LEFT, 0, 0, 0)
            text = self.tr("in the cast")
            painting.draw_line(painter, box, text, theme.ui_font(12), theme.colour("good"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = (rect.height() - 1 - _BAR.height()) / 2
        bar = QRectF(rect.left() + _LEFT, rect.top() + middle, _BAR.width(), _BAR.height())
        radius = _BAR.height() / 2
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, radius, radius)
        bar.setWidth(max(_BAR.height(), bar.width() * min(1.0, row.confidence)))
        painter.setBrush(theme.colour("good" if row.confidence >= SURE_FROM else "warn"))
        painter.drawRoundedRect(bar, radius, radius)


class FoundTable(TickTable):
    """F2 or a double click edits a name, Enter adds.

    Signals: `request_add()`.
    """

    request_add = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, model: FoundCastModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, model, parent)
        self._pairs = model
        self.setItemDelegate(_FoundDelegate(theme, icons, model, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Cast found in this text"))
        # The rows are lit by the delegate, more softly than Qt would.
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        horizontal = self.horizontalHeader()
        horizontal.setFixedHeight(38)
        horizontal.setSectionsClickable(False)
        for column, width in _WIDTHS.items():
            horizontal.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        horizontal.setSectionResizeMode(QUOTE, QHeaderView.ResizeMode.Stretch)
        model.dataChanged.connect(self._fit_changed)
        model.modelReset.connect(self._fit_rows)
        self.setMinimumHeight(horizontal.height() + 2 * _ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """High enough for all rows, within reason."""
        rows = sum(self.rowHeight(row) for row in range(self._pairs.rowCount()))
        return QSize(600, min(_MOST_HEIGHT, self.horizontalHeader().height() + rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts on the sheet, F2 on a name, Space and S on the current row."""
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # Enter has just settled a name
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().column() != CHARACTER:
            self.setCurrentIndex(self._pairs.index(self.currentIndex().row(), PERSON))
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.request_add.emit()

    def _fit_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.resizeRowToContents(row)
        self.updateGeometry()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        self.updateGeometry()
