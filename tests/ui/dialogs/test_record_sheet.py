from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from desktop_app.domain.records import Person, ProductionType
from desktop_app.ui.dialogs.record_sheet import RecordSaved, RecordSheet
from desktop_app.ui.dialogs.record_values import is_mended, names_of, renamed
from tests.ui.sidebar.side_samples import credit, production

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_sheet(theme, icons, window):
    kept = []

    def opened(one, *others) -> RecordSheet:
        sheet = RecordSheet(theme, icons, one, (one, *others), today=TODAY, parent=window)
        sheet.open()
        kept.append(sheet)
        return sheet

    return opened


def typed(field, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, text)


def test_facts_are_edited_and_saved(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(before)
    asked = heard(sheet.request_save)
    facts = sheet.facts
    typed(facts.runtime, "153")
    typed(facts.release, "1927-13-40")
    typed(facts.certificate, "FSK 6")
    typed(facts.network, "ZDF")
    typed(facts.source, "Programme")
    QTest.mouseClick(facts.checked, LEFT, pos=QPoint(8, 12))
    assert facts.checked.text() == "Checked on 2026-11-22"
    sheet.save.click()
    assert not asked
    assert sheet._note.text() == "Write the release date as year-month-day: 1927-01-10."
    typed(facts.release, "1927-01-10")
    sheet.save.click()
    (saved,) = asked
    assert saved == RecordSaved(
        before,
        replace(
            before, runtime=153, release_date=date(1927, 1, 10), certificate="FSK 6",
            network="ZDF", source="Programme", checked=TODAY,
        ),
    )  # fmt: skip


def test_nothing_changed_saves_nothing(open_sheet, heard) -> None:
    sheet = open_sheet(production())
    asked = heard(sheet.request_save)
    for row in range(sheet.list.count()):
        sheet.list.setCurrentRow(row)
    sheet.save.click()
    assert not asked


def test_a_credit_and_its_person_are_edited(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(before)
    asked = heard(sheet.request_save)
    sheet.show_credit(before.credits[2].id)
    form = sheet.form
    assert form.name.value() == "Rudolf Klein-Rogge"
    typed(form.character, "Rotwang the inventor")
    typed(form.character_aliases, "Rotwang; the inventor;")
    typed(form.aliases, "R. Klein-Rogge")
    typed(form.sort_name, "Klein-Rogge, Rudolf")
    form.guest.click()
    form.voice.click()
    form.role.set_value("composer")
    sheet.save.click()
    (saved,) = asked
    changed = saved.after.credits[2]
    assert (changed.character, changed.character_aliases) == (
        "Rotwang the inventor", ("Rotwang", "the inventor"),
    )  # fmt: skip
    assert (changed.guest, changed.voice, changed.role) == (True, True, "composer")
    assert changed.person.id == before.credits[2].person.id
    assert changed.person.aliases == ("R. Klein-Rogge",)
    assert changed.person.sort_name == "Klein-Rogge, Rudolf"
    assert saved.after.credits[:2] == before.credits[:2]


def test_the_billing_is_changed_by_keys_and_buttons(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(before)
    asked = heard(sheet.request_save)
    sheet.list.setFocus()
    sheet.list.setCurrentRow(0)
    QTest.keyClick(sheet.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert sheet.list.currentRow() == 1
    assert sheet.form.name.value() == before.credits[0].person.name
    sheet.down.click()
    sheet.up.click()
    sheet.save.click()
    (saved,) = asked
    names = [one.person.name for one in before.credits]
    assert [one.person.name for one in saved.after.credits] == [names[1], names[0], *names[2:]]
    assert [one.billing for one in saved.after.credits] == list(range(1, len(names) + 1))


def test_rows_can_be_dragged(open_sheet) -> None:
    sheet = open_sheet(production())
    order = [one.id for one in sheet.list.credits_()]
    sheet.list.setCurrentRow(0)
    at = sheet.list.visualItemRect(sheet.list.item(2)).bottomLeft() - QPoint(-20, 4)
    data = sheet.list.model().mimeData([sheet.list.model().index(0, 0)])
    event = QDropEvent(at.toPointF(), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0))
    sheet.list.dropEvent(event)
    assert event.isAccepted()
    assert sheet.list.currentRow() == 2
    assert [one.id for one in sheet.list.credits_()] == [*order[1:3], order[0], *order[3:]]


def test_a_recast_part_has_two_people_with_dates(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(before)
    asked = heard(sheet.request_save)
    sheet.list.setCurrentRow(1)
    sheet.recast.click()
    assert sheet.list.currentRow() == 2
    sheet.save.click()
    assert sheet._note.text() == "Say who has this credit, or remove it."
    typed(sheet.form.name, "Willy Fritsch")
    sheet.save.click()
    (saved,) = asked
    old, new = saved.after.credits[1:3]
    assert (old.person.name, old.until) == (before.credits[1].person.name, TODAY)
    assert (new.person.name, new.character, new.since, new.until) == (
        "Willy Fritsch", old.character, TODAY, None,
    )  # fmt: skip


def test_credits_are_added_and_removed(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(before, production("M", 1931, (("Peter Lorre", "Beckert"),)))
    asked = heard(sheet.request_save)
    sheet.list.setFocus()
    sheet.list.setCurrentRow(0)
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    sheet.add.click()
    QTest.keyClicks(sheet.form.name.line, "Peter Lorre")
    sheet.save.click()
    (saved,) = asked
    assert [one.id for one in saved.after.credits[:-1]] == [one.id for one in before.credits[1:]]
    assert saved.after.credits[-1].person in sheet._known


def test_a_name_is_mended_or_is_somebody_elses(open_sheet) -> None:
    sheet = open_sheet(production(cast=(("Gustav Frolich", "Freder"),)))
    sheet.list.setCurrentRow(0)
    form = sheet.form
    typed(form.name, "Gustav Frohlich")
    assert form.name.hint() == "Mends the name in every production."
    assert form.credit().person.id == sheet.list.credit(0).person.id
    typed(form.name, "Willy Fritsch")
    assert form.name.hint() == "Gives the part to somebody else."
    assert form.credit().person.id != sheet.list.credit(0).person.id


def test_one_person_in_two_parts_is_one_person(open_sheet) -> None:
    one = credit("Brigitte Helm", "Maria")
    two = replace(credit("x", "Hel", 2), person=one.person)
    sheet = open_sheet(replace(production(), credits=(one, two)))
    sheet.list.setCurrentRow(0)
    typed(sheet.form.aliases, "B. Helm")
    sheet.list.setCurrentRow(1)
    assert sheet.form.aliases.value() == "B. Helm"


def test_seasons_and_episodes_have_their_numbers(open_sheet) -> None:
    sheet = open_sheet(replace(production(), type=ProductionType.EPISODE, season=1, episode=2))
    assert not sheet.facts.season.isHidden()
    assert not sheet.facts.episode.isHidden()
    assert sheet.production().episode == 2


def test_values() -> None:
    assert names_of(" Begley, Jr. ; B ;; B") == ("Begley, Jr.", "B")
    assert is_mended("Carrie Anne Moss", "Carrie-Anne Moss")
    assert is_mended("Rudolf Klein-Rogge", "Rudolf Kleinrogge")
    assert not is_mended("Fritz Rasp", "Fritz Lang")
    other = Person(one := credit("A B").person.id, "Ann Lee", "", aliases=("A. Lee",))
    assert renamed(credit("Bo").person, "A. Lee", [other]).id == one
