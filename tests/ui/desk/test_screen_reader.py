"""What a screen reader says: everything that takes the keys has a name, in every pane and sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget

from desktop_app.ui.dialogs.found_cast import FoundCastSheet
from desktop_app.ui.sidebar.requests import CastRequest, RecordRequest
from desktop_app.ui.sidebar.sidebar import TABS
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

SHEETS = (
    "help.shortcuts", "help.about", "insert.snippet", "edit.goal", "insert.cast-from-text",
    "article.export", "library.restore", "go.anything",
)  # fmt: skip


def nameless(root: QWidget) -> list[str]:
    """The widgets that take the keys and have nothing to be called by."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(root.window()):
            continue
        known = QAccessible.queryAccessibleInterface(widget)
        name = known.text(QAccessible.Text.Name) if known is not None else ""
        if isinstance(widget, QComboBox):  # Qt answers with what is chosen
            name = widget.accessibleName()
        # A list’s own viewport never has the keys; the list has.
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea)
        if not name.strip() and not inner:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def button_named(marquee: Marquee, name: str) -> IconButton:
    buttons = marquee.window.findChildren(IconButton)
    return next(button for button in buttons if button.accessibleName() == name)


def test_all_that_takes_the_keys_in_the_window_has_a_name(marquee: Marquee, qtbot: QtBot) -> None:
    parts = marquee.desk.parts
    for id_ in ("edit.replace", "view.outline"):
        parts.commands.action(id_).trigger()
    for tab in TABS:
        parts.sidebar.open_tab(tab)
        qtbot.waitUntil(marquee.desk.is_settled)
        assert nameless(marquee.window) == [], tab


def test_all_that_takes_the_keys_in_a_sheet_has_a_name(marquee: Marquee, qtbot: QtBot) -> None:
    desk, parts = marquee.desk, marquee.desk.parts
    metropolis = desk.records.productions["metropolis-1927"]
    ways = {id_: parts.commands.action(id_).trigger for id_ in SHEETS}
    ways |= {
        "a picture's record": lambda: desk.request_image("metropolis-skyline", "alt"),
        "a production's record": lambda: desk.records_desk.edits.show(RecordRequest(metropolis)),
        "a cast by hand": lambda: desk.records_desk.edit_cast(CastRequest(metropolis)),
        "a person's page": lambda: desk.people.show(metropolis.credits[0].person.id),
        "a new hub": button_named(marquee, "New hub").click,
    }
    shown: list[Overlay] = []

    def is_there() -> bool:
        shown[:] = [one for one in marquee.window.findChildren(Overlay) if one.isVisible()]
        return bool(shown)

    for name, open_sheet in ways.items():
        open_sheet()
        qtbot.waitUntil(is_there)
        (sheet,) = shown
        if isinstance(sheet, FoundCastSheet):
            qtbot.waitUntil(sheet.table.isVisible)
        assert nameless(sheet) == [], name
        known = QAccessible.queryAccessibleInterface(sheet)
        assert known is not None
        assert known.text(QAccessible.Text.Name), name
        sheet.reject()
