"""Lists under the keys: Enter, Tab, Backspace and Alt with arrows, each one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.editor.mover import Mover

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

    Write = Callable[..., None]
    Seen = Callable[[], str]

ENTER, TAB, BACK = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("- one\n- |", BACK, "- one\n|"),
        ("- one\n- |two", BACK, "- one\n|two"),
        ("- one\n  - |two", BACK, "- one\n- |two"),
        ("- [ ] |", BACK, "|"),
        ("1. one\n2. |two\n3. three", BACK, "1. one\n|two\n2. three"),
        ("> - |a", BACK, "> |a"),
        ("-|", BACK, "|"),
        ("a - |b", BACK, "a -|b"),
        ("```\n- |a\n```", BACK, "```\n-|a\n```"),
        ("1. one|\n2. two\n3. three", ENTER, "1. one\n2. |\n3. two\n4. three"),
        ("- [x] one|", ENTER, "- [x] one\n- [ ] |"),
        ("> - one\n> - |", ENTER, "> - one\n> |"),
        ("1. one\n2. two|\n3. three", TAB, "1. one\n   1. two|\n2. three"),
    ],
)
def test_one_key_is_one_step(
    pane: EditorPane,
    write: Write,
    seen: Seen,
    open_article: OpenArticle,
    before: str,
    key: Qt.Key,
    after: str,
) -> None:
    write(before)
    QTest.keyClick(pane.body, key)
    assert seen() == after
    open_article.undo()
    assert seen() == before
    open_article.redo()
    assert seen() == after


def test_a_selection_is_deleted_as_everywhere(pane: EditorPane, write: Write, seen: Seen) -> None:
    write("- |o|ne")
    QTest.keyClick(pane.body, BACK)
    assert seen() == "- |ne"


def test_items_move_and_double_with_their_numbers(
    pane: EditorPane, write: Write, seen: Seen, open_article: OpenArticle
) -> None:
    mover = Mover(pane.body)
    write("1. one\n2. tw|o\n   - more\n3. three")
    mover.move_up()
    assert seen() == "1. tw|o\n   - more\n2. one\n3. three"
    mover.double()
    assert seen() == "1. two\n   - more\n2. tw|o\n   - more\n3. one\n4. three"
    open_article.undo()
    open_article.undo()
    assert seen() == "1. one\n2. tw|o\n   - more\n3. three"
