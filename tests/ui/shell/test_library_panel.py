from __future__ import annotations

import time
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.article import Status
from desktop_app.domain.records import Hub
from desktop_app.domain.search import Match
from desktop_app.ui.library.article_list import MenuAsked
from desktop_app.ui.library.delegate import snippet_formats
from desktop_app.ui.library.panel import RANK_MS, SEARCH_MS, LibraryPanel, SearchRequest
from desktop_app.ui.widgets.ask_sheet import AskSheet

GONE = datetime(2026, 1, 1, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
HUBS = (Hub(UUID(int=1), "lost", "Lost and found", articles=24),
        Hub(UUID(int=2), "silent", "Silent season", articles=61))  # fmt: skip


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.resize(260, 800)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def panel(qtbot, theme, icons, window):
    panel = LibraryPanel(theme, icons)
    window.setCentralWidget(panel)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return panel


def shown(panel):
    """The numbers of the articles in the list."""
    model = panel.model
    entries = (model.entry(model.index(number)) for number in range(model.rowCount()))
    return [entry.row.id.int for entry in entries if entry.row is not None]


def point_of(panel, number):
    """The middle of an article's row."""
    return panel.list.visualRect(panel.model.index_of(UUID(int=number))).center()


def click(qtbot, panel, number, modifier=NO_KEY, button=LEFT):
    qtbot.mouseClick(panel.list.viewport(), button, modifier, point_of(panel, number))


def test_search_field_counts_what_is_not_in_the_trash(panel, row, overview_of):
    panel.show_overview(overview_of(row(1), row(2), row(3, trashed_at=GONE)))
    assert panel.search.placeholderText() == "Search 2 articles"
    assert shown(panel) == [1, 2]


def test_a_click_opens(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2)))
    with qtbot.waitSignal(panel.request_open) as asked:
        click(qtbot, panel, 2)
    assert asked.args[0].id == UUID(int=2)
    assert not panel.list.hasFocus()


def test_ctrl_clicks_choose_several_and_delete_takes_them(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2), row(3)))
    with qtbot.assertNotEmitted(panel.request_open):
        click(qtbot, panel, 1, CTRL)
        click(qtbot, panel, 3, CTRL)
    assert panel.list.hasFocus()
    with qtbot.waitSignal(panel.request_article) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert asked.args[0].verb == "trash"
    assert asked.args[0].ids == (UUID(int=1), UUID(int=3))


@pytest.mark.parametrize(
    ("key", "modifier", "verb"),
    [
        (Qt.Key.Key_Delete, NO_KEY, "trash"),
        (Qt.Key.Key_F2, NO_KEY, "rename"),
        (Qt.Key.Key_D, CTRL, "duplicate"),
    ],
)
def test_keys_of_a_row(panel, row, overview_of, qtbot, key, modifier, verb):
    panel.show_overview(overview_of(row(1), row(2)))
    panel.focus_pane()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.request_article) as asked:
        qtbot.keyClick(panel.list, key, modifier)
    assert (asked.args[0].verb, asked.args[0].ids) == (verb, (UUID(int=2),))


def test_enter_opens_and_arrows_pass_over_headings(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2, status=Status.READY)))
    panel.focus_pane()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.request_open) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args[0].id == UUID(int=2)


def test_the_first_row_is_chosen_when_the_keyboard_comes(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2)))
    panel.focus_pane()
    with qtbot.waitSignal(panel.request_open) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args[0].id == UUID(int=1)


def test_search_asks_once_after_a_pause_and_shows_what_comes(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2)))
    asked = []
    panel.request_search.connect(lambda request: asked.append(request.text))
    qtbot.keyClicks(panel.search, "m")
    qtbot.wait(2 * SEARCH_MS)
    assert asked == []  # from two letters on
    panel.search.clear()
    with qtbot.waitSignal(panel.request_search):
        qtbot.keyClicks(panel.search, "metro")
    assert asked == ["metro"]
    panel.show_matches((UUID(int=2),))
    assert shown(panel) == [2]
    with qtbot.waitSignal(panel.request_open) as opened:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert opened.args[0].id == UUID(int=2)
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert asked == ["metro", ""]
    assert shown(panel) == [1, 2]


def test_a_pause_asks_for_the_best_and_shows_a_line_of_each(panel, row, overview_of, qtbot):
    panel.show_overview(
        overview_of(row(1), row(2, status=Status.READY), row(3, trashed_at=GONE), row(4))
    )
    asked: list[object] = []
    panel.request_search.connect(asked.append)
    qtbot.keyClicks(panel.search, "metro")
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10 * RANK_MS)
    assert asked == [SearchRequest("metro"), SearchRequest("metro", ranked=True)]
    panel.show_matches((UUID(int=4), UUID(int=2), UUID(int=3), UUID(int=1)))
    assert shown(panel) == [1, 4, 2]
    height = panel.list.visualRect(panel.model.index_of(UUID(int=2))).height()
    panel.show_ranked((Match(UUID(int=2), "In a metro", ((5, 10),)), Match(UUID(int=4), "", ())))
    assert shown(panel) == [2, 4, 1]
    qtbot.waitUntil(lambda: panel.list.visualRect(panel.model.index(1)).height() > height)
    assert panel.model.entry(panel.model.index(1)).match.snippet == "In a metro"
    spoken = panel.model.data(panel.model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("In a metro")
    assert not panel.grab().isNull()
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert shown(panel) == [1, 4, 2]
    panel.show_ranked((Match(UUID(int=2), "late"),))  # the search has ended meanwhile
    assert shown(panel) == [1, 4, 2]


def test_found_words_are_set_apart_at_qts_positions():
    match = Match(UUID(int=1), "\U0001f3ac métro", ((2, 7),))
    (form,) = snippet_formats(match, QFont("Inter"), QColor("red"))
    assert (form.start, form.length) == (3, 5)


def test_down_goes_from_search_to_list(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1)))
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()


def test_nothing_found_offers_the_way_back(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1)))
    assert panel.nothing.isHidden()
    panel.search.setText("zzz")
    panel.show_matches(())
    assert panel.nothing.isVisible()
    assert panel.list.isHidden()
    qtbot.mouseClick(panel._clear, LEFT)
    assert shown(panel) == [1]
    assert panel.search.text() == ""
    assert panel.nothing.isHidden()


def test_an_empty_library_offers_a_new_article(panel, overview_of, qtbot):
    panel.show_overview(overview_of())
    assert panel.empty.isVisible()
    assert panel.hubs.isHidden()
    button = next(b for b in panel.empty.findChildren(type(panel._clear)))
    with qtbot.waitSignal(panel.request_new):
        qtbot.mouseClick(button, LEFT)


def test_hubs_filter_and_let_go(panel, row, overview_of, qtbot):
    rows = (row(1, hubs=("lost",)), row(2))
    panel.show_overview(overview_of(*rows, hubs=HUBS))
    lost = panel.hubs._rows["lost"]
    assert lost.accessibleName() == "Lost and found, 24"
    qtbot.mouseClick(lost, LEFT)
    assert shown(panel) == [1]
    assert lost.isChecked()
    qtbot.mouseClick(lost, LEFT)
    assert shown(panel) == [1, 2]
    qtbot.mouseClick(lost, LEFT)
    panel.show_overview(overview_of(*rows, hubs=HUBS[1:]))
    assert shown(panel) == [1, 2]


def test_trash_is_a_quiet_row_that_comes_and_goes(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1)))
    assert panel.trash.isHidden()
    panel.show_overview(overview_of(row(1), row(2, trashed_at=GONE)))
    assert panel.trash.isVisible()
    qtbot.mouseClick(panel.trash, LEFT)
    assert shown(panel) == [2]
    menu = panel.article_menu((UUID(int=2),))
    with qtbot.waitSignal(panel.request_article) as asked:
        next(a for a in menu.actions() if a.text() == "Restore").trigger()
    assert (asked.args[0].verb, asked.args[0].ids) == ("restore", (UUID(int=2),))
    panel.show_overview(overview_of(row(1), row(2)))
    assert shown(panel) == [1, 2]
    assert not panel.trash.isChecked()


def test_delete_does_nothing_in_the_trash(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(2, trashed_at=GONE)))
    panel.trash.click()
    panel.focus_pane()
    assert panel.list.chosen() == (UUID(int=2),)
    with qtbot.assertNotEmitted(panel.request_article):
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert shown(panel) == [2]


def test_context_menu_sets_the_status(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2)))
    menu = panel.article_menu((UUID(int=1), UUID(int=2)))
    enabled = {a.text(): a.isEnabled() for a in menu.actions() if a.text()}
    assert enabled["Move to trash"]
    assert not enabled["Rename"]  # two cannot get one headline
    statuses = next(a.menu() for a in menu.actions() if a.menu())
    with qtbot.waitSignal(panel.request_article) as asked:
        next(a for a in statuses.actions() if a.text() == "In edit").trigger()
    assert asked.args[0].verb == "status:in-edit"
    assert len(asked.args[0].ids) == 2


def test_right_click_asks_for_the_menu(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1)))
    asked: list[MenuAsked] = []
    panel.list.menu_asked.disconnect(panel._show_menu)
    panel.list.menu_asked.connect(asked.append)
    panel.list.setCurrentIndex(panel.model.index_of(UUID(int=1)))
    qtbot.keyClick(panel.list, Qt.Key.Key_Menu)
    event_at = point_of(panel, 1)
    panel.list.contextMenuEvent(context_event(panel, event_at))
    assert asked[-1] == MenuAsked(
        (UUID(int=1),), panel.list.viewport().mapToGlobal(QPoint(event_at))
    )


def context_event(panel, at):
    from PySide6.QtGui import QContextMenuEvent

    where = panel.list.viewport().mapToGlobal(at)
    return QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)


def test_headings_fold(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2, status=Status.ARCHIVED)))
    assert shown(panel) == [1]  # the archive is folded at first
    heading = panel.list.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, NO_KEY, heading)
    assert shown(panel) == []
    heading = panel.list.visualRect(panel.model.index(1)).center()
    qtbot.mouseClick(panel.list.viewport(), LEFT, NO_KEY, heading)
    assert shown(panel) == [2]


def test_choice_and_current_outlive_a_refresh(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2), row(3)))
    panel.set_current(UUID(int=2))
    click(qtbot, panel, 3, CTRL)
    panel.show_overview(overview_of(row(3), row(1), row(2)))
    assert set(panel.list.chosen()) >= {UUID(int=3)}
    assert panel.list._delegate.current == UUID(int=2)


def test_the_list_is_no_taller_than_its_lines(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1), row(2), row(3), hubs=HUBS))
    qtbot.waitUntil(lambda: panel.list.height() == 30 + 3 * 49 + 2)
    qtbot.waitUntil(lambda: panel.hubs.y() == panel.list.geometry().bottom() + 1)
    assert not panel._line.isVisible()


def test_a_line_parts_the_hubs_from_rows_that_pass_beneath(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(*(row(number) for number in range(1, 40)), hubs=HUBS))
    qtbot.waitUntil(panel._line.isVisible)
    assert panel.hubs.geometry().bottom() < panel.height()


def test_long_headlines_take_two_lines(panel, row, overview_of, qtbot):
    panel.show_overview(overview_of(row(1, headline="long " * 50), row(2)))
    heights = [
        panel.list.visualRect(panel.model.index_of(UUID(int=number))).height() for number in (1, 2)
    ]
    assert heights == [66, 49]


def test_ten_thousand_articles_are_quick(panel, row, overview_of, qtbot, qapp):
    rows = tuple(row(number, headline=f"Headline {number} of many") for number in range(1, 10_001))
    overview = overview_of(*rows)
    panel.show_overview(overview)
    qapp.processEvents()
    start = time.process_time()
    panel.show_overview(overview_of(*rows))
    qapp.processEvents()
    # Measured 0.03 s; ten times that would be a return to laying out every row.
    assert time.process_time() - start < 0.3
    assert panel.search.placeholderText() == "Search 10,000 articles"
    panel.set_current(UUID(int=9_000))
    assert panel.list.visualRect(panel.list.currentIndex()).intersects(panel.list.viewport().rect())


def test_new_hub_is_asked_for_by_name(panel, row, overview_of, qtbot, window):
    panel.show_overview(overview_of(row(1), hubs=HUBS))
    panel._ask_for_hub()
    sheet = window.findChild(AskSheet)
    assert sheet.isVisible()
    assert not sheet._ok.isEnabled()
    qtbot.keyClicks(sheet._field, "  Silent nights ")
    with qtbot.waitSignal(panel.request_hub) as asked:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    assert asked.args[0].name == "Silent nights"
