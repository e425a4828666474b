from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.late import boxes
from desktop_app.ui.commands import REGISTRY, Commands
from desktop_app.ui.dialogs.shortcuts import ShortcutsSheet
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.status_bar import SaveState
from desktop_app.ui.widgets.icon_button import IconButton

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


def pane(name):
    """A pane with one field in it."""
    widget = QWidget()
    widget.setObjectName(name)
    QVBoxLayout(widget).addWidget(QLineEdit(name))
    return widget


@pytest.fixture
def make_window(qtbot, theme, icons):
    def make(settings=None):
        window = MainWindow(
            theme, icons, Commands(), pane("library"), pane("editor"), pane("preview"),
            pane("sidebar"), boxes(), settings,
        )  # fmt: skip
        window.make_menu_bar()
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


@pytest.fixture
def window(make_window):
    window = make_window()
    window.resize(1440, 900)
    return window


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def resize(qtbot, window, width):
    """Make it that wide, as soon as what it shows allows it."""

    def done():
        window.resize(width, 600)
        return window.width() == width

    qtbot.waitUntil(done)


def focused_pane(window):
    widget = window.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget else ""


def test_proportions_are_those_of_the_design(window):
    assert window.panes.sizes() == [247, 437, 437, 316]
    assert window.panes.y() == 48
    assert window.height() - window.panes.geometry().bottom() - 1 == 28
    assert window.top_bar.find_field.width() == 340


def test_nothing_is_cut_off_at_the_small_size(window, qtbot):
    window.resize(1100, 700)
    assert window.width() == 1100
    sizes = window.panes.sizes()
    assert sum(sizes) + 3 == 1100
    assert all(size >= least for size, least in zip(sizes, (200, 300, 280, 300), strict=True))
    assert window.top_bar.hidden_ids() == ()
    row = [
        window.top_bar.layout().itemAt(n).widget() for n in range(window.top_bar.layout().count())
    ]
    visible = [widget for widget in row if widget is not None and widget.isVisible()]
    for left, right in pairwise(visible):
        assert left.geometry().right() < right.geometry().left()
    assert visible[-1].geometry().right() <= 1100


def test_a_narrow_window_keeps_its_top_bar_whole(window, qtbot):
    window.panes.show_pane("preview", shown=False)
    window.panes.show_pane("sidebar", shown=False)
    resize(qtbot, window, 700)
    bar = window.top_bar
    assert bar.hidden_ids()
    last = bar.layout().itemAt(bar.layout().count() - 1).widget()
    assert last.geometry().right() <= 700 - 12
    assert bar.find_field.width() >= 150


def test_buttons_without_room_move_behind_the_dots(window):
    bar = window.top_bar
    bar.fit(760)
    assert bar.hidden_ids()[-1] == "insert.mention"
    assert not bar._more.isHidden()
    hidden = len(bar.hidden_ids())
    bar.fit(600)
    assert len(bar.hidden_ids()) > hidden
    bar.fit(1400)
    assert bar.hidden_ids() == ()
    assert bar._more.isHidden()


def test_toolbar_buttons_have_tooltips_and_names(window):
    buttons = [b for b in window.top_bar.findChildren(IconButton) if not b.isHidden()]
    assert len(buttons) == 12
    for button in buttons:
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName().rstrip("…"))
        assert "(" in button.toolTip()


def test_there_is_no_dead_button(window):
    for button in window.top_bar.findChildren(IconButton):
        action = button.defaultAction()
        if action is not None:
            bound = action.objectName() in window._commands._slots
            assert button.isEnabled() == bound, action.objectName()


def test_panes_hide_and_return(window, qtbot):
    action = window._commands.action("view.library")
    assert action.isChecked()
    width = window.panes.sizes()[0]
    action.trigger()
    assert not window.panes.is_shown("library")
    assert not action.isChecked()
    action.trigger()
    assert window.panes.sizes()[0] == width


def test_a_pane_dragged_shut_is_hidden_and_comes_back_in_its_width(window):
    window.panes.moveSplitter(0, 1)
    assert not window.panes.is_shown("library")
    assert not window._commands.action("view.library").isChecked()
    window._commands.action("view.library").trigger()
    assert window.panes.sizes()[0] == 247


def test_hiding_a_pane_gives_the_keyboard_to_the_editor(window):
    window.panes.focus_pane("sidebar")
    assert focused_pane(window) == "sidebar"
    window.panes.show_pane("sidebar", shown=False)
    assert focused_pane(window) == "editor"


def test_f6_walks_the_panes_that_are_shown(window, qtbot):
    window.panes.focus_pane("library")
    window.panes.show_pane("preview", shown=False)
    walked = []
    for _step in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6)
        walked.append(focused_pane(window))
    assert walked == ["editor", "sidebar", "library"]
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert focused_pane(window) == "sidebar"


def test_a_pane_may_say_itself_where_the_keyboard_goes(window):
    editor = window.panes._widgets["editor"]
    called = []
    editor.focus_pane = lambda: called.append(1)
    window.panes.focus_pane("editor")
    assert called == [1]


def test_panes_and_size_come_back_as_they_were_left(make_window, settings, qtbot):
    first = make_window(settings)
    first.panes.show_pane("preview", shown=False)
    first.panes.show_pane("sidebar", shown=False)
    resize(qtbot, first, 760)  # the offscreen screen is small
    first.panes.moveSplitter(240, 1)
    sizes = first.panes.sizes()
    first.close()
    again = make_window(settings)
    assert (again.width(), again.height()) == (760, 600)
    assert not again.panes.is_shown("preview")
    assert not again._commands.action("view.preview").isChecked()
    assert again.panes.sizes()[:2] == sizes[:2] == [240, 519]
    again.panes.show_pane("sidebar", shown=True)
    again.panes.show_pane("preview", shown=True)
    qtbot.waitUntil(lambda: again.panes.sizes()[2] >= 280)  # the window makes room for it
    assert again.width() >= 1083


def test_damaged_geometry_is_no_reason_not_to_start(make_window, settings):
    settings.setValue("window/geometry", "nonsense")
    settings.setValue("panes/state", 7)
    settings.setValue("panes/hidden", "editor,bathroom")
    window = make_window(settings)
    assert window.panes.is_shown("editor")


def test_a_guard_may_keep_the_window_open(window, qtbot):
    window.set_close_guard(lambda: False)
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    window.set_close_guard(lambda: True)
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_alt_shows_the_menu_bar_and_alt_with_a_key_does_not(window, qtbot):
    assert window.menuBar().isHidden()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyClick(window, Qt.Key.Key_X, ALT)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isHidden()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&Article", "&Library", "&Edit", "&Insert", "&View", "&Go", "&Help"]
    window._commands.action("view.library").trigger()
    assert window.menuBar().isHidden()


def test_all_menus_are_behind_the_bar_too(window):
    menu = window.top_bar.all_menus()
    assert len([action for action in menu.actions() if action.menu()]) == 7


def test_theme_button_shows_where_it_leads(window, theme, qtbot):
    action = window._commands.action("view.theme")
    assert action.property("icon_name") == "moon"
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        action.trigger()
    assert chosen.args[0].mode == "dark"
    assert theme.is_dark()
    assert action.property("icon_name") == "sun"
    assert window._commands.action("theme.dark").isChecked()
    window._commands.action("theme.light").trigger()
    assert [window._commands.action(f"theme.{m}").isChecked() for m in ("system", "light")] == [
        False,
        True,
    ]


def test_shortcut_sheet_lists_every_command(window, qtbot):
    window._commands.action("help.shortcuts").trigger()
    sheet = window.findChild(ShortcutsSheet)
    qtbot.waitUntil(sheet.is_whole)
    shown = {(row.text(), row.keys()) for row in sheet.rows.values() if row.isVisible()}
    for spec in REGISTRY:
        assert (spec.text.rstrip("…"), window._commands.key_text(spec.id)) in shown
    assert {"Ctrl+B", "Alt+5", "Shift+F8"} <= {keys for _name, keys in shown}


def test_title_names_the_article(window):
    window.show_title("Almost all of it")
    assert window.windowTitle() == "Almost all of it – Marquee"
    window.show_title("")
    assert window.windowTitle() == "Marquee"


def test_status_bar(window, qtbot):
    status = window.status
    assert status.words.isHidden()
    status.show_counts(1208, 5)
    assert (status.words.text(), status.minutes.text()) == ("1,208 words", "5 min read")
    status.show_counts(1, 1)
    assert status.words.text() == "1 word"
    status.show_save(SaveState("saved"))
    assert status.saved.text() == "Saved"
    status.show_save(SaveState("failed", "The disk is full."))
    assert (status.saved.text(), status.saved.toolTip()) == ("Not saved", "The disk is full.")
    status.show_findings(1, 3)
    assert status.findings.text() == "4 to settle"
    assert "1 of them" in status.findings.toolTip()
    with qtbot.waitSignal(status.request_checks):
        qtbot.mouseClick(status.findings, LEFT)
    status.show_findings(0, 0)
    assert status.findings.text() == "Nothing to settle"
    status.show_zoom(110)
    with qtbot.waitSignal(status.request_zoom_reset):
        qtbot.mouseClick(status.zoom, LEFT)
    status.clear_counts()
    assert status.words.isHidden()


def test_messages_offer_the_way_back_once(window, qtbot):
    status = window.status
    got = []
    status.show_message("It is in the trash.", lambda: got.append(1))
    assert status.message.text() == "It is in the trash."
    qtbot.mouseClick(status.undo, LEFT)
    assert got == [1]
    assert status.message.text() == ""
    assert status.undo.isHidden()
    status.show_message("Exported.")
    assert status.undo.isHidden()
    status._timer.setInterval(1)
    status._timer.start()
    qtbot.waitUntil(lambda: status.message.text() == "")
