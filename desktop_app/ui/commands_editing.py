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

VIEWING: tuple[ActionSpec, ...] = (
    ActionSpec(
        "view.focus",
        QT_TRANSLATE_NOOP("Commands", "Focus mode"),
        QT_TRANSLATE_NOOP(
            "Commands", "Let all but the sentence or paragraph at the caret step back"
        ),
        icon="focus",
        shortcut="F12",
        menu="view:4",
        checkable=True,
    ),
    ActionSpec(
        "focus.sentence",
        QT_TRANSLATE_NOOP("Commands", "Keep the sentence in front"),
        QT_TRANSLATE_NOOP("Commands", "What focus mode leaves in front: the sentence"),
        icon="align-vertical-justify-center",
        menu="view:4>focus",
        checkable=True,
    ),
    ActionSpec(
        "focus.paragraph",
        QT_TRANSLATE_NOOP("Commands", "Keep the paragraph in front"),
        QT_TRANSLATE_NOOP("Commands", "What focus mode leaves in front: the paragraph"),
        icon="align-vertical-justify-center",
        menu="view:4>focus",
        checkable=True,
    ),
    ActionSpec(
        "view.typewriter",
        QT_TRANSLATE_NOOP("Commands", "Typewriter scrolling"),
        QT_TRANSLATE_NOOP("Commands", "Hold the line that is written on, and move the page"),
        icon="align-vertical-justify-center",
        shortcut="Shift+F12",
        menu="view:4",
        checkable=True,
    ),
    ActionSpec(
        "view.quiet",
        QT_TRANSLATE_NOOP("Commands", "Distraction-free"),
        QT_TRANSLATE_NOOP("Commands", "Leave nothing but the text on the screen"),
        icon="maximize-2",
        shortcut="F11",
        menu="view:4",
        checkable=True,
    ),
)
