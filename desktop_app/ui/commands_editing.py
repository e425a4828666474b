"""The commands for working on a text, in the order of their menus."""

from __future__ import annotations

from desktop_app.ui.command_spec import QT_TRANSLATE_NOOP, ActionSpec

EDITING: tuple[ActionSpec, ...] = (
    ActionSpec(
        "edit.find",
        QT_TRANSLATE_NOOP("Commands", "Find in this text"),
        QT_TRANSLATE_NOOP("Commands", "Find words in the open article"),
        icon="search",
        shortcut="Ctrl+F",
        menu="edit:4",
    ),
    ActionSpec(
        "edit.replace",
        QT_TRANSLATE_NOOP("Commands", "Find and replace"),
        QT_TRANSLATE_NOOP("Commands", "Find words and put others in their place"),
        icon="replace",
        shortcut="Ctrl+H",
        menu="edit:4",
    ),
    ActionSpec(
        "edit.find-next",
        QT_TRANSLATE_NOOP("Commands", "Next hit"),
        QT_TRANSLATE_NOOP("Commands", "Go to the next place that was found"),
        icon="arrow-down",
        shortcut="F3",
        menu="edit:4",
    ),
    ActionSpec(
        "edit.find-previous",
        QT_TRANSLATE_NOOP("Commands", "Previous hit"),
        QT_TRANSLATE_NOOP("Commands", "Go to the place before that was found"),
        icon="arrow-up",
        shortcut="Shift+F3",
        menu="edit:4",
    ),
)
