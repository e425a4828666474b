from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_app.domain.castlines import CastLine, parse_cast
from desktop_app.domain.records import ProductionType
from desktop_app.ui.dialogs.add_cast import AddCastSheet
from desktop_app.ui.dialogs.cast_entry import (
    ProductionFacts,
    build_production,
    cast_text,
    outlet_of,
    same_work,
)
from desktop_app.ui.dialogs.cast_table import SWAP, CastTableModel
from desktop_app.ui.dialogs.tick_table import TICK
from tests.ui.sidebar.side_samples import METROPOLIS, credit, production

LINES = "Alfred Abel as Joh Fredersen\nMaria: Brigitte Helm\nRuth Landshoff"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def open_sheet(theme, icons, window):
    kept = []

    def opened(**given) -> AddCastSheet:
        known = [given.get("production") or production()]
        sheet = AddCastSheet(theme, icons, known, parent=window, **given)
        sheet.open()
        kept.append(sheet)
        return sheet

    return opened


def pairs(sheet: AddCastSheet) -> list[tuple[str, str]]:
    return [(part.actor, part.character) for part in sheet.model.parts()]


def test_the_table_keeps_its_promises(qtmodeltester) -> None:
    model = CastTableModel()
    tester = QAbstractItemModelTester(model)
    model.show(parse_cast(LINES).lines)
    model.toggle(0)
    model.swap_all()
    model.setData(model.index(0, TICK), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.show([])
    qtmodeltester.check(model)
    assert tester.model() is model


def test_lines_are_read_while_they_are_typed(open_sheet, heard, qtbot) -> None:
    sheet = open_sheet()
    asked = heard(sheet.request_save)
    assert not sheet.save.isEnabled()
    assert sheet.save.toolTip() == "Give the production a title."
    QTest.keyClicks(sheet.title.line, "Faust")
    QTest.keyClicks(sheet.year.line, "1926")
    QTest.keyClicks(sheet.outlet.line, "UFA")
    QTest.keyClicks(sheet.text, "Gosta Ekman as Faust")
    QTest.keyClick(sheet.text, Qt.Key.Key_Return)
    QTest.keyClicks(sheet.text, "Emil Jannings ... Mephisto")
    qtbot.waitUntil(lambda: sheet.model.rowCount() == 2)
    assert sheet.save.text() == "Add with 2 cast"
    QTest.mouseClick(sheet.save, LEFT)
    (entry,) = asked
    assert entry.is_new
    made = entry.production
    assert (made.slug, made.title, made.year, made.distributor) == (
        "faust-1926",
        "Faust",
        1926,
        "UFA",
    )
    assert [(c.person.name, c.character, c.billing) for c in made.cast()] == [
        ("Gosta Ekman", "Faust", 1),
        ("Emil Jannings", "Mephisto", 2),
    ]
    assert not sheet.isVisible()


def test_pairs_are_swapped_and_left_out(open_sheet) -> None:
    sheet = open_sheet()
    sheet.text.setPlainText(LINES)
    sheet.read_now()
    assert "Amber pairs" in sheet._note.text()
    sheet.table.setFocus()
    sheet.table.setCurrentIndex(sheet.model.index(1, 1))
    QTest.keyClick(sheet.table, Qt.Key.Key_S)
    QTest.keyClick(sheet.table, Qt.Key.Key_Down)
    QTest.keyClick(sheet.table, Qt.Key.Key_Space)
    assert pairs(sheet) == [("Alfred Abel", "Joh Fredersen"), ("Brigitte Helm", "Maria")]
    QTest.mouseClick(sheet.swap_all, LEFT)
    assert pairs(sheet) == [("Joh Fredersen", "Alfred Abel"), ("Maria", "Brigitte Helm")]
    # What was decided stays when the text goes on.
    sheet.text.appendPlainText("Fritz Rasp as the Thin Man")
    sheet.read_now()
    assert pairs(sheet)[-1] == ("Fritz Rasp", "the Thin Man")
    assert pairs(sheet)[:2] == [("Joh Fredersen", "Alfred Abel"), ("Maria", "Brigitte Helm")]


def test_the_mouse_ticks_and_swaps(open_sheet) -> None:
    sheet = open_sheet()
    sheet.text.setPlainText(LINES)
    sheet.read_now()

    def click(row: int, column: int) -> None:
        at = sheet.table.visualRect(sheet.model.index(row, column)).center()
        QTest.mouseClick(sheet.table.viewport(), LEFT, pos=QPoint(at.x(), at.y()))

    click(0, TICK)
    click(1, SWAP)
    assert pairs(sheet) == [("Brigitte Helm", "Maria"), ("Ruth Landshoff", "")]


def test_lines_that_are_no_cast_are_named(open_sheet) -> None:
    sheet = open_sheet()
    sheet.text.setPlainText("A B as C\n" + "word " * 30)
    sheet.read_now()
    assert sheet._note.text() == "Not read as cast: line 2."


def test_the_clipboard_is_taken_only_where_it_has_a_cast(open_sheet) -> None:
    sheet = open_sheet()
    QGuiApplication.clipboard().setText("Only a sentence of somebody")
    assert not sheet.paste()
    assert sheet.text.toPlainText() == ""
    QGuiApplication.clipboard().setText(LINES)
    assert sheet.paste()
    assert sheet.model.rowCount() == 3


def test_a_production_that_is_there_is_not_added_twice(open_sheet) -> None:
    sheet = open_sheet()
    QTest.keyClicks(sheet.title.line, "metropolis")
    QTest.keyClicks(sheet.year.line, "1927")
    assert not sheet.save.isEnabled()
    assert sheet._note.text() == "The library has Metropolis (1927): choose it in the Cast tab."


def test_a_series_has_a_network_and_an_episode_its_numbers(open_sheet, heard) -> None:
    sheet = open_sheet()
    asked = heard(sheet.request_save)
    assert sheet.outlet.label() == "Distributor"
    assert not sheet.season.isVisible()
    sheet.type.box.setFocus()
    for _step in range(3):
        QTest.keyClick(sheet.type.box, Qt.Key.Key_Down)
    assert sheet.outlet.label() == "Network"
    QTest.keyClicks(sheet.title.line, "Dark Corners")
    QTest.keyClicks(sheet.season.line, "1")
    QTest.keyClicks(sheet.episode.line, "2")
    QTest.keyClicks(sheet.outlet.line, "Net")
    QTest.mouseClick(sheet.save, LEFT)
    made = asked[0].production
    assert (made.type, made.network, made.distributor) == (ProductionType.EPISODE, "Net", "")
    assert (made.slug, made.season, made.episode) == ("dark-corners-s1e2", 1, 2)


def test_editing_keeps_who_was_there(open_sheet, heard) -> None:
    before = production()
    sheet = open_sheet(production=before)
    asked = heard(sheet.request_save)
    assert [(p.actor, p.character) for p in sheet.model.parts()] == list(METROPOLIS)
    text = sheet.text.toPlainText().replace("\tGrot", "\tGrot / the Foreman")
    sheet.text.setPlainText(text + "\nGreta Berthelsen\tNew part")
    QTest.mouseClick(sheet.save, LEFT)
    (entry,) = asked
    assert not entry.is_new
    old, new = before.cast(), entry.production.cast()
    assert [c.id for c in new[:8]] == [c.id for c in old]
    assert [c.person for c in new[:8]] == [c.person for c in old]
    assert (new[6].character, new[6].character_aliases) == ("Grot", ("the Foreman",))
    assert new[8].person.name == "Greta Berthelsen"
    assert (entry.production.id, entry.production.slug) == (before.id, before.slug)


# --------------------------------------------------------------------------- what it is made of


def test_other_credits_stay_behind_the_cast() -> None:
    director = credit("Fritz Lang", "", 1, role="director")
    before = production("X", 1927, (("A", "B"),))
    before = before.__class__(**{**before.__dict__, "credits": (*before.credits, director)})
    facts = ProductionFacts("X", 1927)
    made = build_production(facts, [CastLine("A", "B"), CastLine("C", "D")], before)
    assert [c.person.name for c in made.credits] == ["A", "C", "Fritz Lang"]
    assert made.credits[-1].id == director.id
    assert [c.billing for c in made.credits] == [1, 2, 3]


def test_a_recast_part_keeps_the_part_and_changes_the_person() -> None:
    before = production("X", 1927, (("A", "Part"), ("B", "Other")))
    facts = ProductionFacts("X", 1927)
    made = build_production(facts, [CastLine("New", "Part"), CastLine("B", "Other")], before)
    assert made.cast()[0].id == before.cast()[0].id
    assert made.cast()[0].person.id != before.cast()[0].person.id
    assert made.cast()[1] == before.cast()[1]


def test_one_person_in_two_parts_is_one_person() -> None:
    before = production("X", 1927, (("A", "One"),))
    parts = [CastLine("A", "One"), CastLine("A", "Two")]
    made = build_production(ProductionFacts("X", 1927), parts, before)
    assert made.cast()[0].person == made.cast()[1].person
    assert made.cast()[0].id != made.cast()[1].id


def test_the_cast_as_text_is_read_back() -> None:
    before = production()
    lines = parse_cast(cast_text(before)).lines
    assert [(line.actor, line.character) for line in lines] == list(METROPOLIS)


def test_same_work_and_outlet() -> None:
    known = production()
    assert same_work(ProductionFacts("METROPOLIS", 1927), [known]) is known
    assert same_work(ProductionFacts("Metropolis", 2001), [known]) is None
    assert outlet_of(known) == "UFA"


def test_names_behind_tabs_stand_under_one_another(open_sheet) -> None:
    sheet = open_sheet()
    sheet.text.setPlainText("Brigitte Helm\tMaria\nRudolf Klein-Rogge\tRotwang\nFritz Rasp\tHe")
    width = sheet.text.fontMetrics().horizontalAdvance("Rudolf Klein-Rogge")
    assert width + 8 < sheet.text.tabStopDistance() < width + 24
