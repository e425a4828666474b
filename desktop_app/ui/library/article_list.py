"""The list of articles: opens, chooses, folds, and knows its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from desktop_app.ui.library.delegate import HEADER_HEIGHT, EntryDelegate
from desktop_app.ui.widgets.viewport import own_viewport

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.library.model import EntryModel

_VERBS: dict[tuple[int, int], str] = {
    (Qt.Key.Key_Return, 0): "open",
    (Qt.Key.Key_Enter, 0): "open",
    (Qt.Key.Key_Delete, 0): "trash",
    (Qt.Key.Key_Backspace, 0): "trash",
    (Qt.Key.Key_F2, 0): "rename",
    (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier.value): "duplicate",
}


class RowsUsed(NamedTuple):
    """Something should happen to those articles; `verb` as in ArticleRequest."""

    ids: tuple[UUID, ...]
    verb: str


class MenuAsked(NamedTuple):
    """The menu of those articles should open at `at`, a point on the screen."""

    ids: tuple[UUID, ...]
    at: QPoint


class ArticleList(QListView):
    """A list as wide as its pane and no taller than its lines.

    Signals: `used(RowsUsed)`; `menu_asked(MenuAsked)`; `fold_asked(str)` with a group's name.
    """

    used = Signal(object)
    menu_asked = Signal(object)
    fold_asked = Signal(str)

    def __init__(self, icons: Icons, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._model = model
        self._delegate = EntryDelegate(icons, self)
        self._height = 0
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(4 * HEADER_HEIGHT)
        self.setMouseTracking(True)
        # The mouse leaves the keyboard in the text; Tab and F6 come here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Articles"))
        icons.theme.changed.connect(self.viewport().update)

    def set_current_article(self, article: UUID | None) -> None:
        """Mark the article that is open, and bring it into view."""
        if article == self._delegate.current:
            return
        self._delegate.current = article
        index = QModelIndex() if article is None else self._model.index_of(article)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self.viewport().update()

    def chosen(self) -> tuple[UUID, ...]:
        """The articles that are chosen, in their order."""
        entries = (
            self._model.entry(index)
            for index in sorted(self.selectedIndexes(), key=lambda index: index.row())
        )
        return tuple(entry.row.id for entry in entries if entry is not None and entry.row)

    def choose(self, ids: tuple[UUID, ...]) -> None:
        """Choose articles again after the list has been made anew."""
        flag = self.selectionModel().SelectionFlag.Select
        for article in ids:
            index = self._model.index_of(article)
            if index.isValid():
                self.selectionModel().select(index, flag)
                self.selectionModel().setCurrentIndex(
                    index, self.selectionModel().SelectionFlag.NoUpdate
                )

    def first_article(self) -> QModelIndex:
        """The uppermost article."""
        for number in range(self._model.rowCount()):
            index = self._model.index(number)
            entry = self._model.entry(index)
            if entry is not None and entry.row is not None:
                return index
        return QModelIndex()

    def sizeHint(self) -> QSize:
        """All loaded lines."""
        return QSize(240, max(self._height, self.minimumHeight()))

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's own name
        """Ask for another height when the lines have one."""
        super().updateGeometries()
        height = self.contentsSize().height() + 2
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Keep the list's own keys from the window's shortcuts."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means for the chosen articles."""
        verb = self._verb(event)
        current = self._model.entry(self.currentIndex())
        if verb and self.chosen():
            self._tell(self.chosen(), verb)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and current is not None:
            self.fold_asked.emit(current.group)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a group whose heading is pressed."""
        entry = self._model.entry(self.indexAt(event.position().toPoint()))
        if entry is not None and entry.row is None:
            if event.button() == Qt.MouseButton.LeftButton:
                self.fold_asked.emit(entry.group)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the article that was clicked; with Ctrl or Shift it is only chosen."""
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        entry = self._model.entry(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or entry is None or entry.row is None:
            return
        if plain:
            self._tell((entry.row.id,), "open")
        else:
            # Whoever chooses several will press a key for them next: it must not reach the text.
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen, by mouse or by the menu key."""
        ids = self.chosen()
        if not ids:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(16, 0))
        self.menu_asked.emit(MenuAsked(ids, at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard a row to stand on."""
        super().focusInEvent(event)
        if not self.selectedIndexes():
            # Qt gives it one, but does not choose it: Enter and Delete would do nothing.
            current = self.currentIndex()
            self.setCurrentIndex(current if current.isValid() else self.first_article())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the headlines for the new width."""
        if self.width() != self._delegate.width:
            self._delegate.width = self.width()
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def _verb(self, event: QKeyEvent) -> str:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return _VERBS.get((event.key(), modifiers.value), "")

    def _tell(self, ids: tuple[UUID, ...], verb: str) -> None:
        self.used.emit(RowsUsed(ids, verb))
