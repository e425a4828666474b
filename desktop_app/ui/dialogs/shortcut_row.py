"""One command in the list of shortcuts: pressed, it waits for the keys it is to have."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.ui.keymap import is_for_commands, native_text
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from desktop_app.ui.icons import Icons

HEIGHT = 32
_PAD = 8
_RESET = 24
_CAP_GAP = 6
_BARE = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
    Qt.Key.Key_Super_L, Qt.Key.Key_Super_R, Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown, Qt.Key(0),
}  # fmt: skip
_DIGITS = "1234567890"
_FIRST_DIGIT = 10  # the scan code of the key right of Escape's, with X11 and Wayland


class KeysPressed(NamedTuple):
    """A command is to have these keys, as portable text; "" for none."""

    id: str
    keys: str


class KeysRefused(NamedTuple):
    """These keys cannot be a command's."""

    id: str
    keys: str


class RowChosen(NamedTuple):
    """A row waits for keys now, or waits no more."""

    id: str
    waiting: bool


class RowTalk(QObject):
    """What all rows say, in one place: to connect each of a hundred takes too long.

    Signals: `keys_pressed(KeysPressed)`, `keys_refused(KeysRefused)`, `chosen(RowChosen)`,
    `request_reset(str)` with the command's id.
    """

    keys_pressed = Signal(object)
    keys_refused = Signal(object)
    chosen = Signal(object)
    request_reset = Signal(str)


class ShortcutRow(QAbstractButton):
    """Shows a command and its keys; what happens to it is said through its `RowTalk`."""

    def __init__(self, icons: Icons, id_: str, name: str, talk: RowTalk) -> None:
        super().__init__()
        self.id = id_
        self._icons = icons
        self._talk = talk
        self._keys = ""
        self._waiting = False
        self.setText(name)
        self.setFont(icons.theme.ui_font(13))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Without it, nothing is painted anew when the mouse comes and goes.
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.reset: IconButton | None = None
        self.clicked.connect(self.wait)

    def show_keys(self, keys: str, *, changed: bool) -> None:
        """Show these keys, and a way back where they are the writer's own."""
        self._keys = native_text(keys)
        self.setAccessibleName(f"{self.text()}, {self._keys}" if self._keys else self.text())
        self.setAccessibleDescription(self.tr("Press Enter, then the new keys"))
        if changed and self.reset is None:
            text = self.tr("Back to Marquee’s own keys")
            self.reset = IconButton(
                self._icons, "rotate-ccw", text, size=_RESET, icon_size=14, parent=self
            )
            self.reset.clicked.connect(self._ask_for_reset)
            self._place()
        if self.reset is not None:
            self.reset.setVisible(changed)
        self.update()

    def keys(self) -> str:
        """The keys as they are shown."""
        return self._keys

    def is_waiting(self) -> bool:
        """Whether it waits for keys."""
        return self._waiting

    def wait(self) -> None:
        """Wait for the keys that are pressed next."""
        self._set_waiting(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Wait no more."""
        self._set_waiting(False)

    def sizeHint(self) -> QSize:
        """As wide as its words and keys."""
        return QSize(320, HEIGHT)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Tab with a modifier, too, while keys are waited for."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take keys while they are waited for; else begin to, at Enter or Space."""
        if not self._waiting:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.wait()
                return
            super().keyPressEvent(event)
            return
        event.accept()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _BARE or event.isAutoRepeat():
            return
        if plain and event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._tell(KeysPressed(self.id, ""))
        else:
            self._take(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Keep releases, of Alt above all, from the window below."""
        if self._waiting:
            event.accept()
            return
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere gives no keys."""
        self.stop()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way back beside the keys."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, keys and ring."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._waiting or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self._waiting else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
        right = self.width() - _PAD - _RESET - _CAP_GAP
        cap = self._paint_keys(painter, right)
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink"))
        room = QRect(_PAD, 0, cap - _PAD - 12, self.height())
        name = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_keys(self, painter: QPainter, right: int) -> int:
        theme = self._icons.theme
        painter.setFont(theme.ui_font(12))
        text = self.tr("Press the new keys…") if self._waiting else self._keys
        if not text:
            return right
        width = painter.fontMetrics().horizontalAdvance(text) + 14
        cap = QRect(right - width, 5, width, self.height() - 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._waiting:
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("accent" if self._waiting else "ink_soft"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, text)
        return cap.left()

    def _take(self, event: QKeyEvent) -> None:
        pressed = pressed_keys(event)
        keys = QKeySequence(pressed).toString()
        if is_for_commands(pressed):
            self._tell(KeysPressed(self.id, keys))
        else:
            self._tell_refused(KeysRefused(self.id, keys))

    def _set_waiting(self, waiting: bool) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            if waiting:
                self.installEventFilter(self)
            else:
                self.removeEventFilter(self)
            self.update()
            self._tell_chosen(RowChosen(self.id, waiting))

    def _place(self) -> None:
        if self.reset is not None:
            self.reset.move(self.width() - _PAD - _RESET, (HEIGHT - _RESET) // 2)

    def _ask_for_reset(self) -> None:
        self._talk.request_reset.emit(self.id)

    def _tell(self, pressed: KeysPressed) -> None:
        self._talk.keys_pressed.emit(pressed)

    def _tell_refused(self, refused: KeysRefused) -> None:
        self._talk.keys_refused.emit(refused)

    def _tell_chosen(self, chosen: RowChosen) -> None:
        self._talk.chosen.emit(chosen)


def pressed_keys(event: QKeyEvent) -> QKeyCombination:
    """The keys of an event as a shortcut names them.

    With Shift a key arrives as the sign above the other: what lies there differs from keyboard to
    keyboard, so digits are named by their keys, and other signs without Shift.
    """
    key, text = Qt.Key(event.key()), event.text()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not modifiers & Qt.KeyboardModifier.ShiftModifier or not _is_sign(key, text):
        return QKeyCombination(modifiers, key)
    place = event.nativeScanCode() - _FIRST_DIGIT
    if sys.platform.startswith("linux") and 0 <= place < len(_DIGITS):
        return QKeyCombination(modifiers, Qt.Key(ord(_DIGITS[place])))
    return QKeyCombination(modifiers & ~Qt.KeyboardModifier.ShiftModifier, key)


def _is_sign(key: Qt.Key, text: str) -> bool:
    if text[:1].isprintable() and text[:1]:
        return not text[0].isalnum() and not text[0].isspace()
    # With Ctrl some systems give no text.
    return 0x20 < key < 0x7F and not chr(key).isalnum()
