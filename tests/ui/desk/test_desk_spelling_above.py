"""Spelling beyond the body: in headline and dek, from word to word, and whose English it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_app.domain.ignored import ignored_words
from desktop_app.settings import load_settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths
    from desktop_app.ui.editor.header import FieldEdit

LEFT = Qt.MouseButton.LeftButton


def words(edit: FieldEdit) -> list[str]:
    return [edit.tracked.text[slice(*span)] for span in edit.marks.shown_misspelt()]


def type_into(marquee: Marquee, qtbot: QtBot, edit: FieldEdit, text: str) -> None:
    edit.setFocus()
    edit.put_caret(0, len(edit.tracked.text))
    QTest.keyClicks(edit, text)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, text: str) -> None:
    menu.setActiveAction(next(one for one in menu.actions() if one.text() == text))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_headline_and_dek_are_looked_up_and_mended(marquee: Marquee, qtbot: QtBot) -> None:
    header, article = marquee.desk.parts.editor.header, marquee.desk.parts.article
    type_into(marquee, qtbot, header.dek, "It was recieved by Fredersen and glimf. ")
    type_into(marquee, qtbot, header.headline, "The secratary of Metropolis ")
    assert words(header.headline) == ["secratary"]
    assert words(header.dek) == ["recieved", "glimf"]
    # The word that is being typed is left alone until the caret leaves it.
    QTest.keyClicks(header.headline, "blorf")
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    assert words(header.headline) == ["secratary"]
    QTest.keyClick(header.headline, Qt.Key.Key_Home)
    assert words(header.headline) == ["secratary", "blorf"]

    known: list[tuple[str, ...]] = []  # the first answer takes longer than a menu waits for it
    marquee.desk.parts.reading.suggest("secratary", known.append)
    qtbot.waitUntil(lambda: bool(known), timeout=20_000)
    header.headline.put_caret(6, 6)
    QTest.keyClick(header.headline, Qt.Key.Key_Menu)
    choose(popup(qtbot), "secretary")
    assert article.headline.text == "The secretary of Metropolis blorf"
    article.undo()
    assert article.headline.text == "The secratary of Metropolis blorf"

    header.dek.setFocus()
    header.dek.put_caret(35, 35)
    QTest.keyClick(header.dek, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    choose(popup(qtbot), "Ignore in this article")
    assert "glimf" in ignored_words(article.details)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    assert words(header.dek) == ["recieved"]
    header.dek.put_caret(10, 10)
    QTest.keyClick(header.dek, Qt.Key.Key_Menu)
    choose(popup(qtbot), "Ignore here")
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    assert words(header.dek) == []


def test_misspellings_are_walked_from_headline_to_body_and_round(
    marquee: Marquee, qtbot: QtBot
) -> None:
    parts = marquee.desk.parts
    header, body, commands = parts.editor.header, parts.editor.body, parts.commands
    commands.action("go.next-misspelling").trigger()
    assert parts.window.status.message.text() == "No word is underlined."
    type_into(marquee, qtbot, header.headline, "A secratary ")
    body.setFocus()
    body.put_caret(0, len(body.tracked.text))
    QTest.keyClicks(body, "The blorf and the glimf. ")
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)

    def selected() -> str:
        for edit in (header.headline, header.dek, body):
            if edit.hasFocus():
                return edit.textCursor().selectedText()
        return ""

    seen = []
    body.put_caret(0, 0)
    for _ in range(4):
        commands.action("go.next-misspelling").trigger()
        seen.append(selected())
    assert seen == ["blorf", "glimf", "secratary", "blorf"]
    seen = []
    for _ in range(3):
        commands.action("go.previous-misspelling").trigger()
        seen.append(selected())
    assert seen == ["secratary", "glimf", "blorf"]


def test_the_status_bar_switches_the_english_of_the_article(
    marquee: Marquee, qtbot: QtBot, paths: Paths
) -> None:
    parts, item = marquee.desk.parts, marquee.desk.parts.window.status.language
    body = parts.editor.body
    body.setFocus()
    body.put_caret(0, len(body.tracked.text))
    QTest.keyClicks(body, "The colour of the theatre. ")
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    assert item.text() == "English (US)"
    assert len(body.marks.misspelt) == 2
    QTest.mouseClick(item, LEFT)
    choose(popup(qtbot), "English (UK)")
    assert item.text() == "English (UK)"
    qtbot.waitUntil(lambda: marquee.desk.is_settled() and not body.marks.misspelt, timeout=20_000)
    assert marquee.desk.settings.spelling == "us"  # of all others
    assert parts.commands.action("spelling.gb").isChecked()
    marquee.desk.close_article()
    assert item.text() == ""
    marquee.window.close()
    settings, _trouble = load_settings(paths.settings)
    assert settings.spelling_of.endswith("=gb")
    assert settings.spelling == "us"
