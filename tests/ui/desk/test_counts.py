"""Counts, session and goal in the status bar of the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.markdown.counting import measure_prose
from desktop_app.ui.widgets.ask_sheet import AskSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.status_bar import StatusItem

LEFT = Qt.MouseButton.LeftButton
BODY = 'Four words are here.\n\n![Not *these*](image:x "nor these")\n\nTwo *more*.\n'


@pytest.fixture
def words(marquee: Marquee, qtbot: QtBot) -> StatusItem:
    article = marquee.desk.parts.article
    article.body.replace(0, len(article.body.text), BODY)
    qtbot.waitUntil(lambda: marquee.window.status.words.text() == "6 words")
    return marquee.window.status.words


def select(marquee: Marquee, part: str) -> None:
    start = BODY.index(part)
    marquee.desk.parts.editor.go_to(start, start + len(part))


def test_the_count_is_that_of_an_export(words: StatusItem) -> None:
    assert measure_prose(BODY)[0] == 6


def test_a_selection_is_counted_and_let_go_again(
    marquee: Marquee, words: StatusItem, qtbot: QtBot
) -> None:
    select(marquee, "words are")
    qtbot.waitUntil(lambda: words.text() == "2 of 6 words")
    select(marquee, "Two *more*")
    qtbot.waitUntil(lambda: words.text() == "2 of 6 words")
    marquee.desk.parts.editor.go_to(0)
    assert words.text() == "6 words"


def test_a_click_shows_the_next_kind(marquee: Marquee, words: StatusItem, qtbot: QtBot) -> None:
    QTest.mouseClick(words, LEFT)
    characters = len("Four words are here.") + len("Two more.")
    qtbot.waitUntil(lambda: words.text() == f"{characters} characters")
    assert marquee.desk.settings.count == "characters"
    select(marquee, "Four words")
    qtbot.waitUntil(lambda: words.text() == f"10 of {characters} characters")
    QTest.mouseClick(words, LEFT)
    assert "this session" in words.text()
    QTest.mouseClick(words, LEFT)
    marquee.desk.parts.editor.go_to(0)
    assert words.text() == "6 words"


def test_the_session_counts_what_was_written_less_what_was_deleted(
    marquee: Marquee, words: StatusItem, qtbot: QtBot
) -> None:
    before = marquee.desk.tools.counts.session.words  # type: ignore[union-attr]
    marquee.desk.change_settings(count="session")
    editor = marquee.desk.parts.editor
    editor.go_to(len(BODY))
    QTest.keyClicks(editor.body, "three more words")
    qtbot.waitUntil(
        lambda: marquee.desk.tools.counts.session.words == before + 3  # type: ignore[union-attr]
    )
    assert words.text().startswith("−")


def test_a_goal_is_asked_for_kept_and_quiet_when_reached(
    marquee: Marquee, words: StatusItem, qtbot: QtBot
) -> None:
    goal = marquee.desk.tools.counts.goal  # type: ignore[union-attr]
    assert goal.isHidden()
    marquee.desk.parts.commands.action("edit.goal").trigger()
    sheet = marquee.window.findChild(AskSheet)
    assert sheet is not None
    QTest.keyClicks(sheet._field, "8 words")
    QTest.mouseClick(sheet._ok, LEFT)
    assert goal.isVisible()
    assert (goal.text(), goal.share()) == ("6 of 8", 0.75)
    picture = goal.grab().toImage()
    accent = marquee.desk.parts.theme.colour("accent").name()
    row = [picture.pixelColor(x, goal.height() - 4).name() for x in range(goal.width())]
    assert row.count(accent) == pytest.approx((goal.width() - 8) * 0.75, abs=2)
    editor = marquee.desk.parts.editor
    editor.go_to(len(BODY))
    QTest.keyClicks(editor.body, "two more")
    qtbot.waitUntil(lambda: goal.text() == "8 reached")
    assert goal.share() == 0
    article_id = marquee.desk.parts.article.article_id()
    assert marquee.desk.settings.goals == f"{article_id}=8"
    marquee.desk.tools.counts.set_goal("0")  # type: ignore[union-attr]
    assert goal.isHidden()
    assert marquee.desk.settings.goals == ""


@pytest.mark.parametrize("text", ["many", "-5", ""])
def test_a_goal_is_a_number(marquee: Marquee, words: StatusItem, text: str) -> None:
    marquee.desk.tools.counts.set_goal(text)  # type: ignore[union-attr]
    assert marquee.window.status.message.text() == "A goal is a number of words."
    assert marquee.desk.settings.goals == ""


def test_nothing_is_counted_where_nothing_is_open(marquee: Marquee, words: StatusItem) -> None:
    marquee.desk.tools.counts.set_goal("100")  # type: ignore[union-attr]
    marquee.desk.close_article()
    assert words.isHidden()
    assert marquee.desk.tools.counts.goal.isHidden()  # type: ignore[union-attr]
