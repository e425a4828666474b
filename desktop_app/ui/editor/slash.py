"""`/` in the body: lists what can be put in here, and leaves the text alone otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.completion import CompletionItem
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.text import fold
from desktop_app.ui.editor.completion_card import CompletionCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.editor.completion_card import ItemChosen
    from desktop_app.ui.text.tracked import TextDelta

_ACCEPT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class SlashItem(NamedTuple):
    """One line of the menu: what it is called, a word on it, its sign, and what it does."""

    label: str
    note: str
    sign: str
    run: Callable[[], object]


class SlashMenu(QObject):
    """Runs from a `/` at the beginning of a line or behind a blank until it is chosen or let go.

    Signals: `opening()` when it is about to be shown, for whoever keeps its lines fresh.
    """

    opening = Signal()

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._items: tuple[SlashItem, ...] = ()
        self._at: int | None = None  # the code point of the `/`
        self._typed_at: int | None = None  # one that has just been typed
        self.card: CompletionCard | None = None
        edit.tracked.changed.connect(self._note)
        edit.tracked.loaded.connect(self.stop)
        edit.document().contentsChanged.connect(self.refresh)
        edit.caret_moved.connect(self.refresh)

    def set_items(self, items: Sequence[SlashItem]) -> None:
        """Offer these, in their order."""
        self._items = tuple(items)
        self.refresh()

    def is_shown(self) -> bool:
        """Whether the card is there to take keys."""
        return self._at is not None and self.card is not None and self.card.isVisible()

    def stop(self) -> None:
        """Leave the text as it was typed."""
        self._at = self._typed_at = None
        if self.card is not None:
            self.card.hide()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take the keys that are meant for the card."""
        if not self.is_shown() or self.card is None:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.stop()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.card.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ACCEPT and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._accept(self.card.current())
        else:
            return False
        return True

    def refresh(self) -> None:
        """Show what begins with what stands behind the sign now."""
        if self._typed_at is not None:
            place, self._typed_at = self._typed_at, None
            if self._may_begin(place):
                self._at = place
                self.opening.emit()
        if self._at is None:
            return
        anchor, caret = self._edit.place()
        text = self._edit.tracked.text
        query = text[self._at + 1 : caret]
        gone = anchor != caret or caret <= self._at or text[self._at : self._at + 1] != "/"
        # Whoever writes on behind a blank, or another sign, meant the sign and not the menu.
        if gone or not self._edit.hasFocus() or (query and not query.isalnum()):
            self.stop()
            return
        self._show(fold(query))

    def _note(self, delta: TextDelta) -> None:
        if delta.inserted == "/" and not self._edit.article.is_taking_back():
            self._typed_at = delta.start
        elif self._at is not None and delta.start <= self._at:
            self.stop()  # the sign went, or stands elsewhere now

    def _may_begin(self, place: int) -> bool:
        text = self._edit.tracked.text
        line = text[text.rfind("\n", 0, place) + 1 : place]
        if line[-1:].strip() or line.lstrip().startswith((":::", "%%")):
            return False
        return not self._edit.highlighter.in_code(self._edit.textCursor().block())

    def _show(self, query: str) -> None:
        lines = tuple(
            CompletionItem(item.label, item.note, "", "", item.sign)
            for item in self._items
            if any(word.startswith(query) for word in fold(item.label).split())
        )
        if not lines or self._at is None:
            if self.card is not None:
                self.card.hide()
            return
        if self.card is None:
            edit = self._edit
            self.card = CompletionCard(edit.theme, edit.window(), self.tr("Insert"), discs=False)
            self.card.chosen.connect(self._take)
        if self.card.isHidden() or lines != self.card.items():
            self.card.show_items(lines)
        self.card.stand_at(self._edit, self._at)

    def _take(self, chosen: ItemChosen) -> None:
        self._accept(chosen.item)

    def _accept(self, line: CompletionItem | None) -> None:
        """Take the sign and what was typed behind it out, and do what was chosen: one step."""
        at, caret = self._at, self._edit.place()[1]
        item = next((one for one in self._items if line and one.label == line.label), None)
        if at is None or item is None:
            return
        self.stop()
        article = self._edit.article
        with article.compound(item.label):
            article.apply([TextEdit(at, caret, "")], item.label, caret=at)
            item.run()
