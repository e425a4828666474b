"""What has changed, taken apart and put together again."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.finding import Finding, Fix, Severity, TextEdit
from desktop_app.domain.records import HouseStyle, Hub, PublishedLink, Records
from desktop_app.worker.codec import decode, encode
from desktop_app.worker.delta import (
    ranges_after,
    records_after,
    records_delta,
    run_of,
    spliced,
    text_splice,
)
from desktop_app.worker.messages import TextSplice
from desktop_app.worker.moving import moved_findings

WORDS = st.text("ab\n", max_size=40)
HUBS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("xyz"), max_size=6)


@given(WORDS, WORDS)
def test_an_edit_makes_the_new_text(old: str, new: str) -> None:
    splice = text_splice(old, new)
    assert spliced(old, splice) == new
    inserted, removed = len(splice.text), splice.end - splice.start
    if inserted and removed:
        assert splice.text[0] != old[splice.start]


@given(WORDS, st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3))
def test_a_key_sends_a_key(words: str, before: int, behind: int, removed: int) -> None:
    old = "x" * before + "-" * removed + "y" * behind
    new = "x" * before + words + "y" * behind
    splice = text_splice(old, new)
    assert spliced(old, splice) == new
    assert len(splice.text) <= len(words)
    assert splice.end - splice.start <= removed


def test_an_edit_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        spliced("abc", TextSplice(2, 5, "", 2))
    with pytest.raises(ValueError, match="another text"):
        spliced("abc", TextSplice(0, 1, "", 7))


@given(HUBS, HUBS)
def test_records_come_out_as_they_are(old: dict[str, str], new: dict[str, str]) -> None:
    before, after = (
        Records(
            hubs={key: Hub(UUID(int=ord(key)), key, name) for key, name in hubs.items()},
            articles={key: PublishedLink(key, name) for key, name in hubs.items()},
        )
        for hubs in (old, new)
    )
    delta = records_delta(before, after)
    found = before if delta is None else records_after(before, delta)
    assert found == after
    assert list(found.articles) == list(after.articles)
    if old == new and list(old) == list(new):
        assert delta is None


@given(st.booleans(), st.integers(0, 2))
def test_the_house_style_crosses_whole(comma: bool, limit: int) -> None:
    before = Records()
    after = replace(before, house=HouseStyle(serial_comma=comma, also_stars_limit=limit))
    delta = records_delta(before, after)
    if before == after:
        assert delta is None
        return
    assert delta is not None
    assert records_after(before, decode(encode(delta))) == after


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_ranges_come_out_as_they_are(old: list[int], new: list[int]) -> None:
    def ranges(heights: list[int]) -> tuple[tuple[int, int], ...]:
        found, line = [], 0
        for height in heights:
            found.append((line, line + height))
            line += height
        return tuple(found)

    assert ranges_after(ranges(old), run_of(ranges(old), ranges(new))) == ranges(new)


def test_a_new_line_at_the_top_sends_no_ranges() -> None:
    old = tuple((line, line + 1) for line in range(0, 4000, 2))
    run = run_of(old, tuple((first + 1, end + 1) for first, end in old))
    assert (run.lines, run.tail, run.shift) == ((), 2000, 1)


# ---------------------------------------------------------------- findings that move with the text

OLD = "one TODO two\n\nthree TODO four"
NEW = "one TODO two and\n\nthree TODO four"


def found(start: int, line: int, fix: Fix | None = None) -> Finding:
    return Finding("code", Severity.WARNING, start, start + 4, line, "TODO", fix=fix)


def test_findings_stay_at_their_words() -> None:
    fix = Fix("Mend", (TextEdit(20, 24, ""),), caret=20)
    moved = moved_findings((found(4, 1), found(20, 3, fix)), OLD, NEW)
    assert [NEW[one.start : one.end] for one in moved] == ["TODO", "TODO"]
    assert moved[1].fix == replace(fix, edits=(TextEdit(24, 28, ""),), caret=24)
    with_line = moved_findings((found(20, 3),), OLD, "new\n" + OLD)
    assert with_line == (found(24, 4),)


def test_the_second_way_to_settle_it_moves_too() -> None:
    other = Fix("Or else", (TextEdit(20, 24, ""),), caret=20)
    (moved,) = moved_findings((replace(found(20, 3), other=other),), OLD, NEW)
    assert moved.other == replace(other, edits=(TextEdit(24, 28, ""),), caret=24)
    (hit,) = moved_findings((replace(found(4, 1), other=other),), OLD, OLD[:5] + OLD[7:])
    assert hit.other is None
    (behind,) = moved_findings((replace(found(4, 1), other=other),), OLD, NEW)
    assert behind.other == moved.other


def test_an_edit_inside_a_finding_takes_its_fix_away() -> None:
    fix = Fix("Mend", (TextEdit(4, 8, ""),))
    moved = moved_findings((found(4, 1, fix),), OLD, OLD.replace("one TODO", "one TOO", 1))
    assert moved == (replace(found(4, 1), end=7),)
    about_details = Finding("code", Severity.ERROR, 0, 0, 0, "m")
    assert moved_findings((about_details,), OLD, "x" + OLD) == (about_details,)


@given(WORDS, WORDS, st.data())
def test_moved_findings_stay_inside_the_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    one = Finding("code", Severity.INFO, start, end, 1, "m")
    (moved,) = moved_findings((one,), old, new)
    assert 0 <= moved.start <= moved.end <= len(new)
