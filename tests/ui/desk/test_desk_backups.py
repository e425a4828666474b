"""Backups from the window: one a day, restoring, a damaged library, the check in the background."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app import app as composition
from desktop_app.services.backups import BackupService
from desktop_app.store import sqlite_only
from desktop_app.ui.desk import backups as desk_backups
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.dialogs.restore import RestoreSheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def service(paths: Paths) -> BackupService:
    return BackupService(paths.library, paths.backups)


@pytest.fixture
def restarted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the program would have started anew; it must be patched before it is built."""
    asked: list[Path] = []
    monkeypatch.setattr(composition, "_restart_on", asked.append)
    return asked


Sheet = TypeVar("Sheet", MessageSheet, RestoreSheet)


def shown(kind: type[Sheet], marquee: Marquee, qtbot: QtBot) -> Sheet:
    """The sheet of that kind over the window, once it is there."""
    qtbot.waitUntil(lambda: marquee.window.findChild(kind) is not None, timeout=15_000)
    sheet = marquee.window.findChild(kind)
    assert isinstance(sheet, kind)
    return sheet


def copies(paths: Paths) -> list[Path]:
    return sorted(paths.backups.rglob("*.db"))


def words(sheet: MessageSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(QLabel))


def buttons(sheet: MessageSheet) -> dict[str, TextButton]:
    return {button.text(): button for button in sheet.findChildren(TextButton)}


def test_the_first_change_of_a_day_makes_one_backup(
    marquee: Marquee, qtbot: QtBot, paths: Paths
) -> None:
    QTest.qWait(200)
    assert copies(paths) == []
    marquee.desk.parts.commands.action("article.new").trigger()
    qtbot.waitUntil(lambda: len(copies(paths)) == 1, timeout=15_000)
    assert copies(paths)[0].name.startswith("first-change-")
    marquee.desk.parts.commands.action("article.new").trigger()
    QTest.qWait(800)
    assert len(copies(paths)) == 1


def test_a_backup_that_fails_is_said_quietly(marquee: Marquee, qtbot: QtBot, paths: Paths) -> None:
    paths.backups.write_text("a file where the folder should be")
    marquee.desk.parts.commands.action("article.new").trigger()
    status = marquee.window.status
    qtbot.waitUntil(lambda: "backup could not be made" in status.message.text(), timeout=15_000)
    assert marquee.window.findChild(MessageSheet) is None


def test_restoring_from_the_sheet(
    restarted: list[Path],
    start: Callable[..., Marquee],
    qtbot: QtBot,
    paths: Paths,
    service: BackupService,
) -> None:
    kept = service.make("by-hand")
    marquee = start()
    marquee.desk.parts.commands.action("article.new").trigger()
    overview = marquee.desk.articles
    qtbot.waitUntil(
        lambda: overview.overview is not None and len(overview.overview.rows) == 3, timeout=15_000
    )
    marquee.desk.parts.commands.action("library.restore").trigger()
    sheet = shown(RestoreSheet, marquee, qtbot)
    assert sheet.cards[0].isChecked()
    assert sheet.cards[0].choice.note.startswith("2 articles · ")
    assert sheet.cards[0].choice.note.endswith(" kB · made by hand")
    QTest.mouseClick(sheet.restore, LEFT)
    qtbot.waitUntil(lambda: restarted == [paths.library], timeout=15_000)
    assert (paths.library / "library.db").read_bytes() == kept.path.read_bytes()
    assert (paths.library / "Set aside" / "001" / "library.db").exists()
    marquee.window.close()
    again = start()
    qtbot.waitUntil(lambda: again.desk.articles.overview is not None, timeout=15_000)
    assert again.desk.articles.overview is not None
    assert len(again.desk.articles.overview.rows) == 2


def test_without_a_backup_nothing_can_be_restored(marquee: Marquee, qtbot: QtBot) -> None:
    marquee.desk.parts.commands.action("library.restore").trigger()
    sheet = shown(RestoreSheet, marquee, qtbot)
    assert not sheet.restore.isEnabled()
    assert any("no backup yet" in label.text() for label in sheet.findChildren(QLabel))
    sheet.reject()


def test_a_damaged_library_offers_its_last_good_backup(
    restarted: list[Path],
    start: Callable[..., Marquee],
    qtbot: QtBot,
    paths: Paths,
    service: BackupService,
) -> None:
    kept = service.make("by-hand")
    file = paths.library / "library.db"
    damaged = file.read_bytes()[:20_000]
    file.write_bytes(damaged)
    broken = start(settled=False)
    sheet = shown(MessageSheet, broken, qtbot)
    assert "cut short" in words(sheet)
    offered = buttons(sheet)
    assert "Open another library…" in offered
    (restore,) = [text for text in offered if text.startswith("Restore the last good backup (")]
    assert "Today" in restore
    assert file.read_bytes() == damaged
    QTest.mouseClick(offered[restore], LEFT)  # the one click
    qtbot.waitUntil(lambda: restarted == [paths.library], timeout=15_000)
    assert file.read_bytes() == kept.path.read_bytes()
    assert (paths.library / "Set aside" / "001" / "library.db").read_bytes() == damaged
    broken.window.close()
    assert start().desk.parts.article.is_open()


def test_a_damaged_library_without_backups_says_what_it_can(
    paths: Paths, qtbot: QtBot, start: Callable[..., Marquee]
) -> None:
    (paths.library / "library.db").write_bytes(b"")
    broken = start(settled=False)
    sheet = shown(MessageSheet, broken, qtbot)
    assert set(buttons(sheet)) == {"Close", "Open another library…"}


def test_after_an_unclean_end_the_whole_library_is_checked(
    start: Callable[..., Marquee],
    qtbot: QtBot,
    paths: Paths,
    service: BackupService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk_backups, "CHECK_AFTER_MS", 100)
    connection = sqlite_only.driver.connect(paths.library / "library.db")
    article = connection.execute("SELECT id FROM article").fetchone()[0]
    connection.execute(
        "INSERT INTO revision (id, article_id, sequence, created_at, reason, name, words, content,"
        " sha256) VALUES (?, ?, 99, '2008-07-03 12:00:00.000000', 'x', '', 1, 'text', ?)",
        (os.urandom(16).hex(), article, "0" * 64),
    )
    connection.commit()
    connection.close()
    service.check()  # a week has not passed
    marquee = start()
    QTest.qWait(600)
    assert marquee.window.findChild(MessageSheet) is None
    marquee.window.close()
    marquee.desk.close()
    (paths.library / "library.lock").write_text("1 here\n")
    again = start()
    sheet = shown(MessageSheet, again, qtbot)
    assert "revision 99 of an article is damaged" in words(sheet)
    sheet.reject()
