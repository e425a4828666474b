from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.moment import Moment
from desktop_app.ui.library.delegate import two_lines
from desktop_app.ui.library.entries import Entries, Filter, build_entries
from desktop_app.ui.library.meta import ago, meta_line, spoken_line
from desktop_app.ui.library.model import CHUNK, EntryModel

NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)  # a Thursday


def lines(entries):
    """Entries as short words: "draft 2", "h1"."""
    return [
        f"{entry.group} {entry.count}" if entry.row is None else f"h{entry.row.id.int}"
        for entry in entries
    ]


def test_groups_follow_the_desk(row):
    rows = [
        row(1, status=Status.PUBLISHED),
        row(2),
        row(3, status=Status.READY),
        row(4),
        row(5, trashed_at=NOW),
    ]
    assert lines(build_entries(rows, Filter())) == [
        "draft 2", "h2", "h4", "ready 1", "h3", "published 1", "h1",
    ]  # fmt: skip


def test_filters(row):
    rows = [row(1, hubs=("lost",)), row(2), row(3, hubs=("lost",), trashed_at=NOW)]
    assert lines(build_entries(rows, Filter(hub="lost"))) == ["draft 1", "h1"]
    assert lines(build_entries(rows, Filter(trash=True))) == ["trash 1", "h3"]
    assert lines(build_entries(rows, Filter(matches={rows[1].id}))) == ["draft 1", "h2"]
    assert len(build_entries(rows, Filter(matches=frozenset()))) == 0


def test_a_folded_group_hides_nothing_that_was_searched_for(row):
    rows = [row(1), row(2)]
    assert lines(build_entries(rows, Filter(), {"draft"})) == ["draft 2"]
    found = build_entries(rows, Filter(matches={rows[0].id}), {"draft"})
    assert lines(found) == ["draft 1", "h1"]


def test_places(row):
    rows = [row(1), row(2, status=Status.READY)]
    entries = build_entries(rows, Filter())
    assert entries.place_of(rows[1].id) == 3
    assert build_entries(rows, Filter(), {"ready"}).place_of(rows[1].id) == -1
    for wrong in (-1, 4):
        with pytest.raises(IndexError):
            entries[wrong]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=2), "2 min ago"),
        (timedelta(hours=3), "3 h ago"),
        (timedelta(hours=13), "yesterday"),
        (timedelta(days=2), "Tuesday"),
        (timedelta(days=7), "8 Jan"),
        (timedelta(days=30), "16 Dec 2025"),
        (timedelta(seconds=-90), "now"),
    ],
)
def test_ago(before, words):
    assert ago(NOW - before, NOW, UTC) == words


def test_meta_line_says_what_matters_in_each_status(row):
    draft = row(1, words=1208, updated_at=NOW - timedelta(minutes=2))
    assert meta_line(draft, NOW, UTC) == "News · 2 min ago · 1,208 words"
    assert meta_line(row(1, words=1, updated_at=NOW), NOW, UTC) == "News · now · 1 word"
    review = row(1, kind=Kind.REVIEW, status=Status.IN_EDIT, rating="★★★★★", updated_at=NOW)
    assert meta_line(review, NOW, UTC) == "Review · now · ★★★★★"
    embargo = Moment(datetime(2026, 1, 22, 14, 0, tzinfo=UTC), "America/New_York")
    ready = row(1, kind=Kind.LIST, status=Status.READY, embargo=embargo)
    assert meta_line(ready, NOW, UTC) == "List · embargo 22 Jan, 9:00"
    assert meta_line(row(1, status=Status.READY), NOW, UTC) == "News · ready"
    past = Moment(datetime(2026, 1, 14, tzinfo=UTC))
    assert meta_line(row(1, status=Status.READY, embargo=past), NOW, UTC) == "News · ready"
    assert meta_line(row(1, status=Status.PUBLISHED, date=past), NOW, UTC) == "News · 14 Jan"
    gone = row(1, trashed_at=NOW - timedelta(hours=1))
    assert meta_line(gone, NOW, UTC) == "News · in the trash since 1 h ago"


def test_a_screen_reader_hears_the_status(row):
    assert spoken_line(row(1, headline="", updated_at=NOW), NOW).startswith("Untitled. Draft. News")


def test_two_lines(theme, qapp):
    metrics = QFontMetrics(theme.ui_font(13, 600))
    width = metrics.horizontalAdvance("Almost all of it has")
    assert two_lines("Almost", width, metrics) == ("Almost",)
    assert two_lines("Almost all of it has been found", width, metrics) == (
        "Almost all of it has",
        "been found",
    )
    first, second = two_lines("word " * 30, width, metrics)
    assert second.endswith("…")
    assert metrics.horizontalAdvance(first) <= width
    (only,) = two_lines("W" * 80, width, metrics)
    assert only.endswith("…")


def test_model_is_sound_through_every_change(row, qapp):
    model = EntryModel()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    # The tester would load more in the midst of a reset, and then complain about itself.
    tester.setUseFetchMore(False)
    rows = [row(number, status=list(Status)[number % 5]) for number in range(1, 1200)]
    model.show(build_entries(rows, Filter()))
    while model.canFetchMore(model.index(-1)):
        model.fetchMore(model.index(-1))
    assert model.rowCount() == 1199 + 5
    model.show(build_entries(rows[3:], Filter(), {"ready"}))
    model.show(Entries())
    assert model.rowCount() == 0
    assert tester.model() is model


def test_model_loads_in_chunks_and_as_far_as_is_asked_for(row, qapp):
    model = EntryModel()
    rows = [row(number) for number in range(1, 10_001)]
    model.show(build_entries(rows, Filter()))
    assert model.rowCount() == CHUNK
    index = model.index_of(rows[7000].id)
    assert index.row() == 7001
    assert model.rowCount() >= 7002
    assert not model.index_of(row(99_999).id).isValid()


def test_other_words_move_no_lines(row, qapp, qtbot):
    model = EntryModel()
    model.show(build_entries([row(1), row(2)], Filter()))
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        assert not model.show(build_entries([row(1, words=7), row(2)], Filter()))
    changed = model.entry(model.index(1))
    assert changed is not None
    assert changed.row is not None
    assert changed.row.words == 7
    with qtbot.waitSignal(model.modelReset):
        assert model.show(build_entries([row(2), row(1)], Filter()))
