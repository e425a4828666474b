"""The goal in the status bar: how many words of how many, over a thin bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QRectF
from PySide6.QtGui import QPainter

from desktop_app.ui.status_bar import StatusItem

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.icons import Icons

_THIN = 2


class GoalItem(StatusItem):
    """Says how far the article is from its goal, and falls quiet when it is there."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons, pressable=True)
        self._share = 0.0

    def show_goal(self, words: int, goal: int) -> None:
        """Show these words of that goal; nothing where it is 0."""
        number = QLocale(QLocale.Language.English).toString
        tip = self.tr("Change the word goal")
        if not goal:
            self._share = 0.0
            self.show_text("")
        elif words >= goal:
            self._share = 0.0
            self.show_text(self.tr("{0} reached").format(number(goal)), "check", tip=tip)
        else:
            self._share = max(words, 0) / goal
            text = self.tr("{0} of {1}").format(number(words), number(goal))
            self.show_text(text, "target", tip=tip)

    def share(self) -> float:
        """How much of the bar is drawn: 0 to 1; 0 also when the goal is reached."""
        return self._share

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the bar under them."""
        super().paintEvent(event)
        if not self._share:
            return
        painter = QPainter(self)
        theme = self._icons.theme
        box = QRectF(4, self.height() - _THIN - 3, self.width() - 8, _THIN)
        painter.fillRect(box, theme.colour("line"))
        box.setWidth(box.width() * self._share)
        painter.fillRect(box, theme.colour("accent"))
