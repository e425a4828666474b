"""Pairs in the editor: which closers were put in for the writer, and the keys that heed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_app.ui.editor import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from desktop_app.ui.editor.change import Change
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.text.tracked import TextDelta


class Pairing(QObject):
    """Remembers the closers put in until the caret leaves their line, or they are typed."""

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._closers: tuple[int, ...] = ()  # code points
        edit.tracked.changed.connect(self._follow)
        edit.tracked.loaded.connect(self._forget)
        edit.caret_moved.connect(self._note_caret)

    def handle(self, event: QKeyEvent) -> bool:
        """Close, step over or empty a pair; False where the key is just a key."""
        anchor, place = self._edit.place()
        if anchor != place:
            return False
        text = self._edit.tracked.text
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self._apply(pairs.emptied(text, place, self._closers))
        key = event.text()
        after = pairs.stepped_over(text, place, key, self._closers)
        if after is not None:
            self._closers = tuple(closer for closer in self._closers if closer != place)
            self._edit.put_caret(after, after)
            return True
        if key not in pairs.CLOSERS or self._in_code():
            return False
        if not self._apply(pairs.opened(text, place, key)):
            return False
        self._closers = (*self._closers, place + 1)
        return True

    def remember(self, closers: Iterable[int]) -> None:
        """Heed closers that something else has put in for the writer, by their code points."""
        self._closers = (*self._closers, *closers)

    def step_out(self, mark: str) -> bool:
        """Go behind the second half of a mark that was put in empty, and has words now."""
        place = self._edit.place()[1]
        text = self._edit.tracked.text
        half = set(range(place, place + len(mark)))
        if not half.issubset(self._closers) or not text.startswith(mark, place):
            return False
        if text[place - 1 : place] == mark[0]:
            return False  # still empty: the key takes it away
        self._closers = tuple(closer for closer in self._closers if closer not in half)
        self._edit.article.end_run()
        self._edit.put_caret(place + len(mark), place + len(mark))
        return True

    def _in_code(self) -> bool:
        return self._edit.highlighter.in_code(self._edit.textCursor().block())

    def _apply(self, change: Change | None) -> bool:
        if change is None:
            return False
        caret = (change.anchor, change.caret)
        self._edit.article.apply(change.edits, self.tr("Typing"), caret=caret)
        return True

    def _follow(self, delta: TextDelta) -> None:
        start, end = delta.start, delta.start + len(delta.removed)
        shift = len(delta.inserted) - len(delta.removed)
        self._closers = tuple(
            place if place < start else place + shift
            for place in self._closers
            if place < start or place >= end
        )

    def _note_caret(self) -> None:
        if not self._closers:
            return
        text, place = self._edit.tracked.text, self._edit.place()[1]
        start = text.rfind("\n", 0, place) + 1
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        # A closer that the caret has gone past, by whatever way, is the writer's own now.
        self._closers = tuple(closer for closer in self._closers if start <= place <= closer < stop)

    def _forget(self) -> None:
        self._closers = ()
