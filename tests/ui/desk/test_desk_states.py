"""The window when there is little to show, when it is undone, and when it is in the trash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView

from desktop_app.domain.article import Status
from desktop_app.services.changes import Changes
from desktop_app.ui.dialogs.crash import CrashSheet
from desktop_app.ui.dialogs.export import ExportSheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def run(marquee: Marquee, command: str) -> None:
    """Choose a command as a menu does."""
    action = marquee.desk.parts.commands.action(command)
    assert action.isEnabled()
    action.trigger()


def can(marquee: Marquee, command: str) -> bool:
    """Whether the menus offer it now."""
    return marquee.desk.parts.commands.action(command).isEnabled()


def show_other(marquee: Marquee, qtbot: QtBot, article_id: UUID) -> None:
    """Open an article and wait for it."""
    marquee.desk.open_article(article_id)
    qtbot.waitUntil(lambda: marquee.desk.parts.article.article_id() == article_id, timeout=10_000)


def trash_all(marquee: Marquee, qtbot: QtBot) -> None:
    """Put one article after another into the trash, as a writer does who clears up."""
    article = marquee.desk.parts.article
    while article.is_open():
        before = article.article_id()
        run(marquee, "article.trash")
        qtbot.waitUntil(lambda: article.article_id() != before, timeout=10_000)  # noqa: B023


def test_the_last_one_trashed_leaves_an_offer_and_nothing_dead(
    marquee: Marquee, qtbot: QtBot
) -> None:
    trash_all(marquee, qtbot)
    parts = marquee.desk.parts
    assert parts.editor.start.isVisible()
    assert not parts.editor.body.isVisible()
    assert marquee.window.windowTitle() == "Marquee"
    assert marquee.window.status.words.text() == ""
    for command in ("article.export", "article.trash", "edit.undo", "format.bold", "status.ready"):
        assert not can(marquee, command)
        assert parts.commands.why(command) == "No article is open."
    assert can(marquee, "article.new")
    assert can(marquee, "article.import")
    QTest.mouseClick(parts.editor.start.new, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(parts.article.is_open, timeout=10_000)
    assert parts.editor.body.isVisible()
    assert not parts.editor.start.isVisible()
    assert can(marquee, "article.export")
    assert marquee.window.windowTitle() == "Untitled – Marquee"


def test_a_library_all_in_the_trash_starts_with_the_offer(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    first = start()
    trash_all(first, qtbot)
    first.window.close()
    first.desk.close()
    again = start(settled=False)
    qtbot.waitUntil(again.desk.parts.editor.start.isVisible, timeout=10_000)
    assert not can(again, "article.export")


def test_undo_brings_back_the_last_one_trashed(marquee: Marquee, qtbot: QtBot) -> None:
    trash_all(marquee, qtbot)
    assert marquee.desk.parts.editor.start.new.hasFocus()
    marquee.window.status.undo.click()
    article = marquee.desk.parts.article
    qtbot.waitUntil(article.is_open, timeout=10_000)
    assert not marquee.desk.parts.editor.trash_strip.isVisible()
    assert marquee.desk.parts.editor.body.hasFocus()
    qtbot.waitUntil(lambda: can(marquee, "article.trash"), timeout=10_000)


def test_nothing_is_said_before_the_library_is_open(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    marquee = start(settled=False)
    sidebar = marquee.desk.parts.sidebar
    sidebar.open_tab("details")
    said = [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]
    assert "No article is open" not in said
    assert not marquee.desk.parts.editor.start.isVisible()
    qtbot.waitUntil(marquee.desk.is_settled, timeout=30_000)
    assert sidebar.details.isVisible()


def test_an_article_in_the_trash_says_so_and_can_be_worked_on_and_restored(
    marquee: Marquee, qtbot: QtBot
) -> None:
    parts = marquee.desk.parts
    trashed = parts.article.article_id()
    assert trashed is not None
    run(marquee, "article.trash")
    qtbot.waitUntil(lambda: parts.article.article_id() != trashed, timeout=10_000)
    assert can(marquee, "article.trash")
    assert not can(marquee, "article.restore")
    show_other(marquee, qtbot, trashed)
    assert parts.editor.trash_strip.isVisible()
    assert not can(marquee, "article.trash")
    parts.editor.go_to(0)
    QTest.keyClicks(parts.editor.body, "Still written on. ")
    run(marquee, "status.ready")
    run(marquee, "article.snapshot")
    run(marquee, "article.copy-html")
    qtbot.waitUntil(
        lambda: "Still written on." in QGuiApplication.clipboard().text(), timeout=10_000
    )
    QTest.mouseClick(parts.editor.trash_strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: can(marquee, "article.trash"), timeout=10_000)
    assert not parts.editor.trash_strip.isVisible()
    parts.editor.go_to(0)
    QTest.keyClicks(parts.editor.body, "And on. ")
    services = marquee.desk.services
    assert services is not None
    qtbot.waitUntil(
        lambda: parts.lanes.library.wait(lambda: services.library.article(trashed)).body.startswith(
            "And on. Still written on. "
        ),
        timeout=10_000,
    )
    kept = parts.lanes.library.wait(lambda: services.library.article(trashed))
    assert kept.trashed_at is None
    assert kept.details.status is Status.READY
    assert len(parts.lanes.library.wait(services.library.overview).rows) == 2


def test_the_title_follows_the_headline(marquee: Marquee) -> None:
    headline = marquee.desk.parts.editor.header.headline
    marquee.desk.parts.editor.focus_headline()
    QTest.keyClicks(headline, "Found")
    assert marquee.window.windowTitle() == "Found – Marquee"
    run(marquee, "edit.undo")
    assert marquee.window.windowTitle().startswith("Almost all")


def test_fields_follow_an_undo(marquee: Marquee, qtbot: QtBot) -> None:
    parts = marquee.desk.parts
    parts.sidebar.focus_tab("details")
    details = parts.sidebar.details
    line = details.seo_title.line
    line.setFocus()
    QTest.keyClicks(line, "Searched")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert parts.article.details.seo_title == "Searched"
    parts.editor.body.setFocus()
    run(marquee, "edit.undo")
    assert line.text() == ""
    run(marquee, "edit.redo")
    assert line.text() == "Searched"


def test_bylines_and_tags_of_other_articles_are_offered(marquee: Marquee, qtbot: QtBot) -> None:
    parts = marquee.desk.parts
    (tag, *_) = parts.article.details.tags
    (name, *_) = parts.article.details.bylines
    run(marquee, "article.new")
    qtbot.waitUntil(lambda: parts.article.headline.text == "", timeout=10_000)
    parts.sidebar.focus_tab("details")
    details = parts.sidebar.details
    for field, known in ((details.tags, tag), (details.bylines, name)):
        before = field.value()
        field.line.setFocus()
        QTest.keyClicks(field.line, known[:3])
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QListView)
        assert known in [popup.model().index(row, 0).data() for row in range(9)]
        popup.hide()
        field.line.clear()
        assert field.value() == before


def test_an_untitled_article_goes_out_under_a_name_of_its_own(
    marquee: Marquee, qtbot: QtBot, paths: Paths
) -> None:
    parts = marquee.desk.parts
    run(marquee, "article.new")
    qtbot.waitUntil(lambda: parts.article.headline.text == "", timeout=10_000)
    QTest.keyClicks(parts.editor.body, "Nothing but a line.")
    sheet = export_sheet(marquee)
    assert sheet.folder_row.folder() == paths.exports / "untitled"
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((paths.exports / "untitled" / "index.html").exists, timeout=30_000)
    qtbot.waitUntil(sheet.open_page.isVisible, timeout=10_000)
    sheet.reject()
    parts.editor.focus_headline()
    QTest.keyClicks(parts.editor.header.headline, "Ten lost films")
    assert export_sheet(marquee).folder_row.folder() == paths.exports / "ten-lost-films"


def export_sheet(marquee: Marquee) -> ExportSheet:
    """Ask for the export sheet, and give the one that is shown."""
    run(marquee, "article.export")
    (sheet,) = [one for one in marquee.window.findChildren(ExportSheet) if one.isVisible()]
    return sheet


def test_a_picture_whose_file_is_gone_is_said_everywhere_and_breaks_nothing(
    marquee: Marquee, qtbot: QtBot
) -> None:
    parts = marquee.desk.parts
    file = parts.pictures.path("metropolis-skyline")
    assert file is not None
    file.unlink()
    assert parts.pictures.path("metropolis-skyline") is None
    parts.sidebar.focus_tab("images")
    image = marquee.desk.records.images["metropolis-skyline"]
    model = parts.sidebar.images.grid.model()
    qtbot.waitUntil(lambda: parts.thumbnails.broken(image), timeout=10_000)
    said = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert [words.split(", ")[:2] for words in said].count(
        ["metropolis-skyline", "File missing"]
    ) == 1
    sheet = export_sheet(marquee)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "stop" in sheet.outcome.text(), timeout=10_000)
    assert "anyway" not in sheet.outcome.text()
    assert not sheet.go.isEnabled()
    titles = [label.text() for label in sheet.findings.findChildren(QLabel)]
    assert any("metropolis-skyline" in title for title in titles)
    sheet.reject()
    assert marquee.window.findChild(CrashSheet) is None


def test_a_picture_that_comes_back_is_shown_again(marquee: Marquee, qtbot: QtBot) -> None:
    parts = marquee.desk.parts
    file = parts.pictures.path("metropolis-skyline")
    assert file is not None
    data = file.read_bytes()
    file.unlink()
    image = marquee.desk.records.images["metropolis-skyline"]
    parts.thumbnails.pixmap(image, 264)
    qtbot.waitUntil(lambda: parts.thumbnails.broken(image), timeout=10_000)
    file.write_bytes(data)
    parts.bus.publish(Changes(images=True))
    qtbot.waitUntil(lambda: parts.thumbnails.pixmap(image, 264) is not None, timeout=10_000)
    assert not parts.thumbnails.broken(image)


def test_alt_and_a_number_opens_a_tab_and_not_the_menu_bar(marquee: Marquee) -> None:
    body = marquee.desk.parts.editor.body
    body.setFocus()
    QTest.keyPress(body, Qt.Key.Key_Alt)
    QTest.keyPress(body, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(body, Qt.Key.Key_Alt)  # Alt is often let go of first
    assert marquee.desk.parts.sidebar.current_tab() == "images"
    assert marquee.window.menuBar().isHidden()


def test_the_menu_bar_gives_the_keys_back(marquee: Marquee) -> None:
    body = marquee.desk.parts.editor.body
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_Alt)
    assert marquee.window.menuBar().isVisible()
    QTest.keyClick(marquee.window.menuBar(), Qt.Key.Key_Alt)
    marquee.window.show_menu_bar(False)
    assert body.hasFocus()
