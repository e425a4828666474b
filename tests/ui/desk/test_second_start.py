"""A second start, by real processes: the first window, or one that only reads; never a dead end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from desktop_app.store.lock import LibraryLock
from desktop_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths

ROOT = Path(__file__).resolve().parents[3]


def second(paths: Paths, *arguments: str) -> subprocess.Popen[bytes]:
    """Another Marquee on the same library, with folders of its own for all else."""
    home = paths.library.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        **{name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")},
        "XDG_CONFIG_HOME": str(home),
    }
    command = [sys.executable, "-m", "desktop_app", "--library", str(paths.library), *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def test_a_second_start_hands_its_file_to_the_first_window(
    marquee: Marquee, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    file = tmp_path / "from-outside.md"
    file.write_text("# From outside\n\nA text.\n", encoding="utf-8")
    marquee.window.showMinimized()
    other = second(paths, str(file))
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    assert other.returncode == 0
    assert not marquee.window.isMinimized()
    article = marquee.desk.parts.article
    qtbot.waitUntil(lambda: article.headline.text == "From outside", timeout=10_000)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_after_a_kill_the_next_start_needs_no_question(
    start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    killed = second(paths)
    qtbot.waitUntil(lambda: Path(paths.socket).exists(), timeout=30_000)
    killed.send_signal(signal.SIGKILL)
    killed.wait(10)
    assert Path(paths.socket).exists()
    again = start()
    services = again.desk.services
    assert services is not None
    assert services.writable
    assert not again.window.findChildren(Sheet)
    third = second(paths)
    qtbot.waitUntil(lambda: third.poll() is not None, timeout=30_000)
    assert third.returncode == 0


@pytest.fixture
def beside(start: Callable[..., Marquee], paths: Paths) -> Iterator[Marquee]:
    """A window on a library that somebody has who does not answer."""
    lock = LibraryLock.take(paths.library)
    marquee = start()
    yield marquee
    lock.release()


def test_where_nobody_answers_the_library_can_be_read(beside: Marquee, paths: Paths) -> None:
    desk = beside.desk
    services = desk.services
    assert services is not None
    assert not services.writable
    assert not beside.window.findChildren(Sheet)
    assert desk.standing.beside is not None
    assert desk.standing.beside.strip.isVisible()
    before = desk.parts.article.article()
    editor = desk.parts.editor
    for field in (editor.body, editor.header.headline, editor.header.dek):
        QTest.keyClicks(field, "not this")
    editor.toggle_bold()
    editor.insert_text("nor this")
    desk.show_tab("details")
    assert not desk.parts.sidebar.details.isEnabled()
    commands = desk.parts.commands
    assert commands.why("format.bold")
    assert commands.why("article.new")
    assert not commands.why("article.export")
    QTest.qWait(500)
    assert desk.parts.article.article() == before
    assert not list(paths.journal.glob("*"))
    assert not beside.window.findChildren(Sheet)
    assert beside.window.close()


def test_another_article_can_be_read_too(beside: Marquee, qtbot: QtBot) -> None:
    desk = beside.desk
    overview = desk.articles.overview
    assert overview is not None
    other = next(row.id for row in overview.rows if row.id != desk.parts.article.article_id())
    desk.open_article(other)
    qtbot.waitUntil(lambda: desk.parts.article.article_id() == other, timeout=10_000)
    assert desk.parts.editor.body.isReadOnly()
    assert desk.parts.commands.why("article.trash")
