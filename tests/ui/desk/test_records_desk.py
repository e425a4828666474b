"""Records changed through the window, and put back by the status line's “Undo”."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from desktop_app.domain.foundcast import Part
from desktop_app.ui.dialogs.add_cast import AddCastSheet
from desktop_app.ui.dialogs.record_sheet import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.records import Production
    from desktop_app.ui.desk.desk import Desk

SLUG = "metropolis-1927"


def film(desk: Desk) -> Production:
    return desk.records.productions[SLUG]


def test_a_person_is_edited_from_the_list_and_undone(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    desk.show_tab("cast")
    before = film(desk)
    tab = desk.parts.sidebar.cast
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.model.index(2))
    QTest.keyClick(tab.list, Qt.Key.Key_E)
    sheet = desk.parts.window.findChild(RecordSheet)
    assert sheet is not None
    assert sheet.form is not None
    assert sheet.form.name.value() == "Gustav Fröhlich"
    sheet.form.character.line.setFocus()
    sheet.form.character.line.selectAll()
    QTest.keyClicks(sheet.form.character.line, "Freder Fredersen")
    sheet.save.click()
    qtbot.waitUntil(lambda: film(desk).credits[1].character == "Freder Fredersen")
    status = desk.parts.window.status
    assert status.message.text() == "Saved the record of Metropolis (1927)."
    status.undo.click()
    qtbot.waitUntil(lambda: film(desk) == before)


def test_two_people_are_pointed_out_and_merged(start: Callable[..., Marquee], qtbot: QtBot) -> None:
    desk = start().desk
    desk.show_tab("cast")
    card = desk.parts.sidebar.cast.twins
    assert card.isHidden()
    part = Part("Rudolf Klein Roge", "A ghost")
    assert desk.services is not None
    casting = desk.services.casting
    desk.parts.lanes.library.run(
        lambda: casting.extend_cast(SLUG, (part,))[1], desk.parts.bus.publish
    )
    qtbot.waitUntil(card.isVisible)
    assert card.names.text() == "Rudolf Klein-Rogge and Rudolf Klein Roge"
    twice = film(desk)
    card.merge.click()
    qtbot.waitUntil(lambda: film(desk).credits[-1].person.name == "Rudolf Klein-Rogge")
    qtbot.waitUntil(card.isHidden)
    desk.parts.window.status.undo.click()
    qtbot.waitUntil(lambda: film(desk) == twice)
    qtbot.waitUntil(card.isVisible)
    card.keep.click()
    assert card.isHidden()


def test_a_saved_response_is_dropped_reviewed_and_added(
    start: Callable[..., Marquee], qtbot: QtBot, tmp_path: Path
) -> None:
    desk = start().desk
    desk.show_tab("cast")
    path = tmp_path / "credits.json"
    cast = [
        {"name": "Peter Lorre", "character": "Hans Beckert", "order": 0},
        {"name": "Ellen Widmann", "character": "Frau Beckmann (voice)", "order": 1},
    ]
    crew = [{"name": "Fritz Lang", "job": "Director"}]
    facts = {"title": "M", "release_date": "1931-05-11", "runtime": 111}
    path.write_text(json.dumps({**facts, "credits": {"cast": cast, "crew": crew}}))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    desk.parts.sidebar.cast.dropEvent(event)
    assert event.isAccepted()
    qtbot.waitUntil(lambda: desk.parts.window.findChild(AddCastSheet) is not None)
    sheet = desk.parts.window.findChild(AddCastSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.title.value() == "M")
    assert "m-1931" not in desk.records.productions
    assert "Fritz Lang (director)" in sheet._note.text()
    sheet.save.click()
    qtbot.waitUntil(lambda: "m-1931" in desk.records.productions)
    added = desk.records.productions["m-1931"]
    assert (added.runtime, str(added.release_date)) == (111, "1931-05-11")
    assert added.source == "credits.json"
    assert [(one.person.name, one.character, one.role, one.voice) for one in added.credits] == [
        ("Peter Lorre", "Hans Beckert", "actor", False),
        ("Ellen Widmann", "Frau Beckmann", "actor", True),
        ("Fritz Lang", "", "director", False),
    ]
    qtbot.waitUntil(lambda: "m-1931" in desk.parts.article.details.productions)


def test_a_file_without_a_cast_ends_in_a_sentence(
    start: Callable[..., Marquee], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start().desk
    path = tmp_path / "no.json"
    path.write_text("[" * 100_000)
    said: list[BaseException] = []
    desk.troubles.show = said.append  # type: ignore[method-assign,assignment]
    monkeypatch.setattr(
        "desktop_app.ui.desk.records.QFileDialog.getOpenFileName", lambda *_: (str(path), "")
    )
    desk.parts.commands.action("insert.cast-from-file").trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert str(said[0]) == "no.json is no JSON that could be read."
    assert desk.parts.window.findChild(AddCastSheet) is None
