"""The box and the menu of `/` in the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.dialogs.palette_box import PaletteBox

ENTER = Qt.Key.Key_Return


def titles(box: PaletteBox) -> list[str]:
    return [choice.title for choice in box.choices()]


def test_an_article_is_found_by_its_people_or_made(marquee: Marquee, qtbot: QtBot) -> None:
    box, article = marquee.window.palette_box, marquee.desk.parts.article
    first = article.article_id()
    marquee.desk.parts.commands.action("go.article").trigger()
    QTest.keyClicks(box.field, "biswanger")
    qtbot.waitUntil(lambda: len(titles(box)) == 2)
    assert titles(box)[0] == "Almost all of ‘Metropolis’ has been found"
    assert titles(box)[1] == "New article “biswanger”"
    box.field.setText("/A lost reel")
    assert titles(box) == ["New article “A lost reel”"]
    QTest.keyClick(box.field, ENTER)
    qtbot.waitUntil(lambda: article.article_id() != first)
    assert article.headline.text == "A lost reel"
    assert marquee.desk.parts.editor.body.hasFocus()
    # Empty, the last two are first: Down and Enter toggle between them.
    marquee.desk.parts.commands.action("go.article").trigger()
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    QTest.keyClick(box.field, ENTER)
    qtbot.waitUntil(lambda: article.article_id() == first)
    box.open_with(">")
    QTest.keyClicks(box.field, "numbered")
    QTest.keyClick(box.field, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert marquee.desk.settings.pinned == "format.numbers"


def test_the_menu_of_the_slash_has_commands_and_snippets(marquee: Marquee, qtbot: QtBot) -> None:
    body, article = marquee.desk.parts.editor.body, marquee.desk.parts.article
    article.body.replace(0, len(article.body.text), "")
    article.end_run()
    body.setFocus()
    QTest.keyClicks(body, "/")
    slash = body.help.slash
    qtbot.waitUntil(lambda: slash.card is not None and len(slash.card.items()) > 10)
    QTest.keyClicks(body, "spoil")
    QTest.keyClick(body, ENTER)
    assert article.body.text == "::: spoiler What it is about\n\n:::"
    article.undo()
    assert article.body.text == "/spoil"
    article.body.replace(0, 6, "")
    QTest.keyClicks(body, "/tab")
    QTest.keyClick(body, ENTER)
    assert article.body.text == "| Who | Part |\n| --- | --- |\n|  |  |"
    QTest.keyClicks(body, "Maria")
    assert article.body.text.startswith("| Maria | Part |")


def test_alt_with_a_key_that_is_taken_is_not_the_menu_bars(marquee: Marquee, qtbot: QtBot) -> None:
    box, bar = marquee.window.palette_box, marquee.window.menuBar()
    qtbot.waitUntil(marquee.window.isActiveWindow)
    box.open_with(">")
    screen = marquee.window.windowHandle()  # as from the keyboard, through the window
    QTest.keyPress(screen, Qt.Key.Key_Alt)
    QTest.keyPress(screen, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(screen, Qt.Key.Key_Alt)  # before the other one, as fingers often are
    QTest.keyRelease(screen, Qt.Key.Key_P)
    assert box.choices()[0].pinned
    assert bar.isHidden()
    box.reject()
    QTest.keyClick(screen, Qt.Key.Key_Alt)
    assert bar.isVisible()
