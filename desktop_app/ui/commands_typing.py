"""The commands for spelling, quotes, tables and snippets, in the order of their menus."""

from __future__ import annotations

from desktop_app.ui.command_spec import QT_TRANSLATE_NOOP, ActionSpec

TYPING: tuple[ActionSpec, ...] = (
    ActionSpec(
        "spelling.us",
        QT_TRANSLATE_NOOP("Commands", "Spelling: English (US)"),
        QT_TRANSLATE_NOOP("Commands", "Look words up in American English"),
        menu="edit:6>spelling",
        checkable=True,
    ),
    ActionSpec(
        "spelling.gb",
        QT_TRANSLATE_NOOP("Commands", "Spelling: English (UK)"),
        QT_TRANSLATE_NOOP("Commands", "Look words up in British English"),
        menu="edit:6>spelling",
        checkable=True,
    ),
    ActionSpec(
        "spelling.au",
        QT_TRANSLATE_NOOP("Commands", "Spelling: English (Australia)"),
        QT_TRANSLATE_NOOP("Commands", "Look words up in Australian English"),
        menu="edit:6>spelling",
        checkable=True,
    ),
    ActionSpec(
        "spelling.ca",
        QT_TRANSLATE_NOOP("Commands", "Spelling: English (Canada)"),
        QT_TRANSLATE_NOOP("Commands", "Look words up in Canadian English"),
        menu="edit:6>spelling",
        checkable=True,
    ),
    ActionSpec(
        "spelling.off",
        QT_TRANSLATE_NOOP("Commands", "Spelling: off"),
        QT_TRANSLATE_NOOP("Commands", "Underline no words"),
        menu="edit:6>spelling",
        checkable=True,
    ),
    ActionSpec(
        "spelling.words",
        QT_TRANSLATE_NOOP("Commands", "My words…"),
        QT_TRANSLATE_NOOP("Commands", "Open the file of words that you have added"),
        menu="edit:6>spelling",
    ),
)
