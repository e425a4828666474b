"""Tables: read, written, walked through and changed, with real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane

    Write = Callable[..., None]
    Seen = Callable[[], str]

RAGGED = "| Who | Part |\n|---|:-:|\n| A| B\\|C |"
EVEN = "| Who | Part |\n| --- | :--: |\n| A   | B\\|C |"


def table(text: str, line: int = 0, place: int = 2) -> tables.Table:
    return tables.read(text.split("\n"), line, place)


def test_a_table_is_read_and_written_in_columns() -> None:
    assert "\n".join(tables.write(table(RAGGED))) == EVEN
    assert "\n".join(tables.write(table(EVEN))) == EVEN
    short = "a | b\n--|--\n1"
    assert table("a | b\n--|--\n1 | 2").rows == (("a", "b"), ("1", "2"))
    assert tables.bounds(short.split("\n"), 0) == (0, 2)
    assert tables.bounds(["a | b", "c | d"], 0) is None


cell = st.text(alphabet="ab é映\\|", max_size=5).map(
    lambda s: s.replace("\\", "").replace("|", "\\|").strip()
)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=4
        )
    ),
    st.sampled_from(tables.ACTS),
)
def test_writing_and_reading_keep_every_cell(rows: list[list[str]], act: str) -> None:
    made = tables.Table(tuple(map(tuple, rows)), ("",) * len(rows[0]), 0, 0)
    lines = tables.write(made)
    assert tables.read(lines, 0, 1) == made
    after = tables.changed(made, act)
    assert 0 <= after.row < len(after.rows)
    assert 0 <= after.column < len(after.aligned)
    if not act.startswith("delete"):
        assert sorted(c for row in after.rows for c in row if c) == sorted(
            c for row in made.rows for c in row if c
        )


@pytest.fixture
def put(pane: EditorPane, write: Callable[..., None]) -> Write:
    """Opens an article with that body; `^` is the caret."""

    def go(marked: str) -> None:
        write("x")
        pane.body.article.apply([TextEdit(0, 1, marked.replace("^", ""))], "Test", caret=0)
        place = marked.index("^")
        pane.body.put_caret(place, place)

    return go


@pytest.fixture
def shown(pane: EditorPane) -> Seen:
    """The body with `^` at caret and anchor."""

    def look() -> str:
        start, end = sorted(pane.body.place())
        text = pane.body.tracked.text
        marked = f"^{text[start:end]}^" if start < end else "^"
        return text[:start] + marked + text[end:]

    return look


def undo(pane: EditorPane) -> None:
    QTest.keySequence(pane.body, QKeySequence(QKeySequence.StandardKey.Undo))


def press(pane: EditorPane, key: Qt.Key) -> None:
    QTest.keyClick(pane.body, key)


def test_tab_walks_and_makes_a_row_at_the_end(pane: EditorPane, put: Write, shown: Seen) -> None:
    put("Text\n\n| W^ho | Part |\n|---|---|\n| A | B |\n\nrest")
    press(pane, Qt.Key.Key_Tab)
    assert shown() == "Text\n\n| Who | ^Part^ |\n| --- | ---- |\n| A   | B    |\n\nrest"
    for _ in range(3):
        press(pane, Qt.Key.Key_Tab)
    grown = "| Who | Part |\n| --- | ---- |\n| A   | B    |\n| ^    |      |"
    assert shown() == f"Text\n\n{grown}\n\nrest"
    undo(pane)
    assert "|      |" not in shown()
    press(pane, Qt.Key.Key_Backtab)
    assert "^A^" in shown()


def test_back_tab_in_the_first_cell_stays_there(pane: EditorPane, put: Write, shown: Seen) -> None:
    put("| a^ | b |\n|---|---|")
    press(pane, Qt.Key.Key_Backtab)
    assert shown() == "| a^ | b |\n|---|---|"
    assert pane.body.hasFocus()


def test_tab_elsewhere_is_what_it_was(pane: EditorPane, put: Write, shown: Seen) -> None:
    put("- one\n- two^")
    press(pane, Qt.Key.Key_Tab)
    assert shown() == "- one\n  - two^"
    put("```\n| a ^| b |\n|---|---|\n| 1 |2 |\n```")
    press(pane, Qt.Key.Key_Tab)
    assert "\t" in shown()


def test_leaving_a_changed_table_aligns_it(
    pane: EditorPane, put: Write, shown: Seen, qtbot: QtBot
) -> None:
    put("| a | b |\n|---|---|\n| 1^ | 2 |\n\nrest")
    QTest.keyClicks(pane.body, "234")
    assert "| 1234^ | 2 |" in shown()
    press(pane, Qt.Key.Key_Down)
    aligned = "| a    | b   |\n| ---- | --- |\n| 1234 | 2   |\n^\nrest"
    qtbot.waitUntil(lambda: shown() == aligned)
    undo(pane)
    assert "| 1234 | 2 |" in shown()


def test_a_table_only_walked_through_stays(
    pane: EditorPane, put: Write, shown: Seen, qtbot: QtBot
) -> None:
    put("^rest\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nend")
    QTest.keyClicks(pane.body, "x")
    for _ in range(6):
        press(pane, Qt.Key.Key_Down)
    qtbot.wait(30)
    assert "|---|---|" in shown()


@pytest.mark.parametrize(
    ("act", "after"),
    [
        ("insert-row", "| a   | b   |\n| --- | --- |\n| 1   | 2   |\n"
                       "| ^    |     |\n| 3   | 4   |"),
        ("delete-row", "| a   | b   |\n| --- | --- |\n| ^3^   | 4   |"),
        ("row-down", "| a   | b   |\n| --- | --- |\n| 3   | 4   |\n| ^1^   | 2   |"),
        ("insert-column", "| a   |     | b   |\n| --- | --- | --- |\n"
                          "| 1   | ^    | 2   |\n| 3   |     | 4   |"),
        ("delete-column", "| b   |\n| --- |\n| ^2^   |\n| 4   |"),
        ("column-right", "| b   | a   |\n| --- | --- |\n| 2   | ^1^   |\n| 4   | 3   |"),
        ("align", "| a   | b   |\n| --- | --- |\n| ^1^   | 2   |\n| 3   | 4   |"),
    ],
)  # fmt: skip
def test_rows_and_columns(pane: EditorPane, put: Write, shown: Seen, act: str, after: str) -> None:
    text = "| a | b |\n|---|---|\n| ^1 | 2 |\n| 3 | 4 |"
    put(text)
    pane.body.help.tables.change(act)
    assert shown() == after
    undo(pane)
    assert shown() == text


@pytest.mark.parametrize("act", ["delete-row", "row-up", "row-down"])
def test_the_head_stays_on_top(pane: EditorPane, put: Write, shown: Seen, act: str) -> None:
    put("| ^a   | b   |\n| --- | --- |\n| 1   | 2   |")
    pane.body.help.tables.change(act)
    assert shown().replace("^", "") == "| a   | b   |\n| --- | --- |\n| 1   | 2   |"


def test_undo_goes_on_behind_what_was_aligned(
    pane: EditorPane, put: Write, shown: Seen, qtbot: QtBot
) -> None:
    before = "| a | b |\n|---|---|\n| 1^ | 2 |\n\nrest"
    put(before)
    QTest.keyClicks(pane.body, "234")
    press(pane, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "| ---- |" in shown())
    undo(pane)
    qtbot.wait(20)  # what was taken back is not aligned anew
    undo(pane)
    assert shown() == before


def test_enter_goes_to_the_cell_below_and_out_of_an_empty_row(
    pane: EditorPane, put: Write, shown: Seen
) -> None:
    put("| a^ | b |\n| - | - |\n| 1 | 2 |\n\nrest")
    press(pane, Qt.Key.Key_Return)
    assert shown() == "| a   | b   |\n| --- | --- |\n| ^1^   | 2   |\n\nrest"
    press(pane, Qt.Key.Key_Return)
    rows = "| a   | b   |\n| --- | --- |\n| 1   | 2   |\n"
    assert shown() == f"{rows}| ^    |     |\n\nrest"
    press(pane, Qt.Key.Key_Return)
    assert shown() == f"{rows}^\n\nrest"
    undo(pane)
    assert shown() == f"{rows}| ^    |     |\n\nrest"


def test_enter_around_a_row_is_a_line_end(pane: EditorPane, put: Write, shown: Seen) -> None:
    put("| a | b |\n| - | - |^")
    press(pane, Qt.Key.Key_Return)
    assert shown() == "| a | b |\n| - | - |\n^"
    put("^| a | b |\n| - | - |")
    press(pane, Qt.Key.Key_Return)
    assert shown() == "\n^| a | b |\n| - | - |"
    put("a | b\n- | -\n1 | 2^")
    press(pane, Qt.Key.Key_Return)
    assert shown() == "a | b\n- | -\n1 | 2\n^"
    pane.body.selectAll()
    press(pane, Qt.Key.Key_Return)
    assert shown() == "\n^"
    put("a | b^")
    press(pane, Qt.Key.Key_Return)
    assert shown() == "a | b\n^"
