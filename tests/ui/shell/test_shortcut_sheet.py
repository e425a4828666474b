"""The sheet of shortcuts, with real keys: given, refused, asked about, taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QTextEdit
from shiboken6 import delete

from desktop_app.ui.commands import REGISTRY, Commands
from desktop_app.ui.dialogs.shortcuts import ShortcutsSheet

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    # Here and now: a hundred rows of a sheet are no garbage to be met in the next test's events.
    delete(window)


@pytest.fixture
def commands(window, icons):
    commands = Commands(window)
    commands.build(window, icons)
    for id_ in ("format.bold", "format.italic", "spelling.us"):
        commands.bind(id_, lambda: None)
    commands.give_keys("spelling.us", "")
    return commands


@pytest.fixture
def sheet(window, icons, commands, qtbot):
    sheet = ShortcutsSheet(icons, commands, window)
    sheet.open()
    qtbot.waitUntil(sheet.is_whole)
    return sheet


def press(sheet, id_, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Click a row, then press a key."""
    row = sheet.rows[id_]
    QTest.mouseClick(row, LEFT)
    assert row.is_waiting()
    assert row.hasFocus()
    QTest.keyClick(row, key, modifiers)
    return row


def test_a_row_takes_the_keys_that_are_pressed(sheet, commands, window, qtbot) -> None:
    got = []
    commands.bind("spelling.us", lambda: got.append(1))
    row = press(sheet, "spelling.us", Qt.Key.Key_U, CTRL | ALT)
    assert row.keys() == "Ctrl+Alt+U"
    assert not row.is_waiting()
    assert commands.action("spelling.us").toolTip() == "Spelling: English (US) (Ctrl+Alt+U)"
    sheet.accept()
    QTest.keyClick(window, Qt.Key.Key_U, CTRL | ALT)
    assert got == [1]


def test_it_works_without_the_mouse(sheet, commands) -> None:
    row = sheet.rows["format.bold"]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_F5)
    assert commands.key_text("format.bold") == "F5"
    assert sheet.isVisible()


def test_keys_of_another_command_are_asked_about(sheet, commands) -> None:
    press(sheet, "spelling.us", Qt.Key.Key_B, CTRL)
    assert sheet.question.isVisible()
    assert sheet.question.words.text() == "Ctrl+B belongs to “Bold”."
    assert commands.key_text("spelling.us") == ""
    QTest.mouseClick(sheet.question.leave, LEFT)
    assert (commands.key_text("format.bold"), commands.key_text("spelling.us")) == ("Ctrl+B", "")
    assert not sheet.question.isVisible()

    press(sheet, "spelling.us", Qt.Key.Key_B, CTRL)
    QTest.mouseClick(sheet.question.take, LEFT)
    assert (commands.key_text("format.bold"), commands.key_text("spelling.us")) == ("", "Ctrl+B")
    assert sheet.rows["format.bold"].keys() == ""
    assert commands.action("format.bold").shortcuts() == []


def test_keys_that_write_or_belong_to_texts_are_refused(sheet, commands) -> None:
    row = press(sheet, "format.bold", Qt.Key.Key_X)
    assert sheet.question.words.text().startswith("X alone writes or moves")
    assert row.is_waiting()  # for better ones
    QTest.keyClick(row, Qt.Key.Key_C, CTRL)
    assert sheet.question.words.text().startswith("Ctrl+C already does something")
    assert not sheet.question.take.isVisible()
    QTest.keyClick(row, Qt.Key.Key_T, CTRL)
    assert sheet.question.words.text().startswith("Ctrl+T begins the keys of other commands")
    QTest.keyClick(row, Qt.Key.Key_U, CTRL)
    assert commands.key_text("format.bold") == "Ctrl+U"
    assert not sheet.question.isVisible()


def test_escape_leaves_the_row_and_not_the_sheet(sheet, commands) -> None:
    row = press(sheet, "format.bold", Qt.Key.Key_Escape)
    assert not row.is_waiting()
    assert sheet.isVisible()
    assert commands.key_text("format.bold") == "Ctrl+B"
    QTest.keyClick(row, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_backspace_takes_the_keys_away(sheet, commands) -> None:
    press(sheet, "format.bold", Qt.Key.Key_Backspace)
    assert commands.action("format.bold").shortcuts() == []
    assert commands.action("format.bold").toolTip() == "Bold"


def test_one_or_all_go_back_to_their_own(sheet, commands) -> None:
    commands.reset_keys()
    assert not sheet.all.isEnabled()
    press(sheet, "format.bold", Qt.Key.Key_U, CTRL)
    press(sheet, "format.italic", Qt.Key.Key_F5)
    row = sheet.rows["format.bold"]
    assert row.reset.isVisible()
    QTest.mouseClick(row.reset, LEFT)
    assert commands.key_text("format.bold") == "Ctrl+B"
    assert not row.reset.isVisible()
    QTest.mouseClick(sheet.all, LEFT)
    assert commands.key_text("format.italic") == "Ctrl+I"
    assert not sheet.all.isEnabled()


def test_a_way_back_asks_too_where_others_have_the_keys_now(sheet, commands) -> None:
    press(sheet, "format.bold", Qt.Key.Key_U, CTRL)
    press(sheet, "format.italic", Qt.Key.Key_B, CTRL)
    QTest.mouseClick(sheet.rows["format.bold"].reset, LEFT)
    assert sheet.question.words.text() == "Ctrl+B belongs to “Italic”."
    QTest.mouseClick(sheet.question.take, LEFT)
    assert commands.key_text("format.bold") == "Ctrl+B"
    assert commands.key_text("format.italic") == ""


def test_commands_are_found_by_name_and_keys(sheet) -> None:
    QTest.keyClicks(sheet.search, "italic")
    assert [id_ for id_, row in sheet.rows.items() if row.isVisible()] == ["format.italic"]
    sheet.search.setText("ctrl+b")
    shown = [id_ for id_, row in sheet.rows.items() if row.isVisible()]
    assert shown == ["format.bold"]


def test_signs_above_digits_are_named_by_their_keys(sheet, commands) -> None:
    # Ctrl+Shift+B is the block quote; with Shift a letter stays a letter.
    row = press(sheet, "format.bold", Qt.Key.Key_U, CTRL | SHIFT)
    assert row.keys() == "Ctrl+Shift+U"
    row = press(sheet, "format.bold", Qt.Key.Key_Semicolon, CTRL)
    assert row.keys() == "Ctrl+;"
    # With Shift another sign lies on each keyboard there: it is named alone.
    row = press(sheet, "format.bold", Qt.Key.Key_Colon, CTRL | SHIFT)
    assert row.keys() == "Ctrl+:"


def test_two_strokes_run_a_command_also_from_a_text(window, commands, qtbot) -> None:
    got = []
    commands.bind("quotes.german", lambda: got.append("german"))
    commands.bind("edit.table-insert-row", lambda: got.append("row"))
    text = QTextEdit()
    window.setCentralWidget(text)
    text.setFocus()
    screen = window.windowHandle()
    QTest.keyClick(screen, Qt.Key.Key_T, CTRL)
    QTest.keyClick(screen, Qt.Key.Key_R)
    QTest.keyClick(screen, Qt.Key.Key_T, CTRL)
    QTest.keyClick(screen, Qt.Key.Key_D, SHIFT)
    assert got == ["row", "german"]
    QTest.keyClicks(text, "rd")
    assert text.toPlainText() == "rd"
    assert commands.key_text("quotes.german") == "Ctrl+T, Shift+D"


def test_the_rows_come_a_few_at_a_time_and_heed_what_is_looked_for(
    window, icons, commands, qtbot
) -> None:
    sheet = ShortcutsSheet(icons, commands, window)
    sheet.open()
    assert 0 < len(sheet.rows) < 20
    assert not sheet.is_whole()
    QTest.keyClicks(sheet.search, "italic")  # which is further down
    assert "format.italic" not in sheet.rows
    qtbot.waitUntil(sheet.is_whole)
    assert [id_ for id_, row in sheet.rows.items() if row.isVisible()] == ["format.italic"]
    sheet.search.setText("qqqq")
    assert sheet._none.isVisible()
    sheet.search.clear()
    assert len([row for row in sheet.rows.values() if row.isVisible()]) == len(REGISTRY)
    assert not sheet._none.isVisible()
