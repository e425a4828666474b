"""Where the library takes no text: said at once, with a copy elsewhere and another try."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import LibraryError, TargetError
from desktop_app.services.importing import ImportService
from desktop_app.store.work import Store
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.dialogs.two_texts import TwoTextsSheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.article import Article
    from desktop_app.paths import Paths

TROUBLES = [
    LibraryError("The disk that holds the library is full, or does not answer.", "Make room."),
    LibraryError("The library’s file cannot be opened or written.", "See to it."),
    TargetError("There is no room left."),
]


def type_at_start(marquee: Marquee, text: str) -> None:
    marquee.desk.parts.editor.go_to(0, 0)
    QTest.keyClicks(marquee.desk.parts.editor.body, text)
    marquee.desk.parts.saver.store_now()


def stored(marquee: Marquee) -> Article:
    services, article_id = marquee.desk.services, marquee.desk.parts.article.article_id()
    assert services is not None
    assert article_id is not None
    return marquee.desk.parts.lanes.library.wait(lambda: services.library.article(article_id))


def strip_is_shown(marquee: Marquee) -> bool:
    strip = marquee.desk.saving_trouble.strip
    return strip is not None and strip.isVisible()


@pytest.mark.parametrize("error", TROUBLES, ids=lambda error: error.sentence[:20])
def test_a_failure_is_said_and_the_next_try_succeeds(
    marquee: Marquee, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_args: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Store, "writing", fail)
        type_at_start(marquee, "Held ")
        qtbot.waitUntil(lambda: strip_is_shown(marquee), timeout=10_000)
    strip = marquee.desk.saving_trouble.strip
    assert strip is not None
    assert str(error) in strip.accessibleName()
    strip.button.click()
    qtbot.waitUntil(lambda: stored(marquee).body.startswith("Held "), timeout=4000)
    qtbot.waitUntil(lambda: not strip_is_shown(marquee), timeout=4000)
    qtbot.waitUntil(lambda: marquee.window.status.saved.text() == "Saved", timeout=4000)


def test_a_copy_elsewhere_is_the_whole_text(
    marquee: Marquee, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_args: object) -> None:
        raise TROUBLES[0]

    monkeypatch.setattr(Store, "writing", fail)
    target = tmp_path / "elsewhere.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    type_at_start(marquee, "Held ")
    qtbot.waitUntil(lambda: strip_is_shown(marquee), timeout=10_000)
    strip = marquee.desk.saving_trouble.strip
    assert strip is not None
    copy = next(b for b in strip.findChildren(TextButton) if b.text().startswith("Save a copy"))
    copy.click()
    qtbot.waitUntil(target.exists, timeout=5000)
    read = ImportService().read_article(target)
    article = marquee.desk.parts.article.article()
    assert read.body == article.body
    assert read.headline == article.headline
    assert read.details.tags == article.details.tags
    monkeypatch.undo()


def test_a_copy_that_fails_too_is_said(marquee: Marquee, qtbot: QtBot, tmp_path: Path) -> None:
    marquee.desk.saving_trouble.write_copy(tmp_path / "not there" / "copy.md")
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=5000)


def test_an_article_that_was_left_offers_the_ways_too(
    marquee: Marquee, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    marquee.desk.parts.saver.failed.emit(TROUBLES[0])
    sheet = marquee.window.findChild(MessageSheet)
    assert sheet is not None
    texts = [button.text() for button in sheet.findChildren(TextButton)]
    assert "Save a copy elsewhere…" in texts
    assert "Try again" in texts


def test_a_deleted_library_is_written_anew(marquee: Marquee, qtbot: QtBot, paths: Paths) -> None:
    for path in paths.library.glob("library.db*"):
        path.unlink()
    type_at_start(marquee, "Still here ")
    qtbot.waitUntil(lambda: strip_is_shown(marquee), timeout=10_000)
    marquee.desk.saving_trouble.try_again()
    qtbot.waitUntil(lambda: not strip_is_shown(marquee), timeout=10_000)
    assert (paths.library / "library.db").exists()
    assert stored(marquee).body.startswith("Still here ")


def put_older(marquee: Marquee, paths: Paths, before: Path) -> None:
    os.replace(before, paths.library / "library.db")


def test_an_older_copy_in_its_place_leaves_both_texts(
    marquee: Marquee, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    older = tmp_path / "older.db"
    services = marquee.desk.services
    assert services is not None
    lane = marquee.desk.parts.lanes.library
    marquee.desk.backups.back_up("by-hand")
    lane.wait(lambda: None)
    shutil.copy(next(paths.backups.glob("*/*.db")), older)
    type_at_start(marquee, "Since then ")
    qtbot.waitUntil(lambda: stored(marquee).body.startswith("Since then "), timeout=10_000)
    before = stored(marquee)
    put_older(marquee, paths, older)
    type_at_start(marquee, "And more ")
    qtbot.waitUntil(lambda: strip_is_shown(marquee), timeout=10_000)
    marquee.desk.saving_trouble.try_again()
    qtbot.waitUntil(lambda: marquee.window.findChild(TwoTextsSheet) is not None, timeout=10_000)
    assert not strip_is_shown(marquee)
    original = lane.wait(lambda: services.library.article(before.id))
    assert not original.body.startswith("Since then ")
    assert stored(marquee).body.startswith("And more Since then ")
    assert stored(marquee).id != before.id


def test_a_copy_with_the_same_article_goes_on_with_it(
    marquee: Marquee, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    same = tmp_path / "same.db"
    lane = marquee.desk.parts.lanes.library
    type_at_start(marquee, "First ")
    qtbot.waitUntil(lambda: stored(marquee).body.startswith("First "), timeout=10_000)
    marquee.desk.backups.back_up("by-hand")
    lane.wait(lambda: None)
    newest = max(paths.backups.glob("*/*.db"), key=lambda path: path.name[-30:])
    shutil.copy(newest, same)
    before = stored(marquee)
    put_older(marquee, paths, same)
    type_at_start(marquee, "Then ")
    qtbot.waitUntil(lambda: strip_is_shown(marquee), timeout=10_000)
    marquee.desk.saving_trouble.try_again()
    qtbot.waitUntil(lambda: stored(marquee).body.startswith("Then First "), timeout=10_000)
    assert stored(marquee).id == before.id
    assert replace(stored(marquee), body="").headline == before.headline
    assert marquee.window.findChild(TwoTextsSheet) is None
