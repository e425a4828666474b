"""`@` in the body: filters cast and titles as it is typed, and puts the chosen form in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from desktop_app.domain.completion import introduced, offers, query_before
from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.completion_card import CompletionCard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from desktop_app.domain.completion import CompletionItem
    from desktop_app.domain.records import Production
    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.editor.completion_card import ItemChosen
    from desktop_app.ui.text.tracked import TextDelta


class Completer(QObject):
    """Runs from an `@` typed in the right place until a name is put in or it is let go."""

    def __init__(self, edit: ColumnEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._productions: tuple[Production, ...] = ()
        self._titles: tuple[Production, ...] = ()
        self._known: frozenset[UUID] = frozenset()
        self._at: int | None = None  # the code point of the `@`
        self._line = ""  # what stands before it
        self._typed_at: int | None = None  # one that has just been typed
        self.card: CompletionCard | None = None
        edit.tracked.changed.connect(self._note)
        edit.document().contentsChanged.connect(self.refresh)
        edit.caret_moved.connect(self.refresh)

    def set_productions(
        self, productions: tuple[Production, ...], library: Iterable[Production] = ()
    ) -> None:
        """Complete from the casts and titles of these, and from the titles of the library."""
        self._productions = productions
        own = {production.id for production in productions}
        self._titles = (*productions, *(one for one in library if one.id not in own))

    def is_running(self) -> bool:
        """Whether an `@` is being completed, with or without matches so far."""
        return self._at is not None

    def is_shown(self) -> bool:
        """Whether the card is there to take keys."""
        return self._at is not None and self.card is not None and self.card.isVisible()

    def stop(self) -> None:
        """Leave the text as it was typed."""
        self._at = None
        self._typed_at = None
        if self.card is not None:
            self.card.hide()
        self._edit.setExtraSelections([])

    def handle_key(self, event: QKeyEvent) -> bool:
        """Take the keys that are meant for the card."""
        if self._at is None:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.stop()
            return True
        if not self.is_shown() or self.card is None:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.card.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            item = self.card.current()
            if item is not None:
                bare = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._accept(item, bare=bare)
                return True
        return False

    def refresh(self) -> None:
        """Show what matches what stands before the caret now."""
        if self._typed_at is not None:
            self._begin(self._typed_at)
            self._typed_at = None
        if self._at is None:
            return
        query = self._query()
        if query is None or not self._edit.hasFocus():
            self.stop()
            return
        items = offers(query, self._productions, self._known, titles=self._titles, line=self._line)
        if not items:
            # Behind a blank nothing can match any more; without one, Backspace may bring it back.
            if any(char.isspace() for char in query):
                self.stop()
            elif self.card is not None:
                self.card.hide()
            return
        if query[-1:].isspace() and self.card is not None:
            # Whoever writes on means the text: until another letter, Enter and Tab are its own.
            self.card.hide()
            self._edit.setExtraSelections([])
            return
        self._show(items)

    def _note(self, delta: TextDelta) -> None:
        typed = not self._edit.article.is_taking_back()
        if typed and delta.inserted == "@" and not delta.removed and self._titles:
            self._typed_at = delta.start
        elif self._at is not None and delta.start <= self._at:
            self._at = None  # the `@` went, or stands elsewhere now
            self._typed_at = None
            if self.card is not None:
                self.card.hide()

    def _begin(self, place: int) -> None:
        text = self._edit.tracked.text
        line = text.rfind("\n", 0, place) + 1
        block = self._edit.textCursor().block()
        own_words = self._edit.highlighter.in_code(block) or text.startswith("%%", line)
        if own_words or query_before(text[line : place + 1]) is None:
            return
        self._at = place
        self._line = text[line:place]
        self._known = introduced(self._productions, text[:place])

    def _query(self) -> str | None:
        anchor, caret = self._edit.place()
        text = self._edit.tracked.text
        at = self._at
        if at is None or anchor != caret or caret <= at or text[at : at + 1] != "@":
            return None
        query = text[at + 1 : caret]
        # A blank right behind the `@` means that it was no name.
        return None if "\n" in query or query[:1].isspace() else query

    def _show(self, items: tuple[CompletionItem, ...]) -> None:
        if self.card is None:
            edit = self._edit
            self.card = CompletionCard(edit.theme, edit.window(), self.tr("Cast"))
            self.card.chosen.connect(self._take)
        self._tint()
        if self.card.isHidden() or items != self.card.items():
            self.card.show_items(items)
        assert self._at is not None
        self.card.stand_at(self._edit, self._at)

    def _tint(self) -> None:
        """Show what is typed in the faint colour of signs while it is no text yet."""
        assert self._at is not None
        selection = QTextEdit.ExtraSelection()
        looks = QTextCharFormat()
        looks.setForeground(self._edit.theme.colour("syntax"))
        selection.format = looks
        selection.cursor = self._edit.tracked.cursor(self._at, self._edit.place()[1])
        self._edit.setExtraSelections([selection])

    def _take(self, chosen: ItemChosen) -> None:
        self._accept(chosen.item, bare=chosen.bare)

    def _accept(self, item: CompletionItem, *, bare: bool) -> None:
        at, caret = self._at, self._edit.place()[1]
        if at is None:
            return
        self.stop()
        text = item.bare if bare else item.insert
        self._edit.article.apply(
            (TextEdit(at, caret, text),), self.tr("Insert name"), caret=at + len(text)
        )
