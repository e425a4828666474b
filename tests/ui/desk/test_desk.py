"""The window as a writer uses it, from the first start to the article on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.finding import Severity
from desktop_app.services.journal import JournalService
from desktop_app.ui.dialogs.export import ExportRequest, ExportSheet
from desktop_app.ui.library.panel import SearchRequest
from desktop_app.ui.sidebar.requests import FixRequest, InsertRequest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.domain.article import Article
    from desktop_app.paths import Paths


def stored(marquee: Marquee) -> Article:
    """The open article as the library has it."""
    services = marquee.desk.services
    article_id = marquee.desk.parts.article.article_id()
    assert services is not None
    assert article_id is not None
    return marquee.desk.parts.lanes.library.wait(lambda: services.library.article(article_id))


def type_into_body(marquee: Marquee, text: str) -> None:
    """Put the caret at the end of the first paragraph and type."""
    editor = marquee.desk.parts.editor
    end = marquee.desk.parts.article.body.text.index("\n")
    editor.go_to(end, end)
    QTest.keyClicks(editor.body, text)


def saved(marquee: Marquee) -> Callable[[], bool]:
    """Whether the status bar says so."""
    return lambda: marquee.window.status.saved.text() == "Saved"


def test_the_first_start_opens_the_sample(marquee: Marquee) -> None:
    article = marquee.desk.parts.article.article()
    reading = marquee.desk.reading
    assert article.headline == "Almost all of ‘Metropolis’ has been found"
    assert reading is not None
    assert [finding.severity for finding in reading.findings] == [Severity.WARNING] * 2
    assert {finding.code for finding in reading.findings} == {
        "image-without-alt",
        "spoiler-without-warning",
    }
    assert marquee.window.windowTitle().startswith("Almost all of ‘Metropolis’")


def test_typing_is_in_the_journal_within_a_second_while_it_goes_on(
    marquee: Marquee, qtbot: QtBot, paths: Paths
) -> None:
    type_into_body(marquee, "Saved while typing goes on")

    def on_disk() -> bool:
        QTest.keyClicks(marquee.desk.parts.editor.body, "x")
        journals = paths.journal.glob("*.journal")
        return any("goes on" in _rebuilt(path.read_bytes()) for path in journals)

    qtbot.waitUntil(on_disk, timeout=1000)
    qtbot.waitUntil(saved(marquee), timeout=5000)


def _rebuilt(data: bytes) -> str:
    from desktop_app.services.journal import rebuild

    article = rebuild(data)
    return article.body if article is not None else ""


def test_a_pause_stores_the_article(marquee: Marquee, qtbot: QtBot) -> None:
    type_into_body(marquee, "A last line.")
    qtbot.waitUntil(
        lambda: stored(marquee).body.split("\n")[0].endswith("A last line."), timeout=10_000
    )
    assert stored(marquee).version > 1


def test_the_page_and_the_counts_follow(marquee: Marquee, qtbot: QtBot) -> None:
    before = marquee.desk.reading
    assert before is not None
    type_into_body(marquee, " Three more words")
    qtbot.waitUntil(
        lambda: marquee.desk.reading is not None and marquee.desk.reading.words == before.words + 3,
        timeout=10_000,
    )
    assert f"{before.words + 3} words" in marquee.window.status.words.text()


def test_what_a_crash_left_is_brought_back(
    start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    first = start()
    article = stored(first)
    first.window.close()
    first.desk.close()
    journal = JournalService(paths.journal)
    journal.begin(article)
    from desktop_app.domain.journal import JournalEdit

    journal.record(article.id, [JournalEdit("body", 0, 0, "Typed before the crash. ")])
    journal_file = next(paths.journal.glob("*.journal"))
    left_behind = journal_file.read_bytes()
    journal.close(article.id)
    journal_file.write_bytes(left_behind)
    again = start()
    qtbot.waitUntil(
        lambda: again.desk.parts.article.body.text.startswith("Typed before the crash. "),
        timeout=10_000,
    )
    assert "Recovered 1 sentence in “" in again.window.status.message.text()


def test_leaving_an_article_keeps_what_was_just_typed(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    type_into_body(marquee, "Typed and left at once.")
    first = desk.parts.article.article_id()
    overview = desk.articles.overview
    assert overview is not None
    other = next(row.id for row in overview.rows if row.id != first)
    desk.open_article(other)
    qtbot.waitUntil(lambda: desk.parts.article.article_id() == other, timeout=10_000)
    services = desk.services
    assert services is not None
    assert first is not None
    body = desk.parts.lanes.library.wait(lambda: services.library.article(first)).body
    assert body.split("\n")[0].endswith("Typed and left at once.")


def test_closing_keeps_what_was_just_typed(start: Callable[..., Marquee], qtbot: QtBot) -> None:
    first = start()
    type_into_body(first, "Typed and closed at once.")
    first.window.close()
    first.desk.close()
    again = start()
    first_line = again.desk.parts.article.body.text.split("\n")[0]
    assert first_line.endswith("Typed and closed at once.")
    assert not again.window.status.message.text()


def test_a_click_in_the_cast_goes_into_the_text_and_back_out(
    marquee: Marquee, qtbot: QtBot
) -> None:
    parts = marquee.desk.parts
    body = parts.article.body.text
    end = body.index("\n")
    parts.editor.go_to(end, end)
    parts.sidebar.request_insert.emit(InsertRequest(" Grot (Heinrich George)"))
    assert parts.article.body.text == body[:end] + " Grot (Heinrich George)" + body[end:]

    def introduced() -> bool:
        reading = marquee.desk.reading
        return reading is not None and sum(m.state == "introduced" for m in reading.mentions) == 7

    qtbot.waitUntil(introduced, timeout=10_000)
    parts.commands.action("edit.undo").trigger()
    assert parts.article.body.text == body


def test_a_fix_is_one_step(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    body = desk.parts.article.body.text
    assert desk.reading is not None
    finding = next(one for one in desk.reading.findings if one.code == "spoiler-without-warning")
    desk.parts.sidebar.request_fix.emit(FixRequest(finding))
    assert "poiler" in desk.parts.article.body.text.split("\n")[0]
    qtbot.waitUntil(lambda: desk.reading is not None and len(desk.reading.findings) == 1)
    desk.parts.commands.action("edit.undo").trigger()
    assert desk.parts.article.body.text == body


def test_status_is_an_edit_and_the_list_follows(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    desk.parts.commands.action("status.ready").trigger()
    assert desk.parts.article.details.status is Status.READY
    qtbot.waitUntil(lambda: stored(marquee).details.status is Status.READY, timeout=10_000)
    desk.parts.commands.action("edit.undo").trigger()
    assert desk.parts.article.article().details.status is Status.DRAFT


def test_a_search_narrows_the_list_then_ranks_it(marquee: Marquee, qtbot: QtBot) -> None:
    panel = marquee.desk.parts.panel
    model = panel.model
    before = model.rowCount()
    QTest.keyClicks(panel.search, "frohl")

    def best() -> str:
        entry = model.entry(panel.list.first_article())
        return entry.match.snippet if entry is not None and entry.match is not None else ""

    qtbot.waitUntil(lambda: "Fröhlich" in best(), timeout=10_000)
    assert model.rowCount() < before
    QTest.keyClicks(panel.search, " nowhere")
    qtbot.waitUntil(panel.nothing.isVisible, timeout=10_000)
    panel.search.clear()
    qtbot.waitUntil(lambda: model.rowCount() == before, timeout=10_000)


def test_a_key_ends_the_search_before_it(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    asked: list[None] = []
    desk.articles.on_search(SearchRequest("metropolis"))
    first = desk.articles._search
    desk.articles.on_search(SearchRequest("metropolis", ranked=True))
    assert not first.cancelled()
    desk.articles.on_search(SearchRequest(""))
    assert first.cancelled()
    desk.parts.lanes.library.run(lambda: None, asked.append)
    qtbot.waitUntil(lambda: asked == [None], timeout=10_000)
    assert not desk.parts.panel.nothing.isVisible()


def test_new_duplicate_trash_and_back(marquee: Marquee, qtbot: QtBot) -> None:
    desk = marquee.desk
    sample = desk.parts.article.article_id()
    desk.parts.commands.action("article.new.review").trigger()
    qtbot.waitUntil(lambda: desk.parts.article.article_id() != sample, timeout=10_000)
    review = desk.parts.article.article_id()
    assert desk.parts.article.details.kind is Kind.REVIEW
    desk.parts.commands.action("article.trash").trigger()
    qtbot.waitUntil(lambda: desk.parts.article.article_id() != review, timeout=10_000)
    assert review is not None
    marquee.window.status.undo.click()
    qtbot.waitUntil(lambda: desk.parts.article.article_id() == review, timeout=10_000)
    assert stored(marquee).trashed_at is None


def test_export_from_the_sheet(marquee: Marquee, qtbot: QtBot, paths: Paths) -> None:
    desk = marquee.desk
    desk.parts.commands.action("article.export").trigger()
    sheet = marquee.window.findChild(ExportSheet)
    assert isinstance(sheet, ExportSheet)
    target = paths.exports / "metropolis-found"
    paths.exports.mkdir()
    sheet.request_export.emit(ExportRequest("html", target))
    qtbot.waitUntil((target / "index.html").exists, timeout=30_000)
    qtbot.waitUntil(sheet.open_page.isVisible, timeout=10_000)
    sheet.request_export.emit(ExportRequest("html", target))
    qtbot.waitUntil(sheet.question.isVisible, timeout=10_000)
    sheet.reject()
    revisions = marquee.desk.parts.sidebar.history
    assert revisions is not None


def test_keys_reach_every_pane(marquee: Marquee) -> None:
    seen = set()
    for _ in range(8):
        marquee.desk.parts.commands.action("pane.next").trigger()
        focused = marquee.app.focusWidget()
        assert focused is not None
        seen.add(focused)
    assert len(seen) >= 4


def test_a_file_on_the_command_line_becomes_an_article(
    start: Callable[..., Marquee], qtbot: QtBot, samples: Path
) -> None:
    marquee = start(samples / "pasted-news-post.txt")
    qtbot.waitUntil(lambda: "Nosferatu" in marquee.desk.parts.article.headline.text, timeout=10_000)
    assert "Count Orlok, played by Max Schreck" in marquee.desk.parts.article.body.text


def test_a_library_in_use_is_told_in_one_sentence(
    marquee: Marquee, start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    from desktop_app.app import build
    from desktop_app.ui.dialogs.message import MessageSheet

    second = build(paths, marquee.app)
    second.window.show()
    second.desk.start()
    qtbot.waitUntil(lambda: second.window.findChild(MessageSheet) is not None, timeout=10_000)
    second.window.close()
    second.desk.close()


def test_quit_saves_and_closes(start: Callable[..., Marquee], qtbot: QtBot) -> None:
    first = start()
    type_into_body(first, "Typed before quitting.")
    first.desk.parts.commands.action("app.quit").trigger()
    qtbot.waitUntil(lambda: not first.window.isVisible(), timeout=5000)
    again = start()
    assert again.desk.parts.article.body.text.split("\n")[0].endswith("Typed before quitting.")
