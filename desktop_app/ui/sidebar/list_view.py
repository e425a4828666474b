"""The list that the tabs share: it takes no focus from the editor when the mouse uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.theme import Theme

_CHOOSING = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class RowUsed:
    """A row was clicked or Enter pressed on it; `at` is the point in the list, null for a key."""

    index: QModelIndex
    shift: bool = False
    at: QPoint | None = None


class PlainList(QListView):
    """A list without a frame, drawn by its delegate.

    Signals: `used(RowUsed)`; `resized(int)` with the width that rows have now.
    """

    used = Signal(object)
    resized = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = QModelIndex()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(16)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        theme.changed.connect(self.viewport().update)

    def allow_drag(self) -> None:
        """Let rows be dragged out as the text that the model gives for them."""
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def use(self, index: QModelIndex, *, shift: bool = False, at: QPoint | None = None) -> None:
        """Tell that a row was used."""
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.used.emit(RowUsed(index, shift, at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row: only one pressed and released on counts."""
        self._pressed = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton:
            self._pressed = QModelIndex()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless it was the end of a drag or only chose something."""
        dragging = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        pressed, self._pressed = self._pressed, QModelIndex()
        if dragging or not pressed.isValid() or self.indexAt(at) != pressed:
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        choosing = bool(event.modifiers() & _CHOOSING)
        if choosing or (shift and self._is_extended()):
            return
        self.use(pressed, shift=shift, at=at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the current row."""
        if event.key() in _ENTER:
            self.use(
                self.currentIndex(),
                shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            )
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard needs a row to stand on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = self.first_enabled()
            if first.isValid():
                self.setCurrentIndex(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell how wide the rows are."""
        self.resized.emit(self.viewport().width())
        super().resizeEvent(event)

    def first_enabled(self) -> QModelIndex:
        """The first row that can be stood on."""
        model = self.model()
        rows = range(model.rowCount()) if model else range(0)
        for row in rows:
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                return index
        return QModelIndex()

    def _is_extended(self) -> bool:
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection
