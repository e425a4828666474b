"""The formats of an export as cards, one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.dialogs.format_choice import FormatChoice
    from desktop_app.ui.theme import Theme

_HEIGHT = 66
_WIDTH = 186


class FormatCard(QAbstractButton):
    """A card that can be chosen."""

    def __init__(self, theme: Theme, choice: FormatChoice) -> None:
        super().__init__()
        self._theme = theme
        self.choice = choice
        self.setCheckable(True)
        self.setText(choice.name)
        self.setAccessibleName(choice.name)
        self.setAccessibleDescription(choice.note)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDTH)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for a name and a note."""
        return QSize(_WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, with the accent's edge where it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        edge, width = ("line_strong" if self.underMouse() else "line"), 1.0
        if self.isChecked():
            edge, width = "accent_line", 2.0
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 7, 7)
        room = self.width() - 24
        painting.draw_line(
            painter,
            QRect(12, 11, room, 20),
            self.choice.name,
            theme.ui_font(13, 600),
            theme.colour("ink"),
        )
        painting.draw_line(
            painter,
            QRect(12, 32, room, 20),
            self.choice.note,
            theme.ui_font(12),
            theme.colour("ink_soft"),
        )
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(inner, 4, 4)
        painter.end()


class FormatCards(QWidget):
    """A row of cards; the arrow keys choose. Signals: `chosen()`."""

    chosen = Signal()

    def __init__(self, theme: Theme, choices: Sequence[FormatChoice], current: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.cards: list[FormatCard] = []
        for choice in choices:
            card = FormatCard(theme, choice)
            self._group.addButton(card)
            card.setChecked(choice.key == current)
            row.addWidget(card)
            self.cards.append(card)
        row.addStretch(0)
        if self.cards and self._group.checkedButton() is None:
            self.cards[0].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def key(self) -> str:
        """The key of the chosen format."""
        button = self._group.checkedButton()
        return button.choice.key if isinstance(button, FormatCard) else ""

    def _on_toggled(self, _button: QAbstractButton, checked: bool) -> None:
        if checked:
            self.chosen.emit()
