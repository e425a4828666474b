"""Marks on and off: exact inverses, and the cases that a writer meets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor import formatting
from desktop_app.ui.editor.change import Change, carried

lines = st.text(alphabet="ab *_~`é😀-#>1.\t’[]()", max_size=30)
places = st.tuples(st.integers(0, 30), st.integers(0, 30))
marks = st.sampled_from([formatting.BOLD, formatting.ITALIC, formatting.STRIKE, formatting.CODE])


def unmark(marked: str) -> tuple[str, int, int]:
    parts = marked.split("|")
    start = len(parts[0])
    return "".join(parts), start, start + (len(parts[1]) if len(parts) > 2 else 0)


def mark_up(text: str, change: Change) -> str:
    after = change.applied(text)
    start, end = sorted((change.anchor, change.caret))
    if start == end:
        return f"{after[:start]}|{after[start:]}"
    return f"{after[:start]}|{after[start:end]}|{after[end:]}"


@given(text=lines, places=places, mark=marks)
def test_the_same_key_twice_changes_nothing(text: str, places: tuple[int, int], mark: str) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    once = formatting.toggle_mark(text, start, end, mark)
    after = once.applied(text)
    assert min(once.anchor, once.caret) >= 0
    assert max(once.anchor, once.caret) <= len(after)
    twice = formatting.toggle_mark(after, once.anchor, once.caret, mark)
    assert twice.applied(after) == text


@given(text=lines, places=places, mark=marks)
def test_a_toggle_only_adds_or_takes_marks(text: str, places: tuple[int, int], mark: str) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    after = formatting.toggle_mark(text, start, end, mark).applied(text)
    assert after.replace(mark[0], "") == text.replace(mark[0], "")


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("a wo|rd here", "**", "a **wo|rd** here"),
        ("a **wo|rd** here", "**", "a wo|rd here"),
        ("a **wo|rd** here", "*", "a ***wo|rd*** here"),
        ("a ***wo|rd*** here", "**", "a *wo|rd* here"),
        ("a | here", "*", "a *|* here"),
        ("a *|* here", "*", "a | here"),
        ("take| these words |off", "**", "take **|these words|** off"),
        ("take |**these words**| off", "**", "take |these words| off"),
        ("Klein-Ro|gge’s", "*", "*Klein-Ro|gge’s*"),
        ("|- one\n- two|", "**", "- **|one**\n- **two|**"),
        ("- **|one**\n- **two|**", "**", "- |one\n- two|"),
        ("use |a `tick` here|", "`", "use ``|a `tick` here|``"),
        ("|one|", "~~", "~~|one|~~"),
        ("|  |", "**", "|  |"),
    ],
)
def test_marks(before: str, mark: str, after: str) -> None:
    text, start, end = unmark(before)
    change = formatting.toggle_mark(text, start, end, mark)
    assert mark_up(text, change) == after


@pytest.mark.parametrize(
    ("before", "url", "after"),
    [
        ("see |our coverage| now", "", "see [our coverage](|) now"),
        ("see [our coverage](|) now", "", "see |our coverage| now"),
        ("see cov|erage now", "https://x.org", "see [coverage](https://x.org)| now"),
        ("see | now", "", "see [|]() now"),
        ("see |https://x.org/a| now", "", "see [|](https://x.org/a) now"),
        ("![a|lt](image:x)", "", "![[alt](|)](image:x)"),
    ],
)
def test_links(before: str, url: str, after: str) -> None:
    text, start, end = unmark(before)
    assert mark_up(text, formatting.toggle_link(text, start, end, url)) == after


def test_a_quote_and_back() -> None:
    text, start, end = unmark("One\n\nSaid th|is\nand that\n\nTwo")
    once = formatting.toggle_quote(text, start, end)
    assert mark_up(text, once) == "One\n\n::: quote |\nSaid this\nand that\n:::\n\nTwo"
    after = once.applied(text)
    assert formatting.toggle_quote(after, once.anchor, once.caret).applied(after) == text


def test_a_quote_of_several_paragraphs_is_left_from_inside() -> None:
    text, start, end = unmark("::: quote X\nOne\n\nT|wo\n:::\nrest")
    assert formatting.toggle_quote(text, start, end).applied(text) == "One\n\nTwo\nrest"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("o|ne", "- o|ne"),
        ("- o|ne", "o|ne"),
        ("|one\n\ntwo|", "|- one\n\n- two|"),
        ("1. on|e", "- on|e"),
        ("a\n|b\n|c", "a\n|- b\n|c"),
    ],
)
def test_lists(before: str, after: str) -> None:
    text, start, end = unmark(before)
    change = formatting.toggle_bullets(text, start, end)
    assert change.applied(text) == after.replace("|", "")


def test_numbers_and_headings() -> None:
    numbered = formatting.toggle_numbers("a\nb\nc", 0, 5).applied("a\nb\nc")
    assert numbered == "1. a\n2. b\n3. c"
    assert formatting.toggle_numbers(numbered, 0, len(numbered)).applied(numbered) == "a\nb\nc"
    assert formatting.toggle_heading("a", 1, 1).applied("a") == "## a"
    assert formatting.toggle_heading("## a", 4, 4).applied("## a") == "a"
    assert formatting.toggle_heading("# a", 2, 2).applied("# a") == "## a"


@given(text=st.text(alphabet="ab\n -", max_size=20), places=places)
def test_heading_and_list_twice_change_nothing(text: str, places: tuple[int, int]) -> None:
    start, end = sorted(min(place, len(text)) for place in places)
    plain = all(not line.lstrip().startswith(("-", "#")) for line in text.split("\n"))
    for toggle in (formatting.toggle_bullets, formatting.toggle_heading):
        once = toggle(text, start, end)
        after = once.applied(text)
        twice = toggle(after, once.anchor, once.caret)
        if plain:
            assert twice.applied(after) == text


def test_a_pair_keeps_what_it_surrounds_selected() -> None:
    change = formatting.surround("one two", 4, 7, "“")
    assert mark_up("one two", change) == "one “|two|”"


def test_places_are_carried_over_edits() -> None:
    edits = (TextEdit(2, 4, "xyz"), TextEdit(6, 6, "!"))
    assert [carried(place, edits) for place in (0, 2, 3, 4, 6, 7)] == [0, 2, 3, 5, 8, 9]
