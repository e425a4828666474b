"""The box for snippets: a few letters find one, and below it stands what it would put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.snippets import Snippet, expand
from desktop_app.ui.dialogs.fuzzy import candidate, rank
from desktop_app.ui.dialogs.palette_delegate import (
    CHOICE_ROLE,
    ROW_HEIGHT,
    Choice,
    ChoiceDelegate,
)
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.overlay import Overlay
from desktop_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QMouseEvent

    from desktop_app.ui.icons import Icons

_WIDTH, _ROWS, _PREVIEW = 560, 7, 132
_SNIPPET_ROLE = CHOICE_ROLE + 1


class SnippetBox(Overlay):
    """Enter or a click chooses, Escape or a click beside it closes.

    Signals: `chosen(Snippet)`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        icons: Icons,
        parent: QWidget,
        snippets: Sequence[Snippet],
        values: Mapping[str, str],
    ) -> None:
        super().__init__(icons.theme, parent, veiled=False, card_name="box_card")
        self._snippets = snippets
        self._values = values
        self.setAccessibleName(self.tr("Insert a snippet"))
        self.field = SearchField(icons, self.tr("Find a snippet…"), "code")
        self.field.setProperty("bare", True)
        self.field.setMinimumHeight(34)
        self.field.installEventFilter(self)
        self.model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(icons, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.preview.setFont(icons.theme.writing_font(13))
        self.preview.setAccessibleName(self.tr("What it puts in"))
        self.preview.setFixedHeight(_PREVIEW)
        self._lay_out()
        self.field.textChanged.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._show_preview)
        self._refresh()

    def open(self) -> None:
        """Show it, with the keys in the field."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def card_rect(self) -> QRect:
        """Under the top edge, in the middle."""
        width = min(_WIDTH, self.width() - 32)
        height = 4 + 34 + 1 + 5 + _ROWS * ROW_HEIGHT + 1 + _PREVIEW + 14
        return QRect((self.width() - width) // 2, 8, width, min(height, self.height() - 24))

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
            and self._on_key(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 4, 1, 6)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(6, 0, 6, 0)
        head.addWidget(self.field)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addSpacing(5)
        column.addWidget(self.list, 1)
        column.addWidget(Hairline())
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 0)
        foot.addWidget(self.preview)
        column.addLayout(foot)

    def _on_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            count = self.model.rowCount()
            row = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            self.list.setCurrentIndex(self.model.index(row % count, 0))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.reject()
            return True
        return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

    def _refresh(self) -> None:
        query = self.field.text().strip()
        found = list(self._snippets)
        if query:
            found = rank(query, [candidate(f"{s.name}  {s.note}", s) for s in self._snippets], 60)
        self.model.clear()
        for snippet in found:
            self._append(Choice(snippet.name, "text-quote", snippet.note), snippet)
        if not found:
            self._append(Choice(self.tr("Nothing found"), "search", enabled=False), None)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _append(self, choice: Choice, snippet: Snippet | None) -> None:
        item = QStandardItem(choice.title)
        item.setData(choice, CHOICE_ROLE)
        item.setData(snippet, _SNIPPET_ROLE)
        item.setData(f"{choice.title}, {choice.note}", Qt.ItemDataRole.AccessibleTextRole)
        self.model.appendRow(item)

    def _show_preview(self, index: QModelIndex) -> None:
        snippet = index.data(_SNIPPET_ROLE)
        shown = expand(snippet, self._values).text if isinstance(snippet, Snippet) else ""
        self.preview.setPlainText(shown)

    def _choose(self, index: QModelIndex) -> None:
        snippet = index.data(_SNIPPET_ROLE)
        if isinstance(snippet, Snippet):
            # Closed first: the editor should have the keys again.
            self.accept()
            self.chosen.emit(snippet)
