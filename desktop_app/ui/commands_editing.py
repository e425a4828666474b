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
    ActionSpec(
        "edit.move-up",
        QT_TRANSLATE_NOOP("Commands", "Move paragraph up"),
        QT_TRANSLATE_NOOP("Commands", "Move the paragraph or item above the one before"),
        icon="arrow-up",
        shortcut="Alt+Up",
        menu="edit:5",
    ),
    ActionSpec(
        "edit.move-down",
        QT_TRANSLATE_NOOP("Commands", "Move paragraph down"),
        QT_TRANSLATE_NOOP("Commands", "Move the paragraph or item below the next"),
        icon="arrow-down",
        shortcut="Alt+Down",
        menu="edit:5",
    ),
    ActionSpec(
        "edit.section-up",
        QT_TRANSLATE_NOOP("Commands", "Move section up"),
        QT_TRANSLATE_NOOP("Commands", "Move the section before the one above on its level"),
        icon="chevron-up",
        shortcut="Alt+PgUp",
        menu="edit:5",
    ),
    ActionSpec(
        "edit.section-down",
        QT_TRANSLATE_NOOP("Commands", "Move section down"),
        QT_TRANSLATE_NOOP("Commands", "Move the section behind the next on its level"),
        icon="chevron-down",
        shortcut="Alt+PgDown",
        menu="edit:5",
    ),
    ActionSpec(
        "edit.double",
        QT_TRANSLATE_NOOP("Commands", "Duplicate paragraph"),
        QT_TRANSLATE_NOOP("Commands", "Put the paragraph in once more, below itself"),
        icon="copy-plus",
        shortcut="Alt+Shift+Down",
        menu="edit:5",
    ),
    ActionSpec(
        "edit.grow",
        QT_TRANSLATE_NOOP("Commands", "Expand selection"),
        QT_TRANSLATE_NOOP("Commands", "Select the word, sentence, paragraph, section, text"),
        icon="text-select",
        shortcut="Alt+Shift+Right",
        menu="edit:6",
    ),
    ActionSpec(
        "edit.shrink",
        QT_TRANSLATE_NOOP("Commands", "Shrink selection"),
        QT_TRANSLATE_NOOP("Commands", "Go back to what was selected before"),
        icon="text-select",
        shortcut="Alt+Shift+Left",
        menu="edit:6",
    ),
)

VIEWING: tuple[ActionSpec, ...] = (
    ActionSpec(
        "view.outline",
        QT_TRANSLATE_NOOP("Commands", "Outline"),
        QT_TRANSLATE_NOOP("Commands", "Show the headings with their words, to go to and to move"),
        icon="list-tree",
        shortcut="Ctrl+Shift+O",
        menu="view:4",
        checkable=True,
    ),
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
