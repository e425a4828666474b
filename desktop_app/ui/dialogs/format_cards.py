"""The formats of an export as cards, one of them chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from desktop_app.ui.dialogs.format_choice import FormatChoice
from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.theme import Theme

_HEIGHT = 66
_WIDTH = 186
_CARDS = 5  # in the row; where there are more, the last one opens a menu


class FormatCard(QAbstractButton):
    """A card that can be chosen."""

    def __init__(self, theme: Theme, choice: FormatChoice) -> None:
        super().__init__()
        self._theme = theme
        self.choice = choice
        self.setCheckable(True)
        self.show_choice(choice)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDTH)
        theme.changed.connect(self.update)

    def show_choice(self, choice: FormatChoice) -> None:
        """Stand for another profile."""
        self.choice = choice
        self.setText(choice.name)
        self.setToolTip(f"{choice.name}: {choice.note}" if choice.note else choice.name)
        self.setAccessibleName(choice.name)
        self.setAccessibleDescription(choice.note)
        self.update()

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
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.colour("ink_soft"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(12, 31, room, 32), flags, self.choice.note)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(inner, 4, 4)
        painter.end()


class FormatCards(QWidget):
    """A row of cards; the arrow keys choose. Signals: `chosen()`."""

    chosen = Signal()

    def __init__(self, theme: Theme, choices: Sequence[FormatChoice], current: str) -> None:
        super().__init__()
        self._choices = {choice.key: choice for choice in choices}
        shown = list(choices)
        self._others: list[FormatChoice] = []
        self.more: FormatCard | None = None
        if len(shown) > _CARDS:
            shown, self._others = shown[: _CARDS - 1], shown[_CARDS - 1 :]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.cards: list[FormatCard] = []
        for choice in shown:
            card = FormatCard(theme, choice)
            self._group.addButton(card)
            card.setChecked(choice.key == current)
            row.addWidget(card)
            self.cards.append(card)
        if self._others:
            self.more = FormatCard(theme, self._more_choice())
            self.more.clicked.connect(self._open_menu)
            self._group.addButton(self.more)
            row.addWidget(self.more)
            self.cards.append(self.more)
            if current in {choice.key for choice in self._others}:
                self.more.show_choice(self._choices[current])
                self.more.setChecked(True)
        row.addStretch(0)
        if self.cards and self._group.checkedButton() is None:
            self.cards[0].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)

    def key(self) -> str:
        """The key of the chosen format."""
        button = self._group.checkedButton()
        return button.choice.key if isinstance(button, FormatCard) else ""

    def choice(self) -> FormatChoice | None:
        """The chosen profile."""
        return self._choices.get(self.key())

    def menu(self) -> QMenu:
        """The profiles that have no card of their own."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._others:
            action = menu.addAction(
                f"{choice.name} · {choice.note}" if choice.note else choice.name
            )
            action.triggered.connect(partial(self._choose_other, choice))
        return menu

    def _more_choice(self) -> FormatChoice:
        return FormatChoice("", self.tr("More…"), self.tr("{0} profiles").format(len(self._others)))

    def _open_menu(self) -> None:
        if self.more is not None:
            self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _choose_other(self, choice: FormatChoice, _checked: bool = False) -> None:
        if self.more is not None:
            self.more.show_choice(choice)
            self.more.setChecked(True)
            self.chosen.emit()

    def _on_toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and button is self.more and not self.more.choice.key:
            # Something is always chosen: the first of those behind the card, until the menu says.
            self.more.show_choice(self._others[0])
        if checked:
            self.chosen.emit()
