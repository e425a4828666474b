"""Says for a moment that a paste has become Markdown, and how to have it plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter
from shiboken6 import isValid

from desktop_app.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.editor.pasting import Improved
    from desktop_app.ui.icons import Icons

_SHOWN_MS = 6000
_GAP = 14
_BESIDE = 44  # icon and edges


class PasteChip(Chip):
    """Stands at the foot of the editor for six seconds; pressed, it takes the Markdown back."""

    def __init__(self, icons: Icons, pane: QWidget) -> None:
        super().__init__(icons, "", "clipboard-paste", parent=pane)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the text
        self._pane = pane
        self._pane_theme = icons.theme
        self._away = QTimer(self, singleShot=True)
        self._away.timeout.connect(self.hide)
        self.hide()

    def tell(self, improved: Improved, keys: str) -> None:
        """Say what has become of the paste, and which keys paste plain."""
        what = {
            "table": self.tr("Pasted as a table"),
            "link": self.tr("Pasted as a link"),
        }.get(improved.kind, self.tr("Pasted as Markdown"))
        if improved.wanted:
            one, many = self.tr("{0} image wanted"), self.tr("{0} images wanted")
            what += ", " + (one if improved.wanted == 1 else many).format(improved.wanted)
        if improved.pictures:
            one, many = self.tr("{0} picture noted"), self.tr("{0} pictures noted")
            what += ", " + (one if improved.pictures == 1 else many).format(improved.pictures)
        plain = self.tr("{0} – plain: {1}") if keys else self.tr("{0} – press for plain")
        self.set_text(plain.format(what, keys))
        self._place()
        self.show()
        self.raise_()
        self._away.start(_SHOWN_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """Go along with the pane from now on."""
        super().showEvent(event)
        self._pane.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch the pane no more."""
        if isValid(self._pane):  # not where the window is being taken down
            self._pane.removeEventFilter(self)
        super().hideEvent(event)

    def sizeHint(self) -> QSize:
        """All of its words, whatever other chips may take."""
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(words + _BESIDE, super().sizeHint().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lie over the text without letting it through."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._pane_theme.colour("surface"))
        pill = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.end()
        super().paintEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the pane."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.resize(self.sizeHint().boundedTo(self._pane.size()))
        left = (self._pane.width() - self.width()) // 2
        self.move(max(left, 0), self._pane.height() - self.height() - _GAP)
