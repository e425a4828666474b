from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.extraction import FoundPair, extract_cast
from desktop_app.domain.foundcast import Part
from desktop_app.ui.dialogs.found_cast import FoundCastSheet
from desktop_app.ui.dialogs.found_model import (
    CHARACTER,
    PERSON,
    QUOTE,
    SURE,
    SWAP,
    FoundCastModel,
    found_rows,
)
from desktop_app.ui.dialogs.tick_table import TICK
from desktop_app.ui.sidebar.picker import Picker
from tests.ui.sidebar.side_samples import production

LEFT = Qt.MouseButton.LeftButton
NOSFERATU = (
    ("Max Schreck", "Count Orlok"),
    ("Gustav von Wangenheim", "Thomas Hutter"),
    ("Ruth Landshoff", "Ruth"),
)


@pytest.fixture
def pairs(samples) -> tuple[FoundPair, ...]:
    return extract_cast((samples / "pasted-news-post.txt").read_text(encoding="utf-8"))


@pytest.fixture
def open_sheet(theme, icons, window, pairs):
    kept = []

    def opened(given=None, known=(), found=pairs, **more) -> FoundCastSheet:
        given = [production("Nosferatu", 1922, ())] if given is None else given
        sheet = FoundCastSheet(theme, icons, given, [*given, *known], parent=window, **more)
        sheet.open()
        sheet.show_pairs(found)
        kept.append(sheet)
        return sheet

    return opened


def click(sheet: FoundCastSheet, row: int, column: int) -> None:
    at = sheet.table.visualRect(sheet.model.index(row, column)).center()
    QTest.mouseClick(sheet.table.viewport(), LEFT, pos=at)


def ticked(sheet: FoundCastSheet) -> list[int]:
    return [row for row in range(sheet.model.rowCount()) if sheet.model.is_ticked(row)]


def edit(sheet: FoundCastSheet, text: str, qtbot) -> None:
    QTest.keyClick(sheet.table, Qt.Key.Key_F2)
    line = sheet.table.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.table.findChild(QLineEdit) is None)


def test_the_model_keeps_its_promises(qtmodeltester, pairs) -> None:
    model = FoundCastModel()
    tester = QAbstractItemModelTester(model)
    model.show(found_rows(pairs))
    model.toggle(0)
    model.swap(5)
    model.set_cast(production("N", 1922, NOSFERATU).cast())
    tick = model.index(3, TICK)
    model.setData(tick, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert not model.setData(model.index(3, QUOTE), "x")
    assert not model.setData(model.index(3, PERSON), "  ")
    model.setData(model.index(3, PERSON), " Ada \n Neu ")
    assert model.index(3, PERSON).data() == "Ada Neu"
    qtmodeltester.check(model)
    model.show(())
    qtmodeltester.check(model)
    assert tester.model() is model


def test_the_sample_has_six_ticked_and_two_without_a_character(open_sheet) -> None:
    sheet = open_sheet()
    assert sheet.accessibleName() == "Cast found in this text"
    assert ticked(sheet) == [0, 1, 2, 3, 4, 6]
    assert sheet.model.index(5, CHARACTER).data() == "no character named"
    assert sheet.model.index(5, SURE).data() == "60%"
    assert sheet.add.text() == "Add 6 to the cast"
    assert sheet.chooser.name() == "Nosferatu (1922)"
    assert sheet.table.hasFocus()
    assert not sheet.title.isVisible()
    assert not sheet.table.verticalScrollBar().isVisible()


def test_the_keyboard_ticks_swaps_edits_and_adds(open_sheet, heard, qtbot) -> None:
    sheet = open_sheet()
    asked = heard(sheet.request_add)
    table = sheet.table
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_S)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert sheet.add.text() == "Add 5 to the cast"
    edit(sheet, "S is a name", qtbot)
    assert sheet.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Right)
    edit(sheet, "Ellen Hutter", qtbot)
    assert asked == []
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Return)
    (found,) = asked
    assert not found.is_new
    assert found.production.slug == "nosferatu-1922"
    assert found.parts == (
        Part("Count Orlok", "Max Schreck"),
        Part("S is a name", "Ellen Hutter"),
        Part("Alexander Granach", "Knock"),
        Part("Georg H. Schnell", "Harding"),
        Part("Ruth Landshoff", ""),
        Part("John Gottowt", "Professor Bulwer"),
    )
    assert not sheet.isVisible()


def test_the_mouse_ticks_swaps_and_edits(open_sheet) -> None:
    sheet = open_sheet()
    click(sheet, 0, TICK)
    click(sheet, 1, SWAP)
    click(sheet, 5, TICK)
    assert ticked(sheet) == [1, 2, 3, 4, 5, 6]
    assert sheet.model.parts()[0] == Part("Count Orlok", "Max Schreck")
    at = sheet.table.visualRect(sheet.model.index(2, CHARACTER)).center()
    QTest.mouseClick(sheet.table.viewport(), LEFT, pos=at)
    QTest.mouseDClick(sheet.table.viewport(), LEFT, pos=at)
    line = sheet.table.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "Ellen"
    QTest.keyClicks(line, " Hutter")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.model.parts()[1].character == "Ellen"


def test_a_person_swapped_away_cannot_be_added(open_sheet) -> None:
    sheet = open_sheet()
    click(sheet, 5, SWAP)
    assert sheet.model.index(5, PERSON).data() == "no person named"
    assert sheet.model.index(5, CHARACTER).data() == "Ruth Landshoff"
    click(sheet, 5, TICK)
    assert 5 not in ticked(sheet)


def test_who_is_in_the_cast_is_shown_so_and_left_alone(open_sheet) -> None:
    sheet = open_sheet([production("Nosferatu", 1922, NOSFERATU)])
    known = [row for row in range(8) if sheet.model.index(row, SURE).data() == "in the cast"]
    assert known == [0, 1, 5]
    click(sheet, 1, TICK)
    assert ticked(sheet) == [2, 3, 4, 6]
    # A name that is mended is another pair.
    sheet.model.setData(sheet.model.index(1, CHARACTER), "The Ghost")
    assert sheet.add.text() == "Add 5 to the cast"
    # A click on what cannot be ticked decides nothing for another production either.
    click(sheet, 5, TICK)
    sheet.choose(None)
    assert ticked(sheet) == [0, 1, 2, 3, 4, 6]


def test_where_all_are_there_nothing_is_left_to_add(open_sheet, heard, pairs) -> None:
    cast = tuple((pair.actor, pair.character or "Somebody") for pair in pairs)
    nosferatu = production("Nosferatu", 1922, cast)
    sheet = open_sheet([nosferatu])
    assert (sheet.add.text(), sheet.add.isEnabled()) == ("Add to the cast", False)
    assert sheet.add.toolTip() == "All of them are in the cast already."
    # An article that does not have the production yet may still be given it.
    sheet = open_sheet([], [nosferatu], likely=nosferatu)
    asked = heard(sheet.request_add)
    assert sheet.add.text() == "Use this cast"
    QTest.keyClick(sheet.table, Qt.Key.Key_Enter)
    assert [(one.production, one.is_new, one.parts) for one in asked] == [(nosferatu, False, ())]


def test_another_production_is_chosen_and_ticks_stay(open_sheet, qtbot) -> None:
    sheet = open_sheet([production("Nosferatu", 1922, NOSFERATU)], [production()])
    click(sheet, 2, TICK)
    QTest.mouseClick(sheet.chooser, LEFT)
    picker = sheet.findChild(Picker)
    qtbot.waitUntil(picker.isVisible)
    QTest.keyClicks(picker.search, "metro")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert sheet.chooser.name() == "Metropolis (1927)"
    assert ticked(sheet) == [0, 1, 3, 4, 6]
    assert sheet.table.hasFocus()


def test_a_new_production_asks_for_title_and_year(open_sheet, heard, qtbot) -> None:
    sheet = open_sheet(known=[production()])
    asked = heard(sheet.request_add)
    height = sheet.card.height()
    QTest.keyClick(sheet.chooser, Qt.Key.Key_Down)
    picker = sheet.findChild(Picker)
    qtbot.waitUntil(picker.isVisible)
    QTest.keyClicks(picker.search, "new")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert sheet.title.hasFocus()
    qtbot.waitUntil(lambda: sheet.card.height() > height)
    assert not sheet._scroll.verticalScrollBar().isVisible()
    assert sheet.add.toolTip() == "Give the production a title."
    QTest.keyClicks(sheet.title, " metropolis")
    QTest.keyClicks(sheet.year, "1927x")
    assert sheet._note.text() == "The library has Metropolis (1927): choose it below."
    assert not sheet.add.isEnabled()
    sheet.year.clear()
    QTest.keyClicks(sheet.year, "2001")
    QTest.keyClick(sheet.year, Qt.Key.Key_Return)
    (found,) = asked
    assert found.is_new
    assert (found.production.title, found.production.year) == ("metropolis", 2001)
    assert len(found.parts) == 6


def test_an_article_without_a_production_is_offered_a_likely_or_a_new_one(open_sheet) -> None:
    metropolis = production()
    assert open_sheet([], [metropolis]).title.isVisible()
    assert open_sheet([], [metropolis], likely=metropolis).chooser.name() == "Metropolis (1927)"


def test_a_text_without_a_cast_says_so_calmly(open_sheet, heard) -> None:
    sheet = open_sheet(found=())
    asked = heard(sheet.request_add)
    assert sheet.accessibleName() == "No cast found in this text"
    assert not sheet.table.isVisible()
    assert not sheet.add.isVisible()
    assert sheet.card.height() < 170
    assert sheet.cancel.text() == "Close"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    QTest.mouseClick(sheet.cancel, LEFT)
    assert not sheet.isVisible()
    assert asked == []


def test_the_sheet_is_as_high_as_its_rows(open_sheet, window, qtbot) -> None:
    window.resize(1100, 700)
    sheet = open_sheet()
    table = sheet.table

    def spare() -> int:
        rows = sum(int(table.rowHeight(row)) for row in range(8))
        return int(table.viewport().height()) - rows

    for production_ in (None, sheet._given[0], None):
        sheet.choose(production_)
        qtbot.waitUntil(lambda: 0 <= spare() <= 1)


@pytest.mark.parametrize("size", [(1100, 700), (640, 420)])
def test_sixty_long_names_stay_within_the_window(open_sheet, window, pairs, size) -> None:
    window.resize(*size)
    name = "Somebody of a Very Long and Noble Family From the Far North"
    found = [
        replace(
            pairs[0],
            actor=f"{name} {n}",
            character="A𝔐" * 40 if n % 2 else "The <b>Part</b> " * 9,
            text=f"{name} {n}, played by nobody, " * 30,
        )
        for n in range(60)
    ]
    sheet = open_sheet([production("Title " * 40, 1922, ())], found=found)
    assert sheet.add.text() == "Add 60 to the cast"
    table = sheet.table
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == 59
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    assert not sheet._scroll.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()
    heights = {table.rowHeight(row) for row in range(60)}
    assert max(heights) <= 60
    assert sheet.rect().contains(sheet.card.geometry())
    assert sheet.add.visibleRegion().boundingRect().width() == sheet.add.width()
    assert not sheet.grab().isNull()
