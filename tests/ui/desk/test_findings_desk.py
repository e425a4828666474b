"""Findings walked, fixed, silenced and looked at again, with keys and mouse, in the real window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.settled import silenced

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.desk.desk import Desk

CTRL, ALT_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SPOILER, ALT = "spoiler-without-warning", "image-without-alt"
PLACEHOLDER = "leftover-placeholder"


@pytest.fixture
def desk(marquee: Marquee, qtbot: QtBot) -> Desk:
    desk = marquee.desk
    desk.parts.editor.body.setFocus()
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT], timeout=10_000)
    return desk


def codes(desk: Desk) -> list[str]:
    found = desk.reading.findings if desk.reading is not None else ()
    return [finding.code for finding in found if finding.line]


def is_open(desk: Desk, article: UUID) -> bool:
    return desk.parts.article.article_id() == article


def key(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(desk.parts.editor.body, key, modifiers)


def walk(desk: Desk, step: int) -> str:
    """The words that the caret’s selection holds after F8 or Shift+F8."""
    shift = Qt.KeyboardModifier.ShiftModifier if step < 0 else Qt.KeyboardModifier.NoModifier
    key(desk, Qt.Key.Key_F8, shift)
    first, last = sorted(desk.parts.editor.body.place())
    return desk.parts.article.body.text[first:last]


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, words: str) -> None:
    """Click one entry."""
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_walked_and_fixed_by_keys_in_the_text(desk: Desk, qtbot: QtBot) -> None:
    spoiler, image = "::: spoiler How it ends", "![](image:metropolis-cathedral)"
    # Of three one sees which way it goes; what stops an export is the first.
    end = len(desk.parts.article.body.text)
    desk.parts.article.apply((TextEdit(end, end, "\nTK\n"),), "Test")
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT, PLACEHOLDER], timeout=10_000)
    assert [walk(desk, step) for step in (1, 1, 1, -1, -1, -1)] == [
        "TK", spoiler, image, spoiler, "TK", image,
    ]  # fmt: skip
    desk.parts.article.undo()
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT], timeout=10_000)
    assert [walk(desk, step) for step in (1, 1, 1, -1, -1)] == [
        spoiler, image, spoiler, image, spoiler,
    ]  # fmt: skip
    tab, status = desk.parts.sidebar.checks, desk.parts.window.status
    assert desk.parts.sidebar.current_tab() == "checks"
    assert tab.current() == tab.model.findings()[0]
    assert QApplication.focusWidget() is desk.parts.editor.body
    before = desk.parts.article.body.text
    key(desk, Qt.Key.Key_Period, CTRL)
    assert desk.parts.article.body.text != before
    qtbot.waitUntil(lambda: codes(desk) == [ALT], timeout=10_000)
    assert status.findings.text() == "1 to settle"
    key(desk, Qt.Key.Key_Z, CTRL)
    assert desk.parts.article.body.text == before
    desk.parts.editor.body.put_caret(0, 0)
    for sign, held in ((Qt.Key.Key_Period, CTRL), (Qt.Key.Key_Return, ALT_KEY)):
        status.clear_message()  # there is nothing at the caret
        key(desk, sign, held)
        assert "No finding" in status.message.text()
    assert desk.parts.article.body.text == before


def test_silenced_kept_with_the_article_and_looked_at_again(desk: Desk, qtbot: QtBot) -> None:
    walk(desk, 1)
    key(desk, Qt.Key.Key_Return, ALT_KEY)
    choose(popup(qtbot), "Not here")
    qtbot.waitUntil(lambda: codes(desk) == [ALT], timeout=10_000)
    assert silenced(desk.parts.article.details) == {f"{SPOILER}: ::: spoiler How it ends"}
    tab = desk.parts.sidebar.checks
    assert (tab.silenced.isVisible(), tab.silenced.text()) == (True, "1 silenced")
    mine, overview = desk.parts.article.article_id(), desk.articles.overview
    assert mine is not None
    assert overview is not None
    other = next(row.id for row in overview.rows if row.id != mine)
    for article in (other, mine):  # it is read again, from the library
        desk.open_article(article)
        qtbot.waitUntil(partial(is_open, desk, article))
    qtbot.waitUntil(lambda: codes(desk) == [ALT], timeout=10_000)
    QTest.mouseClick(tab.silenced, Qt.MouseButton.LeftButton)
    choose(popup(qtbot), "Spoiler without warning: “::: spoiler How it ends”")
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT], timeout=10_000)
    assert not tab.silenced.isVisible()
    # And for the whole library.
    menu = tab.menu_for(tab.model.findings()[0])
    menu.popup(QPoint(0, 0))
    choose(popup(qtbot), "Never in this library")
    qtbot.waitUntil(lambda: codes(desk) == [ALT], timeout=10_000)
    qtbot.waitUntil(tab.silenced.isVisible)
    QTest.mouseClick(tab.silenced, Qt.MouseButton.LeftButton)
    choose(popup(qtbot), "Spoiler without warning")
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT], timeout=10_000)


def test_the_list_by_mouse_and_by_tab(desk: Desk, qtbot: QtBot) -> None:
    sidebar, item = desk.parts.sidebar, desk.parts.window.status.findings
    assert item.text() == "2 to settle"
    QTest.mouseClick(item, Qt.MouseButton.LeftButton)
    assert sidebar.current_tab() == "checks"
    view = sidebar.checks.list
    sidebar.strip.setFocus()
    QTest.keyClick(sidebar.strip, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is sidebar.strip
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_S)
    menu = popup(qtbot)
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Write alt text", "Not here", "Never in this article", "Never in this library",
    ]  # fmt: skip
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    at = view.visualRect(view.model().index(1, 0)).topLeft() + QPoint(60, 14)
    where = view.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    QApplication.sendEvent(view.viewport(), event)
    choose(popup(qtbot), "Never in this article")
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER], timeout=10_000)
    assert silenced(desk.parts.article.details) == {ALT}
    # Of more than one, all can be looked at again.
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_S)
    choose(popup(qtbot), "Not here")
    qtbot.waitUntil(lambda: codes(desk) == [], timeout=10_000)
    assert sidebar.checks.silenced.text() == "2 silenced"
    sidebar.checks.silenced.setFocus()
    QTest.keyClick(sidebar.checks.silenced, Qt.Key.Key_Space)
    choose(popup(qtbot), "All of these")
    qtbot.waitUntil(lambda: codes(desk) == [SPOILER, ALT], timeout=10_000)
    assert silenced(desk.parts.article.details) == frozenset()
