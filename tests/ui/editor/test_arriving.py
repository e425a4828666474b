"""A long text comes in parts: exact at any time, and no key is lost or goes elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.article import Article
from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.highlighter import Highlighter
from desktop_app.ui.editor.tokens import is_code, next_state
from desktop_app.ui.text import arriving
from desktop_app.ui.text.arriving import beginning, next_part

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.text.tracked import TrackedText

ROWS = "A line — of words, é and 😀.\n\n\nAnother *one*.\n```\ncode\n```\n" * 3
texts = st.text(alphabet="ab \n\ufeff😀é`", max_size=80)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything above a few lines comes in parts of a few."""
    for name, value in (("LONG", 60), ("MANY_LINES", 6), ("PART", 40), ("PART_LINES", 4)):
        monkeypatch.setattr(arriving, name, value)


def open_with(pane: EditorPane, body: str) -> TrackedText:
    pane._article.open(Article(uuid4(), body=body))
    return pane._article.body


def shown(text: TrackedText) -> str:
    return text.document.toRawText().replace("\u2029", "\n")


@given(texts)
def test_the_parts_are_the_text(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("LONG", 12), ("MANY_LINES", 3), ("PART", 8), ("PART_LINES", 2)):
            patch.setattr(arriving, name, value)
        part, rest = beginning(text)
        parts = [part]
        while rest:
            assert part.endswith("\n")
            assert part.count("\n") <= 2
            part, rest = next_part(rest)
            parts.append(part)
        assert "".join(parts) == text


@pytest.mark.usefixtures("small_parts")
def test_it_is_whole_for_everybody_and_comes_in_parts(pane: EditorPane, qtbot: QtBot) -> None:
    body = open_with(pane, ROWS)
    assert body.arriving
    assert ROWS.startswith(shown(body))
    assert body.text == pane._article.article().body == ROWS
    assert body.line_of(len(ROWS)) == ROWS.count("\n")
    heard: list[object] = []
    pane._article.edited.connect(heard.append)
    qtbot.waitUntil(lambda: not body.arriving)
    assert shown(body) == ROWS
    assert not heard
    assert not pane._article.history.can_undo()
    assert pane.body.place() == (0, 0)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("text", [ROWS, "\n" * 30, "a\n\n" * 20 + "b", "```\na\n\n" * 9, "a\n" * 9])
def test_its_lines_look_as_if_it_had_come_at_once(
    pane: EditorPane, qtbot: QtBot, text: str
) -> None:
    body = open_with(pane, text)
    qtbot.waitUntil(lambda: not body.arriving)
    state, block, above = 0, body.document.firstBlock(), "\n"
    for line in text.split("\n"):
        state = next_state(line, state)
        gap = not line and above not in ("", "\n")
        size = pane.body.size_px * (0.86 if gap else 1.7)
        assert abs(block.blockFormat().lineHeight() - size) <= 0.5, (line, above)
        assert is_code(block.userState() & 0xFFFF) == is_code(state)
        block, above = block.next(), line
    assert not block.isValid()


@pytest.mark.usefixtures("small_parts")
def test_keys_wait_and_are_played_in_order(pane: EditorPane, qtbot: QtBot) -> None:
    body = open_with(pane, ROWS)
    QTest.keyClicks(pane.body, "ab")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    QTest.keyClick(pane.body, Qt.Key.Key_Right)
    QTest.keyClicks(pane.body, "c")
    QTest.keyClick(pane.body, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pane.body, "d")
    assert body.text == ROWS
    line = ROWS.index("\n")
    qtbot.waitUntil(lambda: body.text != ROWS)
    assert not body.arriving
    assert body.text == "aAcd" + ROWS[line:]
    assert shown(body) == body.text
    QTest.keyClicks(pane.body, "!")  # nothing is kept any more
    assert body.text == "aAcd!" + ROWS[line:]
    while pane._article.history.can_undo():
        pane._article.undo()
    assert body.text == ROWS


@pytest.mark.usefixtures("small_parts")
def test_the_end_is_the_end_of_all_of_it(pane: EditorPane, qtbot: QtBot) -> None:
    body = open_with(pane, ROWS)
    QTest.keyClicks(pane.body, "x")
    QTest.keyClick(pane.body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(pane.body, "y")
    qtbot.waitUntil(lambda: body.text.endswith("y"))
    assert body.text == f"x{ROWS}y"


@pytest.mark.usefixtures("small_parts")
def test_what_is_typed_belongs_to_the_article_that_is_left(pane: EditorPane) -> None:
    body = open_with(pane, ROWS)
    QTest.keyClicks(pane.body, "mine ")
    pane.body.held_keys.settle()
    assert body.text == f"mine {ROWS}"
    body = open_with(pane, "Another.")
    assert not body.arriving
    QTest.qWait(5)
    assert shown(body) == body.text == "Another."


@pytest.mark.usefixtures("small_parts")
def test_a_click_behind_keys_does_not_overtake_them(pane: EditorPane) -> None:
    body = open_with(pane, ROWS)
    QTest.keyClicks(pane.body, "x")
    QTest.mouseClick(pane.body.viewport(), Qt.MouseButton.LeftButton)
    assert body.text == f"x{ROWS}"


@pytest.mark.usefixtures("small_parts")
def test_programs_edit_all_of_it_and_places_beyond_bring_the_rest(
    pane: EditorPane, qtbot: QtBot
) -> None:
    body = open_with(pane, ROWS)
    pane._article.apply((TextEdit(0, 0, "x"), TextEdit(len(ROWS), len(ROWS), "y")), "Both")
    assert body.text == f"x{ROWS}y"
    qtbot.waitUntil(lambda: not body.arriving)
    assert shown(body) == body.text
    assert pane.body.place() == (len(ROWS) + 2,) * 2
    pane._article.undo()
    assert body.text == ROWS
    body = open_with(pane, ROWS)
    assert body.cursor(len(ROWS)).position() == body.positions.utf16(len(ROWS))
    assert not body.arriving
    body = open_with(pane, ROWS)
    pane.go_to(len(ROWS) - 1)
    assert body.arriving
    qtbot.waitUntil(lambda: pane.body.place() == (len(ROWS) - 1,) * 2)


@pytest.mark.usefixtures("small_parts")
def test_edits_of_the_beginning_stay_exact(pane: EditorPane, qtbot: QtBot) -> None:
    body = open_with(pane, ROWS)
    cursor = pane.body.textCursor()
    cursor.insertText("By Qt alone. ")
    cursor.movePosition(cursor.MoveOperation.End)
    cursor.deletePreviousChar()
    pane.body.setTextCursor(cursor)
    place = pane.body.place()
    expected = body.text
    assert len(expected) == len(ROWS) + len("By Qt alone. ") - 1
    qtbot.waitUntil(lambda: not body.arriving)
    assert shown(body) == body.text == expected
    assert pane.body.place() == place


def test_a_long_text_tells_the_highlighter_nothing(
    pane: EditorPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    monkeypatch.setattr(Highlighter, "highlightBlock", lambda _self, line: lines.append(line))
    body = open_with(pane, "A line of words.\n\n" * 3_000)
    qtbot.waitUntil(lambda: not body.arriving)
    assert not lines


@pytest.mark.usefixtures("small_parts")
def test_a_long_paste_comes_in_parts_too_and_keys_go_behind_it(
    pane: EditorPane, qtbot: QtBot
) -> None:
    body = open_with(pane, "Before. After.")
    pane.go_to(8)
    pane.body.insert(ROWS, "Paste")
    QTest.keyClicks(pane.body, "!")
    assert body.arriving
    assert body.text == f"Before. {ROWS}After."
    qtbot.waitUntil(lambda: "!" in body.text)
    assert body.text == f"Before. {ROWS}!After."
    assert shown(body) == body.text
    pane._article.undo()
    pane._article.undo()
    assert body.text == "Before. After."
    pane._article.redo()
    assert body.text == f"Before. {ROWS}After."
    qtbot.waitUntil(lambda: pane.body.place() == (8 + len(ROWS),) * 2)
    assert shown(body) == body.text
