"""Spelling in the whole program: from a key to the line, and from the menu to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.ignored import ignored_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def wrong(marquee: Marquee) -> list[str]:
    article, body = marquee.desk.parts.article, marquee.desk.parts.editor.body
    return [article.body.text[slice(*span)] for span in body.marks.misspelt]


def write(marquee: Marquee, qtbot: QtBot, text: str) -> None:
    body = marquee.desk.parts.editor.body
    body.setFocus()
    end = len(marquee.desk.parts.article.body.text)
    body.put_caret(0, end)
    QTest.keyClicks(body, text)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)


def choose(marquee: Marquee, qtbot: QtBot, at: int, entry: str) -> list[str]:
    body = marquee.desk.parts.editor.body
    body.put_caret(at, at)
    QTest.keyClick(body, Qt.Key.Key_Menu)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == entry)
    texts = [action.text() for action in menu.actions()]
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    return texts


def test_the_sample_has_no_name_underlined(marquee: Marquee) -> None:
    assert wrong(marquee) == []


def test_words_are_found_added_and_remembered(
    marquee: Marquee, qtbot: QtBot, paths: Paths, start: Callable[..., Marquee]
) -> None:
    write(marquee, qtbot, "The color of Fredersen's blorf and glimf, `teh` blorf. ")
    assert wrong(marquee) == ["blorf", "glimf", "blorf"]
    choose(marquee, qtbot, 27, "Add to my words")
    assert wrong(marquee) == ["glimf"]
    choose(marquee, qtbot, 37, "Ignore in this article")
    assert wrong(marquee) == []
    assert ignored_words(marquee.desk.parts.article.details) == ("glimf",)
    marquee.desk.parts.article.undo()
    qtbot.waitUntil(lambda: wrong(marquee) == ["glimf"])
    choose(marquee, qtbot, 37, "Ignore here")
    (place,) = ignored_words(marquee.desk.parts.article.details)
    assert "glimf" in place.split()
    assert place != "glimf"  # this place alone
    assert wrong(marquee) == []
    write(marquee, qtbot, "A blorf but glimf. ")
    assert wrong(marquee) == ["glimf"]
    marquee.window.close()
    again = start()
    assert (paths.settings.parent / "words.txt").read_text(encoding="utf-8") == "blorf\n"
    assert wrong(again) == ["glimf"]


def test_another_english_and_none_at_all(marquee: Marquee, qtbot: QtBot) -> None:
    commands = marquee.desk.parts.commands
    write(marquee, qtbot, "A colour and a color. ")
    assert wrong(marquee) == ["colour"]
    assert commands.action("spelling.us").isChecked()
    commands.action("spelling.gb").trigger()
    qtbot.waitUntil(lambda: wrong(marquee) == ["color"])
    commands.action("spelling.off").trigger()
    qtbot.waitUntil(lambda: wrong(marquee) == [])
    assert commands.action("spelling.off").isChecked()
    assert not commands.action("spelling.gb").isChecked()


def test_a_suggestion_comes_from_the_reader(marquee: Marquee, qtbot: QtBot) -> None:
    write(marquee, qtbot, "In teh end, Freedrsen. ")
    assert wrong(marquee) == ["teh", "Freedrsen"]
    assert "Fredersen" in choose(marquee, qtbot, 14, "Fredersen")
    choose(marquee, qtbot, 4, "the")
    assert marquee.desk.parts.article.body.text == "In the end, Fredersen. "
