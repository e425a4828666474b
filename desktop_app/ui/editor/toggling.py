"""Bold, italic and struck out by key: on, off, and out of a pair that was just filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor import formatting, stretched
from desktop_app.ui.editor.change import Change, carried

if TYPE_CHECKING:
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.editor.pairing import Pairing

Span = tuple[int, int]


class _Taken(NamedTuple):
    """What a key took off, for the same key to put it back: as the text was, and is."""

    mark: str
    revision: int
    now: Span
    first: int  # code point at which both differ
    there: str
    here: str
    before: Span


class Toggling(QObject):
    """Toggles marks in the body; knows what the last key did, to take exactly that back."""

    def __init__(self, edit: ColumnEdit, pairing: Pairing) -> None:
        super().__init__(edit)
        self._edit = edit
        self._pairing = pairing
        self._taken: _Taken | None = None

    def toggle(self, mark: str, label: str) -> None:
        """Put a mark around the selection or the word at the caret, or take it off."""
        edit = self._edit
        if edit.highlighter.in_code(edit.textCursor().block()):
            return  # in code a star is a star
        anchor, place = edit.place()
        if anchor == place and self._pairing.step_out(mark):
            return
        change = self._put_back(mark) or self._take_off(mark)
        if change is None:
            change = self._put_on(mark, *sorted((anchor, place)))
        edit.article.apply(change.edits, label, caret=(change.anchor, change.caret))
        if self._taken is not None:
            now = (change.anchor, change.caret)
            self._taken = self._taken._replace(revision=edit.article.revision, now=now)
        if [part.text for part in change.edits] == [mark * 2]:
            self._pairing.remember(range(change.caret, change.caret + len(mark)))

    def _put_on(self, mark: str, start: int, end: int) -> Change:
        text = self._edit.tracked.text
        code = stretched.code_around(text, start, end)
        if code is None:
            return formatting.toggle_mark(text, start, end, mark)
        # Within code a mark is a sign: it goes around, and the caret stays in.
        edits = formatting.toggle_mark(text, *code, mark).edits
        return Change(edits, carried(start, edits), carried(end, edits))

    def _put_back(self, mark: str) -> Change | None:
        taken, self._taken = self._taken, None
        if taken is None or taken.mark != mark:
            return None
        if (taken.revision, taken.now) != (self._edit.article.revision, self._edit.place()):
            return None
        last = taken.first + len(taken.here)
        return Change((TextEdit(taken.first, last, taken.there),), *taken.before)

    def _take_off(self, mark: str) -> Change | None:
        text, (start, end) = self._edit.tracked.text, sorted(self._edit.place())
        if formatting.has_mark(
            text, *(stretched.code_around(text, start, end) or (start, end)), mark
        ):
            return None
        change = stretched.unmarked(text, start, end, mark)
        if change is not None:
            new = change.applied(text)
            first = min(edit.start for edit in change.edits)
            last = max(edit.end for edit in change.edits)
            here = new[first : last + len(new) - len(text)]
            self._taken = _Taken(mark, 0, (0, 0), first, text[first:last], here, self._edit.place())
        return change
