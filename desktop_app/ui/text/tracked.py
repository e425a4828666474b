"""A QTextDocument whose text is known exactly at any time, without asking it for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from desktop_app.domain.text import clean
from desktop_app.ui.text.arriving import beginning, is_long, next_part
from desktop_app.ui.text.held_back import Rendition, grows_long, has_long_line
from desktop_app.ui.text.looks import signals_blocked, without_layout
from desktop_app.ui.text.positions import Positions, utf16_length

if TYPE_CHECKING:
    from collections.abc import Callable


class TextDelta(NamedTuple):
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

    Where a line is past the limit, the document holds a `Rendition` instead, which is shown only
    (`held_back`). `replace` then changes the text itself, and the document follows it: what comes
    to stand in the document by any other way is thrown away, and never reaches the text.

    A long text arrives in parts, one in each turn of the event loop (`arriving`):
    the document then holds the beginning of it, and whatever asks for more brings the rest.

    Signals: `changed(TextDelta)` after each edit by whatever means, but for `load`; `loaded()`
    after that, or when the document shows another rendition, before it is laid out, so that its
    looks cost no second layout; `part_came(int, int)` with the UTF-16 places of one more part,
    before it is laid out; `arrived()` when a text that came in parts is there; `folded(int)` with
    the place of the edit that made a line too long.
    """

    changed = Signal(object)
    loaded = Signal()
    part_came = Signal(int, int)
    arrived = Signal()
    folded = Signal(int)

    def __init__(
        self, field: str, parent: QObject | None = None, *, longest: int | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._longest = longest  # code points of a line, None for the body's
        self.document = QTextDocument(self)
        self.document.setDocumentMargin(0)
        # Steps are kept by OpenArticle, which knows about all fields and the details.
        self.document.setUndoRedoEnabled(False)
        # A document without a layout tells nothing about its edits.
        self.document.documentLayout()
        self._exact = Positions()
        self.positions: Positions | Rendition = self._exact
        self._text = ""
        self._units = 0
        self._loading = False
        self._long_at: int | None = None  # an edit has just made a line too long there
        self._rest = ""  # of what is to be shown: it has not arrived yet
        self._on_whole: list[Callable[[], object]] = []
        self._next_part = QTimer(self, singleShot=True, interval=0)
        self._next_part.timeout.connect(self._bring_part)
        self.document.contentsChange.connect(self._follow)

    @property
    def text(self) -> str:
        """The text, exactly."""
        return self._text

    @property
    def held_back(self) -> bool:
        """Whether a line is too long to be laid out, and only a rendition is shown."""
        return self.positions is not self._exact

    @property
    def shown(self) -> str:
        """What the document holds, or will hold when it has arrived."""
        return self.positions.text if isinstance(self.positions, Rendition) else self._text

    @property
    def arriving(self) -> bool:
        """Whether the document holds only the beginning as yet."""
        return bool(self._rest)

    def load(self, text: str) -> None:
        """Show another text; no edit is told."""
        self._text = clean(text)
        self._on_whole.clear()
        self._show()

    def when_there(self, do: Callable[[], object], code_point: int | None = None) -> None:
        """Do something as soon as that place, or all of the text, is in the document.

        It is not done where another text is loaded before.
        """
        there = code_point is not None and self.positions.utf16(code_point) <= self._units
        if there or not self._rest:
            do()
        else:
            self._on_whole.append(do)

    def arrive_now(self) -> None:
        """Bring all that is still missing."""
        if self._rest:
            rest, self._rest = self._rest, ""
            self._append(rest)
            self._end_arrival()

    def _bring_part(self) -> None:
        part, self._rest = next_part(self._rest)
        self._append(part)
        if self._rest:
            self._next_part.start()
        else:
            self._end_arrival()

    def _append(self, text: str) -> None:
        """Put more of the text at the end of the document, with its looks, as one layout."""
        place = self._units
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._loading = True
        with signals_blocked(self.document):
            cursor.beginEditBlock()
            insert_exactly(cursor, text)
            self._units = self.document.characterCount() - 1
            self.part_came.emit(place, self._units)
            cursor.endEditBlock()
        self._loading = False

    def _end_arrival(self) -> None:
        self._next_part.stop()
        waiting, self._on_whole = self._on_whole, []
        for do in waiting:
            do()
        self.arrived.emit()

    def replace(self, start: int, end: int, text: str) -> None:
        """Put `text` in place of the code points `start` to `end`."""
        text = clean(text)
        start = min(max(start, 0), len(self._text))
        end = min(max(end, start), len(self._text))
        much = is_long(text) or grows_long(self._text, start, end, text, self._longest)
        if self.held_back or much or self.positions.utf16(end) > self._units:
            self._replace_unseen(start, end, text)
        else:
            insert_exactly(self.cursor(start, end), text)

    def _replace_unseen(self, start: int, end: int, text: str) -> None:
        """Change the text itself, and show what can be shown of it."""
        start, old, new = _narrowed(start, self._text[start:end], text)
        if old == new:
            return
        self._text = self._text[:start] + new + self._text[start + len(old) :]
        self._show(lambda: self.changed.emit(TextDelta(self.field, start, old, new)))

    def _show(self, tell: Callable[[], None] | None = None) -> None:
        """Give the document the text, or its rendition; `tell` before all looks are set."""
        if has_long_line(self._text, self._longest):
            note = self.tr("… ({0} more in this line)")
            self.positions = Rendition(self._text, note, self._longest)
            shown = self.positions.text
        else:
            self.positions = self._exact
            self._exact.reset(self._text)
            shown = self._text
        shown, self._rest = beginning(shown)
        self._loading = True
        with without_layout(self.document):
            # Nobody hears of a text that comes in parts: each would look at every line of it.
            with signals_blocked(self.document, on=bool(self._rest)):
                cursor = QTextCursor(self.document)
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.beginEditBlock()
                cursor.removeSelectedText()
                insert_exactly(cursor, shown)
                cursor.endEditBlock()
            self._units = self.document.characterCount() - 1
            if tell is not None:
                tell()
            self.loaded.emit()
        self._loading = False
        self._long_at = None
        self.document.setLayoutEnabled(True)
        if self._rest:
            self._next_part.start()
        else:
            self._next_part.stop()

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """A cursor with these code points selected."""
        length = len(self._text)
        first = self.positions.utf16(min(max(start, 0), length))
        last = first if end is None else self.positions.utf16(min(max(end, 0), length))
        if max(first, last) > self._units:
            self.arrive_now()
        cursor = QTextCursor(self.document)
        cursor.setPosition(first)
        if end is not None:
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selection(self, cursor: QTextCursor) -> tuple[int, int]:
        """Anchor and caret of a cursor in code points."""
        anchor, position = cursor.anchor(), cursor.position()
        place = self.positions.code_point(position)
        return (place if anchor == position else self.positions.code_point(anchor)), place

    def line_of(self, code_point: int) -> int:
        """The 0-based line that holds a code point; quick, since Qt keeps a tree of them."""
        place = self.positions.utf16(code_point)
        if place > self._units and self._rest:
            return self._text.count("\n", 0, code_point)
        return self.document.findBlock(place).blockNumber()

    def _follow(self, place: int, removed: int, added: int) -> None:
        if self._loading:
            return
        if self.held_back:
            # Nothing may write here. It is put right once Qt has finished with it.
            QTimer.singleShot(0, self, self._restore)
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
        long = grows_long(self._text, start, start + len(old), new, self._longest)
        self._text = self._text[:start] + new + self._text[start + len(old) :]
        self._exact.splice(start, len(old), new)
        if long:
            # Typed or joined by a key of Qt's own. It has not been laid out yet, and never is.
            self.document.setLayoutEnabled(False)
            self._long_at = start + len(new)
            QTimer.singleShot(0, self, self._hold_back)
        self.changed.emit(TextDelta(self.field, start, old, new))

    def _hold_back(self) -> None:
        place, self._long_at = self._long_at, None
        if place is not None:
            self._show()
            self.folded.emit(place)

    def _restore(self) -> None:
        if self.held_back:
            self._show()

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
