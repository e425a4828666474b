"""A snippet being filled in: Tab goes from field to field, Escape ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.pasting import fitted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.domain.snippets import Expanded
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.text.tracked import TextDelta


class Filling(QObject):
    """Knows the fields of the snippet put in last, until all are filled in or it is left."""

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._fields: list[tuple[int, int]] = []  # code points
        self._current = 0
        edit.tracked.changed.connect(self._follow)
        edit.tracked.loaded.connect(self.end)

    def put(self, expanded: Expanded) -> None:
        """Put a snippet over the selection, as one step, and go to its first field."""
        edit = self._edit
        if edit.isReadOnly() or not edit.article.is_open():
            return
        self.end()
        start, end = sorted(edit.place())
        # A block gets empty lines around it; its fields then begin behind those above.
        body = edit.tracked.text
        text = fitted(expanded.text, body, start, end)
        while text.startswith("\n") and body[:start].endswith((" ", "\t")):
            start -= 1  # what is left above and below ends and begins without blanks
        while text.endswith("\n") and body[end:].startswith((" ", "\t")):
            end += 1
        begin = start + text.find(expanded.text)
        first, last = expanded.fields[0]
        edit.setFocus()
        edit.article.apply(
            [TextEdit(start, end, text)],
            self.tr("Snippet"),
            caret=(begin + first, begin + last),
        )
        if len(expanded.fields) > 1:
            self._fields = [(begin + low, begin + high) for low, high in expanded.fields]
            self._current = 0

    def handle_key(self, event: QKeyEvent) -> bool:
        """Step or end; False where nothing is being filled in, or the caret is elsewhere."""
        if not self._fields:
            return False
        low, high = self._fields[self._current]
        if not all(low <= place <= high for place in self._edit.place()):
            self.end()
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        if event.key() not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        step = -1 if event.key() == Qt.Key.Key_Backtab else 1
        self._current = max(self._current + step, 0)
        field = self._fields[self._current]
        if self._current == len(self._fields) - 1:
            self.end()
        self._edit.article.end_run()
        self._edit.put_caret(*field)
        return True

    def end(self) -> None:
        """Let go of the fields; the words stay."""
        self._fields = []

    def _follow(self, delta: TextDelta) -> None:
        if not self._fields:
            return
        start, end = delta.start, delta.start + len(delta.removed)
        low, high = self._fields[self._current]
        if not low <= start <= end <= high:
            self.end()  # something else was changed: undo, or another place
            return
        grown = len(delta.inserted) - len(delta.removed)
        self._fields = [
            (one, other + grown) if index == self._current
            else (one + grown, other + grown) if (one >= high and index > self._current)
            or one > high else (one, other)
            for index, (one, other) in enumerate(self._fields)
        ]  # fmt: skip
