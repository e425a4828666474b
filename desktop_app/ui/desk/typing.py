"""Binds the commands that help with typing, and remembers what is set there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from desktop_app.domain.snippets import expand
from desktop_app.services.snippets import SnippetFile
from desktop_app.ui.editor.paste_chip import PasteChip
from desktop_app.ui.editor.slash import SlashItem
from desktop_app.ui.editor.tables import ACTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.snippets import Snippet
    from desktop_app.language.rich_text.convert import Pasted
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.pasted_pictures import PastedPictures
    from desktop_app.ui.editor.pasting import Conversion, Improved
    from desktop_app.ui.editor.tabling import TableHelp

QUOTES = ("english", "german", "french", "straight")
# What the menu of `/` offers before the snippets, each with a sign.
_SLASH = (
    ("format.heading", "##"),
    ("format.list", "–"),
    ("format.numbers", "1."),
    ("insert.quote", "“”"),
    ("insert.image", "!["),
    ("insert.mention", "@"),
    ("insert.also-stars", "…"),
    ("insert.cast-from-text", "@@"),
)


class TypingDesk(QObject):
    """Quotes, tables, pastes and snippets, as far as the desk has a part in them."""

    def __init__(self, desk: DeskCore, pictures: PastedPictures) -> None:
        super().__init__()
        self._desk = desk
        self._pictures = pictures
        commands, body = desk.parts.commands, desk.parts.editor.body
        for choice in QUOTES:
            commands.bind(f"quotes.{choice}", _Choose(self, choice))
        commands.bind("format.curl", body.help.quotes.curl_selection)
        commands.bind("format.straighten", body.help.quotes.straighten_selection)
        self._show_quotes()
        self._chip = PasteChip(desk.parts.icons, desk.parts.editor)
        self._chip.clicked.connect(body.help.pasting.paste_plain)
        for act in ACTS:
            commands.bind(f"edit.table-{act}", _Table(body.help.tables, act))
        self._snippets = SnippetFile(desk.paths.settings.with_name("snippets.toml"))
        commands.bind("insert.snippet", self.ask_snippet)
        commands.bind("snippets.edit", self.open_snippets)
        commands.bind("edit.paste-plain", body.help.pasting.paste_plain)
        body.help.slash.opening.connect(self._freshen_slash)
        body.help.slash.set_items(self._slash_items(()))
        body.help.pasting.conversion_wanted.connect(self._convert)
        body.help.pasting.improved.connect(self._tell_pasted)
        body.help.pasting.settled.connect(self._chip.hide)

    def _convert(self, wanted: Conversion) -> None:
        parts = self._desk.parts
        pasting = parts.editor.body.help.pasting

        def put(made: Pasted) -> None:
            if pasting.take(wanted, made):
                self._pictures.take_in(made.noted)

        # A fragment that cannot be read stays as the plain text that is there already.
        parts.lanes.export.run(
            lambda: parts.convert_rich(wanted.source, wanted.cells),
            lambda made: self._pictures.settle(made, put),
            parts.crash.note,
        )

    def _tell_pasted(self, improved: Improved) -> None:
        self._chip.tell(improved, self._desk.parts.commands.key_text("edit.paste-plain"))

    def _freshen_slash(self) -> None:
        """Read the snippets again: the writer may have changed the file."""
        slash = self._desk.parts.editor.body.help.slash

        def show(found: tuple[tuple[Snippet, ...], str]) -> None:
            slash.set_items(self._slash_items(found[0]))

        self._desk.parts.lanes.journal.run(self._snippets.snippets, show, self._desk.troubles.show)

    def _slash_items(self, snippets: Sequence[Snippet]) -> list[SlashItem]:
        commands = self._desk.parts.commands
        items = []
        for id_, sign in _SLASH:
            action = commands.action(id_)
            label = action.text().rstrip("…")
            items.append(SlashItem(label, commands.key_text(id_), sign, action.trigger))
        named = {item.label for item in items}
        items += [
            SlashItem(snippet.name, snippet.note, ":::", partial(self._put_snippet, snippet))
            for snippet in snippets
            if snippet.name not in named
        ]
        return items

    def ask_snippet(self) -> None:
        """Read the snippets, and let one be chosen."""
        lanes = self._desk.parts.lanes
        lanes.journal.run(self._snippets.snippets, self._show_snippets, self._desk.troubles.show)

    def _show_snippets(self, found: tuple[tuple[Snippet, ...], str]) -> None:
        parts = self._desk.parts
        snippets, trouble = found
        if trouble:
            parts.window.status.show_message(trouble)
        values = self._snippet_values()
        box = parts.sheets.snippets()(parts.icons, parts.window, snippets, values)
        box.chosen.connect(
            lambda chosen: parts.editor.body.help.filling.put(expand(chosen, values))
        )
        box.finished.connect(box.deleteLater)
        box.open()

    def _put_snippet(self, snippet: Snippet) -> None:
        expanded = expand(snippet, self._snippet_values())
        self._desk.parts.editor.body.help.filling.put(expanded)

    def _snippet_values(self) -> dict[str, str]:
        parts = self._desk.parts
        details, records = parts.article.details, self._desk.records
        titles = [
            records.productions[slug].title
            for slug in details.productions
            if slug in records.productions
        ]
        return {
            "SELECTION": parts.editor.selected_text(),
            "DATE": QLocale(QLocale.Language.English).toString(QDate.currentDate(), "MMMM d, yyyy"),
            "TITLE": titles[0] if titles else parts.article.headline.text,
            "HERO": details.hero or "",
            "PRODUCTION": next(iter(details.productions), "slug"),
        }

    def open_snippets(self) -> None:
        """Open the file of the writer's own snippets."""

        def make() -> str:
            self._snippets.ensure()
            return str(self._snippets.path)

        def show(path: str) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))

        self._desk.parts.lanes.journal.run(make, show, self._desk.troubles.show)

    def choose_quotes(self, choice: str) -> None:
        """Turn quotes as in that language from now on, or leave them straight."""
        self._desk.change_settings(quotes=choice)
        self._show_quotes()

    def _show_quotes(self) -> None:
        chosen = self._desk.settings.quotes
        self._desk.parts.editor.body.help.quotes.set_style(chosen)
        for choice in QUOTES:
            self._desk.parts.commands.set_checked(f"quotes.{choice}", choice == chosen)


class _Choose:
    """Chooses one kind of quotes; a partial would be handed whether it is checked."""

    def __init__(self, desk: TypingDesk, choice: str) -> None:
        self._desk = desk
        self._choice = choice

    def __call__(self) -> None:
        self._desk.choose_quotes(self._choice)


class _Table:
    """Changes the table at the caret in one way; a partial would be handed what is checked."""

    def __init__(self, tables: TableHelp, act: str) -> None:
        self._tables = tables
        self._act = act

    def __call__(self) -> None:
        self._tables.change(self._act)
