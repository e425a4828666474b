"""A box under the top bar: a field, and a list that narrows as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from desktop_app.ui.dialogs.palette_delegate import CHOICE_ROLE, Choice, ChoiceDelegate
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.overlay import Overlay
from desktop_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QMouseEvent

    from desktop_app.ui.icons import Icons

FIELD_HEIGHT = 34
MOST_ROWS = 10  # that a box shows at once, and that a page key passes
_WIDTH = 560


class ChoiceBox(Overlay):
    """Enter or a click chooses, Escape or a click beside it closes; the keys stay in the field.

    What it offers, and what a choice does, is its subclasses': `choose` and `content_height`.
    """

    def __init__(self, icons: Icons, parent: QWidget, *, hint: str, icon: str) -> None:
        super().__init__(icons.theme, parent, veiled=False, card_name="box_card")
        self.field = SearchField(icons, hint, icon)
        self.field.setProperty("bare", True)
        self.field.setMinimumHeight(FIELD_HEIGHT)
        self.field.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(icons, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self.choose)

    def choose(self, index: QModelIndex) -> None:
        """Do what that line stands for."""
        raise NotImplementedError

    def content_height(self) -> int:
        """How high the card would be with room for everything."""
        raise NotImplementedError

    def card_rect(self) -> QRect:
        """Under the top edge, in the middle."""
        width = min(_WIDTH, self.width() - 32)
        height = min(self.content_height(), self.height() - 24)
        return QRect((self.width() - width) // 2, 8, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.reject()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while typing goes on in the field."""
        if (
            # The window's events come here too, while this is still being made.
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and watched is self.field
            and self.take_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was meant for the list."""
        key = event.key()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS,
            Qt.Key.Key_PageUp: -MOST_ROWS,
        }
        if key in steps:
            self._move(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.reject()
            return True
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def show_choices(self, choices: list[Choice]) -> None:
        """List these, or that there are none, and stand on the first."""
        self.model.clear()
        for choice in choices or [Choice(self.tr("Nothing found"), "search", enabled=False)]:
            item = QStandardItem(choice.title)
            item.setData(choice, CHOICE_ROLE)
            item.setData(f"{choice.title}, {choice.note}", Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def lay_out_list(self, *, below: int) -> QVBoxLayout:
        """Field, line and list, with that margin below all; the column, for what follows them."""
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 4, 1, below)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)  # its glass above the icons of the list
        head.addWidget(self.field)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addSpacing(5)
        column.addWidget(self.list, 1)
        return column

    def _move(self, step: int) -> None:
        count = self.model.rowCount()
        if not count:
            return
        row = self.list.currentIndex().row() + step
        row = row % count if abs(step) == 1 else min(max(row, 0), count - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))
