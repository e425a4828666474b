"""Snippets: their fields and variables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.snippets import BUILT_IN, Snippet, expand


@pytest.mark.parametrize(
    ("text", "values", "after", "fields"),
    [
        ("a", {}, "a", ["@1"]),
        ("a ${1:b} c", {}, "a b c", ["b", "@5"]),
        ("$2 ${1:x}$0!", {}, " x!", ["x", "@0", "@2"]),
        ("${1:x} $1", {}, "x x", ["x", "@3"]),
        ("$SELECTION|${DATE}", {"SELECTION": "s", "DATE": "d"}, "s|d", ["@3"]),
        ("\\$1 $UNKNOWN", {}, "$1 $UNKNOWN", ["@11"]),
        ("${1:$TITLE} $1", {"TITLE": "t"}, "t t", ["t", "@3"]),
        ("$SELECTION", {"SELECTION": "$1"}, "$1", ["@2"]),
    ],
)
def test_expand(text: str, values: dict[str, str], after: str, fields: list[str]) -> None:
    made = expand(Snippet("n", text), values)
    assert made.text == after
    assert [made.text[low:high] or f"@{low}" for low, high in made.fields] == fields


@given(st.text(alphabet="a$10{}:\\S\n", max_size=30))
def test_fields_lie_in_the_text(text: str) -> None:
    made = expand(Snippet("n", text), {"S": "words"})
    assert made.fields
    for low, high in made.fields:
        assert 0 <= low <= high <= len(made.text)


def test_built_in_names_are_their_own() -> None:
    names = [snippet.name for snippet in BUILT_IN]
    assert len(names) == len(set(names))
    assert all(snippet.text and snippet.note for snippet in BUILT_IN)
