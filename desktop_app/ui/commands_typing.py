"""The commands for spelling, quotes, tables and snippets, in the order of their menus."""

from __future__ import annotations

from desktop_app.ui.command_spec import QT_TRANSLATE_NOOP, ActionSpec

TYPING: tuple[ActionSpec, ...] = (
    ActionSpec(
        "edit.paste-plain",
        QT_TRANSLATE_NOOP("Commands", "Paste as plain text"),
        QT_TRANSLATE_NOOP("Commands", "Paste the words alone, or make them so after a paste"),
        icon="clipboard-paste",
        shortcut="Ctrl+Shift+V",
        menu="edit:1",
    ),
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
    ActionSpec(
        "quotes.english",
        QT_TRANSLATE_NOOP("Commands", "Quotes: English “ ”"),
        QT_TRANSLATE_NOOP("Commands", "Turn quotes as they are typed, as in English"),
        menu="edit:6>quotes",
        checkable=True,
    ),
    ActionSpec(
        "quotes.german",
        QT_TRANSLATE_NOOP("Commands", "Quotes: German „ “"),
        QT_TRANSLATE_NOOP("Commands", "Turn quotes as they are typed, as in German"),
        menu="edit:6>quotes",
        checkable=True,
    ),
    ActionSpec(
        "quotes.french",
        QT_TRANSLATE_NOOP("Commands", "Quotes: French « »"),
        QT_TRANSLATE_NOOP("Commands", "Turn quotes as they are typed, as in French"),
        menu="edit:6>quotes",
        checkable=True,
    ),
    ActionSpec(
        "quotes.straight",
        QT_TRANSLATE_NOOP("Commands", "Quotes: straight"),
        QT_TRANSLATE_NOOP("Commands", "Leave quotes as they are typed"),
        menu="edit:6>quotes",
        checkable=True,
    ),
    ActionSpec(
        "format.curl",
        QT_TRANSLATE_NOOP("Commands", "Curl the quotes"),
        QT_TRANSLATE_NOOP("Commands", "Turn the straight quotes of the selection, or of all"),
        menu="edit:6>quotes",
    ),
    ActionSpec(
        "format.straighten",
        QT_TRANSLATE_NOOP("Commands", "Straighten the quotes"),
        QT_TRANSLATE_NOOP("Commands", "Make the quotes of the selection, or of all, straight"),
        menu="edit:6>quotes",
    ),
    ActionSpec(
        "edit.table-insert-row",
        QT_TRANSLATE_NOOP("Commands", "Insert a row below"),
        QT_TRANSLATE_NOOP("Commands", "Put an empty row under this one"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-delete-row",
        QT_TRANSLATE_NOOP("Commands", "Delete the row"),
        QT_TRANSLATE_NOOP("Commands", "Take this row out of the table"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-row-up",
        QT_TRANSLATE_NOOP("Commands", "Move the row up"),
        QT_TRANSLATE_NOOP("Commands", "Let this row and the one above change places"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-row-down",
        QT_TRANSLATE_NOOP("Commands", "Move the row down"),
        QT_TRANSLATE_NOOP("Commands", "Let this row and the one below change places"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-insert-column",
        QT_TRANSLATE_NOOP("Commands", "Insert a column to the right"),
        QT_TRANSLATE_NOOP("Commands", "Put an empty column behind this one"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-delete-column",
        QT_TRANSLATE_NOOP("Commands", "Delete the column"),
        QT_TRANSLATE_NOOP("Commands", "Take this column out of the table"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-column-left",
        QT_TRANSLATE_NOOP("Commands", "Move the column left"),
        QT_TRANSLATE_NOOP("Commands", "Let this column and the one before change places"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-column-right",
        QT_TRANSLATE_NOOP("Commands", "Move the column right"),
        QT_TRANSLATE_NOOP("Commands", "Let this column and the next one change places"),
        menu="edit:7>table",
    ),
    ActionSpec(
        "edit.table-align",
        QT_TRANSLATE_NOOP("Commands", "Align the table"),
        QT_TRANSLATE_NOOP("Commands", "Set the columns of this table one under another"),
        menu="edit:7>table",
    ),
)
