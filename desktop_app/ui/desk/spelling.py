"""Spelling at the desk: whose English, the writer's own words, and what an article leaves alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.domain.ignored import ignored_words, with_ignored
from desktop_app.services.personal_words import PersonalWords
from desktop_app.worker.protocol import Spelling

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.editor.spelling import WordAccepted, WordAsked
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
        parts.editor.body.help.spelling.suggestions_wanted.connect(self._suggest)
        parts.editor.body.help.spelling.accepted.connect(self._accept)
        for choice in CHOICES:
            parts.commands.bind(f"spelling.{choice}", _Choose(self, choice))
        parts.commands.bind("spelling.words", self.open_words)
        self._show_choice()

    def start(self) -> None:
        """Read the writer's words, off the GUI thread and behind the first paint."""
        self._desk.parts.lanes.journal.run(self._words.words, self._take_words)

    def wish(self) -> Spelling | None:
        """How the words of the open article are to be looked up; None while they are not."""
        choice = self._desk.settings.spelling
        if choice == "off":
            return None
        return Spelling(choice, self._own, ignored_words(self._desk.parts.article.details))

    def show(self, reading: Reading, revision: int) -> None:
        """Underline what a reading has found in the text of that revision."""
        spans = tuple((start, end) for start, end, _key in reading.misspelt)
        now = self._desk.parts.article.rebase(spans, revision)
        if now is not None:
            keys = (key for _start, _end, key in reading.misspelt)
            self._desk.parts.editor.body.help.spelling.show(zip(now, keys, strict=True))

    def choose(self, choice: str) -> None:
        """Look words up in another English, or not at all."""
        self._desk.change_settings(spelling=choice)
        self._show_choice()
        self._desk.parts.reading.touch()

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
        for choice in CHOICES:
            self._desk.parts.commands.set_checked(
                f"spelling.{choice}", choice == self._desk.settings.spelling
            )

    def _take_words(self, words: tuple[str, ...]) -> None:
        if words != self._own:
            self._own = words
            self._desk.parts.reading.touch()

    def _suggest(self, asked: WordAsked) -> None:
        show = self._desk.parts.editor.body.help.spelling.show_suggestions
        self._desk.parts.reading.suggest(asked.word, partial(show, asked.word))

    def _accept(self, accepted: WordAccepted) -> None:
        parts = self._desk.parts
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
