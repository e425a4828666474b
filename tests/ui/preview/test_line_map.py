from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.preview.line_map import LineMap
from desktop_app.ui.preview.view import Place

ranges = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 60)), max_size=12)


def order(place: Place) -> float:
    return place.index + place.fraction


@given(ranges, st.lists(st.floats(0, 70), min_size=2))
def test_it_never_runs_backwards(found, lines) -> None:
    line_map = LineMap(found)
    places = [order(line_map.place_of(line)) for line in sorted(lines)]
    assert places == sorted(places)
    ways = sorted(abs(line) / 7 for line in lines)
    back = [line_map.line_of(Place(int(way), way % 1)) for way in ways]
    assert back == sorted(back)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.floats(0, 1))
def test_there_and_back_is_the_same_line(gaps, part) -> None:
    starts = [sum(gaps[:number]) for number in range(len(gaps))]
    line_map = LineMap([(start, start + 1) for start in starts])
    line = part * (starts[-1] + 1)
    assert line_map.line_of(line_map.place_of(line)) == pytest.approx(line)


def test_blank_lines_belong_to_the_block_above() -> None:
    line_map = LineMap([(0, 1), (4, 5)])
    assert line_map.place_of(2) == Place(0, 0.5)
    assert line_map.place_of(4) == Place(1, 0)
    assert line_map.line_of(Place(0, 0.5)) == 2


def test_an_empty_page_has_one_place() -> None:
    assert LineMap(()).place_of(9) == Place(0)
    assert LineMap(()).line_of(Place(3, 0.5)) == 0
