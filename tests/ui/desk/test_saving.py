"""What is written stays written: while articles change places, and on a disk that fails."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from desktop_app.domain.journal import JournalEdit
from desktop_app.errors import TargetError
from desktop_app.services.journal import JournalService, rebuild
from desktop_app.services.recovery import recover
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.jobs import Lane
from desktop_app.ui.reading import ReadingLoop
from desktop_app.worker.protocol import ReadRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.article import Article
    from desktop_app.paths import Paths
    from desktop_app.services.library import LibraryService
    from desktop_app.worker.protocol import Reading

NO_ROOM = TargetError("There is no room left.")


def type_at_start(marquee: Marquee, text: str) -> None:
    marquee.desk.parts.editor.go_to(0, 0)
    QTest.keyClicks(marquee.desk.parts.editor.body, text)


def two_ids(marquee: Marquee) -> tuple[UUID, UUID]:
    """The open article and another one."""
    overview = marquee.desk.articles.overview
    current = marquee.desk.parts.article.article_id()
    assert overview is not None
    assert current is not None
    return current, next(row.id for row in overview.rows if row.id != current)


def library_of(marquee: Marquee) -> LibraryService:
    services = marquee.desk.services
    assert services is not None
    return services.library


def stored(marquee: Marquee, article_id: UUID) -> Article:
    library = library_of(marquee)
    return marquee.desk.parts.lanes.library.wait(lambda: library.article(article_id))


def shows(marquee: Marquee, article_id: UUID) -> Callable[[], bool]:
    return lambda: marquee.desk.parts.article.article_id() == article_id


@pytest.fixture
def full(marquee: Marquee, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The library takes no article, until it is undone."""

    def fail(*_args: object) -> None:
        raise NO_ROOM

    services = marquee.desk.services
    assert services is not None
    monkeypatch.setattr(type(services.writing), "save", fail)
    return monkeypatch


def test_what_was_left_unsaved_is_shown_again_and_saved_later(
    marquee: Marquee, full: pytest.MonkeyPatch, qtbot: QtBot, paths: Paths
) -> None:
    first, other = two_ids(marquee)
    type_at_start(marquee, "Unsaved ")
    marquee.desk.open_article(other)
    qtbot.waitUntil(shows(marquee, other), timeout=10_000)
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=10_000)
    kept = rebuild((paths.journal / f"{first}.journal").read_bytes())
    assert kept is not None
    assert kept.body.startswith("Unsaved ")
    marquee.desk.open_article(first)
    qtbot.waitUntil(shows(marquee, first), timeout=10_000)
    assert marquee.desk.parts.article.body.text.startswith("Unsaved ")
    full.undo()
    qtbot.waitUntil(lambda: stored(marquee, first).body.startswith("Unsaved "), timeout=10_000)


def test_a_save_under_way_keeps_the_journal_of_an_article_that_is_left(
    marquee: Marquee, full: pytest.MonkeyPatch, qtbot: QtBot, paths: Paths
) -> None:
    first, other = two_ids(marquee)
    type_at_start(marquee, "Under way ")
    marquee.desk.open_article(other)
    marquee.desk.parts.saver.store_now()  # queued behind the fetch: nothing is left to store then
    qtbot.waitUntil(shows(marquee, other), timeout=10_000)
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=10_000)
    marquee.desk.parts.lanes.journal.wait(lambda: None)
    assert (paths.journal / f"{first}.journal").exists()


def test_saves_in_a_row_do_not_conflict_with_one_another(marquee: Marquee, qtbot: QtBot) -> None:
    first, _other = two_ids(marquee)
    apart: list[object] = []
    marquee.desk.parts.saver.kept_apart.connect(apart.append)
    for word in ("three ", "two ", "one "):
        type_at_start(marquee, word)
        marquee.desk.parts.saver.store_now()
    assert stored(marquee, first).body.startswith("one two three ")
    qtbot.waitUntil(lambda: marquee.window.status.saved.text() == "Saved", timeout=10_000)
    assert not apart
    assert marquee.desk.parts.article.article().version == stored(marquee, first).version


def test_keeping_a_version_behind_a_save_keeps_the_newest_words(
    marquee: Marquee, qtbot: QtBot
) -> None:
    type_at_start(marquee, "b")
    marquee.desk.parts.saver.store_now()
    type_at_start(marquee, "a")
    marquee.desk.versions.keep_named()
    services = marquee.desk.services
    assert services is not None
    first, _other = two_ids(marquee)
    newest = marquee.desk.parts.lanes.library.wait(lambda: services.writing.revision(first, 2))
    assert newest.body.startswith("ab")


def test_the_article_that_was_asked_for_last_is_shown(marquee: Marquee, qtbot: QtBot) -> None:
    first, other = two_ids(marquee)
    marquee.desk.open_article(other)
    marquee.desk.open_article(first)
    marquee.desk.parts.lanes.library.wait(lambda: None)
    qtbot.wait(50)
    assert shows(marquee, first)()


def test_the_window_stays_open_where_nothing_takes_the_words(
    marquee: Marquee, full: pytest.MonkeyPatch, paths: Paths
) -> None:
    full.setattr(JournalService, "record", lambda *_args: None)
    full.setattr(JournalService, "make_whole", _no_room)
    type_at_start(marquee, "Nowhere ")
    assert not marquee.window.close()
    assert marquee.window.isVisible()
    sheet = marquee.window.findChild(MessageSheet)
    assert sheet is not None
    full.undo()
    assert marquee.window.close()
    left = JournalService(paths.journal)
    assert left.recoverable() == ()


def _no_room(*_args: object) -> None:
    raise NO_ROOM


def test_closing_on_a_full_library_leaves_the_words_in_the_journal(
    marquee: Marquee, full: pytest.MonkeyPatch, paths: Paths
) -> None:
    type_at_start(marquee, "For the next start ")
    assert marquee.window.close()
    (left,) = JournalService(paths.journal).recoverable()
    assert left.body.startswith("For the next start ")


def test_what_cannot_be_recovered_now_is_recovered_later(
    marquee: Marquee, full: pytest.MonkeyPatch, paths: Paths
) -> None:
    services = marquee.desk.services
    assert services is not None
    _first, other = two_ids(marquee)
    article = stored(marquee, other)
    before = JournalService(paths.journal)
    before.begin(article)
    before.record(other, [JournalEdit("body", 0, 0, "Left. ")])
    before.release()
    journal = marquee.desk.parts.journal

    def again() -> int:
        return len(recover(services.library, services.writing, journal))

    assert marquee.desk.parts.lanes.library.wait(again) == 0
    full.undo()
    assert marquee.desk.parts.lanes.library.wait(again) == 1
    assert stored(marquee, other).body.startswith("Left. ")
    assert not (paths.journal / f"{other}.journal").exists()


def test_a_reading_of_the_article_before_is_not_shown(qtbot: QtBot) -> None:
    bugs: list[BaseException] = []
    lane = Lane("reading", bugs.append)
    asked: list[ReadRequest] = []
    go_on = Event()

    class Reader:
        def read(self, request: ReadRequest) -> Reading:
            asked.append(request)
            go_on.wait(5)
            return request  # type: ignore[return-value]

        def suggest(self, word: str) -> tuple[str, ...]:
            return ()

        def close(self) -> None:
            pass

    loop = ReadingLoop(lane, Reader)
    request = ReadRequest(0, None, None)  # type: ignore[arg-type]
    loop.set_source(lambda: request)
    shown: list[ReadRequest] = []
    loop.read.connect(shown.append)
    loop.touch()
    qtbot.waitUntil(lambda: len(asked) == 1)
    loop.start_afresh()  # another article, before the first reading is delivered
    go_on.set()
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [replace(request, number=2, fresh=True)]
    loop.close()
    lane.close()
