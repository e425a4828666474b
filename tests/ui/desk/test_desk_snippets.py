"""Snippets in the whole program: chosen in the box, filled in with Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.dialogs.snippet_box import SnippetBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

    Seen = Callable[[], str]


@pytest.fixture
def seen(marquee: Marquee) -> Seen:
    """The body with `^` at anchor and caret."""
    body = marquee.desk.parts.editor.body

    def show() -> str:
        start, end = sorted(body.place())
        text = body.tracked.text
        return text[:start] + (f"^{text[start:end]}^" if start < end else "^") + text[end:]

    return show


def begin(marquee: Marquee, text: str, start: int, end: int) -> None:
    parts = marquee.desk.parts
    parts.article.body.replace(0, len(parts.article.body.text), text)
    parts.article.end_run()
    parts.editor.body.setFocus()
    parts.editor.body.put_caret(start, end)


def open_box(marquee: Marquee, qtbot: QtBot) -> SnippetBox:
    marquee.desk.parts.commands.action("insert.snippet").trigger()
    shown: list[SnippetBox] = []

    def is_there() -> bool:
        shown[:] = [box for box in marquee.window.findChildren(SnippetBox) if box.isVisible()]
        return bool(shown)

    qtbot.waitUntil(is_there)
    (box,) = shown
    return box


def test_a_snippet_is_found_shown_put_in_and_filled_in(
    marquee: Marquee, qtbot: QtBot, seen: Seen
) -> None:
    begin(marquee, "He dies.", 0, 8)
    box = open_box(marquee, qtbot)
    QTest.keyClicks(box.field, "spoil")
    wanted = "::: spoiler What it is about\nHe dies.\n:::"
    assert box.preview.toPlainText() == wanted
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert seen() == "::: spoiler ^What it is about^\nHe dies.\n:::"
    body = marquee.desk.parts.editor.body
    QTest.keyClicks(body, "End")
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert seen() == "::: spoiler End\nHe dies.^\n:::"
    QTest.keyClicks(body, " Sad")
    QTest.keyClick(body, Qt.Key.Key_Backtab)
    assert seen() == "::: spoiler ^End^\nHe dies. Sad\n:::"
    QTest.keyClick(body, Qt.Key.Key_Tab)
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert seen() == "::: spoiler End\nHe dies. Sad\n:::^"
    for _ in range(4):
        marquee.desk.parts.article.undo()
    assert seen() == "^He dies.^"


def test_a_block_gets_a_paragraph_of_its_own(marquee: Marquee, qtbot: QtBot, seen: Seen) -> None:
    begin(marquee, "One. Two.", 5, 5)
    box = open_box(marquee, qtbot)
    QTest.keyClicks(box.field, "cast box")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert seen() == "One.\n\n::: cast ^metropolis-1927^\n:::\n\nTwo."
    marquee.desk.parts.article.undo()
    assert seen() == "One. ^Two."
    begin(marquee, "One two three.", 4, 7)
    box = open_box(marquee, qtbot)
    QTest.keyClicks(box.field, "spoil")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert seen() == "One\n\n::: spoiler ^What it is about^\ntwo\n:::\n\nthree."


@pytest.mark.parametrize("way", ["escape", "elsewhere"])
def test_escape_ends_and_so_does_going_elsewhere(
    marquee: Marquee, qtbot: QtBot, seen: Seen, way: str
) -> None:
    body = marquee.desk.parts.editor.body
    begin(marquee, "- a\n- b\n\n", 9, 9)
    box = open_box(marquee, qtbot)
    QTest.keyClicks(box.field, "cast box")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert seen() == "- a\n- b\n\n::: cast ^metropolis-1927^\n:::"
    if way == "escape":
        QTest.keyClick(body, Qt.Key.Key_Escape)
        QTest.keyClick(body, Qt.Key.Key_Tab)
        # Tab types again: nothing is left to step to.
        assert seen() == "- a\n- b\n\n::: cast \t^\n:::"
    else:
        body.put_caret(7, 7)
        QTest.keyClick(body, Qt.Key.Key_Tab)
        assert seen() == "- a\n  - b^\n\n::: cast metropolis-1927\n:::"


def test_the_writers_own_come_first_and_a_broken_file_is_said(
    marquee: Marquee, qtbot: QtBot, seen: Seen
) -> None:
    path = marquee.desk.paths.settings.with_name("snippets.toml")
    path.write_text('[[snippet]]\nname = "Mine"\ntext = "$TITLE!"\n', encoding="utf-8")
    begin(marquee, "", 0, 0)
    box = open_box(marquee, qtbot)
    assert box.preview.toPlainText() == "Metropolis!"
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert seen() == "^"
