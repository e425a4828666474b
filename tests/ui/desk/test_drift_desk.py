"""A record is changed in the window: what still names the old pair is listed and fixed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.article import Article, Details, Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.desk.desk import Desk

SLUG = "metropolis-1927"
BODY = "Freder (Gustav Fröhlich) runs. Gustav Fröhlich is good.\n"


@pytest.fixture
def desk(start: Callable[..., Marquee]) -> Desk:
    return start().desk


def add(desk: Desk, headline: str, body: str = BODY, status: Status = Status.DRAFT) -> Article:
    assert desk.services is not None
    library = desk.services.library
    details = Details(status=status, productions=(SLUG,))
    article = Article(uuid4(), headline, body=body, details=details)
    made, changes = desk.parts.lanes.library.wait(lambda: library.add_article(article))
    desk.parts.bus.publish(changes)
    return made


def stored(desk: Desk, article: Article) -> Article:
    assert desk.services is not None
    library = desk.services.library
    return desk.parts.lanes.library.wait(lambda: library.article(article.id))


def rename(desk: Desk, qtbot: QtBot, name: str, actor: str = "Gustav Fröhlich") -> None:
    film = desk.records.productions[SLUG]
    credits_ = tuple(
        replace(one, person=replace(one.person, name=name)) if one.person.name == actor else one
        for one in film.credits
    )
    desk.records_desk.edits.save(replace(film, credits=credits_))
    qtbot.waitUntil(lambda: desk.records.productions[SLUG].credits == credits_)
    qtbot.waitUntil(lambda: not desk.drift.is_looking())


def listed(desk: Desk) -> set[str]:
    return {drift.headline for drift in desk.drift.found()}


def test_unpublished_articles_are_listed_and_nothing_is_changed(desk: Desk, qtbot: QtBot) -> None:
    draft = add(desk, "A draft")
    ready = add(desk, "Ready", status=Status.READY)
    add(desk, "Out", status=Status.PUBLISHED)
    add(desk, "About something else", "Maria (Brigitte Helm).\n")
    assert desk.drift.strip is None
    rename(desk, qtbot, "Gustav Froelich")
    assert {"A draft", "Ready"} <= listed(desk)
    assert not {"Out", "About something else"} & listed(desk)
    strip = desk.drift.strip
    assert strip is not None
    assert strip.isVisible()
    count = len(desk.drift.found())
    assert strip.accessibleName() == f"{count} unpublished articles name the cast as it was."
    assert stored(desk, draft) == draft
    assert stored(desk, ready) == ready
    strip.button.click()
    assert not strip.isVisible()
    assert desk.drift.found() == ()
    assert stored(desk, draft) == draft


def test_one_that_is_not_open_is_changed_and_kept_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    draft = add(desk, "A draft")
    rename(desk, qtbot, "Gustav Froelich")
    desk.drift.show()
    sheet = desk.drift.sheet
    assert sheet is not None
    row = sheet.rows[draft.id]
    assert row.note.text().split("\n") == [
        "Freder (Gustav Fröhlich) is Freder (Gustav Froelich) now",
        "Draft · 2 places",
    ]
    row.fix.setFocus()
    QTest.keyClick(row.fix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.fix.isHidden())
    assert stored(desk, draft).body == BODY.replace("Fröhlich", "Froelich")
    assert row.note.text() == "Changed. The text as it was is kept in its history."
    assert desk.services is not None
    writing = desk.services.writing
    kept = desk.parts.lanes.library.wait(lambda: writing.revisions(draft.id))
    assert [one.reason for one in kept] == ["before-drift"]
    assert "A draft" not in listed(desk)
    assert row.open.isEnabled()
    row.open.click()
    qtbot.waitUntil(lambda: desk.parts.article.article_id() == draft.id)
    assert desk.drift.sheet is None


def test_the_open_one_is_changed_as_one_step(desk: Desk, qtbot: QtBot) -> None:
    draft = add(desk, "Gustav Fröhlich is back")
    desk.open_article(draft.id)
    article = desk.parts.article
    qtbot.waitUntil(lambda: article.article_id() == draft.id)
    article.body.replace(0, 0, "Not stored yet. ")
    rename(desk, qtbot, "Gustav Froelich")
    desk.drift.show()
    sheet = desk.drift.sheet
    assert sheet is not None
    sheet.rows[draft.id].fix.click()
    # Typed between the click and the answer: the fix has to be worked out anew.
    article.body.replace(0, 0, "More. ")
    new = "Not stored yet. " + BODY
    qtbot.waitUntil(lambda: "Froelich" in article.body.text)
    assert article.body.text == "More. " + new.replace("Fröhlich", "Froelich")
    assert article.headline.text == "Gustav Froelich is back"
    assert sheet.rows[draft.id].note.text() == "Changed. Undo takes it back."
    article.undo()
    assert (article.headline.text, article.body.text) == ("Gustav Fröhlich is back", "More. " + new)


def test_a_second_change_leads_on_and_undo_leads_back(desk: Desk, qtbot: QtBot) -> None:
    draft = add(desk, "A draft")
    rename(desk, qtbot, "Gustav Froelich")
    rename(desk, qtbot, "G. Fröhlich", actor="Gustav Froelich")
    desk.drift.show()
    sheet = desk.drift.sheet
    assert sheet is not None
    sheet.rows[draft.id].fix.click()
    qtbot.waitUntil(lambda: sheet.rows[draft.id].fix.isHidden())
    assert stored(desk, draft).body == BODY.replace("Gustav", "G.")
    sheet.done_button.click()
    desk.parts.window.status.undo.click()
    qtbot.waitUntil(lambda: "A draft" in listed(desk))
    assert [one.now() for one in desk.drift.found()[0].pairs] == ["Freder (Gustav Froelich)"]


def test_looking_stops_when_it_is_told_to(desk: Desk, qtbot: QtBot) -> None:
    for number in range(20):
        add(desk, f"Draft {number}")
    film = desk.records.productions[SLUG]
    one = film.credits[1]
    desk.records_desk.edits.save(
        replace(film, credits=(replace(one, person=replace(one.person, name="Gustav X")),))
    )
    qtbot.waitUntil(lambda: len(desk.drift.found()) > 2)
    desk.drift.stop()
    count = len(desk.drift.found())
    qtbot.wait(150)
    assert len(desk.drift.found()) == count < 20


def test_all_of_them_are_fixed_by_one_press(desk: Desk, qtbot: QtBot) -> None:
    drafts = [add(desk, f"Draft {number}") for number in range(3)]
    rename(desk, qtbot, "Gustav Froelich")
    desk.drift.show()
    sheet = desk.drift.sheet
    assert sheet is not None
    assert sheet.fix_all.isVisible()
    sheet.fix_all.setFocus()
    QTest.keyClick(sheet.fix_all, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: all(sheet.rows[one.id].fix.isHidden() for one in drafts))
    for draft in drafts:
        assert stored(desk, draft).body == BODY.replace("Fröhlich", "Froelich")
    assert not sheet.fix_all.isVisible()
    assert sheet.focusWidget() is sheet.done_button
    assert desk.drift.sheet is sheet
