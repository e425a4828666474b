"""A QTextDocument whose text is known exactly at any time, without asking it for all of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.domain.text import clean
from desktop_app.ui.text.looks import without_layout
from desktop_app.ui.text.positions import Positions, utf16_length


@dataclass(frozen=True)
class TextDelta:
    """At code point `start` of `field`, `removed` became `inserted`."""

    field: str
    start: int
    removed: str
    inserted: str

    def reversed(self) -> TextDelta:
        """The edit that takes it back."""
        return TextDelta(self.field, self.start, self.inserted, self.removed)


class TrackedText(QObject):
    """A document, and its text as a Python string that follows every edit of it.

    The string is the truth for everybody else: `QTextDocument.toPlainText` changes characters,
    and asking for all of the text at each key would cost more the longer the text is.

    Signals: `changed(TextDelta)` after each edit by whatever means, but for `load`; `loaded()`
    after that, before the new text is laid out, so that its looks cost no second layout.
    """

    changed = Signal(object)
    loaded = Signal()

    def __init__(self, field: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.document = QTextDocument(self)
        self.document.setDocumentMargin(0)
        # Steps are kept by OpenArticle, which knows about all fields and the details.
        self.document.setUndoRedoEnabled(False)
        # A document without a layout tells nothing about its edits.
        self.document.documentLayout()
        self.positions = Positions()
        self._text = ""
        self._units = 0
        self._loading = False
        self.document.contentsChange.connect(self._follow)

    @property
    def text(self) -> str:
        """The text, exactly."""
        return self._text

    def load(self, text: str) -> None:
        """Show another text; no edit is told."""
        text = clean(text)
        self._text = text
        self.positions.reset(text)
        self._loading = True
        with without_layout(self.document):
            cursor = QTextCursor(self.document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            insert_exactly(cursor, text)
            cursor.endEditBlock()
            self._units = self.document.characterCount() - 1
            self.loaded.emit()
        self._loading = False

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in place of the code points `start` to `end`."""
        insert_exactly(self.cursor(start, end), clean(text))

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """A cursor with these code points selected."""
        length = len(self._text)
        cursor = QTextCursor(self.document)
        cursor.setPosition(self.positions.utf16(min(max(start, 0), length)))
        if end is not None:
            place = self.positions.utf16(min(max(end, 0), length))
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selection(self, cursor: QTextCursor) -> tuple[int, int]:
        """Anchor and caret of a cursor in code points."""
        to_code_point = self.positions.code_point
        return to_code_point(cursor.anchor()), to_code_point(cursor.position())

    def line_of(self, code_point: int) -> int:
        """The 0-based line that holds a code point; quick, since Qt keeps a tree of them."""
        return self.document.findBlock(self.positions.utf16(code_point)).blockNumber()

    def _follow(self, place: int, removed: int, added: int) -> None:
        if self._loading:
            return
        units = self.document.characterCount() - 1
        removed = added - (units - self._units)
        # Qt counts the last paragraph's end among what went and came now and then.
        if removed < 0 or place + removed > self._units or place + added > units:
            place, removed, added = 0, self._units, units
        self._units = units
        start = self.positions.code_point(place)
        end = self.positions.code_point(place + removed)
        old, new = self._text[start:end], self._read(place, added)
        start, old, new = _narrowed(start, old, new)
        if old == new:
            return  # a change of looks only
        self._text = self._text[:start] + new + self._text[start + len(old) :]
        self.positions.splice(start, len(old), new)
        self.changed.emit(TextDelta(self.field, start, old, new))

    def _read(self, place: int, units: int) -> str:
        if not units:
            return ""
        cursor = QTextCursor(self.document)
        cursor.setPosition(place)
        cursor.setPosition(place + units, QTextCursor.MoveMode.KeepAnchor)
        text = clean(cursor.selectedText())
        if utf16_length(text) == units:
            return text
        # A lone surrogate is lost on the way from Qt: read those places one by one.
        characters = (str(self.document.characterAt(at)) for at in range(place, place + units))
        return clean("".join(character or "\ufffd" for character in characters))


def insert_exactly(cursor: QTextCursor, text: str) -> None:
    """Put text over what the cursor has selected, a byte order mark at its beginning too.

    PySide takes U+FEFF and U+FFFE at the beginning of a string for a mark of its encoding: the
    first is lost, and after the second all bytes are swapped.
    """
    if not text.startswith(("\ufeff", "\ufffe")):
        cursor.insertText(text)
        return
    cursor.beginEditBlock()
    cursor.insertText("." + text)
    end = cursor.position()
    cursor.setPosition(end - utf16_length(text) - 1)
    cursor.deleteChar()
    cursor.setPosition(end - 1)
    cursor.endEditBlock()


def _narrowed(start: int, old: str, new: str) -> tuple[int, str, str]:
    """The same edit without what both texts begin and end with."""
    if not old or not new:
        return start, old, new
    head = _common(old, new, min(len(old), len(new)))
    old, new = old[head:], new[head:]
    tail = _common(old[::-1], new[::-1], min(len(old), len(new)))
    return start + head, old[: len(old) - tail], new[: len(new) - tail]


def _common(one: str, other: str, limit: int) -> int:
    """How many characters both begin with, by halving, so that long texts are quick."""
    low = 0
    while low < limit:
        middle = (low + limit + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            limit = middle - 1
    return low
