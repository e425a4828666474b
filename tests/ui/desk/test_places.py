"""The next start is where the last one ended, and two texts are both shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from desktop_app.domain.journal import JournalEdit
from desktop_app.services.journal import JournalService
from desktop_app.services.places import PlaceService
from desktop_app.ui.dialogs.two_texts import TwoTextsSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.article import Article
    from desktop_app.paths import Paths


def other_of(marquee: Marquee) -> object:
    overview = marquee.desk.articles.overview
    assert overview is not None
    current = marquee.desk.parts.article.article_id()
    return next(row.id for row in overview.rows if row.id != current)


def open_other(marquee: Marquee, qtbot: QtBot) -> Article:
    other = other_of(marquee)
    marquee.desk.open_article(other)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: marquee.desk.parts.article.article_id() == other, timeout=10_000)
    return marquee.desk.parts.article.article()


def killed(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on disk after a while, with nothing of what closing would have written."""
    QTest.qWait(500)
    marquee.desk.parts.lanes.journal.wait(lambda: None)
    with monkeypatch.context() as patch:
        patch.setattr(PlaceService, "write", lambda *_args: None)
        patch.setattr("desktop_app.app._save_settings", lambda *_args: None)
        marquee.window.close()
        marquee.desk.close()


def test_the_next_start_is_where_the_last_one_was(
    start: Callable[..., Marquee], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    article = open_other(first, qtbot)
    editor = first.desk.parts.editor
    first.desk.parts.article.body.replace(0, 0, "A paragraph of a few words.\n\n" * 60)
    editor.go_to(900, 940)
    first.desk.show_tab("images")
    editor.body.setFocus()
    bar = editor.body.verticalScrollBar()
    bar.setValue(bar.value() + 37)
    scroll = bar.value()
    assert scroll > 300
    killed(first, monkeypatch)
    again = start()
    parts = again.desk.parts
    assert parts.article.article_id() == article.id
    qtbot.waitUntil(lambda: parts.editor.body.place() == (900, 940), timeout=5000)
    QTest.qWait(50)
    assert parts.editor.body.verticalScrollBar().value() == scroll
    assert parts.sidebar.current_tab() == "images"
    assert parts.editor.body.hasFocus()


def test_the_headline_has_the_keys_again(
    start: Callable[..., Marquee], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    headline = first.desk.parts.editor.header.headline
    headline.setFocus()
    headline.put_caret(4, 7)
    killed(first, monkeypatch)
    again = start()
    field = again.desk.parts.editor.header.headline
    qtbot.waitUntil(lambda: field.place() == (4, 7), timeout=5000)
    assert field.hasFocus()


def test_a_damaged_place_is_no_harm(start: Callable[..., Marquee], paths: Paths) -> None:
    paths.journal.mkdir(parents=True)
    (paths.journal / "place.json").write_bytes(b"\xff\x00{")
    assert start().desk.parts.article.is_open()


def test_hidden_panes_are_kept_before_the_end(marquee: Marquee, paths: Paths) -> None:
    marquee.window.panes.show_pane("preview", False)
    QTest.qWait(450)
    assert "preview" in paths.window.read_text(encoding="utf-8")


def with_both(start: Callable[..., Marquee], qtbot: QtBot, paths: Paths) -> tuple[Marquee, Article]:
    """A start after a crash, with a journal that began from an older text than the library's."""
    first = start()
    services = first.desk.services
    assert services is not None
    lane = first.desk.parts.lanes.library
    article = open_other(first, qtbot)
    lane.wait(lambda: services.writing.save(replace(article, body="Newer. " + article.body)))
    first.window.close()
    first.desk.close()
    before = JournalService(paths.journal)
    before.begin(article)
    before.record(article.id, [JournalEdit("body", 0, 0, "Typed. ")])
    before.release()
    again = start()
    qtbot.waitUntil(lambda: bool(again.window.findChild(TwoTextsSheet)), timeout=10_000)
    return again, article


def test_a_recovered_text_is_shown_beside_a_newer_one(
    start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    again, article = with_both(start, qtbot, paths)
    sheet = again.window.findChild(TwoTextsSheet)
    assert sheet is not None
    assert "Newer. " in sheet.stored.toPlainText()
    assert "Typed. " in sheet.mine.toPlainText()
    sheet.keep_both.click()
    services = again.desk.services
    assert services is not None
    overview = again.desk.parts.lanes.library.wait(services.library.overview)
    assert {f"{article.headline} (recovered)", article.headline} <= {
        row.headline for row in overview.rows if row.trashed_at is None
    }


def test_the_recovered_text_can_take_the_place(
    start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    again, article = with_both(start, qtbot, paths)
    sheet = again.window.findChild(TwoTextsSheet)
    assert sheet is not None
    copy = again.desk.parts.article.article_id()
    sheet.take_mine.click()
    open_now = again.desk.parts.article
    qtbot.waitUntil(lambda: open_now.article_id() == article.id, timeout=10_000)
    qtbot.waitUntil(lambda: open_now.body.text.startswith("Typed. "), timeout=5000)
    assert open_now.headline.text == article.headline
    open_now.undo()
    assert open_now.body.text.startswith("Newer. ")
    services = again.desk.services
    assert services is not None
    again.desk.parts.lanes.library.wait(lambda: None)
    kept = again.desk.parts.lanes.library.wait(lambda: services.library.article(copy))  # type: ignore[arg-type]
    assert kept.trashed_at is not None
    assert kept.body.startswith("Typed. ")


def test_the_newer_text_can_stay(start: Callable[..., Marquee], qtbot: QtBot, paths: Paths) -> None:
    again, article = with_both(start, qtbot, paths)
    sheet = again.window.findChild(TwoTextsSheet)
    assert sheet is not None
    sheet.take_stored.click()
    open_now = again.desk.parts.article
    qtbot.waitUntil(lambda: open_now.article_id() == article.id, timeout=10_000)
    assert open_now.body.text.startswith("Newer. ")
