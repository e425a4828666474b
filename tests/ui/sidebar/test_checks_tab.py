from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_app.domain.finding import Severity
from desktop_app.ui.sidebar.checks_tab import ChecksTab
from desktop_app.ui.sidebar.finding_model import FindingModel, to_settle
from desktop_app.ui.sidebar.requests import FixRequest, GoRequest
from tests.ui.sidebar.side_samples import finding

INFO = finding("Headline is 41 characters", Severity.INFO, start=0, line=0, fix=None)
WARNING = finding("Image has no alt text", start=50, line=11)
ERROR = finding("“Rogge” is not in the cast", Severity.ERROR, start=90, line=20)


@pytest.fixture
def tab(theme, icons, show):
    tab = ChecksTab(theme, icons)
    tab.show_findings([INFO, WARNING, ERROR])
    return show(tab)


def messages(tab: ChecksTab) -> list[str]:
    return [tab.model.index(row).data() for row in range(tab.model.rowCount())]


def test_the_model_keeps_its_promises(qtmodeltester) -> None:
    model = FindingModel()
    tester = QAbstractItemModelTester(model)
    model.show([INFO, ERROR])
    model.show([replace(INFO, start=3), replace(ERROR, start=93)])
    model.show([])
    qtmodeltester.check(model)
    assert tester.model() is model


def test_the_gravest_stand_first_and_are_counted(tab) -> None:
    assert messages(tab) == [ERROR.message, WARNING.message, INFO.message]
    assert tab.count() == to_settle([INFO, WARNING, ERROR]) == 2
    assert tab.heading.title() == "2 to settle before it goes out"
    assert tab.model.place(ERROR) == "Line 20 · a plain reason"
    assert tab.model.place(INFO) == "a plain reason"


def test_nothing_found_says_so(tab) -> None:
    tab.show_findings([])
    assert tab.empty.isVisible()
    assert not tab.heading.isVisible()
    tab.show_findings([INFO])
    assert tab.heading.title() == "Nothing to settle before it goes out"
    assert tab.list.isVisible()


def row_rect(tab: ChecksTab, row: int):
    return tab.list.visualRect(tab.model.index(row))


def click(tab: ChecksTab, at: QPoint) -> None:
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_goes_there_and_one_on_the_fix_fixes(tab, heard) -> None:
    went, fixed = heard(tab.request_go), heard(tab.request_fix)
    click(tab, row_rect(tab, 1).topLeft() + QPoint(60, 14))
    assert (went, fixed) == ([GoRequest(50, 53)], [])
    fix = tab.list._delegate.fix_rect(row_rect(tab, 1), tab.model.index(1))
    click(tab, fix.center())
    assert (went, fixed) == ([GoRequest(50, 53)], [FixRequest(WARNING)])


def test_keys_walk_go_and_fix(tab, heard) -> None:
    asked = heard(tab.request_go, tab.request_fix)
    tab.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    QTest.keyClick(tab.list, Qt.Key.Key_F)
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list, Qt.Key.Key_F)  # it has no fix
    assert asked == [GoRequest(50, 53), FixRequest(WARNING)]


def test_walking_goes_round(tab, heard) -> None:
    went = heard(tab.request_go)
    tab.list.setCurrentIndex(QModelIndex())
    for step in (1, 1, 1, 1, -1, -1):
        tab.walk(step)
    starts = [request.start for request in went]
    assert starts == [90, 50, 0, 90, 0, 50]


def test_findings_that_only_moved_keep_the_row(tab) -> None:
    tab.list.setCurrentIndex(tab.model.index(1))
    tab.show_findings([INFO, replace(WARNING, start=70, line=13), ERROR])
    assert tab.list.currentIndex().row() == 1
    assert tab.model.findings()[1].start == 70


def test_a_settled_finding_leaves_one_standing_on_the_next(tab) -> None:
    tab.list.setCurrentIndex(tab.model.index(2))
    tab.show_findings([WARNING])
    assert tab.list.currentIndex().row() == 0


def test_a_narrow_list_gives_long_words_more_room(tab, qtbot) -> None:
    tab.show_findings([finding("A very long message that has to wrap " * 3)])
    before = row_rect(tab, 0).height()
    tab.resize(240, 700)
    qtbot.waitUntil(lambda: row_rect(tab, 0).height() > before)


def test_what_a_screen_reader_says(tab) -> None:
    spoken = tab.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Error. {ERROR.message}. Line 20 · a plain reason. F to Replace"
