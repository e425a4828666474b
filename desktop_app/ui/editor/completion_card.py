"""The card that lists what fits while `@` or `/` is being typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.widgets.avatar import paint_avatar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.completion import CompletionItem
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.theme import Theme

_WIDTH = 288
_ROW = 41
_PAD = 5
_ROWS = 6
_SHADOW = 28  # room around the card for its shadow
_AVATAR = 30

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ItemChosen:
    """A line was clicked; `bare` with Shift."""

    item: CompletionItem
    bare: bool


class CompletionCard(QWidget):
    """A list that takes no focus: the keys stay with the editor.

    Signals: `chosen(ItemChosen)` when a line was clicked.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, name: str, *, discs: bool = True) -> None:
        """`name` is for screen readers; without discs, what stands on them stands alone."""
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame = QFrame(self)
        self._frame.setObjectName("completion_card")
        self._model = _Items(self)
        self._list = QListView(self._frame)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(theme, self, discs=discs))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(name)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._choose)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        inner.addWidget(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        outer.addWidget(self._frame)
        self._shadow = QGraphicsDropShadowEffect(self._frame)
        self._shadow.setBlurRadius(28)
        self._shadow.setOffset(0, 8)
        self._frame.setGraphicsEffect(self._shadow)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_items(self, items: Sequence[CompletionItem]) -> None:
        """List these, the first one chosen."""
        self._model.show(tuple(items))
        self._list.setCurrentIndex(self._model.index(0))
        labels = QFontMetrics(self._theme.ui_font(13, 600))
        widest = max((labels.horizontalAdvance(item.label) for item in items), default=0)
        width = min(max(_WIDTH, widest + _AVATAR + 48), 400)
        rows = min(len(items), _ROWS)
        self.resize(width + 2 * _SHADOW, rows * _ROW + 2 * _PAD + 2 + 2 * _SHADOW)

    def place(self, caret: QRect, room: QRect) -> None:
        """Stand below the caret, or above it where there is no room; both in the parent's place."""
        height = self.height() - 2 * _SHADOW
        left = min(caret.left() - 16, room.right() - (self.width() - 2 * _SHADOW) - 8)
        top = caret.bottom() + 8
        if top + height > room.bottom() and caret.top() - 8 - height >= room.top():
            top = caret.top() - 8 - height
        self.move(max(left, room.left() + 8) - _SHADOW, top - _SHADOW)
        self.raise_()
        self.show()

    def stand_at(self, edit: ColumnEdit, at: int) -> None:
        """Stand at a code point of the text, within what is seen of it."""
        window, view = edit.window(), edit.viewport()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = view.mapTo(window, QPoint(0, 0))
        units = edit.tracked.positions.utf16(at)
        caret = edit.caret_rect(units).toAlignedRect().translated(corner)
        self.place(caret, QRect(corner, view.size()).intersected(window.rect()))

    def current(self) -> CompletionItem | None:
        """The chosen line."""
        return self._model.item(self._list.currentIndex())

    def items(self) -> tuple[CompletionItem, ...]:
        """All lines."""
        return self._model.items

    def move_by(self, step: int) -> None:
        """Choose a line further down or up, round and round."""
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + step) % count
            self._list.setCurrentIndex(self._model.index(row))

    def row_centre(self, row: int) -> QRect:
        """Where a line stands, in the list's viewport."""
        return self._list.visualRect(self._model.index(row))

    @property
    def viewport(self) -> QWidget:
        """What the mouse clicks on."""
        return self._list.viewport()

    def _choose(self, index: QModelIndex) -> None:
        item = self._model.item(index)
        if item is not None:
            shift = Qt.KeyboardModifier.ShiftModifier
            self.chosen.emit(ItemChosen(item, bool(QGuiApplication.keyboardModifiers() & shift)))

    def _dress(self) -> None:
        hexes = self._theme.hex
        self._frame.setStyleSheet(
            f"QFrame#completion_card {{ background: {hexes('surface')};"
            f" border: 1px solid {hexes('line')}; border-radius: 9px; }}"
            " QListView { background: transparent; border: 0; }"
        )
        shadow = self._theme.colour("shadow")
        shadow.setAlpha(150 if self._theme.is_dark() else 80)
        self._shadow.setColor(shadow)


class _Items(QAbstractListModel):
    """The lines as a model, so that a screen reader can say them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: tuple[CompletionItem, ...] = ()

    def show(self, items: tuple[CompletionItem, ...]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def item(self, index: Index) -> CompletionItem | None:
        return self.items[index.row()] if 0 <= index.row() < len(self.items) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return item.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.label}, {item.note}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: CompletionCard, *, discs: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._discs = discs

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        item = model.item(index) if isinstance(model, _Items) else None
        if item is None:
            return
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(QRectF(rect), 5, 5)
        disc = QRectF(rect.left() + 7, rect.center().y() - _AVATAR / 2 + 1, _AVATAR, _AVATAR)
        if self._discs:
            paint_avatar(painter, disc, item.initials, self._theme)
        else:
            painter.setFont(self._theme.writing_font(14))
            painter.setPen(self._theme.colour("ink_soft"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, item.initials)
        words = QRect(rect).adjusted(_AVATAR + 16, 0, -8, 0)
        label = words.adjusted(0, 3, 0, 0)
        self._write(painter, label, item.label, bold=chosen, italic=item.italic)
        self._write(painter, words.adjusted(0, 20, 0, 0), item.note, bold=False, soft=True)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        *,
        bold: bool,
        soft: bool = False,
        italic: bool = False,
    ) -> None:
        font = self._theme.ui_font(12 if soft else 13, 600 if bold else 400)
        font.setItalic(italic)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink_soft" if soft else "ink"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), rect.top() + metrics.ascent(), shown)
