"""Stars to rate with, by mouse or by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.sidebar import painting

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from desktop_app.domain.review import Scale
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_SIZE = 16
_PITCH = 20
_LEFT = 10
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MORE = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus)
_LESS = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus)


class Stars(QWidget):
    """A row of stars in a field.

    Signals: `rated()` after a click or a key has set or cleared the rating.
    """

    rated = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._best, self._step = 5, 1.0
        self._rating: float | None = None
        self._hovered: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_scale(self, scale: Scale) -> None:
        """Show as many stars as the scale has."""
        self._best, self._step = int(scale.best), scale.step
        self.update()

    def rating(self) -> float | None:
        """What is rated, or None."""
        return self._rating

    def set_rating(self, rating: float | None) -> None:
        """Show a rating."""
        self._rating = rating
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a field."""
        return QSize(_LEFT * 2 + _PITCH * self._best, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, digits set, Backspace clears."""
        key = event.key()
        if key in _MORE:
            self._rate(min(self._best, (self._rating or 0) + self._step))
        elif key in _LESS:
            self._rate(max(0, (self._rating or 0) - self._step))
        elif key == Qt.Key.Key_Home:
            self._rate(0)
        elif key == Qt.Key.Key_End:
            self._rate(self._best)
        elif key in _CLEAR:
            self._rate(None)
        elif event.text().isdecimal() and int(event.text()) <= self._best:
            self._rate(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would set."""
        self._hovered = self._value_at(event.position().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show what is set again."""
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the rating; a click on the value that is set clears it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        value = self._value_at(event.position().x())
        if value is None:
            return
        self._hovered = None
        self._rate(None if value == self._rating else value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the stars, and the value in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("focus" if self.hasFocus() else "line"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 6, 6)
        shown = self._hovered if self._hovered is not None else self._rating
        ratio = self.devicePixelRatioF()
        top = (self.height() - _SIZE) // 2
        for number in range(self._best):
            left = _LEFT + number * _PITCH
            full = (shown or 0) - number
            empty = self._icons.pixmap("star", "line_strong", _SIZE, ratio)
            if full < 1:
                painter.drawPixmap(left, top, empty)
            if full > 0:
                whole = self._icons.pixmap("star", "accent", _SIZE, ratio, filled=True)
                share = min(1.0, full)
                painter.save()
                painter.setClipRect(QRectF(left, top, _SIZE * share, _SIZE))
                painter.drawPixmap(left, top, whole)
                painter.restore()
        painting.draw_line(
            painter,
            self.rect().adjusted(0, 0, -10, 0),
            self.words(shown),
            theme.ui_font(12),
            theme.colour("ink_soft"),
            painting.RIGHT,
        )
        painter.end()

    def words(self, rating: float | None) -> str:
        """A rating as the field says it: "5 of 5"."""
        if rating is None:
            return self.tr("Not rated")
        return self.tr("{0} of {1}").format(f"{rating:g}", self._best)

    def _value_at(self, x: float) -> float | None:
        place = (x - _LEFT) / _PITCH
        if not 0 <= place < self._best:
            return None
        steps = int(place / self._step) + 1
        return min(float(self._best), steps * self._step)

    def _rate(self, rating: float | None) -> None:
        if rating != self._rating:
            self.set_rating(rating)
            self.rated.emit()

    def _say(self) -> None:
        self.setAccessibleDescription(self.words(self._rating))
