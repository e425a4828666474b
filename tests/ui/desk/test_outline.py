"""The outline in the whole program: it follows the text, goes to headings and moves sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.editor.outline import OutlineList, OutlinePane

LEFT = Qt.MouseButton.LeftButton
BODY = "Lead words.\n\n## A\n\none two\n\n### A1\n\nthree\n\n## B\n\nfour [five](https://x.y)\n"


@pytest.fixture
def outline(marquee: Marquee, qtbot: QtBot) -> OutlinePane:
    article = marquee.desk.parts.article
    article.body.replace(0, len(article.body.text), BODY)
    marquee.desk.parts.commands.action("view.outline").trigger()
    pane: OutlinePane = marquee.desk.tools.outline()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: titles(pane) == ["A", "A1", "B"])
    return pane


def titles(pane: OutlinePane) -> list[str]:
    return [one.title for one in pane.list.outline.headings]


def middle(rows: OutlineList, row: int, share: float = 0.5) -> QPoint:
    box = rows.visualRect(rows.outline.index(row, 0))
    return QPoint(box.center().x(), round(box.top() + box.height() * share))


def current(pane: OutlinePane) -> str:
    row = pane.list.currentIndex().row()
    return titles(pane)[row] if row >= 0 else ""


def test_it_counts_words_of_prose_with_those_of_the_sections_inside(outline: OutlinePane) -> None:
    # The headings' own words count, as they do for the article.
    assert outline.list.outline.words == (5, 2, 3)
    assert outline.isVisible()
    assert outline.list.hasFocus()


def test_it_follows_the_caret_and_the_text(
    outline: OutlinePane, marquee: Marquee, qtbot: QtBot
) -> None:
    body = marquee.desk.parts.editor.body
    assert current(outline) == "" or body.place()[1] > 0
    for words, title in (("Lead", ""), ("one", "A"), ("three", "A1"), ("four", "B")):
        place = BODY.index(words)
        body.put_caret(place, place)
        assert current(outline) == title
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    body.insert("\n## C\n", "Typing")
    qtbot.waitUntil(lambda: titles(outline) == ["A", "A1", "B", "C"])
    assert current(outline) == "C"


def test_enter_and_click_go_there_and_escape_goes_back(
    outline: OutlinePane, marquee: Marquee
) -> None:
    body = marquee.desk.parts.editor.body
    QTest.mouseClick(outline.list.viewport(), LEFT, pos=middle(outline.list, 2))
    assert body.place()[1] == BODY.index("## B")
    assert body.hasFocus()
    outline.list.setFocus()
    QTest.keyClick(outline.list, Qt.Key.Key_Up)
    QTest.keyClick(outline.list, Qt.Key.Key_Return)
    assert body.place()[1] == BODY.index("### A1")
    outline.list.setFocus()
    QTest.keyClick(outline.list, Qt.Key.Key_Escape)
    assert body.hasFocus()
    assert outline.isVisible()


def test_alt_and_arrows_move_the_section_as_one_step(
    outline: OutlinePane, marquee: Marquee, qtbot: QtBot
) -> None:
    article = marquee.desk.parts.article
    steps = article.history.count()
    outline.list.select_row(2)
    QTest.keyClick(outline.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert article.body.text == (
        "Lead words.\n\n## B\n\nfour [five](https://x.y)\n\n## A\n\none two\n\n### A1\n\nthree\n"
    )
    assert article.history.count() == steps + 1
    assert outline.list.hasFocus()
    qtbot.waitUntil(lambda: titles(outline) == ["B", "A", "A1"])
    assert current(outline) == "B"
    article.undo()
    assert article.body.text == BODY


def test_a_drag_moves_the_section(outline: OutlinePane, marquee: Marquee, qtbot: QtBot) -> None:
    view, rows = outline.list.viewport(), outline.list
    QTest.mousePress(view, LEFT, pos=middle(rows, 0))
    QTest.mouseMove(view, middle(rows, 1))
    QTest.mouseMove(view, middle(rows, 2, 0.9))
    assert rows._gap == 3
    QTest.mouseRelease(view, LEFT, pos=middle(rows, 2, 0.9))
    assert rows._gap == -1
    assert marquee.desk.parts.article.body.text == (
        "Lead words.\n\n## B\n\nfour [five](https://x.y)\n\n## A\n\none two\n\n### A1\n\nthree\n"
    )
    qtbot.waitUntil(lambda: titles(outline) == ["B", "A", "A1"])


def test_it_closes_remembers_and_says_where_there_is_nothing(
    outline: OutlinePane, marquee: Marquee, qtbot: QtBot
) -> None:
    assert marquee.desk.settings.outline
    article = marquee.desk.parts.article
    article.body.replace(0, len(article.body.text), "No headings.")
    qtbot.waitUntil(lambda: titles(outline) == [])
    assert outline._hint.isVisible()
    assert marquee.desk.parts.editor.body.hasFocus()  # and not whatever stands first
    QTest.mouseClick(outline.close_button, LEFT)
    assert outline.isHidden()
    assert not marquee.desk.settings.outline
    assert not marquee.desk.parts.commands.action("view.outline").isChecked()


def test_a_drop_goes_before_the_heading_it_names(outline: OutlinePane, marquee: Marquee) -> None:
    article = marquee.desk.parts.article
    outline.list.dropped.emit(2, 1)  # B before A1, and so within A
    assert article.body.text == (
        "Lead words.\n\n## A\n\none two\n\n## B\n\nfour [five](https://x.y)\n\n### A1\n\nthree\n"
    )


def test_rows_that_the_text_has_left_behind_move_nothing(
    outline: OutlinePane, marquee: Marquee
) -> None:
    article = marquee.desk.parts.article
    article.body.replace(0, 0, "## New\n\n")  # the rows come at a pause only
    outline.list.dropped.emit(2, 0)
    assert article.body.text == f"## New\n\n{BODY}"
