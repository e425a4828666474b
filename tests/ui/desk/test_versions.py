"""The history as a writer uses it: kept by itself, compared with now, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop_app.domain.article import Status
from desktop_app.ui.dialogs.copy_part import CopyPartSheet
from desktop_app.ui.pauses import Pauses

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.ui.preview.text_view import TextView
    from desktop_app.ui.sidebar.history_tab import HistoryTab


def revisions(marquee: Marquee) -> tuple[RevisionRow, ...]:
    services = marquee.desk.services
    article_id = marquee.desk.parts.article.article_id()
    assert services is not None
    assert article_id is not None
    return marquee.desk.parts.lanes.library.wait(lambda: services.writing.revisions(article_id))


def reasons(marquee: Marquee) -> list[str]:
    """What the versions were kept for, the newest first."""
    return [row.reason for row in revisions(marquee)]


def history(marquee: Marquee) -> HistoryTab:
    """The History tab, once it lists as many versions as there are."""
    marquee.desk.show_tab("history")
    return marquee.desk.parts.sidebar.history


def type_at_the_start(marquee: Marquee, text: str) -> None:
    editor = marquee.desk.parts.editor
    editor.go_to(0, 0)
    QTest.keyClicks(editor.body, text)


def page_text(marquee: Marquee) -> str:
    view: TextView = marquee.desk.parts.preview._view  # type: ignore[assignment]
    return view.browser().toPlainText()


def click_row(tab: HistoryTab, row: int) -> None:
    at = tab.list.visualRect(tab.model.index(row)).center()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.fixture
def compared(marquee: Marquee, qtbot: QtBot) -> Marquee:
    """The program with two words typed since the version of the opening, and that one chosen."""
    tab = history(marquee)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=10_000)
    type_at_the_start(marquee, "Quite suddenly, ")
    click_row(tab, 1)
    qtbot.waitUntil(lambda: marquee.desk.parts.preview.comparison is not None, timeout=10_000)
    qtbot.waitUntil(lambda: "Quite suddenly, The film" in page_text(marquee), timeout=10_000)
    return marquee


def test_choosing_a_version_shows_what_has_changed(compared: Marquee) -> None:
    preview, tab = compared.desk.parts.preview, history(compared)
    assert preview.bar.isVisible()
    assert (preview.bar.name.text(), preview.bar.count.text()) == ("Opened", "· 1 change")
    assert tab.model.subtitle(tab.model.revision_at(tab.model.index(1))).endswith("1 change since")
    html = preview._view.browser().toHtml()  # type: ignore[union-attr]
    theme = compared.desk.parts.theme
    assert f"background-color:{theme.hex('good_soft')};" in html
    assert "Almost all of" in page_text(compared)


def test_the_comparison_follows_the_typing(compared: Marquee, qtbot: QtBot) -> None:
    type_at_the_start(compared, "Oh. ")
    qtbot.waitUntil(lambda: "Oh. Quite suddenly" in page_text(compared), timeout=10_000)
    assert compared.desk.parts.preview.bar.isVisible()


def test_details_are_listed_under_the_text(compared: Marquee, qtbot: QtBot) -> None:
    compared.desk.parts.commands.action("status.ready").trigger()
    qtbot.waitUntil(lambda: "Status: Draft Ready" in page_text(compared), timeout=10_000)
    assert compared.desk.parts.preview.bar.count.text() == "· 2 changes"


def test_the_keyboard_walks_the_changes_round(compared: Marquee, qtbot: QtBot) -> None:
    parts = compared.desk.parts
    end = len(parts.article.body.text)
    parts.editor.go_to(end, end)
    QTest.keyClicks(parts.editor.body, " The end.")
    count = parts.preview.bar.count
    qtbot.waitUntil(lambda: count.text() == "· 2 changes", timeout=10_000)
    said = []
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for modifier in (plain, plain, plain, shift):
        QTest.keyClick(parts.editor.body, Qt.Key.Key_F7, modifier)
        said.append(count.text())
    assert said == ["· 1 of 2", "· 2 of 2", "· 1 of 2", "· 2 of 2"]
    QTest.mouseClick(parts.preview.bar.next, Qt.MouseButton.LeftButton)
    assert count.text() == "· 1 of 2"


@pytest.mark.parametrize("way", ["escape in the text", "escape on the page", "now", "button"])
def test_ways_back_to_the_page(compared: Marquee, qtbot: QtBot, way: str) -> None:
    parts, tab = compared.desk.parts, history(compared)
    if way == "escape in the text":
        parts.editor.body.setFocus()
        QTest.keyClick(parts.editor.body, Qt.Key.Key_Escape)
    elif way == "escape on the page":
        browser = parts.preview._view.browser()  # type: ignore[union-attr]
        browser.setFocus()
        QTest.keyClick(browser, Qt.Key.Key_Escape)
    elif way == "now":
        click_row(tab, 0)
    else:
        QTest.mouseClick(parts.preview.bar.back, Qt.MouseButton.LeftButton)
    assert parts.preview.comparison is None
    assert not parts.preview.bar.isVisible()
    assert tab.list.currentIndex().row() == 0
    assert not parts.commands.action("go.next-change").isEnabled()
    qtbot.waitUntil(lambda: "By Staff writer" in page_text(compared), timeout=10_000)


def test_another_article_leaves_the_comparison(compared: Marquee, qtbot: QtBot) -> None:
    desk = compared.desk
    first, overview = desk.parts.article.article_id(), desk.articles.overview
    assert overview is not None
    desk.open_article(next(row.id for row in overview.rows if row.id != first))
    qtbot.waitUntil(lambda: desk.parts.article.article_id() != first, timeout=10_000)
    assert desk.parts.preview.comparison is None
    qtbot.waitUntil(lambda: "General" in page_text(compared), timeout=10_000)


def test_restoring_is_one_step_and_keeps_both_states(compared: Marquee, qtbot: QtBot) -> None:
    desk, tab = compared.desk, history(compared)
    typed = desk.parts.article.body.text
    QTest.mouseClick(tab.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reasons(compared)[0] == "restored", timeout=10_000)
    assert reasons(compared) == ["restored", "before-restore", "opened"]
    assert desk.parts.article.body.text == typed.removeprefix("Quite suddenly, ")
    assert desk.parts.preview.comparison is None
    newest, before, opened = revisions(compared)
    assert newest.sha256 == opened.sha256 != before.sha256
    desk.parts.commands.action("edit.undo").trigger()
    assert desk.parts.article.body.text == typed


def test_a_part_is_copied_exactly(compared: Marquee, qtbot: QtBot) -> None:
    parts, tab = compared.desk.parts, history(compared)
    QTest.mouseClick(tab.part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: compared.window.findChild(CopyPartSheet) is not None, timeout=10_000)
    sheet = compared.window.findChild(CopyPartSheet)
    assert isinstance(sheet, CopyPartSheet)
    first = parts.article.body.text.split("\n")[0].removeprefix("Quite suddenly, ")
    assert sheet.selected() == first
    QTest.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == first


def test_a_large_paste_keeps_the_text_before_it(marquee: Marquee, qtbot: QtBot) -> None:
    article = marquee.desk.parts.article
    type_at_the_start(marquee, "Typed. ")
    before = article.body.text
    for length in (1000, 1001):
        data = QMimeData()
        data.setText("x" * length)
        marquee.desk.parts.editor.body.insertFromMimeData(data)
    qtbot.waitUntil(lambda: reasons(marquee)[0] == "before-paste", timeout=10_000)
    assert reasons(marquee) == ["before-paste", "opened"]
    services, article_id = marquee.desk.services, article.article_id()
    assert services is not None
    assert article_id is not None
    kept = marquee.desk.parts.lanes.library.wait(lambda: services.writing.revision(article_id, 2))
    assert kept.body == before[:7] + "x" * 1000 + before[7:]


def test_ctrl_s_asks_for_a_name_where_the_history_is_open(marquee: Marquee, qtbot: QtBot) -> None:
    body, keep = marquee.desk.parts.editor.body, marquee.desk.parts.commands.action
    type_at_the_start(marquee, "One. ")
    keep("article.snapshot").trigger()
    qtbot.waitUntil(lambda: len(revisions(marquee)) == 2, timeout=10_000)
    tab = history(marquee)
    body.setFocus()
    type_at_the_start(marquee, "Two. ")
    keep("article.snapshot").trigger()
    assert tab.name.hasFocus()
    QTest.keyClicks(tab.name, "before the cut")
    QTest.keyClick(tab.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(revisions(marquee)) == 3, timeout=10_000)
    assert [row.name for row in revisions(marquee)] == ["before the cut", "", ""]
    assert body.hasFocus()
    keep("article.snapshot").trigger()
    QTest.keyClick(tab.name, Qt.Key.Key_Return)
    message = marquee.window.status.message
    qtbot.waitUntil(lambda: message.text().startswith("Nothing has changed"), timeout=10_000)


def test_a_pause_keeps_a_version_but_not_soon_after_another(
    marquee: Marquee, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = marquee.desk.parts.pauses
    monkeypatch.setattr(pauses, "_pause_ms", 50)
    type_at_the_start(marquee, "Within five minutes. ")
    qtbot.wait(300)
    assert reasons(marquee) == ["opened"]
    monkeypatch.setattr(pauses, "_apart_ms", 100)
    type_at_the_start(marquee, "Later. ")
    qtbot.waitUntil(lambda: reasons(marquee)[0] == "pause", timeout=10_000)
    assert reasons(marquee) == ["pause", "opened"]


def test_pauses_are_told_once_each(qtbot: QtBot) -> None:
    pauses = Pauses(pause_ms=30, apart_ms=200)
    heard: list[int] = []
    pauses.paused.connect(lambda: heard.append(1))
    pauses.note_edit()
    qtbot.wait(100)
    assert heard == []
    qtbot.waitUntil(lambda: heard == [1], timeout=2000)
    qtbot.wait(100)
    assert heard == [1]


def test_a_version_of_details_alone_is_compared(
    marquee: Marquee, qtbot: QtBot, start: Callable[..., Marquee]
) -> None:
    tab = history(marquee)
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2, timeout=10_000)
    marquee.desk.articles.set_status(Status.ARCHIVED)
    click_row(tab, 1)
    preview = marquee.desk.parts.preview
    qtbot.waitUntil(lambda: preview.bar.count.text() == "· 1 change", timeout=10_000)
    qtbot.waitUntil(lambda: "Status: Draft Archived" in page_text(marquee), timeout=10_000)
