"""Keys that come before the text is there: kept in order, and played to it then.

So it is from the first paint until an article is open, and while a very long text still arrives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QTextEdit

    from desktop_app.ui.text.tracked import TrackedText

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.InputMethod})
_HANDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ContextMenu,
        QEvent.Type.Drop,
    }
)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HeldKeys(QObject):
    """Stands before an editor while its text arrives; at other times it costs nothing.

    A key may mean the end of the text, or all of it. What is typed waits for that, a second at
    most; a command, or a click behind keys that wait, does not: it brings the rest at once.
    """

    def __init__(self, edit: QTextEdit, text: TrackedText) -> None:
        super().__init__(edit)
        self._edit = edit
        self._text = text
        self._kept: list[QEvent] = []
        self._watching = False
        self._opened: SignalInstance | None = None  # what is waited for: that an article is open
        text.arrived.connect(self._on_arrived)

    def begin(self) -> None:
        """Keep keys from now on, until the text is there."""
        if not self._watching:
            self._watching = True
            self._edit.installEventFilter(self)
            self._edit.viewport().installEventFilter(self)

    def wait_for(self, opened: SignalInstance) -> None:
        """Keep keys from now on, until an article has been opened."""
        self._opened = opened
        opened.connect(self._on_opened)
        self.begin()

    def drop(self) -> None:
        """Forget what was typed for an article that does not come."""
        if self._opened is not None:
            self._kept.clear()
            self._end_waiting()
            self._stop()

    def settle(self) -> None:
        """Play what is kept, for which the rest of the text has to come now."""
        if self._kept and self._opened is None:
            self._text.arrive_now()
            self._play()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep what is typed, in order; see to it that nothing overtakes it."""
        kind = event.type()
        if kind in _KEYS and self._watching and not self._is_alt(event):
            self._kept.append(event.clone())
            return True
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & _COMMAND and self._opened is None:
                self._text.arrive_now()
                self._play()
        elif kind in _HANDS:
            self.settle()
        return False

    def _is_alt(self, event: QEvent) -> bool:
        """Alt by itself is the menu bar’s, also while there is no article."""
        waiting = self._opened is not None
        return waiting and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt

    def _on_opened(self) -> None:
        self._end_waiting()
        self._on_arrived()  # unless more of the text is to come

    def _end_waiting(self) -> None:
        if self._opened is not None:
            self._opened.disconnect(self._on_opened)
            self._opened = None

    def _on_arrived(self) -> None:
        # In a turn of its own: whoever has asked for the rest is in the middle of something.
        if self._watching:
            QTimer.singleShot(0, self, self._play)

    def _play(self) -> None:
        if not self._watching or self._text.arriving or self._opened is not None:
            return
        self._stop()
        # The article may have been left in its headline, which stands within the editor.
        there = QApplication.focusWidget()
        target = there if there is not None and self._edit.isAncestorOf(there) else self._edit
        kept, self._kept = self._kept, []
        for event in kept:
            QCoreApplication.sendEvent(target, event)

    def _stop(self) -> None:
        self._watching = False
        self._edit.removeEventFilter(self)
        self._edit.viewport().removeEventFilter(self)
