"""Push buttons with words on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from desktop_app.ui.icons import Icons

ButtonKind = Literal["outline", "primary", "quiet", "flat", "link"]

_ICON = 16
_GAP = 5

_TOKENS: dict[str, str] = {
    "outline": "ink",
    "primary": "accent_ink",
    "quiet": "ink_soft",
    "flat": "ink",
    "link": "accent",
}


class TextButton(QPushButton):
    """A button of one of five kinds.

    outline: white with a hairline; primary: the one accent button of a place; quiet: soft text
    without an edge; flat: the same in ink; link: small accent words at the end of a row.
    """

    def __init__(
        self,
        icons: Icons,
        text: str,
        icon: str = "",
        *,
        kind: ButtonKind = "outline",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icons = icons
        self._name = icon
        self._action: QAction | None = None
        self._icon_token = _TOKENS[kind]
        self.setProperty("kind", kind)
        self.setProperty("icon_shown", bool(icon))
        self.setFont(
            icons.theme.ui_font(12, 600) if kind == "link" else icons.theme.ui_font(13, 500)
        )
        self.setAutoDefault(False)
        # The mouse leaves the keyboard where it is; Tab reaches the button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Qt leaves too little room behind the icon: the rest is part of the picture.
        self.setIconSize(QSize(_ICON + _GAP, _ICON))
        self.setAccessibleName(text)
        self._tint()
        icons.theme.changed.connect(self._tint)

    def follow(self, action: QAction) -> None:
        """Be a button of that action; the words on it stay."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._take_state)
        self._take_state()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's own name
        """The first words make room behind the icon."""
        first = not self.text()
        super().setText(text)
        if first:
            self._tint()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, or none."""
        self._name = name
        self.setProperty("icon_shown", bool(name))
        self._tint()

    def show_icon(self, *, shown: bool) -> None:
        """Leave the icon out where there is no room for it, or show it again."""
        if shown is self.property("icon_shown") or not self._name:
            return
        self.setProperty("icon_shown", shown)
        self._tint()
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _take_state(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            self.setToolTip(self._action.toolTip())

    def _tint(self) -> None:
        if self._name:
            gap = _GAP if self.text() else 0
            icon = self._icons.icon(self._name, self._icon_token, _ICON, gap)
            self.setIcon(icon if self.property("icon_shown") else QIcon())
