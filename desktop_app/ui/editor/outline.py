"""The outline: headings with their words; goes to them, and moves their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.language.stretches import Heading, headings
from desktop_app.ui.text.spans import shifted
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from desktop_app.ui.editor.mover import Mover
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.jobs import Lane, Ticket
    from desktop_app.ui.text.tracked import TextDelta

_Index = QModelIndex | QPersistentModelIndex
ROW = 28
_REST = 250  # milliseconds after the last edit
_STEP = 14  # pixels a level
_MOST_ROWS = 12
Counts = tuple[tuple[Heading, ...], tuple[int, ...]]


class OutlineModel(QAbstractListModel):
    """The headings, and how many words the section of each has."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.headings: tuple[Heading, ...] = ()
        self.words: tuple[int, ...] = ()

    def show(self, found: tuple[Heading, ...], words: tuple[int, ...]) -> None:
        """Take others."""
        self.beginResetModel()
        self.headings, self.words = found, words
        self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """One a heading."""
        return len(self.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, and what a screen reader says."""
        if not index.isValid():
            return None
        title = self.headings[index.row()].title or self.tr("Untitled")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            level, words = self.headings[index.row()].level, self.words[index.row()]
            return self.tr("{0}, level {1}, {2} words").format(title, level, words)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, icons: Icons, model: OutlineModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = icons.theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(60, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = self._theme, index.row()
        heading = self._model.headings[row]
        top = min(one.level for one in self._model.headings)
        rect = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box, 5, 5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(box, 5, 5)
        count = QLocale(QLocale.Language.English).toString(self._model.words[row])
        painter.setFont(theme.ui_font(11.5))
        painter.setPen(theme.colour("ink_soft"))
        room = rect.adjusted(16, 0, -16, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
        taken = painter.fontMetrics().horizontalAdvance(count) + 10
        painter.setFont(theme.ui_font(12.5, 600 if heading.level == top else 400))
        painter.setPen(theme.colour("ink"))
        room.adjust((heading.level - top) * _STEP, 0, -taken, 0)
        title = str(index.data())
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class OutlineList(QListView):
    """The rows. Enter goes there, Alt+Up and Alt+Down and a drag move the section.

    Signals: `chosen(int)` with the row; `shifted(int, bool)` with the row and whether up;
    `dropped(int, int)` with the row and the row that it is to stand before.
    """

    chosen = Signal(int)
    shifted = Signal(int, bool)
    dropped = Signal(int, int)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._theme = icons.theme
        self.outline = OutlineModel(self)
        self.setModel(self.outline)
        self.setItemDelegate(_Delegate(icons, self.outline, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Outline"))
        self._pressed: tuple[int, QPoint] | None = None
        self._gap = -1

    def select_row(self, row: int) -> None:
        """Mark a row, or none below 0."""
        index = self.outline.index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row < 0:
            self.clearSelection()

    def event(self, event: QEvent) -> bool:
        """Keep Alt and arrows for the rows: the window has other uses for them."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._is_shift(event):
            event.accept()
            return True
        return super().event(event)

    def _is_shift(self, event: QKeyEvent) -> bool:
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return modifiers == Qt.KeyboardModifier.AltModifier and event.key() in arrows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there, or move the section."""
        row = self.currentIndex().row()
        if self._is_shift(event):
            if row >= 0:
                self._tell_shift(row, up=event.key() == Qt.Key.Key_Up)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self._tell_chosen(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what may become a drag."""
        place = event.position().toPoint()
        row = self.indexAt(place).row()
        self._pressed = (row, place) if row >= 0 else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the section would go."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        if self._gap >= 0 or (place - self._pressed[1]).manhattanLength() > 8:
            self._gap = self._gap_at(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the section, or go to the row that was clicked."""
        pressed, gap = self._pressed, self._gap
        self._pressed, self._gap = None, -1
        self.viewport().update()
        super().mouseReleaseEvent(event)
        if pressed is None:
            return
        if gap >= 0:
            self._tell_dropped(pressed[0], gap)
        elif self.indexAt(event.position().toPoint()).row() == pressed[0]:
            self._tell_chosen(pressed[0])

    def _gap_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        if not index.isValid():
            return self.outline.rowCount() if place.y() > 0 else 0
        below = place.y() > self.visualRect(index).center().y()
        return index.row() + (1 if below else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the line where a section would go."""
        super().paintEvent(event)
        if self._gap < 0:
            return
        last = self._gap >= self.outline.rowCount()
        row = self.visualRect(self.outline.index(self._gap - 1 if last else self._gap, 0))
        y = row.bottom() + 1 if last else row.top()
        line = QRectF(8, max(y - 1, 0), self.viewport().width() - 16, 2)
        QPainter(self.viewport()).fillRect(line, self._theme.colour("accent"))

    def _tell_chosen(self, row: int) -> None:
        self.chosen.emit(row)

    def _tell_shift(self, row: int, *, up: bool) -> None:
        self.shifted.emit(row, up)

    def _tell_dropped(self, row: int, before: int) -> None:
        self.dropped.emit(row, before)


class OutlinePane(QWidget):
    """The outline with its title, for the foot of another pane; it follows caret and text.

    Signals: `closed()`.
    """

    closed = Signal()

    def __init__(
        self,
        editor: EditorPane,
        mover: Mover,
        icons: Icons,
        lane: Lane,
        measure: Callable[[str], tuple[int, int]],
    ) -> None:
        super().__init__()
        self._editor = editor
        self._body = editor.body
        self._mover = mover
        self._lane = lane
        self._measure = measure
        self._ticket: Ticket | None = None
        self.list = OutlineList(icons)
        self._hint = make_label(
            icons.theme,
            self.tr("No headings yet. A line that begins with ## is one."),
            size=12,
            tone="soft",
            wrap=True,
        )
        self._hint.setContentsMargins(16, 0, 16, 10)
        self.close_button = IconButton(
            icons, "x", self.tr("Close the outline (Ctrl+Shift+O)"), size=24, icon_size=14
        )
        self._lay_out(icons)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.refresh)
        self._body.tracked.changed.connect(self._follow)
        self._body.article.opened.connect(self._on_opened)
        self._body.caret_moved.connect(self.mark_current)
        self.list.chosen.connect(self._go)
        self.list.shifted.connect(self._shift)
        self.list.dropped.connect(self._drop)
        self.close_button.clicked.connect(self.close_pane)

    def _lay_out(self, icons: Icons) -> None:
        title = make_label(icons.theme, self.tr("Outline"), size=11.5, weight=600, tone="soft")
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 0)
        head.addWidget(title, 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.list)

    def open_pane(self) -> None:
        """Show it, and take the keys."""
        self.show()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_pane(self) -> None:
        """Hide it, and give the keys back to the text."""
        had_keys = self.isAncestorOf(self.focusWidget() or self)
        self.hide()
        if had_keys:
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Back to the text at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------------------------ following

    def refresh(self) -> None:
        """Read the headings again, off the GUI thread."""
        if self.isHidden():
            return
        self._rest.stop()
        if self._ticket is not None:
            self._ticket.cancel()
        text, revision = self._body.tracked.text, self._body.article.revision
        measure = self._measure

        def read() -> Counts:
            found = headings(text)
            ends = [*(heading.start for heading in found[1:]), len(text)]
            texts = (text[one.start : end] for one, end in zip(found, ends, strict=False))
            own = tuple(measure(part)[0] for part in texts)
            return found, _totals(found, own)

        def done(counts: Counts) -> None:
            self._ticket = None
            if revision == self._body.article.revision:
                self._show(*counts)
            else:
                self._rest.start(_REST)

        self._ticket = self._lane.run(read, done)

    def _show(self, found: tuple[Heading, ...], words: tuple[int, ...]) -> None:
        scroll = self.list.verticalScrollBar().value()
        self.list.outline.show(found, words)
        if not found and self.list.hasFocus():
            # A list that goes hands its keys to anything; there is nothing here to do with them.
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        self._hint.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), _MOST_ROWS) * ROW + 2)
        self.list.verticalScrollBar().setValue(scroll)
        self.mark_current()

    def mark_current(self) -> None:
        """Mark the heading whose section the caret is in."""
        if self.isHidden():
            return
        caret = self._body.place()[1]
        rows = [row for row, one in enumerate(self.list.outline.headings) if one.start <= caret]
        row = rows[-1] if rows else -1
        if self.list.currentIndex().row() != row:
            self.list.select_row(row)

    def _follow(self, delta: TextDelta) -> None:
        if self.isHidden():
            return
        edit = (delta.start, len(delta.removed), len(delta.inserted))
        self.list.outline.headings = tuple(
            Heading(*shifted((one.start, one.end), *edit), one.level, one.title, one.section_end)
            for one in self.list.outline.headings
        )
        self._rest.start(_REST)

    def _on_opened(self, _opened: object) -> None:
        self.list.outline.show((), ())
        self.refresh()

    # ---------------------------------------------------------------------------------- doing

    def _go(self, row: int) -> None:
        self._editor.go_to(self.list.outline.headings[row].start)

    def _shift(self, row: int, up: bool) -> None:
        if self._still() and self._mover.shift_section(row, up=up):
            self.refresh()

    def _drop(self, row: int, before: int) -> None:
        if self._still() and self._mover.move_section(row, before):
            self.refresh()

    def _still(self) -> bool:
        """Whether the rows are those of the text as it stands."""
        now = [one.start for one in headings(self._body.tracked.text)]
        return now == [one.start for one in self.list.outline.headings]


def _totals(found: tuple[Heading, ...], own: tuple[int, ...]) -> tuple[int, ...]:
    """The words of each section with those of the sections inside it."""
    return tuple(
        sum(
            words
            for words, other in zip(own, found, strict=True)
            if one.start <= other.start < one.section_end
        )
        for one in found
    )
