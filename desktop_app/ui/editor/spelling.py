"""Misspelt words of a text: which are underlined, and the menu that puts them right.

The menu is that of whatever else is marked at its place too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.formatting import word_at
from desktop_app.ui.editor.place_menu import MenuPart, place_at, put_on_top

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction, QKeyEvent
    from PySide6.QtWidgets import QMenu

    from desktop_app.ui.editor.marks import MarkedEdit
    from desktop_app.ui.text.spans import Span
    from desktop_app.ui.text.tracked import TextDelta

_PATIENCE_MS = 300  # then the menu comes without suggestions


@dataclass(frozen=True)
class WordAsked:
    """The menu of a misspelt word is wanted, with what may be meant by it."""

    word: str


@dataclass(frozen=True)
class WordAccepted:
    """A word is right: `scope` is "always", "article" or "here".

    `key` names this one place, or is "" while the text is ahead of its reading.
    """

    word: str
    scope: str
    key: str


@dataclass(frozen=True)
class _Asked:
    span: Span
    word: str
    place: int
    at: QPoint


class EditorSpelling(QObject):
    """Keeps the underlined words of one editor.

    Signals: `suggestions_wanted(WordAsked)`, to be answered by `show_suggestions`;
    `accepted(WordAccepted)`.
    """

    suggestions_wanted = Signal(object)
    accepted = Signal(object)

    def __init__(self, edit: MarkedEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._keys: dict[Span, str] = {}  # where a word stands -> name of that place
        self._typed: int | None = None  # where the last edit ended
        self._asked: _Asked | None = None
        self._menu: QMenu | None = None
        # What else the menu has for a place, made for it; asked when the menu is wanted.
        self.part_for: Callable[[QMenu, int], MenuPart | None] = _no_part
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        edit.tracked.changed.connect(self._note_edit)
        edit.tracked.loaded.connect(self._forget_all)
        edit.caret_moved.connect(self._note_caret)

    # ----------------------------------------------------------------------- what is underlined

    def show(self, found: Iterable[tuple[Span, str]]) -> None:
        """Underline these words; each with the name of its place among what is ignored."""
        marks = self._edit.marks
        self._keys = dict(found)
        marks.set_misspelt(self._keys)
        self._edit.show_marks()

    def forget(self, word: str) -> None:
        """Underline a word no more, wherever it stands."""
        marks, text = self._edit.marks, self._edit.tracked.text
        marks.set_misspelt(span for span in marks.misspelt if text[slice(*span)] != word)
        self._edit.show_marks()

    def shown(self) -> list[Span]:
        """The words that are underlined now."""
        return self._edit.marks.shown_misspelt()

    def _note_edit(self, delta: TextDelta) -> None:
        self._typed = delta.start + len(delta.inserted)
        self._edit.marks.held = word_at(self._edit.tracked.text, self._typed)
        self._keys.clear()  # until the next reading says what stands where

    def _forget_all(self) -> None:
        self._typed = None
        self._edit.marks.held = None
        self._keys.clear()

    def _note_caret(self) -> None:
        """The word that has just been changed is left alone until the caret leaves it."""
        held = None
        if self._typed is not None:
            caret = self._edit.place()[1]
            if caret == self._typed:
                return  # it has just been typed, and noted then
            held = word_at(self._edit.tracked.text, caret)
            if held is None or not held[0] <= self._typed <= held[1]:
                held = self._typed = None
        marks = self._edit.marks
        if held != marks.held:
            marks.held = held
            self._edit.viewport().update()

    # --------------------------------------------------------------------------------- the menu

    def handle_key(self, event: QKeyEvent) -> bool:
        """Show the menu on the menu key and on Shift+F10, at the caret."""
        shift_f10 = (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() != Qt.Key.Key_Menu and not shift_f10:
            return False
        self._offer_at_caret()
        return True

    def handle_menu(self, event: QContextMenuEvent) -> bool:
        """Show the menu of what is marked under the mouse; False where nothing is."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._offer_at_caret()
            return True
        place = place_at(self._edit, event.pos())
        return place is not None and self._offer(place, event.globalPos())

    def _offer_at_caret(self) -> None:
        if self._asked is not None or (self._menu is not None and self._menu.isVisible()):
            return  # the system tells of one key twice
        at = self._edit.viewport().mapToGlobal(self._edit.caret_rect().bottomLeft().toPoint())
        if not self._offer(self._edit.place()[1], at):
            self._pop_up(self._edit.make_menu(), at)

    def _offer(self, place: int, at: QPoint) -> bool:
        spans = self._edit.marks.misspelt
        span = next(((s, e) for s, e in spans if s <= place <= e), None)
        if span is None or self._edit.isReadOnly():
            return self._offer_rest(place, at)
        self._asked = _Asked(span, self._edit.tracked.text[slice(*span)], place, at)
        self._patience.start(_PATIENCE_MS)
        self.suggestions_wanted.emit(WordAsked(self._asked.word))
        return True

    def _offer_rest(self, place: int, at: QPoint) -> bool:
        menu = self._edit.make_menu()
        first = menu.actions()[0]
        part = self.part_for(menu, place)
        if part is None:
            menu.deleteLater()
            return False
        self._show_parts(menu, first, [part], at)
        return True

    def show_suggestions(self, word: str, suggestions: tuple[str, ...]) -> None:
        """Show the menu that was asked for, with these words on top."""
        asked = self._asked
        if asked is None or asked.word != word:
            return
        self._asked = None
        self._patience.stop()
        if self._edit.tracked.text[slice(*asked.span)] != word:
            return  # it has been changed meanwhile
        menu = self._edit.make_menu()
        first = menu.actions()[0]
        parts = [self.part_for(menu, asked.place), self._own_part(menu, asked, suggestions)]
        self._show_parts(menu, first, [part for part in parts if part is not None], asked.at)

    def _own_part(self, menu: QMenu, asked: _Asked, suggestions: tuple[str, ...]) -> MenuPart:
        """What may be meant by a word, and to take it as right."""
        there = len(menu.actions())

        def put(text: str, do: Callable[[], object]) -> None:
            menu.addAction(text.replace("&", "&&")).triggered.connect(lambda _checked=False: do())

        for suggestion in suggestions:
            put(suggestion, partial(self._replace, asked, suggestion))
            strong = menu.actions()[-1].font()
            strong.setBold(True)
            menu.actions()[-1].setFont(strong)
        if not suggestions:
            menu.addAction(self.tr("No suggestions")).setEnabled(False)
        menu.addSeparator()
        put(self.tr("Add to my words"), lambda: self._accept(asked, "always"))
        put(self.tr("Ignore here"), lambda: self._accept(asked, "here"))
        put(self.tr("Ignore in this article"), lambda: self._accept(asked, "article"))
        added = tuple(menu.actions()[there:])
        return MenuPart(added, len(asked.word), added[0] if suggestions else added[2])

    def _show_parts(self, menu: QMenu, first: QAction, parts: list[MenuPart], at: QPoint) -> None:
        chosen = put_on_top(menu, first, parts)
        self._pop_up(menu, at)
        if chosen is not None:
            menu.setActiveAction(chosen)

    def _give_up(self) -> None:
        if self._asked is not None:
            self.show_suggestions(self._asked.word, ())

    def _pop_up(self, menu: QMenu, at: QPoint) -> None:
        self._menu = menu
        menu.aboutToHide.connect(self._drop_menu)
        menu.popup(at)

    def _drop_menu(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _replace(self, asked: _Asked, word: str) -> None:
        start, end = asked.span
        if self._edit.tracked.text[start:end] == asked.word:
            edit = TextEdit(start, end, word)
            article, caret = self._edit.article, start + len(word)
            article.apply([edit], self.tr("Spelling"), caret=caret, field=self._edit.tracked.field)

    def _accept(self, asked: _Asked, scope: str) -> None:
        key = self._keys.get(asked.span, "")
        if scope == "here":
            marks = self._edit.marks
            marks.set_misspelt(span for span in marks.misspelt if span != asked.span)
            self._edit.viewport().update()
        else:
            self.forget(asked.word)
        self.accepted.emit(WordAccepted(asked.word, scope, key))


def _no_part(_menu: QMenu, _place: int) -> None:
    return None
