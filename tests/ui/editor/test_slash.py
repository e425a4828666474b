"""`/` in the body: the menu, its keys, and where it stays away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.editor.slash import SlashItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

    Write = Callable[..., None]
    Seen = Callable[[], str]


@pytest.fixture
def menu(pane: EditorPane) -> Callable[[], list[str]]:
    """Offers two lines; says which of them are shown."""
    slash = pane.body.help.slash
    slash.set_items(
        (
            SlashItem("Heading", "Ctrl+Shift+H", "##", pane.toggle_heading),
            SlashItem("Numbered list", "", "1.", pane.toggle_numbers),
        )
    )

    def shown() -> list[str]:
        if not slash.is_shown() or slash.card is None:
            return []
        return [item.label for item in slash.card.items()]

    return shown


def test_a_line_is_found_and_done_as_one_step(
    pane: EditorPane,
    write: Write,
    seen: Seen,
    menu: Callable[[], list[str]],
    open_article: OpenArticle,
) -> None:
    write("One.\n\nTwo |")
    QTest.keyClicks(pane.body, "/")
    assert menu() == ["Heading", "Numbered list"]
    QTest.keyClicks(pane.body, "li")
    assert menu() == ["Numbered list"]
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "One.\n\n1. Two |"
    assert menu() == []
    open_article.undo()
    assert seen() == "One.\n\nTwo /li|"
    assert menu() == []  # what undo brings back is text
    write("|")
    QTest.keyClicks(pane.body, "/")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    open_article.undo()
    assert seen() == "/|"
    assert menu() == []


def test_arrows_and_the_mouse_choose(
    pane: EditorPane, write: Write, seen: Seen, menu: Callable[[], list[str]]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "/")
    QTest.keyClick(pane.body, Qt.Key.Key_Down)
    QTest.keyClick(pane.body, Qt.Key.Key_Tab)
    assert seen() == "1. |"
    write("Two |")
    QTest.keyClicks(pane.body, "/")
    card = pane.body.help.slash.card
    assert card is not None
    assert menu()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(card.viewport, left, pos=card.row_centre(0).center())
    assert seen() == "## Two |"


def test_escape_and_a_blank_leave_it_as_typed(
    pane: EditorPane, write: Write, seen: Seen, menu: Callable[[], list[str]]
) -> None:
    write("either |")
    QTest.keyClicks(pane.body, "/")
    QTest.keyClick(pane.body, Qt.Key.Key_Escape)
    assert menu() == []
    QTest.keyClicks(pane.body, "h")
    assert menu() == []
    write("either |")
    QTest.keyClicks(pane.body, "/ ")
    assert menu() == []
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert menu() == []  # it was let go
    QTest.keyClicks(pane.body, " ")
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "either / \n|"
    QTest.keyClicks(pane.body, "/zz")
    assert menu() == []
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert menu()  # the sign stands alone again


@pytest.mark.parametrize("before", ["and|", "https:|", "```\n|\n```", "%% |", "::: embed |", "(|"])
def test_elsewhere_it_is_a_sign(
    pane: EditorPane, write: Write, menu: Callable[[], list[str]], before: str
) -> None:
    write(before)
    QTest.keyClicks(pane.body, "/")
    assert menu() == []


def test_it_goes_with_the_keys_and_with_the_caret(
    pane: EditorPane, write: Write, menu: Callable[[], list[str]]
) -> None:
    write("one |two")
    QTest.keyClicks(pane.body, "/")
    assert menu()
    QTest.keyClick(pane.body, Qt.Key.Key_Home)
    assert menu() == []
    write("|")
    QTest.keyClicks(pane.body, "/")
    pane.header.headline.setFocus()
    assert menu() == []
