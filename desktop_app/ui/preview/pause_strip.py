"""The strip that says that the page does not follow the text just now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme
    from desktop_app.worker.errors import PauseReason

    # Why the page is not of the newest text: the reader's reasons, and the page view's own.
    StripReason = PauseReason | Literal["slow", "paused"]

_ICON = 16


class PauseStrip(QWidget):
    """One calm line and a button. Signals: `request_again()`."""

    request_again = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._label = make_label(theme, size=12.5, wrap=True)
        self.button = TextButton(icons, self.tr("Try again"), kind="link")
        self.button.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 6, 12, 6)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.button)
        theme.changed.connect(self.update)

    def explain(self, reason: StripReason) -> None:
        """Say why."""
        text = {
            "time": self.tr(
                "Preview paused: this text takes longer than two seconds to show. "
                "It goes on by itself once the text is simpler."
            ),
            "output": self.tr(
                "Preview paused: this text would make a page of more than 20 MB. "
                "It goes on by itself once the page is smaller."
            ),
            "memory": self.tr(
                "Preview paused: this text needs more memory than there is for it. "
                "It goes on by itself once the text is simpler."
            ),
            "crashed": self.tr(
                "Preview paused: the reader stopped three times in a minute. "
                "Your text is safe; it tries again when you go on writing."
            ),
            "slow": self.tr("This is a lot for one page: it is still being laid out."),
            "paused": self.tr(
                "Preview paused: this page takes longer than half a minute to lay out. "
                "It goes on by itself once the page is shorter."
            ),
        }[reason]
        self.button.setVisible(reason != "slow")
        self._label.setText(text)
        self.setAccessibleName(text)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the sign and the line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("warn_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        pixmap = self._icons.pixmap("clock", "warn", _ICON, self.devicePixelRatioF())
        point = self.rect().center()
        point.setX(15)
        point.setY(point.y() - _ICON // 2)
        painter.drawPixmap(point, pixmap)

    def _ask(self) -> None:
        self.request_again.emit()
