"""Misspelt words in the editor: underlined once left, and put right from the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = {"": "", "teh": "said teh man"}


@pytest.fixture(autouse=True)
def no_menu_left(pane: EditorPane) -> Iterator[None]:
    yield
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


@pytest.fixture
def underline(pane: EditorPane, open_article: OpenArticle) -> Callable[..., None]:
    """Underlines every place of these words, as a reading would."""

    def mark(*words: str) -> None:
        text = open_article.body.text
        found = []
        for word in words:
            start = text.find(word)
            while start >= 0:
                found.append(((start, start + len(word)), f"x {word} {start}"))
                start = text.find(word, start + 1)
        pane.body.help.spelling.show(found)

    return mark


def underlined(pane: EditorPane, text: str) -> list[str]:
    return [text[slice(*span)] for span in pane.body.marks.shown_misspelt()]


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries() -> list[str]:
    return [action.text() for action in popup().actions() if not action.isSeparator()]


def choose(text: str) -> None:
    menu = popup()
    action = next(action for action in menu.actions() if action.text() == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_the_word_being_typed_is_not_underlined_until_it_is_left(
    pane: EditorPane,
    write: Callable[..., None],
    open_article: OpenArticle,
    underline: Callable[..., None],
) -> None:
    write("A ")
    pane.body.put_caret(2, 2)
    QTest.keyClicks(pane.body, "teh")
    underline("teh")
    assert underlined(pane, open_article.body.text) == []
    QTest.keyClick(pane.body, Qt.Key.Key_Space)
    assert underlined(pane, open_article.body.text) == ["teh"]
    # Whoever only walks back to it still sees the line; whoever changes it does not.
    QTest.keyClick(pane.body, Qt.Key.Key_Left)
    assert underlined(pane, open_article.body.text) == ["teh"]
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert underlined(pane, open_article.body.text) == []
    QTest.keyClick(pane.body, Qt.Key.Key_Home)
    assert underlined(pane, open_article.body.text) == ["te"]


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, None)])
def test_the_menu_key_offers_words_and_one_of_them_is_put_in_as_one_step(
    pane: EditorPane,
    write: Callable[..., None],
    seen: Callable[[], str],
    open_article: OpenArticle,
    underline: Callable[..., None],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier | None,
) -> None:
    write("In te|h end")
    underline("teh")
    asked: list[str] = []
    pane.body.help.spelling.suggestions_wanted.connect(lambda a: asked.append(a.word))
    QTest.keyClick(pane.body, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert asked == ["teh"]
    pane.body.help.spelling.show_suggestions("teh", ("the", "ten"))
    assert entries()[:5] == [
        "the", "ten", "Add to my words", "Ignore here", "Ignore in this article",
    ]  # fmt: skip
    assert popup().activeAction().text() == "the"
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    assert seen() == "In the| end"
    open_article.undo()
    assert seen() == "In te|h end"


def test_a_right_click_asks_about_the_word_under_it(
    pane: EditorPane, write: Callable[..., None], underline: Callable[..., None], qtbot: QtBot
) -> None:
    write("|In teh end")
    underline("teh")
    spot = pane.body.caret_rect(4).center().toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, pane.body.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(pane.body.viewport(), event)
    # Nobody answers: the menu comes all the same, and says so.
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert entries()[0] == "No suggestions"
    assert "Paste" in entries()


def test_elsewhere_the_menu_key_shows_the_plain_menu(
    pane: EditorPane, write: Callable[..., None], underline: Callable[..., None]
) -> None:
    write("|In teh end")
    underline("teh")
    QTest.keyClick(pane.body, Qt.Key.Key_Menu)
    assert entries()[0] == "Undo"
    assert popup().pos().y() > pane.body.viewport().mapToGlobal(QPoint(0, 0)).y()


@pytest.mark.parametrize(
    ("entry", "scope", "left"),
    [
        ("Add to my words", "always", ["taht"]),
        ("Ignore in this article", "article", ["taht"]),
        ("Ignore here", "here", ["taht", "teh"]),
    ],
)
def test_a_word_taken_as_right_loses_its_line_at_once(
    pane: EditorPane,
    write: Callable[..., None],
    open_article: OpenArticle,
    underline: Callable[..., None],
    entry: str,
    scope: str,
    left: list[str],
) -> None:
    write("In te|h end taht teh")
    underline("teh", "taht")
    told: list[tuple[str, str, str]] = []
    pane.body.help.spelling.accepted.connect(lambda a: told.append((a.word, a.scope, a.key)))
    QTest.keyClick(pane.body, Qt.Key.Key_Menu)
    pane.body.help.spelling.show_suggestions("teh", ())
    choose(entry)
    assert told == [("teh", scope, "x teh 3")]
    assert underlined(pane, open_article.body.text) == left


def test_lines_go_along_with_the_text(
    pane: EditorPane,
    write: Callable[..., None],
    open_article: OpenArticle,
    underline: Callable[..., None],
) -> None:
    write("|In teh end")
    underline("teh")
    QTest.keyClicks(pane.body, "Right ")
    assert underlined(pane, open_article.body.text) == ["teh"]
