"""The form of every dialog: a card over the dimmed window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QPushButton

    from desktop_app.ui.theme import Theme

_AIR = 16  # between the card and the window's edges
_EDGE = 4  # more than the line around the card and the room beside it


class _Follower(QObject):
    """Tells when a widget's content wants another size. Signals: `wanted()`."""

    wanted = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch, and let pass."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.wanted.emit()
        return False


class Sheet(Overlay):
    """Title and subtitle, content, a hairline, and the buttons.

    Put the content into `body`, the buttons through `add_button`. The card stays in the middle and
    is as high as what it shows just now; content taller than the window scrolls. Escape rejects.
    """

    def __init__(
        self, theme: Theme, parent: QWidget, title: str, subtitle: str = "", *, width: int = 640
    ) -> None:
        super().__init__(theme, parent, veiled=True, card_name="sheet_card")
        self._width = width
        self.setAccessibleName(title)
        self._title = make_label(theme, title, size=16, weight=600, wrap=True)
        self._subtitle = make_label(theme, subtitle, size=13, tone="soft", wrap=True)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(20, 6, 20, 16)
        self.body.setSpacing(12)
        self._scroll = _Scroll(content, width - 2)
        # A scroll area does not pass its content's wishes on.
        follower = _Follower(content)
        follower.wanted.connect(self._scroll.updateGeometry)
        content.installEventFilter(follower)
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(20, 14, 20, 14)
        self._footer.setSpacing(8)
        self._left = QHBoxLayout()
        self._footer.addLayout(self._left)
        self._footer.addStretch(1)
        self._build()
        # Only now has the label a parent: shown before, it would be a window of its own.
        self._subtitle.setVisible(bool(subtitle))

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say something else on top."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_button(self, button: QPushButton, *, left: bool = False, default: bool = False) -> None:
        """Put a button at the footer's right end, or its left; Enter presses the default."""
        if left:
            self._left.addWidget(button)
        else:
            self._footer.addWidget(button)
        button.setDefault(default)

    def widen_for_buttons(self) -> None:
        """Be as wide as the buttons need to show all of their words."""
        self._footer.invalidate()  # their looks have come since it was asked last
        wanted = self._footer.sizeHint().width() + 2 * _EDGE
        if wanted > self._width:
            self._width = wanted
            self.place()

    def add_to_head(self, widget: QWidget) -> None:
        """Put a widget under the subtitle, where it stays while the content scrolls."""
        self._head.addSpacing(6)
        self._head.addWidget(widget)

    def card_rect(self) -> QRect:
        """In the middle, as wide as it should be and as high as it has to be."""
        room = self.rect().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        width = min(self._width, room.width())
        if self.card.width() != width or self.card.minimumWidth() != width:
            self.card.setFixedWidth(width)
        rect = QRect(0, 0, width, min(self.card.sizeHint().height(), room.height()))
        rect.moveCenter(self.rect().center())
        return rect

    def showEvent(self, event: QShowEvent) -> None:
        """Only now is it known how wide the content is, and so how high."""
        super().showEvent(event)
        self._scroll.updateGeometry()

    def _build(self) -> None:
        head = self._head = QVBoxLayout()
        head.setContentsMargins(20, 17, 20, 8)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline())
        column.addLayout(self._footer)


class _Scroll(QScrollArea):
    """Scrolls its content up and down, and asks for all the room the content would like."""

    def __init__(self, content: QWidget, width: int) -> None:
        super().__init__()
        self._room = width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._content = content

    def sizeHint(self) -> QSize:
        """The content's own size."""
        content = self._content
        width = self._room
        layout = content.layout()
        height = content.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = max(layout.totalHeightForWidth(width), content.minimumSizeHint().height())
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        """No higher than what it shows: a sentence alone would float in the middle."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.sizeHint().height()))
