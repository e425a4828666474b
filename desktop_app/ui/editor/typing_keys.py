"""Keys that do more than put a character in: Enter and Tab in lists, pairs around a selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from desktop_app.ui.editor import formatting, lists

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QTextBlock

    from desktop_app.ui.editor.change import Change
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.editor.pairing import Pairing
    from desktop_app.ui.editor.quotes import SmartQuotes
    from desktop_app.ui.editor.tabling import TableHelp

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_LONGEST_RUN = 400  # lines looked at around the caret


class TypingKeys(QObject):
    """Turns keys into changes of the body, each of them one undo step."""

    def __init__(
        self, edit: ColumnEdit, quotes: SmartQuotes, tables: TableHelp, pairing: Pairing
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._quotes = quotes
        self._pairing = pairing
        self._tables = tables

    def handle(self, event: QKeyEvent) -> bool:
        """Do what the key does beyond typing; False where it is just a key."""
        if event.text().isalnum():
            return False  # most keys: what follows is about signs
        key, modifiers = event.key(), event.modifiers()
        if modifiers & (_COMMAND | Qt.KeyboardModifier.AltModifier):
            # AltGr arrives as Ctrl+Alt on some systems, and types brackets there.
            both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            return modifiers & both == both and self._sign(event)
        if key in _ENTER:
            return self._enter(soft=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            back = key == Qt.Key.Key_Backtab
            return self._tables.step(back=back) or self._indent(out=back)
        if key == Qt.Key.Key_Backspace and not modifiers and self._unlist():
            return True
        return self._sign(event)

    def _unlist(self) -> bool:
        edit = self._edit
        cursor = edit.textCursor()
        if cursor.hasSelection() or cursor.atBlockStart() or self._in_code():
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        if not before.endswith((" ", "\t")) or lists.item_of(before) is None:
            return False  # most keys end here
        start, text = self._run(cursor.block(), cursor.block())
        change = lists.unlisted(text, edit.place()[1] - start)
        if change is not None:
            self._apply(change.moved(start), self.tr("Delete"))
        return change is not None

    def _sign(self, event: QKeyEvent) -> bool:
        return (
            self._quotes.handle(event)
            or self._surround(event.text())
            or self._pairing.handle(event)
        )

    def _enter(self, *, soft: bool) -> bool:
        edit = self._edit
        cursor = edit.textCursor()
        if not soft and self._tables.enter():
            return True
        if not soft and not cursor.hasSelection() and not self._in_code():
            start, text = self._run(cursor.block(), cursor.block())
            change = lists.enter(text, edit.place()[1] - start)
            if change is not None:
                self._apply(change.moved(start), self.tr("New line"))
                return True
        # Qt would put a line separator in for Shift+Enter, which is no Markdown line end.
        edit.insert("\n", self.tr("New line"))
        return True

    def _indent(self, *, out: bool) -> bool:
        edit = self._edit
        if not self._in_code():
            anchor, caret = edit.place()
            document = edit.document()
            cursor = edit.textCursor()
            first = document.findBlock(cursor.selectionStart())
            last = document.findBlock(cursor.selectionEnd())
            start, text = self._run(first, last)
            change = lists.indent(text, anchor - start, caret - start, out=out)
            if change is not None:
                self._apply(change.moved(start), self.tr("Indent"))
                return True
        return False

    def _surround(self, text: str) -> bool:
        anchor, caret = self._edit.place()
        if anchor == caret or text not in formatting.PAIRS:
            return False
        start, end = sorted((anchor, caret))
        self._apply(
            formatting.surround(self._edit.tracked.text, start, end, text), self.tr("Surround")
        )
        return True

    def _in_code(self) -> bool:
        return self._edit.highlighter.in_code(self._edit.textCursor().block())

    def _run(self, first: QTextBlock, last: QTextBlock) -> tuple[int, str]:
        """The lines around up to the next empty ones, and the code point they begin at."""
        for _ in range(_LONGEST_RUN):
            above = first.previous()
            if not above.isValid() or not above.text().strip():
                break
            first = above
        for _ in range(_LONGEST_RUN):
            below = last.next()
            if not below.isValid() or not below.text().strip():
                break
            last = below
        to_code_point = self._edit.tracked.positions.code_point
        start = to_code_point(first.position())
        end = to_code_point(last.position() + last.length() - 1)
        return start, self._edit.tracked.text[start:end]

    def _apply(self, change: Change, label: str) -> None:
        self._edit.article.apply(change.edits, label, caret=(change.anchor, change.caret))
