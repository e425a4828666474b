"""Typewriter scrolling: the line that is written on stays where it is, and the page moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal

if TYPE_CHECKING:
    from desktop_app.ui.editor.column_edit import ColumnEdit

HEIGHT = 0.45  # of the view, from above, where the line is held
_FOOT = 60  # per cent of the view below the last line, so that it can stand there too
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod})


class Typewriter(QObject):
    """Holds the caret's line where keys have moved it; never after a click or the wheel."""

    _moved = Signal()

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._on = False
        self._by_key = False
        self._usual_foot = edit.foot
        edit.caret_moved.connect(self._note)
        # Behind Qt's own scrolling to the caret, and still before anything is painted.
        self._moved.connect(self._hold, Qt.ConnectionType.QueuedConnection)

    def is_on(self) -> bool:
        """Whether the line is held."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Hold the line, or let it go."""
        if on == self._on:
            return
        self._on = on
        for watched in (self._edit, self._edit.viewport()):
            # Only while it is on: what is watched calls us at each of its events.
            if on:
                watched.installEventFilter(self)
            else:
                watched.removeEventFilter(self)
        self._edit.foot = _FOOT if on else self._usual_foot
        self._edit.arrange()
        self._edit.update_range()
        if on:
            self._hold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell keys from the mouse."""
        kind = event.type()
        if watched is self._edit and kind in _KEYS:
            self._by_key = True
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._by_key = False
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        if self._on and self._by_key and self._edit.hasFocus():
            self._tell()

    def _tell(self) -> None:
        self._moved.emit()

    def _hold(self) -> None:
        edit = self._edit
        middle = edit.caret_rect().center().y()
        wanted = edit.viewport().height() * HEIGHT
        if abs(middle - wanted) >= 1:
            edit.update_range()
            bar = edit.verticalScrollBar()
            bar.setValue(bar.value() + round(middle - wanted))
