"""Where the writer was, as one line of JSON, and how much of a text is new."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.place import Place, place_from_json, place_to_json
from desktop_app.domain.sentences import differing, sentences_changed


def test_a_place_comes_back_as_it_was() -> None:
    place = Place(uuid4(), "dek", 3, 9, 12, 340, 437, "history")
    assert place_from_json(place_to_json(place)) == place


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"article": 3}', '{"article": "x"}'])
def test_what_is_damaged_says_no_place(text: str) -> None:
    assert place_from_json(text) is None


def test_an_unknown_field_is_the_body() -> None:
    text = place_to_json(Place(uuid4())).replace('"body"', '"foot"').replace("0", "-1", 0)
    place = place_from_json(text)
    assert place is not None
    assert place.field == "body"


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("", "", 0),
        ("One.", "One.", 0),
        ("One.", "One. Two. Three.", 2),
        ("One. Two.", "One. A third, unfinished", 1),
        ("One. Two. Three.", "One. Three.", 0),
        ("One.", "One.\n\nTwo.\n\nThree", 2),
        ("The end.", "Two more. That is it. The end.", 2),
        ("He said.", "He said so. “Really?” Yes!", 3),
    ],
)
def test_new_sentences_are_counted(old: str, new: str, count: int) -> None:
    assert sentences_changed(old, new) == count


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_what_differs_lies_between_what_is_common(one: str, other: str) -> None:
    start, end = differing(one, other)
    back, stop = differing(other, one)
    assert start == back
    assert start <= end
    assert one[:start] + other[start:stop] + one[end:] == other
