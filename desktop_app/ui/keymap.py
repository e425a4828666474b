"""Which keys each command has: Marquee's own, and what the writer has put in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.ui.command_spec import ActionSpec

_Keys = QKeySequence.StandardKey
# Text fields take these before any command gets them.
_OF_TEXT = (
    _Keys.Copy, _Keys.Cut, _Keys.Paste, _Keys.SelectAll, _Keys.Undo, _Keys.Redo,
    _Keys.MoveToNextWord, _Keys.MoveToPreviousWord,
    _Keys.MoveToStartOfDocument, _Keys.MoveToEndOfDocument,
    _Keys.SelectNextWord, _Keys.SelectPreviousWord,
    _Keys.SelectStartOfLine, _Keys.SelectEndOfLine,
    _Keys.SelectStartOfBlock, _Keys.SelectEndOfBlock,
    _Keys.SelectStartOfDocument, _Keys.SelectEndOfDocument,
    _Keys.DeleteStartOfWord, _Keys.DeleteEndOfWord,
)  # fmt: skip
_STEADY = ("Ctrl+Y", "Ctrl+Alt+Return", "Alt+F4")
_ITS_OWN = {"edit.undo": _Keys.Undo, "edit.redo": _Keys.Redo}
_SHIFTED = Qt.KeyboardModifier.ShiftModifier
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Keymap:
    """The keys of every command, as portable text: "Ctrl+B", or several parted by "; ".

    Commands that are seldom wanted have two strokes, "Ctrl+T, R": there are more of them than
    keys that no system, layout or text field needs.
    """

    def __init__(self, registry: Iterable[ActionSpec], kept: str = "") -> None:
        self._own = {spec.id: spec.shortcut for spec in registry}
        self._changed: dict[str, str] = {}
        for line in kept.splitlines():
            id_, equals, keys = line.partition("=")
            # What no longer fits, after an update or a slip in the file, is left out.
            if equals and id_ in self._own and (not keys or self._may_have(id_, keys)):
                self._changed[id_] = keys
        self._unite()

    def text(self) -> str:
        """What differs from Marquee's own keys, one command a line, for the settings."""
        return "\n".join(f"{id_}={keys}" for id_, keys in sorted(self._changed.items()))

    def keys(self, id_: str) -> str:
        """The keys of a command; "" where it has none."""
        return self._changed.get(id_, self._own[id_])

    def own(self, id_: str) -> str:
        """The keys that Marquee gives it."""
        return self._own[id_]

    def is_changed(self, id_: str) -> bool:
        """Whether the writer has given it others."""
        return id_ in self._changed

    def is_any_changed(self) -> bool:
        """Whether the writer has changed any."""
        return bool(self._changed)

    def owner(self, keys: str, besides: str = "") -> str:
        """The command that has these keys, other than `besides`; "" where they are free."""
        for id_ in self._own:
            if id_ != besides and keys in self.keys(id_).split("; "):
                return id_
        return ""

    def give(self, id_: str, keys: str) -> None:
        """Give these keys to a command, and take them from whichever had them."""
        wanted = set(keys.split("; ")) - {""}
        for other in self._own:
            if other != id_:
                had = self.keys(other).split("; ")
                left = [one for one in had if one not in wanted]
                if left != had:
                    self._put(other, "; ".join(left))
        self._put(id_, keys)

    def reset(self, id_: str) -> None:
        """Give a command Marquee's own keys again, and take them from whichever has them."""
        self.give(id_, self._own[id_])

    def reset_all(self) -> None:
        """Give every command Marquee's own keys again."""
        self._changed.clear()

    def is_taken_by_text(self, id_: str, keys: str) -> bool:
        """Whether text fields do something of their own with these keys."""
        if keys in self._own[id_].split("; "):
            return False
        pressed = QKeySequence(keys)
        its_own = _ITS_OWN.get(id_)
        if its_own is not None and pressed in QKeySequence.keyBindings(its_own):
            return False
        steady = any(pressed == QKeySequence(one) for one in _STEADY)
        return steady or any(pressed in QKeySequence.keyBindings(key) for key in _OF_TEXT)

    def begins_others(self, keys: str) -> bool:
        """Whether commands have these keys and another after them: they would never be reached."""
        return bool(keys) and any(own.startswith(f"{keys}, ") for own in self._own.values())

    def _put(self, id_: str, keys: str) -> None:
        if keys == self._own[id_]:
            self._changed.pop(id_, None)
        else:
            self._changed[id_] = keys

    def _may_have(self, id_: str, keys: str) -> bool:
        for one in keys.split("; "):
            sequence = QKeySequence(one)
            if sequence.count() != 1 or sequence.toString() != one:
                return False
            pressed = sequence[0]  # type: ignore[index] # Qt's stubs leave it out
            if not is_for_commands(pressed) or self.is_taken_by_text(id_, one):
                return False
            if self.begins_others(one):
                return False
        return True

    def _unite(self) -> None:
        """Let no two commands have the same keys, as they may in a file that was edited."""
        taken: dict[str, str] = {}
        # What the writer has chosen comes before what Marquee gave.
        for id_ in sorted(self._own, key=lambda one: one not in self._changed):
            had = self.keys(id_).split("; ")
            left = [one for one in had if taken.setdefault(one, id_) == id_ or not one]
            if left != had:
                self._put(id_, "; ".join(left))


def is_for_commands(pressed: QKeyCombination) -> bool:
    """Whether a command may have these keys: they type nothing, and no text field needs them."""
    key, modifiers = pressed.key(), pressed.keyboardModifiers()
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return not (key == Qt.Key.Key_F10 and modifiers == _SHIFTED)  # the menu key of many
    return bool(modifiers & _COMMAND) and key != Qt.Key.Key_unknown


def native_text(keys: str) -> str:
    """The first of these keys as the system writes them: "Ctrl+B", "⌘B"."""
    first = keys.split("; ")[0]
    return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText) if first else ""
