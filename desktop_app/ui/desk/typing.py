"""Binds the commands that help with typing, and remembers what is set there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore

QUOTES = ("english", "german", "french", "straight")


class TypingDesk(QObject):
    """Quotes, tables, pastes and snippets, as far as the desk has a part in them."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        commands, body = desk.parts.commands, desk.parts.editor.body
        for choice in QUOTES:
            commands.bind(f"quotes.{choice}", _Choose(self, choice))
        commands.bind("format.curl", body.quotes.curl_selection)
        commands.bind("format.straighten", body.quotes.straighten_selection)
        self._show_quotes()

    def choose_quotes(self, choice: str) -> None:
        """Turn quotes as in that language from now on, or leave them straight."""
        self._desk.change_settings(quotes=choice)
        self._show_quotes()

    def _show_quotes(self) -> None:
        chosen = self._desk.settings.quotes
        self._desk.parts.editor.body.quotes.set_style(chosen)
        for choice in QUOTES:
            self._desk.parts.commands.set_checked(f"quotes.{choice}", choice == chosen)


class _Choose:
    """Chooses one kind of quotes; a partial would be handed whether it is checked."""

    def __init__(self, desk: TypingDesk, choice: str) -> None:
        self._desk = desk
        self._choice = choice

    def __call__(self) -> None:
        self._desk.choose_quotes(self._choice)
