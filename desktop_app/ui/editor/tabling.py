"""Tables in the editor: Tab walks the cells, commands change rows and columns, leaving aligns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor import tables

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.text.tracked import TextDelta

_LONGEST = 400  # lines: a longer one is left as it is


class TableHelp(QObject):
    """Knows the table that the caret is in, as the lines around it."""

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._changed: int | None = None  # a place in a table that was typed in
        self._leaving = QTimer(self, singleShot=True)
        self._leaving.timeout.connect(self._align_left)
        edit.tracked.changed.connect(self._follow)
        edit.tracked.loaded.connect(self._forget)
        edit.caret_moved.connect(self._note_caret)

    def step(self, *, back: bool) -> bool:
        """Go to the next cell or the one before; False outside of tables."""
        found = self._table(self._edit.place()[1])
        if found is None:
            return False
        start, lines, table = found
        moved = tables.stepped(table, back=back)
        if moved is not None:
            self._put(start, lines, moved, self.tr("Table"))
        return True

    def enter(self) -> bool:
        """Go to the cell below, in a new row where there is none; False outside of cells.

        An empty last row ends the table, as an empty item ends a list.
        """
        edit = self._edit
        anchor, place = edit.place()
        selected = edit.tracked.text[min(anchor, place) : max(anchor, place)]
        found = self._table(place)
        # A cell’s own words are selected where keys have led to it; more of them are replaced.
        if found is None or "|" in selected or "\n" in selected:
            return False
        start, lines, table = found
        row = edit.textCursor().block()
        at = place - edit.tracked.positions.code_point(row.position())
        spans = tables.cells(row.text())
        # Before the row and at its end a line begins, as for whoever types rows by hand.
        if at < spans[0][0] or at > spans[-1][1] or at == len(row.text()):
            return False
        if tables.ends(table):
            self._leave(start, lines)
        else:
            self._put(start, lines, tables.lowered(table), self.tr("Table"))
        return True

    def _leave(self, start: int, lines: list[str]) -> None:
        """Make the last row, which is empty, the empty line behind the table."""
        first = start + sum(len(text) + 1 for text in lines[:-1])
        edits = [TextEdit(first, first + len(lines[-1]), "")]
        self._edit.article.apply(edits, self.tr("Table"), caret=first)

    def change(self, act: str) -> None:
        """Change the table at the caret in one of the ways of `tables.ACTS`."""
        edit = self._edit
        if edit.isReadOnly() or not edit.article.is_open():
            return
        found = self._table(edit.place()[1])
        if found is not None:
            start, lines, table = found
            self._put(start, lines, tables.changed(table, act), self.tr("Table"))

    def _put(self, start: int, lines: list[str], table: tables.Table, label: str) -> None:
        """Write the table, aligned, and select the words of the caret's cell."""
        new = tables.write(table)
        line, first, last = tables.caret(table, new)
        at = start + sum(len(text) + 1 for text in new[:line])
        edits = _edits(start, lines, new)
        self._changed = None
        if edits:
            self._edit.article.apply(edits, label, caret=(at + first, at + last))
        else:
            self._edit.put_caret(at + first, at + last)

    # ------------------------------------------------------------------------------ leaving

    def _follow(self, delta: TextDelta) -> None:
        # What undo has taken back stays so: to align it again would be a way without end.
        taking = self._edit.article.is_taking_back()
        self._changed = None if taking else delta.start + len(delta.inserted)

    def _forget(self) -> None:
        self._changed = None

    def _note_caret(self) -> None:
        if self._changed is not None and self._edit.hasFocus():
            block = self._edit.textCursor().block()
            positions = self._edit.tracked.positions
            changed = self._edit.document().findBlock(positions.utf16(self._changed))
            if "|" not in changed.text():
                self._changed = None
            elif "|" not in block.text():
                # Not at once: the document may still be telling of an edit.
                self._leaving.start(0)

    def _align_left(self) -> None:
        """Align the table that was typed in, and leave the caret where it has gone."""
        place, self._changed = self._changed, None
        edit = self._edit
        if place is None or edit.isReadOnly():
            return
        found = self._table(place)
        if found is None:
            return
        start, lines, table = found
        anchor, caret = edit.place()
        end = start + sum(len(line) + 1 for line in lines) - 1
        if start <= caret <= end:
            return
        new = tables.write(table)
        grown = sum(map(len, new)) - sum(map(len, lines))
        moved = [spot + grown if spot > end else spot for spot in (anchor, caret)]
        edits = _edits(start, lines, new)
        if edits:
            edit.article.apply(edits, self.tr("Align the table"), caret=(moved[0], moved[1]))
            self._changed = None

    # ------------------------------------------------------------------------------ private

    def _table(self, place: int) -> tuple[int, list[str], tables.Table] | None:
        """Where the table around a code point begins, its lines, and itself."""
        edit = self._edit
        positions = edit.tracked.positions
        block = edit.document().findBlock(positions.utf16(place))
        if "|" not in block.text() or edit.highlighter.in_code(block):
            return None
        first = self._edge(block, up=True)
        last = self._edge(block, up=False)
        start = positions.code_point(first.position())
        end = positions.code_point(last.position() + last.length() - 1)
        lines = edit.tracked.text[start:end].split("\n")
        at = block.blockNumber() - first.blockNumber()
        if len(lines) > _LONGEST or tables.bounds(lines, at) != (0, len(lines)):
            return None
        line_start = positions.code_point(block.position())
        return start, lines, tables.read(lines, at, place - line_start)

    def _edge(self, block: QTextBlock, *, up: bool) -> QTextBlock:
        for _ in range(_LONGEST):
            beside = block.previous() if up else block.next()
            if not beside.isValid() or "|" not in beside.text():
                break
            block = beside
        return block


def _edits(start: int, lines: list[str], new: list[str]) -> list[TextEdit]:
    """One edit over what differs between the two."""
    old_text, new_text = "\n".join(lines), "\n".join(new)
    if old_text == new_text:
        return []
    least = min(len(old_text), len(new_text))
    head = 0
    while head < least and old_text[head] == new_text[head]:
        head += 1
    tail = 0
    while tail < least - head and old_text[-1 - tail] == new_text[-1 - tail]:
        tail += 1
    end = start + len(old_text) - tail
    return [TextEdit(start + head, end, new_text[head : len(new_text) - tail])]
