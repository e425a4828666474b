from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from desktop_app.domain.article import Article, Details
from desktop_app.domain.finding import Severity
from desktop_app.domain.records import Records
from desktop_app.ui.sidebar.cast_model import INTRODUCED
from desktop_app.ui.sidebar.cast_tab import CastTab
from desktop_app.ui.sidebar.checks_tab import ChecksTab
from desktop_app.ui.sidebar.details_tab import DetailsTab
from desktop_app.ui.sidebar.history_tab import HistoryTab
from desktop_app.ui.sidebar.images_tab import ImagesTab
from desktop_app.ui.sidebar.picker import Choice, ChoiceModel, Picker
from desktop_app.ui.sidebar.requests import (
    DetailsRequest,
    FixRequest,
    GoRequest,
    ImageRequest,
    InsertRequest,
    RestoreRequest,
)
from desktop_app.ui.sidebar.sidebar import LEAST_WIDTH, TABS, Sidebar
from desktop_app.ui.sidebar.tabs import Tabs
from tests.ui.sidebar.side_samples import (
    article,
    finding,
    mention,
    reading,
    records,
    revision,
)

TAB_CLASSES = (CastTab, ImagesTab, ChecksTab, DetailsTab, HistoryTab)


@pytest.fixture
def side(theme, icons, thumbnails, show):
    tabs = Tabs(*(lambda made=made: made for made in TAB_CLASSES))
    side = Sidebar(theme, icons, thumbnails, tabs, "Europe/Berlin")
    side.show_article(article(), records())
    return show(side)


def test_tabs_open_by_name_mouse_and_arrows(side, heard) -> None:
    opened = heard(side.tab_opened)
    side.open_tab("checks")
    at = side.strip.tabRect(1).center()
    QTest.mouseClick(side.strip, Qt.MouseButton.LeftButton, pos=at)
    side.strip.setFocus()
    QTest.keyClick(side.strip, Qt.Key.Key_Right)
    QTest.keyClick(side.strip, Qt.Key.Key_Right)
    assert opened == ["checks", "images", "checks", "details"]
    assert side.current_tab() == "details"
    assert side.details.isVisible()
    assert side.strip.tabToolTip(4) == "History (Alt+5)"


@pytest.mark.parametrize("width", [LEAST_WIDTH, 316, 460])
def test_every_tab_has_its_place_at_any_width(side, width) -> None:
    side.show_reading(reading([finding(start=n) for n in range(120)]))
    side.resize(width, 700)
    QTest.qWait(20)
    rects = [side.strip.tabRect(index) for index in range(len(TABS))]
    assert rects[-1].right() <= width
    wanted = [side.strip._text_width(index) for index in range(len(TABS))]
    air = 2 * side.strip._padding()
    assert all(rect.width() >= w + air for rect, w in zip(rects, wanted, strict=True))
    assert all(a.right() < b.left() + 1 for a, b in pairwise(rects))


def test_the_count_is_shown_and_said(side) -> None:
    before = side.strip.tabRect(2).width()
    info = finding(severity=Severity.INFO, start=90)
    side.show_reading(reading([finding(), finding(start=9), info]))
    assert side.strip.accessibleTabName(2) == "Checks, 2 to settle"
    assert side.strip.tabRect(2).width() != before
    side.show_reading(reading())
    assert side.strip.accessibleTabName(2) == "Checks"


def test_no_article_is_said_on_every_tab(side) -> None:
    side.show_article(None, Records())
    for name in TABS:
        side.open_tab(name)
        assert side._nothing.isVisible()
    side.show_article(article(), records())
    assert side.history.isVisible()


def test_another_article_starts_with_a_clean_slate(side) -> None:
    side.show_reading(reading([finding()], words=7))
    side.show_revisions([revision(1)], 7)
    side.show_article(Article(uuid4(), details=Details(slug="other")), records())
    assert side.checks.count() == 0
    assert side.history.model.rowCount() == 1
    assert side.cast.empty.isHidden() is False


def test_the_same_article_again_keeps_what_was_read(side) -> None:
    side.show_reading(reading([finding()]))
    side.show_article(replace(article(), headline="Other words"), records())
    assert side.checks.count() == 1


def test_a_reading_reaches_cast_checks_and_history(side) -> None:
    someone = side.cast.model.row_at(side.cast.model.index(1)).credit
    side.show_reading(reading([finding()], [mention(someone, INTRODUCED)], words=9))
    assert side.cast.model.state_of(someone) == INTRODUCED
    assert side.checks.count() == 1
    assert side.history.model.subtitle(None) == "9 words"


def test_new_records_reach_the_tabs(side) -> None:
    side.show_records(Records())
    assert side.images.model.total() == 0
    assert side.cast.model.rowCount() == 0


def test_every_wish_passes_through(side, heard) -> None:
    asked = heard(
        side.request_insert,
        side.request_go,
        side.request_fix,
        side.request_details,
        side.request_new_hub,
        side.request_cast,
        side.request_edit_image,
        side.request_restore,
        side.request_snapshot,
    )
    side.cast.request_insert.emit(InsertRequest("a"))
    side.images.request_insert.emit(InsertRequest("b"))
    side.checks.request_go.emit(GoRequest(1, 2))
    side.checks.request_fix.emit(FixRequest(finding()))
    for tab in (side.cast, side.images, side.details):
        tab.request_details.emit(DetailsRequest(Details(), "x"))
    side.details.request_new_hub.emit(1)
    side.cast.request_cast.emit(2)
    side.images.request_edit_image.emit(ImageRequest("x"))
    side.history.request_restore.emit(RestoreRequest(1))
    side.history.request_snapshot.emit(3)
    assert len(asked) == 12


def test_findings_are_walked_from_anywhere(side, heard) -> None:
    went = heard(side.request_go)
    side.show_reading(reading([finding(), finding(start=40)]))
    side.walk_findings(1)
    side.walk_findings(1)
    assert side.current_tab() == "checks"
    assert [request.start for request in went] == [4, 40]


def test_what_is_typed_is_told_before_the_article_is_left(side, heard) -> None:
    asked = heard(side.request_details)
    side.open_tab("details")
    side.details.seo_title.line.setFocus()
    QTest.keyClicks(side.details.seo_title.line, "Found")
    side.commit_pending()
    assert [request.details.seo_title for request in asked] == ["Found"]


@pytest.mark.parametrize("name", TABS)
def test_a_tab_takes_the_keyboard(side, name) -> None:
    side.show_reading(reading([finding()]))
    side.focus_tab(name)
    assert side.current_tab() == name
    focused = side.focusWidget()
    assert isinstance(focused, QWidget)
    assert focused.hasFocus()
    assert focused is not side.strip


def test_colours_follow_the_theme(side, theme) -> None:
    light = side.cast.list.viewport().grab().toImage()
    theme.set_mode("dark")
    dark = side.cast.list.viewport().grab().toImage()
    assert light != dark


# --------------------------------------------------------------------------------------- picker

CHOICES = (
    Choice("metropolis-1927", "Metropolis (1927)", "UFA · film"),
    Choice("nosferatu-1922", "Nosferatu (1922)", "Prana Film"),
)


def test_the_choices_keep_their_promises(qtmodeltester) -> None:
    model = ChoiceModel()
    tester = QAbstractItemModelTester(model)
    model.show(CHOICES)
    model.search("prana")
    model.search("")
    qtmodeltester.check(model)
    assert tester.model() is model


def test_a_picker_is_walked_by_keys(side, theme, icons, heard, qtbot) -> None:
    picker = Picker(theme, icons, "Find", CHOICES, side)
    picked = heard(picker.picked)
    picker.open_under(side.strip)
    qtbot.waitUntil(picker.isVisible)
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert picked == [CHOICES[1]]


def test_a_picker_is_left_by_escape_with_nothing_picked(side, theme, icons, heard, qtbot) -> None:
    picker = Picker(theme, icons, "Find", CHOICES, side)
    picked = heard(picker.picked)
    picker.open_under(side.strip)
    QTest.keyClicks(picker.search, "zzz")
    assert picker._nothing.isVisible()
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)  # empties the search
    QTest.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picked == []


def test_a_picker_takes_a_click(side, theme, icons, heard, qtbot) -> None:
    picker = Picker(theme, icons, "Find", CHOICES, side)
    picked = heard(picker.picked)
    picker.open_under(side.strip)
    qtbot.waitUntil(picker.isVisible)
    QTest.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert picked == [CHOICES[0]]
