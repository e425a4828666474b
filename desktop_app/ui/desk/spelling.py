"""Spelling at the desk: whose English, the writer's own words, and what an article leaves alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMenu

from desktop_app.domain.ignored import ignored_words, with_ignored
from desktop_app.services.personal_words import PersonalWords
from desktop_app.ui.editor.spelling import EditorSpelling
from desktop_app.worker.protocol import Spelling

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.editor.marks import MarkedEdit
    from desktop_app.ui.editor.spelling import WordAccepted, WordAsked
    from desktop_app.ui.text.spans import Span
    from desktop_app.worker.protocol import Reading

CHOICES = ("us", "gb", "au", "ca", "off")


class SpellingDesk(QObject):
    """Says how words are looked up, and carries out what is chosen in a word's menu."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._words = PersonalWords(desk.paths.settings.with_name("words.txt"))
        self._own: tuple[str, ...] = ()
        parts = desk.parts
        editor = parts.editor
        above = (editor.header.headline, editor.header.dek)
        for edit in above:
            edit.spelling = EditorSpelling(edit)
        # From top to bottom, as one walks through them.
        self._edits: dict[str, tuple[MarkedEdit, EditorSpelling]] = {
            **{edit.tracked.field: (edit, edit.spelling) for edit in above if edit.spelling},
            "body": (editor.body, editor.body.help.spelling),
        }
        for _edit, spelling in self._edits.values():
            spelling.suggestions_wanted.connect(partial(self._suggest, spelling))
            spelling.accepted.connect(self._accept)
        self._item = parts.window.status.language
        self._item.clicked.connect(self._offer_languages)
        parts.article.opened.connect(self._show_choice)
        parts.article.closed.connect(self._show_choice)
        parts.commands.bind("go.next-misspelling", lambda: self._walk(1))
        parts.commands.bind("go.previous-misspelling", lambda: self._walk(-1))
        for choice in CHOICES:
            parts.commands.bind(f"spelling.{choice}", _Choose(self, choice))
        parts.commands.bind("spelling.words", self.open_words)
        self._show_choice()

    def start(self) -> None:
        """Read the writer's words, off the GUI thread and behind the first paint."""
        self._desk.parts.lanes.journal.run(self._words.words, self._take_words)

    def wish(self) -> Spelling | None:
        """How the words of the open article are to be looked up; None while they are not."""
        choice = self.choice()
        if choice == "off":
            return None
        return Spelling(choice, self._own, ignored_words(self._desk.parts.article.details))

    def show(self, reading: Reading, revision: int) -> None:
        """Underline what a reading has found in the text of that revision."""
        spans = tuple((start, end) for start, end, _key in reading.misspelt)
        now = self._desk.parts.article.rebase(spans, revision)
        if now is not None:
            keys = (key for _start, _end, key in reading.misspelt)
            self._edits["body"][1].show(zip(now, keys, strict=True))
        for field in ("headline", "dek"):
            edit, spelling = self._edits[field]
            found = [one for one in reading.misspelt_above if one[0] == field]
            words = [(start, end, key) for _field, start, end, key in found]
            # What was typed since then has moved them: the next reading knows better.
            if all(_still(edit.tracked.text, *word) for word in words):
                spelling.show(((start, end), key) for start, end, key in words)

    def choice(self) -> str:
        """Whose English the open article is in: its own choice, or that of all others."""
        settings, article_id = self._desk.settings, self._desk.parts.article.article_id()
        return _read(settings.spelling_of).get(str(article_id), settings.spelling)

    def choose(self, choice: str) -> None:
        """Look words up in another English, or not at all, in every article without its own."""
        self._keep_own("")
        self._desk.change_settings(spelling=choice)
        self._show_choice()
        self._desk.parts.reading.touch()

    def choose_here(self, choice: str) -> None:
        """The same for the open article alone."""
        self._keep_own(choice)
        self._show_choice()
        self._desk.parts.reading.touch()

    def _keep_own(self, choice: str) -> None:
        article_id = self._desk.parts.article.article_id()
        own = _read(self._desk.settings.spelling_of)
        if article_id is None:
            return
        own.pop(str(article_id), None)
        if choice:
            own[str(article_id)] = choice
        kept = " ".join(f"{id_}={one}" for id_, one in own.items())
        self._desk.change_settings(spelling_of=kept)

    def _offer_languages(self) -> None:
        """Let the article's English be chosen above the item that names it."""
        commands, chosen = self._desk.parts.commands, self.choice()
        menu = QMenu(self._item)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for choice, name in self._names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(choice == chosen)
            action.triggered.connect(partial(self._on_language, choice))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(commands.action("spelling.words"))
        menu.popup(self._item.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _on_language(self, choice: str, _checked: bool = False) -> None:
        self.choose_here(choice)

    def _names(self) -> dict[str, str]:
        return {
            "us": self.tr("English (US)"),
            "gb": self.tr("English (UK)"),
            "au": self.tr("English (Australia)"),
            "ca": self.tr("English (Canada)"),
            "off": self.tr("Spelling off"),
        }

    def _walk(self, step: int) -> None:
        """Select the next misspelt word, or the one before, round through the whole article."""
        fields = list(self._edits)
        places = [
            (index, span)
            for index, field in enumerate(fields)
            for span in self._edits[field][1].shown()
        ]
        if not places:
            self._desk.parts.window.status.show_message(self.tr("No word is underlined."))
            return
        here = self._here(fields)
        if step > 0:
            index, span = next((place for place in places if place > here), places[0])
        else:
            before = (place for place in reversed(places) if place < here)
            index, span = next(before, places[-1])
        if fields[index] == "body":
            self._desk.parts.editor.go_to(*span)
            return
        edit = self._edits[fields[index]][0]
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        edit.put_caret(*span)

    def _here(self, fields: list[str]) -> tuple[int, Span]:
        """The field with the keys, and what is selected in it."""
        for index, field in enumerate(fields):
            edit = self._edits[field][0]
            if edit.hasFocus() or field == "body":
                start, end = sorted(edit.place())
                return index, (start, end)
        return 0, (0, 0)

    def open_words(self) -> None:
        """Open the file of added words with whatever the system opens it with."""
        parts = self._desk.parts

        def make() -> str:
            self._words.ensure()
            return str(self._words.path)

        def show(path: str) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

        parts.lanes.journal.run(make, show, self._desk.troubles.show)

    def reread(self) -> None:
        """Take up words that were added or removed outside of this window."""
        self.start()

    def _show_choice(self) -> None:
        chosen = self.choice()
        for choice in CHOICES:
            self._desk.parts.commands.set_checked(f"spelling.{choice}", choice == chosen)
        is_open = self._desk.parts.article.is_open()
        tip = self.tr("Whose English this article is looked up in")
        self._item.show_text(self._names()[chosen] if is_open else "", "spell-check", tip=tip)

    def _take_words(self, words: tuple[str, ...]) -> None:
        if words != self._own:
            self._own = words
            self._desk.parts.reading.touch()

    def _suggest(self, spelling: EditorSpelling, asked: WordAsked) -> None:
        show = spelling.show_suggestions
        self._desk.parts.reading.suggest(asked.word, partial(show, asked.word))

    def _accept(self, accepted: WordAccepted) -> None:
        parts = self._desk.parts
        if accepted.scope != "here":
            for _edit, spelling in self._edits.values():
                spelling.forget(accepted.word)
        if accepted.scope != "always":
            word = accepted.key if accepted.scope == "here" else accepted.word
            if word:
                details = with_ignored(parts.article.details, word)
                parts.article.set_details(details, self.tr("Ignore a word"))
            return
        word = accepted.word.replace("’", "'")
        self._own = tuple(dict.fromkeys((*self._own, word)))
        parts.reading.touch()
        text = self.tr("“{0}” is one of your words now.").format(accepted.word)
        parts.window.status.show_message(text)
        parts.lanes.journal.run(
            lambda: self._words.add(word), lambda _done: None, self._desk.troubles.show
        )


class _Choose:
    """Chooses one English; a partial would be handed whether it is checked."""

    def __init__(self, spelling: SpellingDesk, choice: str) -> None:
        self._spelling = spelling
        self._choice = choice

    def __call__(self) -> None:
        self._spelling.choose(self._choice)


def _read(kept: str) -> dict[str, str]:
    """The choices by article, as the settings hold them: `id=gb id=off`."""
    pairs = (pair.partition("=") for pair in kept.split())
    return {id_: choice for id_, _, choice in pairs if choice in CHOICES}


def _still(text: str, start: int, end: int, key: str) -> bool:
    """Whether the word that a place is named after still stands there."""
    return bool(text[start:end]) and text[start:end] in key.split(" ")
