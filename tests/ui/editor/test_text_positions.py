"""Code points and UTF-16 units, and ranges that follow edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.text.positions import Positions, utf16_length
from desktop_app.ui.text.spans import EditLog, MovingSpans, shifted

texts = st.text(alphabet="ab\né’😀𝄞", max_size=30)


@given(text=texts)
def test_positions_agree_with_the_encoding(text: str) -> None:
    positions = Positions(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le")) // 2
        assert positions.utf16(place) == units
        assert positions.code_point(units) == place
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_a_place_within_a_pair_is_the_pair() -> None:
    assert Positions("a😀b").code_point(2) == 1


@given(text=texts, at=st.integers(0, 30), removed=st.integers(0, 10), inserted=texts)
def test_positions_follow_an_edit(text: str, at: int, removed: int, inserted: str) -> None:
    at = min(at, len(text))
    removed = min(removed, len(text) - at)
    positions = Positions(text)
    positions.splice(at, removed, inserted)
    after = text[:at] + inserted + text[at + removed :]
    fresh = Positions(after)
    for place in range(len(after) + 1):
        assert positions.utf16(place) == fresh.utf16(place)
        assert positions.code_point(fresh.utf16(place)) == place


@given(
    text=st.text(alphabet="abcdefgh", min_size=2, max_size=20),
    span=st.tuples(st.integers(0, 20), st.integers(0, 20)),
    at=st.integers(0, 20),
    removed=st.integers(0, 8),
    inserted=st.text(alphabet="XYZ", max_size=4),
)
def test_a_range_keeps_the_words_that_are_left_of_it(
    text: str, span: tuple[int, int], at: int, removed: int, inserted: str
) -> None:
    start, end = sorted(min(place, len(text)) for place in span)
    at = min(at, len(text))
    removed = min(removed, len(text) - at)
    after = text[:at] + inserted + text[at + removed :]
    low, high = shifted((start, end), at, removed, len(inserted))
    assert 0 <= low <= high <= len(after)
    left = [
        char for place, char in enumerate(text) if start <= place < end
        and not at <= place < at + removed
    ]  # fmt: skip
    assert [char for char in after[low:high] if char not in "XYZ"] == left


def test_typing_at_the_edges_of_a_range_stays_outside() -> None:
    assert shifted((3, 6), 3, 0, 2) == (5, 8)
    assert shifted((3, 6), 6, 0, 2) == (3, 6)
    assert shifted((3, 6), 4, 0, 2) == (3, 8)


def test_a_log_that_is_too_short_says_so() -> None:
    log = EditLog()
    for revision in range(1, 1500):
        log.note(revision, 0, 0, 1)
    assert log.rebase([(0, 1)], 3) is None
    assert log.rebase([(0, 1)], 1490) == ((9, 10),)


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 3)), max_size=12),
    st.tuples(st.integers(0, 14), st.integers(0, 14)),
)
def test_what_was_typed_in_one_go_moves_ranges_as_each_key_did(
    edits: list[tuple[int, int, int]], span: tuple[int, int]
) -> None:
    span = (min(span), max(span))
    log, one_by_one = EditLog(), span
    revision = 0
    for start, removed, inserted in edits:
        # A run of keys behind one another, then whatever comes.
        for edit in ((start, 0, 1), (start + 1, 0, 1), (start, removed, inserted)):
            revision += 1
            log.note(revision, *edit)
            one_by_one = shifted(one_by_one, *edit)
    assert log.rebase([span], 0) == (one_by_one,)


_SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), max_size=25)
_EDITS = st.lists(
    st.tuples(st.integers(0, 70), st.integers(0, 9), st.integers(0, 9), st.booleans()), max_size=12
)


@given(_SPANS, _EDITS)
def test_ranges_that_move_lazily_stand_where_each_by_itself_would(
    spans: list[tuple[int, int]], edits: list[tuple[int, int, int, bool]]
) -> None:
    plain = sorted((start, start + length) for start, length in spans if length)
    moving = MovingSpans((start, start + length) for start, length in spans)
    for start, removed, inserted, look in edits:
        moving.follow(start, removed, inserted)
        plain = [shifted(span, start, removed, inserted) for span in plain]
        plain = [span for span in plain if span[0] < span[1]]
        near = [span for span in plain if span[0] <= start + 5 and span[1] >= start]
        assert moving.meeting(start, start + 5) == near
        if look:
            assert moving.all() == plain
        assert bool(moving) == bool(plain)
    assert moving.all() == plain
