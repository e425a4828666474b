"""A small list under a button, to choose one thing by a few letters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QVBoxLayout, QWidget

from desktop_app.domain.text import fold
from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.list_view import PlainList, RowUsed
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

_ROW_HEIGHT = 44
_MOST_ROWS = 7
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its key, its name, and a line about it."""

    key: str
    label: str
    note: str = ""


class ChoiceModel(QAbstractListModel):
    """Choices whose words match what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Choice, ...] = ()
        self._shown: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer these."""
        self._all = tuple(choices)
        self.search("")

    def search(self, text: str) -> None:
        """Keep those that have every word."""
        words = fold(text).split()
        self.beginResetModel()
        self._shown = tuple(
            choice
            for choice in self._all
            if all(word in fold(f"{choice.label} {choice.note} {choice.key}") for word in words)
        )
        self.endResetModel()

    def choice_at(self, index: AnyIndex) -> Choice | None:
        """The choice behind an index."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The name, and all the words for a screen reader."""
        choice = self.choice_at(index)
        if choice is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.label, choice.note) if part)
        return None


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws a choice in two lines."""

    def __init__(self, theme: Theme, model: ChoiceModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Every row is alike."""
        return QSize(0, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        choice = self._model.choice_at(index)
        if choice is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        painting.draw_row(painter, theme, option, ring=False)
        box = option.rect.adjusted(painting.MARGIN, 0, -painting.MARGIN, 0)
        upper = QRect(box.left(), box.top() + 5, box.width(), 18)
        lower = QRect(box.left(), box.top() + 22, box.width(), 17)
        if not choice.note:
            upper.moveCenter(box.center())
        painting.draw_line(
            painter, upper, choice.label, theme.ui_font(13, 500), theme.colour("ink")
        )
        painting.draw_line(painter, lower, choice.note, theme.ui_font(12), theme.colour("ink_soft"))
        painter.restore()


class Picker(QFrame):
    """A popup with a search field and a list.

    Signals: `picked(Choice)` once; the popup closes and deletes itself.
    """

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        placeholder: str,
        choices: Sequence[Choice],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(placeholder)
        self._theme = theme
        self._model = ChoiceModel(self)
        self._model.show(choices)
        self.search = SearchField(icons, placeholder)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.list = PlainList(theme)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_ChoiceDelegate(theme, self._model, self.list))
        self.list.setModel(self._model)
        self.list.setAccessibleName(placeholder)
        self.list.used.connect(self._on_used)
        self._nothing = make_label(theme, self.tr("Nothing by that name."), size=12, tone="soft")
        self._nothing.setContentsMargins(8, 4, 8, 8)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        self._stand_on(0)

    def open_under(self, anchor: QWidget) -> None:
        """Show the popup under a widget, and take the keys."""
        rows = max(1, min(_MOST_ROWS, self._model.rowCount()))
        self.list.setFixedHeight(rows * _ROW_HEIGHT)
        width = max(280, anchor.width())
        self.setFixedWidth(width)
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        at.setX(max(screen.left() + 4, min(at.x(), screen.right() - width - 4)))
        if at.y() + self.height() > screen.bottom():
            at.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        self.move(at)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field has the keys; Up, Down and Enter go to the list."""
        if watched is self.search and isinstance(event, QKeyEvent):
            is_press = event.type() == QKeyEvent.Type.KeyPress
            if is_press and Qt.Key(event.key()) in _STEPS:
                row = self.list.currentIndex().row() + _STEPS[Qt.Key(event.key())]
                self._stand_on(max(0, min(row, self._model.rowCount() - 1)))
                return True
            if is_press and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and a hairline round it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(QPen(self._theme.colour("line_strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_typed(self, text: str) -> None:
        self._model.search(text)
        self._nothing.setVisible(self._model.rowCount() == 0)
        self._stand_on(0)

    def _on_used(self, used: RowUsed) -> None:
        self._pick(used.index)

    def _stand_on(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row))

    def _pick(self, index: QModelIndex) -> None:
        choice = self._model.choice_at(index)
        if choice is not None:
            self.close()
            self.picked.emit(choice)
