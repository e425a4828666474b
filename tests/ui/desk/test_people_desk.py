"""A person's page, from the Cast tab and from the box for everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.article import Article, Details, Status
from desktop_app.domain.records import Credit, Person
from desktop_app.ui.dialogs.record_sheet import RecordSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.desk.desk import Desk
    from desktop_app.ui.dialogs.person_sheet import PersonSheet

SLUG = "metropolis-1927"


def add(desk: Desk, headline: str, body: str, status: Status = Status.DRAFT) -> Article:
    assert desk.services is not None
    library = desk.services.library
    article = Article(uuid4(), headline, body=body, details=Details(status=status))
    made, changes = desk.parts.lanes.library.wait(lambda: library.add_article(article))
    desk.parts.bus.publish(changes)
    return made


def shown(desk: Desk) -> PersonSheet:
    sheet = desk.people.sheet
    assert sheet is not None
    return sheet


def test_the_page_lists_credits_and_articles_and_opens_them(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    before = desk.parts.article.article_id()
    out = add(desk, "Out", "We met Brigitte Helm. Brigitte Helm!\n", Status.PUBLISHED)
    add(desk, "Only nearly", "Brigitte Helms and Helm.\n")
    desk.show_tab("cast")
    tab = desk.parts.sidebar.cast
    rows = [tab.model.row_at(tab.model.index(row)) for row in range(tab.model.rowCount())]
    at = next(
        number
        for number, row in enumerate(rows)
        if row is not None and row.credit is not None and row.credit.person.name == "Brigitte Helm"
    )
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.model.index(at))
    QTest.keyClick(tab.list, Qt.Key.Key_P)
    sheet = shown(desk)
    assert sheet.credits_list.lines()[0][0] == "Metropolis (1927)"
    assert sheet.state.text() == "Looking through the articles…"
    qtbot.waitUntil(lambda: sheet.state.text() != "Looking through the articles…")
    assert sheet.state.isHidden()
    lines = dict(sheet.articles_list.lines())
    assert lines["Out"] == "Published · 2 times"
    assert "Only nearly" not in lines
    assert len(lines) > 1  # the sample names her too
    # With the keyboard alone: it begins with the credits, and Enter opens what is chosen.
    assert desk.parts.window.focusWidget() is sheet.credits_list
    row = [title for title, _ in sheet.articles_list.lines()].index("Out")
    model = sheet.articles_list.model()
    sheet.articles_list.setCurrentIndex(model.index(row, 0))
    QTest.keyClick(sheet.articles_list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.parts.article.article_id() == out.id)
    assert before != out.id
    caret = desk.parts.article.caret
    assert caret is not None
    assert (caret.field, caret.position) == ("body", len("We met "))
    assert desk.people.sheet is None


def test_somebody_whom_nothing_names_and_the_way_to_the_record(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    film = desk.records.productions[SLUG]
    nobody = Person(uuid4(), "Zora Quill-Nobody", "", aliases=("Z. Q.",))
    credits_ = (*film.credits, Credit(uuid4(), nobody, role="writer", billing=99))
    desk.records_desk.edits.save(replace(film, credits=credits_))
    qtbot.waitUntil(lambda: len(desk.records.productions[SLUG].credits) == len(credits_))
    desk.parts.commands.action("go.person").trigger()
    box = desk.parts.window.palette_box
    qtbot.keyClicks(box.field, "quill")
    assert [choice.title for choice in box.choices()] == ["Zora Quill-Nobody"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    sheet = shown(desk)
    assert sheet.facts.text() == "Also Z. Q."
    assert sheet.credits_list.lines() == [("Metropolis (1927)", "writer")]
    qtbot.waitUntil(lambda: sheet.state.text() == "No article names them yet.")
    assert sheet.state.isVisible()
    assert sheet.articles_list.isHidden()
    assert sheet.face.picture() is None
    sheet.edit.click()
    record = desk.parts.window.findChild(RecordSheet)
    assert record is not None
    assert record.form is not None
    assert record.form.name.value() == "Zora Quill-Nobody"
    record.reject()


def test_a_picture_with_the_name_is_the_headshot(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    film = desk.records.productions[SLUG]
    image = next(one for one in desk.records.images.values() if not one.wanted())
    person = film.credits[0].person
    desk.records.images[person.slug] = image
    desk.people.show(person.id)
    qtbot.waitUntil(lambda: shown(desk).face.picture() is not None)
    desk.people.show(uuid4())  # nobody: what is shown stays
    assert shown(desk).person == person
