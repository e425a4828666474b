"""A sheet that keeps its card as large as what it shows just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Signal

from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.theme import Theme

_AIR = 16  # between the card and the window's edges


class _Follower(QObject):
    """Tells when a widget's content wants another size. Signals: `wanted()`."""

    wanted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and let pass."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.wanted.emit()
        return False


class FittedSheet(Sheet):
    """Places itself anew whenever its content wants another size, and fits a narrow window."""

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, subtitle: str = "", *, width: int = 640
    ) -> None:
        super().__init__(theme, parent, title, width=width)
        # Only now has the label a parent: shown before, it would be a window of its own.
        self.set_title(title, subtitle)
        self._wish = width
        content = self.body.parentWidget()
        if content is not None:
            # A scroll area does not pass its content's wishes on.
            follower = _Follower(content)
            follower.wanted.connect(self._scroll.updateGeometry)
            content.installEventFilter(follower)

    def card_rect(self) -> QRect:
        """In the middle, as wide as it should be and as high as it has to be."""
        room = self.rect().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        width = min(self._wish, room.width())
        if self.card.width() != width or self.card.minimumWidth() != width:
            self.card.setFixedWidth(width)
        rect = QRect(0, 0, width, min(self.card.sizeHint().height(), room.height()))
        rect.moveCenter(self.rect().center())
        return rect

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how wide the content is, and so how high."""
        super().showEvent(event)
        self._scroll.updateGeometry()
