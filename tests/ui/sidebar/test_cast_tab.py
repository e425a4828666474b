from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QMenu

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.ui.sidebar.cast_model import INTRODUCED, NAMED, CastModel, insertion
from desktop_app.ui.sidebar.cast_tab import CastTab
from desktop_app.ui.sidebar.facts_strip import FactsStrip, shown_facts
from desktop_app.ui.sidebar.picker import Picker
from desktop_app.ui.sidebar.requests import (
    CastRequest,
    DetailsRequest,
    InsertRequest,
    RecordRequest,
)
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton
from tests.ui.sidebar.side_samples import credit, mention, production, records


@pytest.fixture
def tab(theme, icons, show):
    tab = CastTab(theme, icons)
    tab.show_details(Details(productions=("metropolis-1927",)), records())
    return show(tab)


def index_of(tab: CastTab, actor: str) -> QModelIndex:
    for row in range(tab.model.rowCount()):
        index = tab.model.index(row)
        if index.data() == actor:
            return index
    raise AssertionError(actor)


def click(tab: CastTab, actor: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    at = tab.list.visualRect(index_of(tab, actor)).center()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def part_of(tab: CastTab, actor: str):
    row = tab.model.row_at(index_of(tab, actor))
    assert row is not None
    assert row.credit is not None
    return row.credit


def test_the_model_keeps_its_promises(qtmodeltester) -> None:
    model = CastModel()
    tester = QAbstractItemModelTester(model)
    model.show([production(), production("Nosferatu", 1922, ())])
    row = model.row_at(model.index(2))
    assert row is not None
    assert row.credit is not None
    model.set_mentions([mention(row.credit, INTRODUCED)])
    model.show([])
    qtmodeltester.check(model)
    assert tester.model() is model


def test_the_text_of_an_insertion() -> None:
    freder = credit("Gustav Fröhlich", "Freder")
    assert insertion(freder, "not-named") == "Freder (Gustav Fröhlich)"
    assert insertion(freder, NAMED) == "Freder (Gustav Fröhlich)"
    assert insertion(freder, INTRODUCED) == "Freder"
    assert insertion(freder, NAMED, bare=True) == "Freder"
    assert insertion(credit("Ruth Landshoff"), "not-named", bare=True) == "Ruth Landshoff"


def test_a_click_inserts_character_and_actor_once(tab, heard) -> None:
    asked = heard(tab.request_insert)
    click(tab, "Alfred Abel")
    assert asked == [InsertRequest("Joh Fredersen (Alfred Abel)")]


def test_a_double_click_inserts_once(tab, heard) -> None:
    asked = heard(tab.request_insert)
    at = tab.list.visualRect(index_of(tab, "Alfred Abel")).center()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(asked) == 1


def test_shift_gives_the_character_alone(tab, heard) -> None:
    asked = heard(tab.request_insert)
    click(tab, "Alfred Abel", Qt.KeyboardModifier.ShiftModifier)
    assert asked == [InsertRequest("Joh Fredersen")]


def test_who_is_introduced_is_inserted_by_character(tab, heard) -> None:
    asked = heard(tab.request_insert)
    tab.show_mentions([mention(part_of(tab, "Alfred Abel"), INTRODUCED)])
    click(tab, "Alfred Abel")
    assert asked == [InsertRequest("Joh Fredersen")]


def test_the_mouse_leaves_the_focus_where_it_is(tab) -> None:
    tab.list.clearFocus()
    click(tab, "Alfred Abel")
    assert not tab.list.hasFocus()


def test_keys_walk_past_the_heading_and_enter_inserts(tab, heard) -> None:
    asked = heard(tab.request_insert)
    tab.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.keyClick(tab.list, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tab.list, Qt.Key.Key_Up)
    QTest.keyClick(tab.list, Qt.Key.Key_Up)
    assert tab.list.currentIndex().data() == "Alfred Abel"
    assert asked == [
        InsertRequest("Joh Fredersen (Alfred Abel)"),
        InsertRequest("Freder (Gustav Fröhlich)"),
        InsertRequest("Freder"),
    ]


def test_a_drag_carries_the_same_words_as_plain_text(tab) -> None:
    tab.show_mentions([mention(part_of(tab, "Brigitte Helm"), INTRODUCED)])
    assert tab.model.mimeTypes() == ["text/plain"]
    for actor, text in (
        ("Gustav Fröhlich", "Freder (Gustav Fröhlich)"),
        ("Brigitte Helm", "Maria"),
    ):
        assert tab.model.mimeData([index_of(tab, actor)]).text() == text
    assert tab.list.dragEnabled()


def test_mentions_redraw_only_what_differs(tab, heard) -> None:
    changed: list[int] = []
    tab.model.dataChanged.connect(lambda first, _last, _roles: changed.append(first.row()))
    states = [mention(part_of(tab, "Alfred Abel"), NAMED)]
    tab.show_mentions(states)
    tab.show_mentions(states)
    assert changed == [index_of(tab, "Alfred Abel").row()]


def test_the_same_productions_keep_the_selection(tab) -> None:
    tab.list.setCurrentIndex(index_of(tab, "Fritz Rasp"))
    library = records()
    library.productions["metropolis-1927"] = tab.model.row_at(tab.model.index(0)).production
    tab.show_details(Details(productions=("metropolis-1927",), slug="other"), library)
    assert tab.list.currentIndex().data() == "Fritz Rasp"


def test_the_heading_says_what_it_is(tab) -> None:
    shown = tab.model.row_at(tab.model.index(0)).production
    assert tab.model.index(0).data() == "Metropolis (1927)"
    assert tab.model.subtitle(shown) == "UFA · film · 8 cast"


def menu_action(menu, text: str):
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_of_a_production(tab, heard) -> None:
    asked = heard(tab.request_cast, tab.request_details, tab.request_insert)
    shown = tab.model.row_at(tab.model.index(0)).production
    menu = tab.menu_for(shown)
    menu_action(menu, "Edit record…").trigger()
    menu_action(menu, "Edit cast as text…").trigger()
    menu_action(menu, "Remove from this article").trigger()
    menu_action(menu, "Insert cast list").trigger()
    assert asked == [
        RecordRequest(shown),
        CastRequest(shown),
        DetailsRequest(Details(), "Remove production"),
        InsertRequest("::: cast metropolis-1927\n:::", block=True),
    ]
    menu.close()


def test_the_button_of_the_heading_opens_its_menu(tab, qtbot) -> None:
    button = tab.list.findChild(IconButton)
    assert button.accessibleName() == "More for Metropolis (1927)"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in tab.findChildren(QMenu)))
    tab.findChild(QMenu).close()


def test_an_article_without_production_offers_ways_to_one(tab, heard, qtbot) -> None:
    asked = heard(tab.request_details, tab.request_cast)
    tab.show_details(Details(), records())
    assert tab.empty.isVisible()
    assert not tab.list.isVisible()
    QTest.mouseClick(tab.choose, Qt.MouseButton.LeftButton)
    picker = tab.findChild(Picker)
    qtbot.waitUntil(picker.isVisible)
    QTest.keyClicks(picker.search, "nosf")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert asked == [DetailsRequest(Details(productions=("nosferatu-1922",)), "Add production")]


def test_a_library_without_productions_offers_none(tab) -> None:
    tab.show_details(Details(), Records())
    assert not tab.choose.isVisible()
    assert tab.empty.isVisible()


def buttons(tab: CastTab) -> dict[str, QAbstractButton]:
    found = tab.findChildren(QAbstractButton)
    return {one.accessibleName(): one for one in found if one.isVisible()}


def test_paste_and_add_ask_for_the_sheet(tab, heard) -> None:
    asked = heard(tab.request_cast)
    for text in ("Paste cast", "Add by hand"):
        QTest.mouseClick(buttons(tab)[text], Qt.MouseButton.LeftButton)
    assert asked == [CastRequest(paste=True), CastRequest()]


def test_the_text_is_asked_for_its_cast_with_and_without_one(tab, heard) -> None:
    asked = heard(tab.request_cast_from_text)
    QTest.mouseClick(buttons(tab)["From this text"], Qt.MouseButton.LeftButton)
    tab.show_details(Details(), records())
    QTest.mouseClick(buttons(tab)["From this text"], Qt.MouseButton.LeftButton)
    assert len(asked) == 2


def test_the_footer_stands_in_one_line(tab) -> None:
    tops = {buttons(tab)[text].y() for text in ("Paste cast", "From this text", "Add by hand")}
    assert len(tops) == 1


def test_a_former_slug_still_finds_its_production(tab) -> None:
    library = replace(records(), aliases={"production:metropolis": "metropolis-1927"})
    tab.show_details(Details(productions=("metropolis",)), library)
    assert tab.model.rowCount() == 9


def test_many_long_names_are_drawn_within_their_row(theme, icons, show) -> None:
    tab = CastTab(theme, icons)
    long = tuple(
        (f"Person {n} of a very long and noble family", f"Part {n} " * 9) for n in range(60)
    )
    library = Records(productions={"x-1927": production("X", 1927, long)})
    tab.show_details(Details(productions=("x-1927",)), library)
    show(tab, 240)
    assert tab.model.rowCount() == 61
    assert not tab.list.horizontalScrollBar().isVisible()
    assert tab.list.indexAt(QPoint(10, 100)).isValid()
    assert not tab.grab().isNull()


def test_a_fact_is_put_into_the_text_by_a_click(tab, heard, show) -> None:
    asked = heard(tab.request_insert)
    shown = tab.model.row_at(tab.model.index(0)).production
    director = replace(credit("Fritz Lang", role="director"), billing=99)
    known = replace(
        shown,
        runtime=153,
        release_date=date(1927, 1, 10),
        credits=(*shown.credits, director),
        source="Programme",
        checked=date(2026, 11, 22),
    )
    low = tab.list.visualRect(tab.model.index(0)).height()
    tab.show_details(Details(productions=(known.slug,)), Records(productions={known.slug: known}))
    strip = tab.list.findChildren(FactsStrip)[-1]
    assert [button.text() for button in strip.buttons] == [
        "UFA", "January 10, 1927", "Fritz Lang", "153 minutes",
    ]  # fmt: skip
    assert strip.note.text() == "Last checked November 22, 2026 · Programme"
    assert tab.list.visualRect(tab.model.index(0)).height() > low
    QTest.mouseClick(strip.buttons[1], Qt.MouseButton.LeftButton)
    assert asked == [InsertRequest("January 10, 1927")]


def test_who_brings_it_out_is_said_once() -> None:
    model = CastModel()
    count = f"{len(production().cast())} cast"
    known = replace(production(), runtime=153)
    assert [fact.text for fact in shown_facts(known)] == ["UFA", "153 minutes"]
    assert model.heading(known) == f"Film · {count}"
    assert model.heading(production()) == f"UFA · film · {count}"  # which has no facts below
    assert model.subtitle(known) == f"UFA · film · {count}"


def test_a_narrow_tab_leaves_icons_out_before_it_breaks_the_line(tab, qtbot) -> None:
    footer = tab._footer
    whole = footer.height()
    named = [one for one in footer.findChildren(TextButton) if one.text()]
    assert all(not one.icon().isNull() for one in named)
    tab.resize(288, 700)
    assert all(one.icon().isNull() for one in named)
    qtbot.waitUntil(lambda: footer.height() == whole)
    tab.resize(380, 700)
    assert all(not one.icon().isNull() for one in named)
