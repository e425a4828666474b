"""Enter and Tab in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.editor import lists

if TYPE_CHECKING:
    from desktop_app.ui.editor.change import Change


def show(text: str, change: Change | None) -> str | None:
    if change is None:
        return None
    after = change.applied(text)
    return f"{after[: change.caret]}|{after[change.caret :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("- one| two", "- one\n- |two"),
        ("* one|", "* one\n* |"),
        ("- [x] one|", "- [x] one\n- [ ] |"),
        ("1. one|", "1. one\n2. |"),
        ("9) one|", "9) one\n10) |"),
        ("1. one|\n2. two\n3. three", "1. one\n2. |\n3. two\n4. three"),
        ("- one\n- |", "- one\n|"),
        ("- one\n  - |", "- one\n- |"),
        ("1. one\n2. |\n3. two", "1. one\n|\n2. two"),
        ("> said|", "> said\n> |"),
        ("> said\n> |", "> said\n|"),
        ("> - one|", "> - one\n> - |"),
        ("plain|", None),
        ("|- one", None),
        ("-|", "|"),
        ("- - -|", None),
        ("-no list|", None),
        ("1. one\n   - a\n2. two|", "1. one\n   - a\n2. two\n3. |"),
    ],
)
def test_enter(before: str, after: str | None) -> None:
    place = before.index("|")
    text = before.replace("|", "")
    assert show(text, lists.enter(text, place)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n- tw|o", "- one\n  - tw|o"),
        ("1. one\n2. tw|o\n3. three", "1. one\n   1. tw|o\n2. three"),
        ("- on|e", "- on|e"),
        ("plain|", None),
    ],
)
def test_tab(before: str, after: str | None) -> None:
    place = before.index("|")
    text = before.replace("|", "")
    assert show(text, lists.indent(text, place, place)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one\n  - tw|o", "- one\n- tw|o"),
        ("1. one\n   1. tw|o\n2. three", "1. one\n2. tw|o\n3. three"),
        ("- one\n  - two\n    - th|ree", "- one\n  - two\n  - th|ree"),
        ("- on|e", "- on|e"),
    ],
)
def test_back_tab(before: str, after: str) -> None:
    place = before.index("|")
    text = before.replace("|", "")
    assert show(text, lists.indent(text, place, place, out=True)) == after


def test_selected_items_nest_together() -> None:
    text = "- a\n- b\n- c"
    change = lists.indent(text, 5, len(text))
    assert change is not None
    assert change.applied(text) == "- a\n  - b\n  - c"


@given(
    text=st.lists(
        st.sampled_from(["- a", "1. b", "   2. c", "  - d", "> - e", "f", "", "3) g"]), max_size=6
    ).map("\n".join),
    place=st.integers(0, 40),
)
def test_no_word_is_lost(text: str, place: int) -> None:
    place = min(place, len(text))
    words = [char for char in text if char.isalpha()]
    for change in (
        lists.enter(text, place),
        lists.indent(text, place, place),
        lists.indent(text, place, place, out=True),
    ):
        if change is not None:
            after = change.applied(text)
            assert [char for char in after if char.isalpha()] == words
            assert 0 <= change.caret <= len(after)
