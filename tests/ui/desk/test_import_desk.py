"""Import and hand-over in the window: asked about, with progress and a report, and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.ui.desk.file_drops import article_files
from desktop_app.ui.dialogs.import_sheet import ImportSheet
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.import_report import ImportReport
from desktop_app.ui.widgets.text_button import TextButton
from tests.importers.outside_files import jpeg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.widgets.sheet import Sheet

S = TypeVar("S", bound="Sheet")


@pytest.fixture
def marquee(start: Callable[..., Marquee], qtbot: QtBot) -> Marquee:
    marquee = start()
    qtbot.waitUntil(marquee.desk.parts.article.is_open, timeout=10_000)
    return marquee


def shown(marquee: Marquee, qtbot: QtBot, kind: type[S]) -> S:
    def found() -> list[S]:
        return [sheet for sheet in marquee.window.findChildren(kind) if sheet.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
    return found()[0]


def press(sheet: Sheet, text: str) -> None:
    next(one for one in sheet.findChildren(TextButton) if one.text() == text).click()


def drop(marquee: Marquee, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    place = QPointF(20, 20)
    enter = QDragEnterEvent(place.toPoint(), action, mime, button, no_keys)
    QApplication.sendEvent(marquee.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(marquee.window, QDropEvent(place, action, mime, button, no_keys))


def test_a_hand_over_goes_out_and_is_asked_about_when_it_comes_back(
    marquee: Marquee, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, article = marquee.desk, marquee.desk.parts.article
    target = tmp_path / "given"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    article.body.replace(0, 0, "New words. ")  # what is on the screen goes out
    desk.parts.commands.action("article.handover").trigger()
    file = tmp_path / "given.marquee"
    qtbot.waitUntil(file.is_file, timeout=10_000)
    headline = article.headline.text
    article.body.replace(0, 4, "Old ")

    desk.files.open(file)
    sheet = shown(marquee, qtbot, MessageSheet)
    assert sheet.accessibleName() == "Take given.marquee into the library?"
    assert f"“{headline}”, with" in sheet.accessibleDescription()
    press(sheet, "Not now")
    assert len(desk.articles.overview.rows if desk.articles.overview else ()) == 2

    desk.parts.saver.store_now()
    desk.files.open(file)
    press(shown(marquee, qtbot, MessageSheet), "Take it in")
    report = shown(marquee, qtbot, ImportSheet)
    assert report.progress.text().startswith("1 article came in with")
    qtbot.waitUntil(lambda: article.body.text.startswith("New words. "), timeout=10_000)
    press(report, "Close")


def test_dropped_folders_come_in_with_a_report_and_again_they_are_known(
    marquee: Marquee, qtbot: QtBot, tmp_path: Path
) -> None:
    posts = tmp_path / "posts"
    (posts / "b").mkdir(parents=True)
    (posts / "a.md").write_text("# First\n\nWords.\n")
    (posts / "b" / "index.md").write_text("![T](t.jpg)\n\n![Gone](gone.jpg)\n")
    (posts / "b" / "t.jpg").write_bytes(jpeg())
    (posts / "bad.md").write_text("---\na: [\n---\n")
    drop(marquee, posts)
    sheet = shown(marquee, qtbot, ImportSheet)
    qtbot.waitUntil(lambda: sheet.button.text() == "Close", timeout=20_000)
    assert (
        sheet.progress.text()
        == "2 articles came in with 1 picture; 1 image still waits for a file."
    )
    texts = " ".join(one.text() for one in sheet.findChildren(type(sheet.progress)))
    assert "bad.md, line 2: the front matter is not valid YAML." in texts
    assert "The picture gone.jpg was not found" in texts
    press(sheet, "Close")
    article = marquee.desk.parts.article
    qtbot.waitUntil(lambda: article.headline.text == "First", timeout=10_000)
    marquee.desk.files.take([posts / "a.md", posts / "b" / "index.md"])
    again = shown(marquee, qtbot, ImportSheet)
    qtbot.waitUntil(lambda: again.button.text() == "Close", timeout=20_000)
    assert again.progress.text() == "Nothing new came in; 2 articles were there already."


def test_copied_text_becomes_an_article_and_no_text_is_said(
    marquee: Marquee, qtbot: QtBot, samples: Path
) -> None:
    command = marquee.desk.parts.commands.action("article.from-clipboard")
    QGuiApplication.clipboard().clear()
    command.trigger()
    sheet = shown(marquee, qtbot, MessageSheet)
    assert sheet.accessibleName().startswith("There is no text on the clipboard")
    press(sheet, "Close")
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    QGuiApplication.clipboard().setText(text)
    command.trigger()
    article = marquee.desk.parts.article
    qtbot.waitUntil(lambda: "Nosferatu" in article.headline.text, timeout=10_000)
    assert "::: quote The Count" in article.body.text
    assert "::: related nosferatu-1922" in article.body.text
    QGuiApplication.clipboard().clear()


def test_an_import_can_be_stopped(marquee: Marquee, qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02d}.md").write_text(f"# Post {number}\n\nWords.\n")
    marquee.desk.files.take([tmp_path])
    sheet = shown(marquee, qtbot, ImportSheet)
    qtbot.waitUntil(lambda: " of 40" in sheet.progress.text(), timeout=20_000)
    press(sheet, "Stop")
    qtbot.waitUntil(lambda: sheet.button.text() == "Close", timeout=20_000)
    assert sheet.accessibleName() == "Import stopped"
    marquee.desk.parts.lanes.library.wait(lambda: None)
    services = marquee.desk.services
    assert services is not None
    rows = marquee.desk.parts.lanes.library.wait(services.library.overview).rows
    assert len(rows) < 40


def test_what_a_drop_must_be(tmp_path: Path) -> None:
    mime = QMimeData()
    assert article_files(mime) == ()
    (tmp_path / "posts").mkdir()
    good = [tmp_path / "a.MD", tmp_path / "b.docx", tmp_path / "posts"]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in good])
    assert article_files(mime) == tuple(good)
    mime.setUrls([*mime.urls(), QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    assert article_files(mime) == ()
    mime.setUrls([QUrl("https://x.example/a.md")])
    assert article_files(mime) == ()


def test_the_report_counts_one_and_many(marquee: Marquee) -> None:
    sheet = ImportSheet(marquee.desk.parts.icons, parent=marquee.window)
    assert sheet.summary(ImportReport(1, 2, 0)) == "1 article came in with 2 pictures."
    assert sheet.summary(ImportReport(0, 3, 1, known=1)) == (
        "Nothing new came in; 1 article was there already."
    )
    sheet.show_report(ImportReport(2, 0, 0, refused=tuple("a" * 3), remarks=("b",) * 300))
    assert "100 more of these are not shown." in " ".join(
        one.text() for one in sheet.findChildren(type(sheet.progress))
    )
