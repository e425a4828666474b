"""Names in the open article: found, mended, silenced, and listed by “also stars”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.settled import silenced
from desktop_app.ui.sidebar.requests import Silence, SilenceRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.finding import Finding
    from desktop_app.ui.desk.desk import Desk


def codes(desk: Desk) -> list[str]:
    assert desk.reading is not None
    return [finding.code for finding in desk.reading.findings]


def the(desk: Desk, code: str) -> Finding:
    assert desk.reading is not None
    return next(finding for finding in desk.reading.findings if finding.code == code)


def opened(start: Callable[..., Marquee], qtbot: QtBot) -> Desk:
    desk = start().desk
    qtbot.waitUntil(desk.is_settled, timeout=10_000)
    return desk


def replaced(desk: Desk, qtbot: QtBot, old: str, new: str) -> None:
    at = desk.parts.article.body.text.index(old)
    desk.parts.article.apply((TextEdit(at, at + len(old), new),), "Test")
    qtbot.waitUntil(desk.is_settled, timeout=10_000)


def gone(desk: Desk, qtbot: QtBot, code: str) -> None:
    """Wait until a reading has no finding of that code."""
    qtbot.waitUntil(lambda: desk.is_settled() and code not in codes(desk))


def test_the_actress_deleted_is_asked_for_and_comes_back_in_one_step(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    whole = desk.parts.article.body.text
    replaced(desk, qtbot, " (Brigitte Helm)", "")
    broken = desk.parts.article.body.text
    assert "first-mention" in codes(desk)
    desk.show_tab("checks")
    tab = desk.parts.sidebar.checks
    row = tab.model.findings().index(the(desk, "first-mention"))
    tab.list.setCurrentIndex(tab.model.index(row))
    QTest.keyClick(tab.list, Qt.Key.Key_F)
    assert desk.parts.article.body.text == whole
    desk.parts.article.undo()
    assert desk.parts.article.body.text == broken


def test_a_finding_is_silenced_in_the_article_and_undo_brings_it_back(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    replaced(desk, qtbot, " (Brigitte Helm)", "")
    menu = desk.parts.sidebar.checks.menu_for(the(desk, "first-mention"))
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Add (Brigitte Helm)", "Not here", "Never in this article", "Never in this library",
    ]  # fmt: skip
    menu.actions()[-3].trigger()
    gone(desk, qtbot, "first-mention")
    assert silenced(desk.parts.article.details) == {"first-mention: Maria"}
    desk.parts.article.undo()
    desk.parts.reading.touch()
    qtbot.waitUntil(lambda: desk.is_settled() and "first-mention" in codes(desk))


def test_a_check_switched_off_for_the_library_is_off_in_every_article(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    replaced(desk, qtbot, " (Brigitte Helm)", "")
    desk.names.silence(SilenceRequest(the(desk, "first-mention"), Silence.HOUSE))
    gone(desk, qtbot, "first-mention")
    file = desk.paths.library / "house-style.toml"
    assert 'off = ["first-mention"]' in file.read_text(encoding="utf-8")


def test_a_near_miss_can_be_a_different_person(start: Callable[..., Marquee], qtbot: QtBot) -> None:
    desk = opened(start, qtbot)
    replaced(desk, qtbot, "The negative is", "Rudolf Klein Rogge’s negative is")
    menu = desk.parts.sidebar.checks.menu_for(the(desk, "name-spelling"))
    assert [action.text() for action in menu.actions()][:2] == ["Replace", "A different person"]
    menu.actions()[1].trigger()
    gone(desk, qtbot, "name-spelling")


def test_an_unknown_person_is_added_to_the_cast(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    replaced(desk, qtbot, "The negative is", "Anna Lanner’s negative is")
    menu = desk.parts.sidebar.checks.menu_for(the(desk, "unknown-person"))
    menu.actions()[0].trigger()
    gone(desk, qtbot, "unknown-person")
    (production,) = desk.records.of_article(desk.parts.article.details.productions)
    assert production.credits[-1].person.name == "Anna Lanner"


def test_also_stars_is_refreshed_in_place_and_inserted_where_there_is_none(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    desk.show_tab("cast")
    card = desk.parts.sidebar.cast.also
    assert card.button.text() == "Refresh"
    assert card.names.text() == (
        "Alfred Abel (Joh Fredersen), Erwin Biswanger (11811) and Heinrich George (Grot)"
    )
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    text = desk.parts.article.body.text
    assert f"*Metropolis* also stars {card.names.text()}.\n" in text
    whole = "\n\n*Metropolis* also stars " + card.names.text() + "."
    qtbot.waitUntil(desk.is_settled)
    replaced(desk, qtbot, whole, "")
    assert card.button.text() == "Insert"
    end = len(desk.parts.article.body.text)
    desk.parts.editor.go_to(end, end)
    desk.parts.commands.action("insert.also-stars").trigger()
    assert "*Metropolis* also stars " + card.names.text() + "." in desk.parts.article.body.text


def test_a_fresh_article_lists_the_eight_in_order(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = opened(start, qtbot)
    body = desk.parts.article.body.text
    desk.parts.article.apply((TextEdit(0, len(body), "A find."),), "Test")
    qtbot.waitUntil(desk.is_settled)
    desk.parts.commands.action("insert.also-stars").trigger()
    assert (
        "*Metropolis* also stars Alfred Abel (Joh Fredersen), Gustav Fröhlich (Freder), Rudolf"
        " Klein-Rogge (Rotwang), Fritz Rasp (the Thin Man), Theodor Loos (Josaphat), Erwin"
        " Biswanger (11811), Heinrich George (Grot) and Brigitte Helm (Maria)."
    ) in desk.parts.article.body.text
