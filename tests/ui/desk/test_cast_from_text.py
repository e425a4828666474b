"""The cast that an article names, from the button to the library and back."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.bootstrap import open_services
from desktop_app.ui.dialogs.crash import CrashSheet
from desktop_app.ui.dialogs.found_cast import FoundCastSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.records import Production
    from desktop_app.paths import Paths


@pytest.fixture
def imported(start: Callable[..., Marquee], qtbot: QtBot, samples: Path) -> Callable[[], Marquee]:
    """The program with the pasted news post taken in and open."""

    def go() -> Marquee:
        marquee = start(samples / "pasted-news-post.txt")
        desk = marquee.desk
        qtbot.waitUntil(lambda: "Nosferatu" in desk.parts.article.headline.text, timeout=10_000)
        qtbot.waitUntil(desk.is_settled, timeout=10_000)
        return marquee

    return go


def empty_nosferatu(paths: Paths, *, keep: int = 0) -> Production:
    """Take the cast out of the sample library's Nosferatu, but for the first so many."""
    services = open_services(paths.library, write=True)
    one = next(p for p in services.casting.productions() if p.title == "Nosferatu")
    one, _ = services.casting.save_production(replace(one, credits=one.credits[:keep]))
    services.close()
    return one


def opened(marquee: Marquee, qtbot: QtBot) -> FoundCastSheet:
    """Press the Cast tab's button, and wait until the text has been read."""
    tab = marquee.desk.parts.sidebar.cast
    (button,) = (
        one
        for one in tab.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == "From this text"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (sheet,) = marquee.window.findChildren(FoundCastSheet)
    assert isinstance(sheet, FoundCastSheet)
    qtbot.waitUntil(lambda: sheet.model.rowCount() > 0, timeout=10_000)
    return sheet


def cast_of(marquee: Marquee, title: str) -> list[tuple[str, str]]:
    for production in marquee.desk.records.productions.values():
        if production.title == title:
            return [(credit.person.name, credit.character) for credit in production.cast()]
    return []


def test_adding_gives_nosferatu_its_cast(
    imported: Callable[[], Marquee], qtbot: QtBot, paths: Paths
) -> None:
    before = empty_nosferatu(paths, keep=1)
    marquee = imported()
    article = marquee.desk.parts.article
    assert not article.details.productions
    sheet = opened(marquee, qtbot)
    assert sheet.chooser.name() == "Nosferatu (1922)"
    assert sheet.model.is_known(1)
    assert [row for row in range(8) if sheet.model.is_ticked(row)] == [0, 2, 3, 4, 6]
    QTest.keyClick(sheet.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cast_of(marquee, "Nosferatu")) == 6, timeout=10_000)
    assert cast_of(marquee, "Nosferatu") == [
        ("Max Schreck", "Count Orlok"),
        ("Gustav von Wangenheim", "Hutter"),
        ("Greta Schröder", "Ellen"),
        ("Alexander Granach", "Knock"),
        ("Georg H. Schnell", "Harding"),
        ("John Gottowt", "Professor Bulwer"),
    ]
    stored = marquee.desk.records.productions["nosferatu-1922"]
    assert stored.credits[0] == before.credits[0]
    assert [credit.billing for credit in stored.credits] == [1, 2, 3, 4, 5, 6]
    # The article has the production now, and undo takes only that back.
    assert article.details.productions == ("nosferatu-1922",)
    qtbot.waitUntil(lambda: not marquee.window.findChildren(FoundCastSheet))
    marquee.desk.parts.commands.action("edit.undo").trigger()
    assert not article.details.productions
    assert len(cast_of(marquee, "Nosferatu")) == 6


def test_the_sample_library_has_them_all(imported: Callable[[], Marquee], qtbot: QtBot) -> None:
    marquee = imported()
    before = dict(marquee.desk.records.productions)
    sheet = opened(marquee, qtbot)
    assert sheet.model.known_count() == 8
    assert sheet.model.parts() == ()
    QTest.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    assert marquee.desk.parts.article.details.productions == ("nosferatu-1922",)
    assert marquee.desk.records.productions == before


def test_a_new_production_is_made_with_its_cast(
    imported: Callable[[], Marquee], qtbot: QtBot
) -> None:
    marquee = imported()
    sheet = opened(marquee, qtbot)
    sheet.choose(None)
    assert sheet.add.text() == "Add 6 to the cast"
    QTest.keyClicks(sheet.title, "Orlok")
    QTest.keyClick(sheet.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(cast_of(marquee, "Orlok")) == 6, timeout=10_000)
    assert marquee.desk.parts.article.details.productions == ("orlok",)
    # The people are those that the library had.
    people = {
        credit.person.id
        for one in marquee.desk.records.productions.values()
        for credit in one.credits
        if credit.person.name == "Max Schreck"
    }
    assert len(people) == 1


def test_nothing_is_added_by_looking(imported: Callable[[], Marquee], qtbot: QtBot) -> None:
    marquee = imported()
    revision = marquee.desk.parts.article.revision
    before = dict(marquee.desk.records.productions)
    sheet = opened(marquee, qtbot)
    sheet.choose(None)
    QTest.keyClick(sheet.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not marquee.window.findChildren(FoundCastSheet))
    marquee.desk.refresh_records()
    marquee.desk.parts.lanes.library.wait(lambda: None)
    assert marquee.desk.records.productions == before
    assert marquee.desk.parts.article.details.productions == ()
    assert marquee.desk.parts.article.revision == revision


def test_a_sheet_that_is_closed_is_told_nothing(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    gate = Event()
    desk.parts.lanes.reading.run(gate.wait)
    desk.parts.commands.action("insert.cast-from-text").trigger()
    (sheet,) = marquee.window.findChildren(FoundCastSheet)
    assert isinstance(sheet, FoundCastSheet)
    # The window goes on while the text is read.
    assert sheet.isVisible()
    assert not sheet.add.isVisible()
    told: list[int] = []
    sheet.model.modelReset.connect(lambda: told.append(1))
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not marquee.window.findChildren(FoundCastSheet))
    gate.set()
    desk.parts.lanes.reading.wait(lambda: None)
    qtbot.wait(50)
    assert told == []
    assert not marquee.window.findChildren(CrashSheet)


def test_an_article_without_a_cast_gets_a_sentence(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    sample = desk.parts.article.article_id()
    desk.parts.commands.action("article.new").trigger()
    qtbot.waitUntil(lambda: desk.parts.article.article_id() != sample, timeout=10_000)
    desk.parts.commands.action("insert.cast-from-text").trigger()
    (sheet,) = marquee.window.findChildren(FoundCastSheet)
    assert isinstance(sheet, FoundCastSheet)
    qtbot.waitUntil(lambda: sheet.accessibleName() == "No cast found in this text", timeout=10_000)
