"""A card that lies over the whole window: the ground of sheets and of the palette box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent, QShowEvent

    from desktop_app.ui.theme import Theme

_REACH = 44  # pixels that the shadow reaches beyond the card, and below it
_DROP = 20  # how far it falls
_LAYERS = 26


class Overlay(QDialog):
    """A dialog that is part of its window, so that it looks the same on every system.

    It covers the window, keeps mouse, Tab and shortcuts to itself, and gives the keyboard back
    where it was. `exec`, `open`, `accept`, `reject` and their signals work as in any QDialog.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, veiled: bool, card_name: str) -> None:
        super().__init__(parent.window())
        self._window = parent.window()
        # After the constructor, which would make every dialog a window of its own.
        self.setWindowFlags(Qt.WindowType.Widget)
        self.theme = theme
        self._veiled = veiled
        self._before: QWidget | None = None
        self.card = QFrame(self)
        self.card.setObjectName(card_name)
        self.hide()
        theme.changed.connect(self.update)

    def card_rect(self) -> QRect:
        """Where the card lies; a subclass may put it elsewhere than in the middle."""
        room = self.rect().adjusted(16, 16, -16, -16)
        size = self.card.sizeHint().expandedTo(self.card.minimumSize())
        size = size.boundedTo(self.card.maximumSize()).boundedTo(room.size())
        rect = QRect(self.rect().topLeft(), size)
        rect.moveCenter(self.rect().center())
        return rect

    def place(self) -> None:
        """Cover the window and put the card where it belongs, after either has another size."""
        self.setGeometry(self._window.rect())
        self.card.setGeometry(self.card_rect())
        self.update()

    def _is_elsewhere(self) -> bool:
        """Whether its place is not the one it should have: to paint veil and shadow is dear."""
        return self.geometry() != self._window.rect() or self.card.geometry() != self.card_rect()

    def showEvent(self, event: QShowEvent) -> None:
        """Come to the front and take the keyboard."""
        self._before = QApplication.focusWidget()
        self._window.installEventFilter(self)
        self.place()
        self.raise_()
        super().showEvent(event)
        self.place()
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back."""
        super().hideEvent(event)
        if isValid(self._window):  # not where the window is being taken down
            self._window.removeEventFilter(self)
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from acting on what lies below."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and self._is_elsewhere():
            self.place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and end with it."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        elif event.type() == QEvent.Type.Hide and not event.spontaneous() and not self.isHidden():
            # A dialog still open in a window that is taken down crashes in Qt's own destructor.
            self.reject()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own name
        """Walk round within the card."""
        order = self._focusable()
        if not order:
            return False
        current = QApplication.focusWidget()
        if current in order:
            step = 1 if forward else -1
            target = order[(order.index(current) + step) % len(order)]
        else:
            target = order[0 if forward else -1]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the clicks that miss the card."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the window and lay the card's shadow on it."""
        painter = QPainter(self)
        if self._veiled:
            painter.fillRect(self.rect(), self.theme.colour("veil"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strength = 1.0 if self._veiled else 0.6
        paint_shadow(painter, QRectF(self.card.geometry()), self.theme, strength)

    def _focusable(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget = self.card.nextInFocusChain()
        while widget is not None and widget is not self.card:
            tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if tab and widget.isEnabled() and widget.isVisible() and self.isAncestorOf(widget):
                found.append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _focus_first(self) -> None:
        order = self._focusable()
        (order[0] if order else self).setFocus(Qt.FocusReason.PopupFocusReason)


def paint_shadow(painter: QPainter, card: QRectF, theme: Theme, strength: float = 1.0) -> None:
    """Lay a soft shadow under a card with corners of ten pixels."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    colour = theme.colour("shadow")
    colour.setAlphaF(0.3 * strength / _LAYERS)
    painter.setBrush(colour)
    for number in range(_LAYERS):
        # Many faint layers, from beyond the edge to within it, add up to a blur without one.
        step = _REACH * (1 - 2 * number / (_LAYERS - 1))
        layer = card.translated(0, _DROP).adjusted(-step, -step, step, step)
        radius = max(4.0, 10 + step)
        painter.drawRoundedRect(layer, radius, radius)
    painter.restore()
