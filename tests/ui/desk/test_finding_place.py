"""A finding at its place in the text: its menu, and why the place is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidgetAction

from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.settled import silenced
from desktop_app.ui.desk.finding_places import FindingPlaces, Placed
from desktop_app.ui.editor.marks import spans_of
from desktop_app.ui.editor.place_menu import place_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.desk.desk import Desk

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = """Joh Fredersen (Alfred Abel) opens.

Later Rottwang waits, TK.

::: spoiler How blorf ends TK
It ends.
:::

Fredersin and Joh Frederson.

Joh Fredersen (Alfred Abel) again.

::: quote TK
"""
TK, NAME = "“TK” is still in the copy", "“Joh Frederson” is not in the cast"
SPOILER = "Spoiler block without a warning up top"
SILENCE = ["Not here", "Never in this article", "Never in this library"]
SPELLING = ["Add to my words", "Ignore here", "Ignore in this article"]
PLAIN = ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]


@pytest.fixture
def desk(marquee: Marquee, qtbot: QtBot) -> Iterator[Desk]:
    desk = marquee.desk
    body = desk.parts.editor.body
    body.setFocus()
    body.put_caret(0, len(desk.parts.article.body.text))
    body.insert(TEXT, "Test")
    qtbot.waitUntil(lambda: desk.is_settled() and bool(body.marks.misspelt), timeout=10_000)
    yield desk
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    QToolTip.hideText()


def place(desk: Desk, words: str, into: int = 1) -> int:
    return desk.parts.article.body.text.index(words) + into


def point(desk: Desk, words: str, into: int = 1) -> QPoint:
    """Where words of the body are in its viewport; without moving the caret."""
    to_units = desk.parts.article.body.positions.utf16
    box = desk.parts.editor.body.caret_rect(to_units(place(desk, words, into)))
    return box.center().toPoint()


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def right_click(desk: Desk, qtbot: QtBot, words: str, into: int = 1) -> QMenu:
    viewport, at = desk.parts.editor.body.viewport(), point(desk, words, into)
    where = viewport.mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    QApplication.sendEvent(viewport, event)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    return popup()


def click(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def rest(desk: Desk, words: str, into: int = 1) -> str:
    """What is said where the pointer rests."""
    viewport, at = desk.parts.editor.body.viewport(), point(desk, words, into)
    event = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    return QToolTip.text()


def put_caret(desk: Desk, words: str) -> None:
    at = place(desk, words)
    desk.parts.editor.body.put_caret(at, at)


def messages(desk: Desk) -> list[str]:
    return [found.message for found in desk.reading.findings] if desk.reading is not None else []


def test_a_right_click_says_what_is_wrong_and_what_can_be_done(desk: Desk, qtbot: QtBot) -> None:
    menu = right_click(desk, qtbot, "Joh Frederson")
    assert words_of(menu) == [
        NAME, "Replace", "A different person", *SILENCE, "Show in checks", *PLAIN,
    ]  # fmt: skip
    assert menu.accessibleName() == f"Error. {NAME}. Line 9 · did you mean Joh Fredersen?"
    heading = menu.actions()[0]
    assert isinstance(heading, QWidgetAction)
    assert not heading.isEnabled()
    labels = [label for label in heading.defaultWidget().findChildren(QLabel) if label.text()]
    assert [label.text() for label in labels] == [NAME, "did you mean Joh Fredersen?"]
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
        assert menu.rect().contains(label.mapTo(menu, label.rect().bottomRight()))
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    # Where a word is misspelt, what it may be stays; Return takes what is about fewer letters.
    menu = right_click(desk, qtbot, "Frederson.")
    assert [words_of(menu)[at] for at in (0, 1, 6, 7)] == [
        NAME, "Replace", "Show in checks", "Fredersen",
    ]  # fmt: skip
    assert words_of(menu)[-9:] == [*SPELLING, *PLAIN]
    assert menu.activeAction().text() == "Fredersen"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    # Of two that meet the graver is at hand, and the other has a menu of its own.
    menu = right_click(desk, qtbot, "ends TK", 6)
    assert words_of(menu) == [TK, *SILENCE, "Show in checks", SPOILER, *PLAIN]
    below = next(action.menu() for action in menu.actions() if action.text() == SPOILER)
    assert isinstance(below, QMenu)
    assert words_of(below) == [SPOILER, "Insert warning", *SILENCE, "Show in checks"]
    below.actions()[1].trigger()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: SPOILER not in messages(desk), timeout=10_000)
    click(right_click(desk, qtbot, "Joh Frederson"), "Replace")
    assert "and Joh Fredersen." in desk.parts.article.body.text
    desk.parts.article.undo()
    assert "and Joh Frederson." in desk.parts.article.body.text


def test_the_menu_key_asks_about_the_caret(desk: Desk, qtbot: QtBot) -> None:
    sidebar, body = desk.parts.sidebar, desk.parts.editor.body
    put_caret(desk, "::: spoiler")
    QTest.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert words_of(popup()) == [SPOILER, "Insert warning", *SILENCE, "Show in checks"]
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    put_caret(desk, "opens")
    QTest.keyClick(body, Qt.Key.Key_Menu)
    assert words_of(popup()) == PLAIN
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    desk.parts.window.panes.show_pane("sidebar", False)
    put_caret(desk, "TK\nIt ends")
    QTest.keyClick(body, Qt.Key.Key_F10, SHIFT)
    click(popup(), "Show in checks")
    assert sidebar.current_tab() == "checks"
    assert QApplication.focusWidget() is sidebar.checks.list
    current = sidebar.checks.current()
    assert current is not None
    assert (current.message, current.line) == (TK, 5)
    body.setFocus()
    put_caret(desk, "Joh Frederson")
    QTest.keyClick(body, Qt.Key.Key_F10, SHIFT)
    assert popup().activeAction().text() == "Replace"
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert "and Joh Fredersen." in desk.parts.article.body.text
    put_caret(desk, "TK.")
    QTest.keyClick(body, Qt.Key.Key_Menu)
    assert words_of(popup())[:2] == [TK, "Not here"]
    assert popup().activeAction() is None  # Return silences nothing by itself
    QTest.keyClick(popup(), Qt.Key.Key_Down)
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert silenced(desk.parts.article.details) == {"leftover-placeholder: TK"}
    qtbot.waitUntil(lambda: TK not in messages(desk), timeout=10_000)
    assert not body.marks.findings_at(place(desk, "TK."))


def test_the_pointer_at_rest_is_told_why(desk: Desk, qtbot: QtBot) -> None:
    body, focus = desk.parts.editor.body, QApplication.focusWidget()
    assert rest(desk, "TK.") == f"<p><b>{TK}</b><br>fill it in or take it out</p>"
    both = rest(desk, "ends TK", 6)
    assert 0 < both.index(TK) < both.index(SPOILER)
    assert rest(desk, "Joh Fredersen (").startswith("<p style='white-space:pre'><b>Alfred Abel")
    assert desk.names.hover.words_at(point(desk, "waits")) == ""
    assert QApplication.focusWidget() is focus
    # What is wrong with a name comes before who it is; of two as grave, that of fewer words.
    again = rest(desk, "Abel) again")
    assert 0 < again.index("has been introduced already") < again.index("<b>Alfred Abel")
    both = rest(desk, "quote TK", 7)
    assert 0 < both.index(TK) < both.index("Quote is never closed")
    # Beside the letters is nothing.
    assert place_at(body, point(desk, "TK.")) == place(desk, "TK.")
    assert place_at(body, point(desk, "TK.") + QPoint(120, 0)) is None
    assert place_at(body, QPoint(point(desk, "Later", 0).x(), 3000)) is None
    # Before the text is read again what is marked goes along with it; typing itself asks nobody.
    revision = desk.reading_revision
    asked: list[object] = []

    def note(*place: object) -> list[Placed]:
        asked.append(place)
        return []

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(FindingPlaces, "marked_at", note)
        body.put_caret(0, 0)
        QTest.keyClicks(body, "New words ")
        QTest.keyClick(body, Qt.Key.Key_Left)
        assert asked == []
    assert TK in rest(desk, "TK.")
    assert desk.reading_revision == revision
    # What is shown only, in a window that may not write, is not put right from there either.
    desk.parts.article.lock()
    menu = right_click(desk, qtbot, "TK.")
    usable = [action.text() for action in menu.actions() if action.isEnabled() and action.text()]
    assert usable[0] == "Show in checks"


def test_what_is_about_the_details_marks_no_letter_of_the_text() -> None:
    of_text = Finding("x", Severity.ERROR, 0, 3, 1, "")
    of_details = Finding("y", Severity.ERROR, 0, 0, 0, "")
    assert spans_of([of_details, of_text]) == [((0, 3), Severity.ERROR)]
