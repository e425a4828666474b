"""All that helps while the body is typed; loaded behind the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.editor.completer import Completer
from desktop_app.ui.editor.filling import Filling
from desktop_app.ui.editor.pairing import Pairing
from desktop_app.ui.editor.pasting import Pasting
from desktop_app.ui.editor.quotes import SmartQuotes
from desktop_app.ui.editor.slash import SlashMenu
from desktop_app.ui.editor.spelling import EditorSpelling
from desktop_app.ui.editor.tabling import TableHelp
from desktop_app.ui.editor.toggling import Toggling
from desktop_app.ui.editor.typing_keys import TypingKeys

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.ui.editor.column_edit import ColumnEdit


class TypingHelp:
    """The helpers of one body."""

    def __init__(self, edit: ColumnEdit) -> None:
        self.names = Completer(edit)
        self.slash = SlashMenu(edit)
        self.spelling = EditorSpelling(edit)
        self.pasting = Pasting(edit)
        self.quotes = SmartQuotes(edit)
        self.tables = TableHelp(edit)
        self.filling = Filling(edit)
        self.pairing = Pairing(edit)
        self.toggling = Toggling(edit, self.pairing)
        self._edit = edit
        self._keys = TypingKeys(edit, self.quotes, self.tables, self.pairing)
        edit.view_moved.connect(self.names.refresh)
        edit.view_moved.connect(self.slash.refresh)

    def handle_key(self, event: QKeyEvent) -> bool:
        """The cards first, then what lists and pairs make of a key; whether it was taken."""
        cards = (self.names, self.slash, self.spelling)
        if any(card.handle_key(event) for card in cards):
            return True
        if self._edit.isReadOnly():
            return False
        return self.filling.handle_key(event) or self._keys.handle(event)
