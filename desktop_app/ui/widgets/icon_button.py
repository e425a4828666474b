"""A flat button that is only an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QToolButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent

    from desktop_app.ui.icons import Icons


class IconButton(QToolButton):
    """An icon with a wash under the mouse, and a ring when the keyboard is on it.

    `text` is its tooltip and its name for a screen reader; `follow` takes both from an action.
    """

    def __init__(
        self,
        icons: Icons,
        name: str = "",
        text: str = "",
        *,
        size: int = 32,
        icon_size: int = 17,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._name = name
        self._icon_size = icon_size
        self._token = "ink_soft"
        self._quiet = False
        self.setFixedSize(size, size)
        self.setCheckable(checkable)
        # The mouse leaves the keyboard where it is; Tab reaches the button.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        icons.theme.changed.connect(self.update)

    def follow(self, action: QAction) -> None:
        """Be the button of that action: its icon, tooltip, state and name."""
        self.setDefaultAction(action)
        action.changed.connect(self._take_names)
        self._take_names()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def set_token(self, token: str) -> None:
        """Tint the icon, where it is neither checked nor disabled, in another colour."""
        self._token = token
        self.update()

    def set_quiet(self) -> None:
        """Show its state by the icon's strength alone, where a wash would be too loud."""
        self._quiet = True
        self.update()

    def sizeHint(self) -> QSize:
        """Its fixed size."""
        return self.size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw wash, icon and ring."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wash = self._wash()
        if wash:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wash))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self._name:
            size, ratio = self._icon_size, self.devicePixelRatioF()
            pixmap = self._icons.pixmap(self._name, self._icon_token(), size, ratio)
            painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, pixmap)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _wash(self) -> str:
        if not self.isEnabled():
            return ""
        if self.isChecked() and not self._quiet:
            return "accent_soft"
        if self.isDown():
            return "press"
        return "hover" if self.underMouse() else ""

    def _icon_token(self) -> str:
        if not self.isEnabled():
            return "ink_faint"
        if self._quiet and not self.isChecked() and not self.underMouse():
            return "ink_faint"
        if self.isChecked() and not self._quiet:
            return "accent"
        return "ink" if self.underMouse() and self._token == "ink_soft" else self._token

    def _take_names(self) -> None:
        action = self.defaultAction()
        self._name = str(action.property("icon_name") or self._name)
        self.setAccessibleName(action.text().replace("&", ""))
        self.update()
