"""One plain sentence about what went wrong, and the ways out of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class MessageSheet(Sheet):
    """The sentence as title, what can be done about it below, and buttons that do it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        sentence: str,
        way_out: str = "",
        *,
        close: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, sentence, width=460)
        self._icons = icons
        self._way_out = make_label(theme, way_out, tone="soft", wrap=True)
        self.body.addWidget(self._way_out)
        self._way_out.setVisible(bool(way_out))
        self.setAccessibleDescription(way_out)
        self.close_button = TextButton(icons, close or self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.add_button(self.close_button, default=True)

    def add_way_out(
        self, text: str, act: Callable[[], object], *, primary: bool = False
    ) -> TextButton:
        """Add a button that closes the sheet and then does something about it."""
        button = TextButton(self._icons, text, kind="primary" if primary else "outline")
        button.clicked.connect(partial(self._take, act))
        self.add_button(button, default=primary)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how much room the buttons need for their words."""
        super().showEvent(event)
        self.widen_for_buttons()

    def _take(self, act: Callable[[], object], _checked: bool = False) -> None:
        self.accept()
        act()
