from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.article import Kind, Status
from desktop_app.ui.commands import MENUS, REGISTRY, SUBMENUS, Commands


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("spec", REGISTRY, ids=lambda spec: spec.id)
def test_every_command_is_whole(spec, resources):
    assert spec.text
    assert spec.tooltip
    assert resources.path("icons", f"{spec.icon}.svg").is_file()
    menu, _, rest = spec.menu.partition(":")
    assert menu in MENUS
    number, _, submenu = rest.partition(">")
    assert number.isdigit()
    assert not submenu or submenu in SUBMENUS
    for keys in filter(None, spec.shortcut.split("; ")):
        assert QKeySequence(keys).toString() == keys


def test_ids_and_shortcuts_are_given_once():
    assert max(Counter(spec.id for spec in REGISTRY).values()) == 1
    keys = Counter(keys for spec in REGISTRY for keys in spec.shortcut.split("; ") if keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_kind_and_status_has_its_command():
    ids = {spec.id for spec in REGISTRY}
    assert {f"article.new.{kind.value}" for kind in Kind} <= ids
    assert {f"status.{status.value}" for status in Status} <= ids


def test_what_is_not_bound_cannot_be_chosen(commands):
    assert not any(commands.action(spec.id).isEnabled() for spec in REGISTRY)
    commands.bind("format.bold", lambda: None)
    assert commands.action("format.bold").isEnabled()


def test_bound_before_or_after_it_is_built(window, icons):
    commands = Commands()
    commands.bind("format.bold", lambda: None)
    commands.build(window, icons)
    assert commands.action("format.bold").isEnabled()


def test_running_tells_and_passes_the_check(commands, qtbot):
    got = []
    commands.bind("format.bold", lambda: got.append("bold"))
    commands.bind("view.library", got.append)
    with qtbot.waitSignal(commands.ran) as ran:
        commands.action("format.bold").trigger()
    assert ran.args == ["format.bold"]
    commands.action("view.library").trigger()
    assert got == ["bold", True]


def test_disabled_with_a_reason(commands):
    commands.bind("edit.undo", lambda: None)
    commands.set_enabled("edit.undo", False, "Nothing to take back.")
    action = commands.action("edit.undo")
    assert not action.isEnabled()
    assert commands.why("edit.undo") == "Nothing to take back."
    assert "Nothing to take back." in action.toolTip()
    commands.set_enabled("edit.undo", True)
    assert action.isEnabled()
    assert action.toolTip() == "Undo (Ctrl+Z)"


def test_tooltips_name_the_keys(commands):
    assert commands.action("format.bold").toolTip() == "Bold (Ctrl+B)"
    assert commands.action("article.export").toolTip() == "Export (Ctrl+E)"
    assert commands.key_text("zoom.in") == "Ctrl++"


def test_an_unknown_id_is_a_bug(commands):
    with pytest.raises(KeyError):
        commands.bind("format.blink", lambda: None)


def test_menus_hold_every_command_once(commands, window):
    def ids(menu):
        for action in menu.actions():
            if action.menu():
                yield from ids(action.menu())
            elif not action.isSeparator():
                yield action.objectName()

    found = [id_ for menu in commands.menus(window) for id_ in ids(menu)]
    assert sorted(found) == sorted(spec.id for spec in REGISTRY)


def test_groups_are_parted_by_lines(commands, window):
    actions = commands.menu(window, "edit").actions()
    groups = {spec.menu.partition(">")[0] for spec in REGISTRY if spec.menu.startswith("edit:")}
    assert [action.isSeparator() for action in actions].count(True) == len(groups) - 1 >= 2
    assert not actions[0].isSeparator()


def test_shortcuts_work_in_the_window(commands, window, qtbot):
    got = []
    commands.bind("format.bold", lambda: got.append(1))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert got == [1]


def test_icons_come_with_the_menu_and_change_with_the_theme(commands, theme, window):
    menu = commands.menu(window, "edit")
    assert commands.action("format.bold").icon().isNull()  # none is rendered at the start

    def colour():
        menu.aboutToShow.emit()
        image = commands.action("format.bold").icon().pixmap(16).toImage()
        return max(
            (image.pixelColor(x, y) for x in range(16) for y in range(16)),
            key=lambda colour: colour.alpha(),
        ).name()

    before = colour()
    theme.set_mode("dark")
    assert colour() != before


def test_toolbar_keeps_the_order_of_the_design(commands):
    assert commands.on_toolbar("format") == (
        "format.bold", "format.italic", "insert.link", "insert.quote", "format.list",
        "insert.image", "insert.mention",
    )  # fmt: skip
