"""The coverage hubs under the articles, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop_app.domain.records import Hub
    from desktop_app.ui.icons import Icons

ROW_HEIGHT = 33
_MOST_ROWS = 6


class QuietRow(QAbstractButton):
    """A line with a name at the left and a count at the right."""

    def __init__(self, icons: Icons, text: str, count: int = 0, icon: str = "") -> None:
        super().__init__()
        self._icons = icons
        self._count = count
        self._icon_name = icon
        self.setText(text)
        self.setCheckable(True)
        self.setFixedHeight(ROW_HEIGHT)
        self.setFont(icons.theme.ui_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(count)
        icons.theme.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw wash, name and count."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(ground, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        rect = self.rect().adjusted(16, 0, -16, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = f"{self._count:,}"
        painter.setPen(theme.colour("ink_soft"))
        painter.setFont(theme.ui_font(12.5))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, count)
        room = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - 10, 0)
        painter.setFont(self.font())
        if self._icon_name:
            ratio = self.devicePixelRatioF()
            pixmap = self._icons.pixmap(self._icon_name, "ink_soft", 15, ratio)
            painter.drawPixmap(rect.left(), (self.height() - 15) // 2, pixmap)
            room.adjust(22, 0, 0, 0)
        else:
            painter.setPen(theme.colour("ink"))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, words)


class HubList(QWidget):
    """The hubs; pressing one shows its articles only, pressing it again shows all.

    Signals: `chosen(str)` with a hub's slug, or "" for all; `request_new()`.
    """

    chosen = Signal(str)
    request_new = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._rows: dict[str, QuietRow] = {}
        self._current = ""
        head = QHBoxLayout()
        head.setContentsMargins(16, 5, 11, 3)
        head.addWidget(
            make_label(icons.theme, self.tr("Coverage hubs"), size=11.5, weight=600, tone="soft"), 1
        )
        add = IconButton(icons, "plus", self.tr("New hub"), size=24, icon_size=15)
        add.clicked.connect(self._ask_for_new)
        head.addWidget(add)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_hubs(self, hubs: Iterable[Hub]) -> None:
        """Show these hubs, keeping rows that are there already."""
        hubs = tuple(hubs)
        if tuple(hub.slug for hub in hubs) != tuple(self._rows):
            self._make_rows(hubs)
        for hub in hubs:
            row = self._rows[hub.slug]
            row.setText(hub.name)
            row.set_count(hub.articles)
        if self._current and self._current not in self._rows:
            self.choose("")

    def choose(self, slug: str) -> None:
        """Show one hub as chosen, or none."""
        self._current = slug
        for key, row in self._rows.items():
            row.setChecked(key == slug)
        self._tell()

    def _make_rows(self, hubs: tuple[Hub, ...]) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        for hub in hubs:
            row = QuietRow(self._icons, hub.name, hub.articles)
            row.setProperty("slug", hub.slug)
            row.clicked.connect(self._on_clicked)
            row.setChecked(hub.slug == self._current)
            self._column.addWidget(row)
            self._rows[hub.slug] = row
        self._scroll.setFixedHeight(min(len(hubs), _MOST_ROWS) * ROW_HEIGHT)
        self.updateGeometry()

    def _on_clicked(self) -> None:
        row = self.sender()
        slug = str(row.property("slug")) if row is not None else ""
        self.choose("" if slug == self._current else slug)

    def _tell(self) -> None:
        self.chosen.emit(self._current)

    def _ask_for_new(self) -> None:
        self.request_new.emit()
