from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_app.ui.sidebar.history_model import HistoryModel
from desktop_app.ui.sidebar.history_tab import HistoryTab
from desktop_app.ui.sidebar.requests import RestoreRequest, SnapshotRequest
from desktop_app.ui.sidebar.when import spoken_time
from tests.ui.sidebar.side_samples import revision

ROWS = (revision(1, "opened"), revision(2, "kept", "before the cut"), revision(3, "before export"))


@pytest.fixture
def tab(theme, icons, show):
    tab = HistoryTab(theme, icons)
    tab.show_revisions(ROWS, 1412)
    return show(tab)


def test_the_model_keeps_its_promises(qtmodeltester) -> None:
    model = HistoryModel()
    tester = QAbstractItemModelTester(model)
    model.show(ROWS, 4)
    model.set_words(5)
    model.refresh_times()
    model.show((), 0)
    qtmodeltester.check(model)
    assert tester.model() is model


def test_now_stands_above_the_newest(tab) -> None:
    model = tab.model
    shown = [model.index(row).data() for row in range(model.rowCount())]
    assert shown == ["Now", "Before export", "“before the cut”", "Opened"]
    assert model.subtitle(None) == "1,412 words"
    assert model.subtitle(revision(1, words=1)).endswith(" · 1 word")
    assert [model.icon_name(row) for row in (None, ROWS[2], ROWS[1], ROWS[0])] == [
        "circle-dot",
        "send",
        "save",
        "clock",
    ]


def test_an_unknown_reason_is_shown_as_words() -> None:
    assert HistoryModel().title(revision(1, "after-the-flood")) == "After the flood"


def test_times_as_people_say_them() -> None:
    zone = timezone(timedelta(hours=2))
    now = datetime(2016, 1, 8, 12, 0, tzinfo=UTC)

    def said(**back: int) -> str:
        return spoken_time(now - timedelta(**back), now, zone)

    assert said(hours=1) == "Today 13:00"
    assert said(hours=14, minutes=1) == "Yesterday 23:59"
    assert said(days=3) == "Tuesday 14:00"
    assert said(days=7) == "1 Jan 14:00"
    assert said(days=8) == "31 Dec 2015"


def test_restoring_needs_a_version_and_asks_nothing(tab, heard) -> None:
    asked = heard(tab.request_restore)
    assert not tab.restore.isEnabled()
    at = tab.list.visualRect(tab.model.index(2)).center()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == []
    QTest.mouseClick(tab.restore, Qt.MouseButton.LeftButton)
    assert asked == [RestoreRequest(2)]
    tab.list.setCurrentIndex(tab.model.index(0))
    assert not tab.restore.isEnabled()


def test_enter_restores_the_version_one_stands_on(tab, heard) -> None:
    asked = heard(tab.request_restore)
    tab.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)  # Now
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    assert asked == [RestoreRequest(3)]


def test_a_version_is_kept_under_a_name_or_none(tab, heard) -> None:
    asked = heard(tab.request_snapshot)
    QTest.mouseClick(tab.keep, Qt.MouseButton.LeftButton)
    assert tab.name.hasFocus()
    QTest.keyClicks(tab.name, " before the cut ")
    QTest.keyClick(tab.name, Qt.Key.Key_Return)
    assert not tab.name.isVisible()
    QTest.mouseClick(tab.keep, Qt.MouseButton.LeftButton)
    QTest.keyClick(tab.name, Qt.Key.Key_Return)
    QTest.mouseClick(tab.keep, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.name, "never")
    QTest.keyClick(tab.name, Qt.Key.Key_Escape)
    assert not tab.name.isVisible()
    assert asked == [SnapshotRequest("before the cut"), SnapshotRequest("")]


def test_the_same_rows_keep_the_selection(tab) -> None:
    tab.list.setCurrentIndex(tab.model.index(2))
    tab.show_revisions(ROWS, 3)
    assert tab.list.currentIndex().row() == 2
    assert tab.model.subtitle(None) == "3 words"


def test_an_empty_history_does_not_pretend(tab) -> None:
    tab.show_revisions((), 0)
    assert tab.heading.note() == "Nothing is kept yet"
    assert tab.model.rowCount() == 1
