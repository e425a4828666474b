"""Quotes that turn as they are typed, each as a step of its own that can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.finding import TextEdit
from desktop_app.language.typography import (
    APOSTROPHE,
    PRIME,
    STYLES,
    QuoteStyle,
    curled,
    mended,
    straightened,
    turned,
)
from desktop_app.ui.editor.change import Change
from desktop_app.ui.editor.prose import is_prose, kept_spans
from desktop_app.ui.editor.tokens import next_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from desktop_app.ui.editor.column_edit import ColumnEdit


class SmartQuotes(QObject):
    """Turns straight quotes in prose. Without a style it leaves all as it is typed."""

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._style: QuoteStyle | None = None
        self._turned: tuple[int, int] | None = None  # the caret and the revision behind a turn

    def set_style(self, name: str) -> None:
        """Turn quotes as in that language; "straight" leaves them."""
        self._style = STYLES.get(name)

    def handle(self, event: QKeyEvent) -> bool:
        """Turn a quote that is typed, or back one that has just been turned."""
        edit = self._edit
        anchor, place = edit.place()
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return self._turn_back(anchor, place)
        text = event.text()
        if self._style is None or not text:
            return False
        if text not in {'"', "'"}:
            if anchor == place and not text[0].isalnum() and text.isprintable():
                self._mend(place)
            return False
        line, start, state = self._line(min(anchor, place))
        if not is_prose(line, min(anchor, place) - start, state):
            return False
        if anchor != place:
            self._surround(min(anchor, place), max(anchor, place), text)
            return True
        self._type(text)
        return True

    def _type(self, sign: str) -> None:
        edit = self._edit
        edit.textCursor().insertText(sign)
        place = edit.place()[1]
        line, start, _state = self._line(place)
        assert self._style is not None
        new = turned(line, place - 1 - start, self._style)
        if new not in {sign, PRIME}:  # of 6' and 90's only what follows tells
            self._replace(place - 1, place, new, place - 1 + len(new))
        if sign == '"' or new == APOSTROPHE:
            self._mend(edit.place()[1])
        edit.ensureCursorVisible()

    def _surround(self, start: int, end: int, sign: str) -> None:
        assert self._style is not None
        opening, closing = self._style.pair(sign)
        edits = (TextEdit(start, start, opening), TextEdit(end, end, closing))
        caret = (start + len(opening), end + len(opening))
        self._edit.article.apply(edits, self.tr("Surround"), caret=caret)

    def _mend(self, place: int) -> None:
        line, start, state = self._line(place)
        found = mended(line, place - start)
        if found is not None and is_prose(line, found[0], state):
            at = start + found[0]
            self._replace(at, at + 1, found[1], place)

    def _replace(self, start: int, end: int, new: str, caret: int) -> None:
        article = self._edit.article
        article.apply([TextEdit(start, end, new)], self.tr("Turn the quote"), caret=caret)
        self._turned = (caret, article.revision)

    def _turn_back(self, anchor: int, place: int) -> bool:
        """Right behind a quote that was turned, Backspace gives the straight one."""
        if anchor != place or self._turned != (place, self._edit.article.revision):
            return False
        self._turned = None
        self._edit.article.undo()
        return True

    def _line(self, place: int) -> tuple[str, int, int]:
        """The line of a code point, where it begins, and the state of the line above."""
        edit = self._edit
        text = edit.tracked.text
        start = text.rfind("\n", 0, place) + 1
        stop = text.find("\n", place)
        block = edit.document().findBlock(edit.tracked.positions.utf16(place))
        state = 16 if edit.highlighter.in_code(block) else 0
        return text[start : len(text) if stop < 0 else stop], start, state

    # ----------------------------------------------------------------------------- commands

    def curl_selection(self) -> None:
        """Turn the straight quotes of the selection, or of the whole text, as one step."""
        style = self._style or STYLES["english"]
        self._change(lambda line, keep: curled(line, keep, style), self.tr("Curl the quotes"))

    def straighten_selection(self) -> None:
        """Make the quotes of the selection, or of the whole text, straight, as one step."""
        self._change(straightened, self.tr("Straighten the quotes"))

    def _change(self, make: Callable[[str, list[tuple[int, int]]], str], label: str) -> None:
        edit = self._edit
        if edit.isReadOnly() or not edit.article.is_open():
            return
        anchor, caret = edit.place()
        text = edit.tracked.text
        start, end = sorted((anchor, caret)) if anchor != caret else (0, len(text))
        change = _changed(text, start, end, make)
        if change.edits:
            whole = anchor == caret
            place = (change.caret, change.caret) if whole else (change.anchor, change.caret)
            edit.article.apply(change.edits, label, caret=place)


def _changed(
    text: str, start: int, end: int, make: Callable[[str, list[tuple[int, int]]], str]
) -> Change:
    """Edits that put each line's prose between `start` and `end` into another form."""
    edits: list[TextEdit] = []
    at = state = grown = 0
    for line in text.split("\n"):
        if at > end:
            break
        if at + len(line) >= start:
            keep = kept_spans(line, state)
            keep += [(0, start - at)] if start > at else []
            keep += [(end - at, len(line))] if end < at + len(line) else []
            new = make(line, keep)
            if new != line:
                edits.append(_narrowed(at, line, new))
                grown += len(new) - len(line)
        state = next_state(line, state)
        at += len(line) + 1
    return Change(tuple(edits), start, end + grown)


def _narrowed(at: int, old: str, new: str) -> TextEdit:
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return TextEdit(at + head, at + len(old) - tail, new[head : len(new) - tail])
