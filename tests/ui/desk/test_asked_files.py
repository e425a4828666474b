"""Files that the system asks for by an event, as macOS does for a double-click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QWidget

from desktop_app.store.lock import LibraryLock
from desktop_app.ui.dialogs.import_sheet import ImportSheet
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.first_window import FirstWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths
    from desktop_app.ui.application import Application


def ask(app: Application, *files: Path) -> None:
    """What Qt does where the Finder has been told to open files."""
    for file in files:
        QCoreApplication.sendEvent(app, QFileOpenEvent(str(file)))


def text(folder: Path, headline: str) -> Path:
    file = folder / f"{headline}.md"
    file.write_text(f"# {headline}\n\nA text.\n", encoding="utf-8")
    return file


def test_a_file_is_opened_by_the_window_which_comes_forward(
    marquee: Marquee, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    marquee.window.showMinimized()
    ask(qapp, text(tmp_path, "Asked for – «é»"))
    article = marquee.desk.parts.article
    qtbot.waitUntil(lambda: article.headline.text == "Asked for – «é»", timeout=10_000)
    assert not marquee.window.isMinimized()
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.md")))
    assert not qapp.asked.waiting()  # it is no file, and left to Qt


def test_a_file_that_comes_before_the_library_is_open_waits_for_it(
    start: Callable[..., Marquee], qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(qapp, text(tmp_path, "Early"))
    marquee = start(settled=False)
    article = marquee.desk.parts.article
    qtbot.waitUntil(lambda: article.headline.text == "Early", timeout=30_000)


def test_files_that_were_chosen_together_are_taken_in_together(
    marquee: Marquee, qapp: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    window, rows = marquee.window, marquee.desk.articles
    ask(qapp, *(text(tmp_path, name) for name in ("One", "Two", "Three")))
    qtbot.waitUntil(lambda: window.findChild(ImportSheet) is not None, timeout=10_000)
    assert len(window.findChildren(ImportSheet)) == 1
    ask(qapp, *(text(tmp_path, name) for name in ("Four", "Five")))  # they wait their turn

    def headlines() -> set[str]:
        return {row.headline for row in rows.overview.rows} if rows.overview else set()

    wanted = {"One", "Two", "Three", "Four", "Five"}
    qtbot.waitUntil(lambda: wanted <= headlines(), timeout=20_000)


def test_a_window_that_only_reads_says_so(
    start: Callable[..., Marquee],
    qapp: Application,
    qtbot: QtBot,
    paths: Paths,
    tmp_path: Path,
) -> None:
    lock = LibraryLock.take(paths.library)
    marquee = start()
    ask(qapp, text(tmp_path, "Asked"))
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=10_000)
    lock.release()


def test_where_another_window_has_the_library_it_is_handed_the_files(
    start: Callable[..., Marquee], qapp: Application, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    lock = LibraryLock.take(paths.library)
    owner = QWidget()
    first = FirstWindow(paths.socket, owner)
    heard: list[Path | None] = []
    first.raised.connect(lambda raised: heard.append(raised.file))
    files = [text(tmp_path, name) for name in ("One", "Two")]
    ask(qapp, *files)
    marquee = start(settled=False)
    qtbot.waitUntil(lambda: not marquee.window.isVisible(), timeout=20_000)
    assert heard == [None, *files]
    marquee.desk.close()
    assert not qapp.asked.waiting()
    first.close()
    lock.release()
