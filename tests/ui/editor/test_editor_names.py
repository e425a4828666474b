"""`@` in the body: the card, its keys, what goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.completion_card import CompletionCard
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def card(pane: EditorPane) -> CompletionCard:
    shown = pane.body.help.names.card
    assert shown is not None
    return shown


def labels(pane: EditorPane) -> list[str]:
    return [item.label for item in card(pane).items()] if pane.body.help.names.is_shown() else []


def test_typing_filters_and_enter_puts_the_first_mention_in(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str], open_article: OpenArticle
) -> None:
    write("for his, and |.")
    QTest.keyClicks(pane.body, "@")
    assert len(labels(pane)) == 6
    assert labels(pane)[-1] == "Metropolis"
    QTest.keyClicks(pane.body, "alf")
    assert labels(pane) == ["Joh Fredersen (Alfred Abel)", "Fredersen"]
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "for his, and Joh Fredersen (Alfred Abel)|."
    assert not pane.body.help.names.is_shown()
    open_article.undo()
    assert seen() == "for his, and @alf|."


def test_down_tab_and_shift(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "@fred")
    assert labels(pane)[0] == "Freder (Gustav Fröhlich)"
    QTest.keyClick(pane.body, Qt.Key.Key_Down)
    QTest.keyClick(pane.body, Qt.Key.Key_Tab)
    assert seen() == "Joh Fredersen (Alfred Abel)|"
    write("|")
    QTest.keyClicks(pane.body, "@joh f")
    QTest.keyClick(pane.body, Qt.Key.Key_Return, SHIFT)
    assert seen() == "Joh Fredersen|"


def test_once_introduced_the_short_form_is_wanted(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write("Joh Fredersen (Alfred Abel) rules.\n\n|")
    QTest.keyClicks(pane.body, "@abel")
    assert labels(pane) == ["Fredersen", "Joh Fredersen", "Abel"]


def test_escape_leaves_what_was_typed(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "@ma")
    assert labels(pane)
    QTest.keyClick(pane.body, Qt.Key.Key_Escape)
    QTest.keyClicks(pane.body, "r")
    assert labels(pane) == []
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "@mar\n|"


def test_a_blank_without_a_match_leaves_what_was_typed(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "@zz")
    assert labels(pane) == []
    assert pane.body.help.names.is_running()
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert labels(pane)
    QTest.keyClicks(pane.body, "zz ma")
    assert not pane.body.help.names.is_running()
    assert seen() == "@zz ma|"


def test_behind_a_blank_the_keys_are_the_texts_until_the_next_letter(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "@the ")
    assert labels(pane) == []
    QTest.keyClicks(pane.body, "th")
    assert labels(pane) == ["the Thin Man (Fritz Rasp)"]
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "@the \n|"
    assert not pane.body.help.names.is_running()


def test_undo_brings_a_sign_back_without_its_card(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "@")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    open_article.undo()
    assert open_article.body.text == "@"
    assert not pane.body.help.names.is_running()


@pytest.mark.parametrize(
    ("before", "offers"),
    [
        ("|", True),
        ("a |", True),
        ("(|", True),
        ("“|", True),
        ("mail|", False),
        ("```\n|\n```", False),
        ("%% |", False),
    ],
)
def test_it_only_begins_where_a_name_can(
    pane: EditorPane, write: Callable[..., None], before: str, offers: bool
) -> None:
    write(before)
    QTest.qWait(20)
    QTest.keyClicks(pane.body, "@")
    assert pane.body.help.names.is_shown() is offers


def test_moving_away_or_deleting_the_sign_lets_it_go(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write("one |")
    QTest.keyClicks(pane.body, "@m")
    QTest.keyClick(pane.body, Qt.Key.Key_Home)
    assert not pane.body.help.names.is_running()
    write("one |")
    QTest.keyClicks(pane.body, "@")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert not pane.body.help.names.is_running()
    QTest.keyClicks(pane.body, "@")
    pane.header.headline.setFocus()
    assert not pane.body.help.names.is_running()


def test_a_click_puts_the_line_in(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("😀 |")
    QTest.keyClicks(pane.body, "@alf")
    shown = card(pane)
    row = shown.row_centre(1).center()
    QTest.mouseClick(shown.viewport, Qt.MouseButton.LeftButton, NONE, row)
    assert seen() == "😀 Fredersen|"
    assert pane.body.hasFocus()


def test_the_card_stays_within_the_window(pane: EditorPane, write: Callable[..., None]) -> None:
    write("\n\n".join(["Words in a line of some length."] * 40) + " |")
    QTest.keyClicks(pane.body, "@")
    shown = card(pane)
    assert pane.rect().adjusted(-28, -28, 28, 28).contains(shown.geometry())
    caret = pane.body.caret_rect().toRect()
    assert not shown.geometry().adjusted(28, 28, -28, -28).intersects(caret)


def test_the_button_begins_a_name(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("word|")
    pane.start_name()
    assert seen() == "word @|"
    assert pane.body.help.names.is_shown()


def test_without_a_cast_the_sign_is_a_sign(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    from desktop_app.domain.records import Records

    pane.show_records(Records())
    write("|")
    QTest.keyClicks(pane.body, "@a")
    assert not pane.body.help.names.is_running()
    assert seen() == "@a|"


def test_a_title_comes_in_the_form_that_its_place_wants(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("We saw | at last.")
    QTest.keyClicks(pane.body, "@met")
    item = card(pane).current()
    assert item is not None
    assert (item.label, item.italic) == ("Metropolis", True)
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert open_article.body.text == "We saw *Metropolis* at last."
    write("::: cast |")
    QTest.keyClicks(pane.body, "@met")
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert open_article.body.text == "::: cast metropolis-1927"
