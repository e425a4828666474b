"""Shortcuts of the writer's own in the whole program: everywhere named, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.settings import Settings, load_settings
from desktop_app.ui.commands import Commands
from desktop_app.ui.editor.find_bar import FindBar

if TYPE_CHECKING:
    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def test_new_keys_are_named_everywhere_and_kept(marquee: Marquee, paths: Paths) -> None:
    parts, commands = marquee.desk.parts, marquee.desk.parts.commands
    commands.action("edit.find").trigger()
    bar = parts.editor.findChild(FindBar)
    assert bar is not None
    commands.give_keys("edit.find-next", "Ctrl+Alt+N")
    commands.give_keys("tab.checks", "Ctrl+3")
    commands.give_keys("go.anything", "")
    commands.give_keys("insert.also-stars", "Ctrl+Alt+J")
    assert parts.sidebar.cast.also.button.toolTip() == "Refresh “also stars” (Ctrl+Alt+J)"
    commands.give_keys("insert.also-stars", "")
    assert parts.sidebar.cast.also.button.toolTip() == "Refresh “also stars”"
    commands.give_keys("article.snapshot", "F5")
    assert parts.sidebar.history.keep.toolTip() == "Keep this version (F5)"  # made just now
    commands.give_keys("article.snapshot", "F2")
    assert parts.sidebar.history.keep.toolTip() == "Keep this version (F2)"
    assert bar.next.toolTip() == "Next hit (Enter, Ctrl+Alt+N)"
    assert parts.sidebar.strip.tabToolTip(2) == "Checks (Ctrl+3)"
    assert "Ctrl" not in parts.window.top_bar.find_field.toolTip()
    parts.window.status.show_findings(0, 1)
    assert parts.window.status.findings.toolTip() == "Show the checks (Ctrl+3)"
    box = parts.window.palette_box
    noted = {choice.value.command: choice.value.note for choice in box._command_candidates()}
    assert noted["tab.checks"] == "Ctrl+3"
    marquee.window.close()

    settings, trouble = load_settings(paths.settings)
    assert trouble == ""
    again = Commands(kept_keys=settings.shortcuts)
    assert again.key_text("edit.find-next") == "Ctrl+Alt+N"
    assert again.key_text("go.anything") == ""


def test_damaged_entries_do_not_stop_the_start(paths: Paths) -> None:
    paths.settings.write_text(
        'shortcuts = "format.bold=Ctrl+Alt+B\\n\\u0000=x\\nformat.italic=€€€\\nnone"\n'
        'theme = "light"\n',
        encoding="utf-8",
    )
    settings, _trouble = load_settings(paths.settings)
    commands = Commands(kept_keys=settings.shortcuts)
    assert commands.key_text("format.bold") == "Ctrl+Alt+B"
    assert commands.key_text("format.italic") == "Ctrl+I"
    paths.settings.write_text("shortcuts = [1, 2]\n", encoding="utf-8")
    assert load_settings(paths.settings) == (Settings(), "")
