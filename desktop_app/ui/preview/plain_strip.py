"""The strip that says that the page is shown in plain text, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.preview.view import Reason
    from desktop_app.ui.theme import Theme

_ICON = 16


class PlainStrip(QWidget):
    """One calm line in the colour of a warning."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._label = make_label(theme, size=12.5, wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(40, 7, 14, 7)
        layout.addWidget(self._label)
        theme.changed.connect(self.update)

    def explain(self, reason: Reason) -> None:
        """Say why."""
        text = {
            "root": self.tr("Plain preview: started as root, where the page view may not run."),
            "sandbox": self.tr(
                "Plain preview: this system does not let the page view lock itself in."
            ),
            "missing": self.tr("Plain preview: Qt’s page view is not installed here."),
            "crashed": self.tr("Plain preview: the page view stopped three times in a minute."),
            "safe": self.tr("Safe mode: plain preview, default settings; none of them are kept."),
        }[reason]
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
        pixmap = self._icons.pixmap("info", "warn", _ICON, self.devicePixelRatioF())
        point = self.rect().center()
        point.setX(15)
        point.setY(point.y() - _ICON // 2)
        painter.drawPixmap(point, pixmap)
