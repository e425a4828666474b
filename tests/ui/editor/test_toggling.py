"""Bold and italic by key, as a writer uses them: on, type, off, and within what is bold already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.editor import formatting, stretched

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

    Write = Callable[..., None]
    Seen = Callable[[], str]
    Twice = Callable[[str], tuple[str, str]]


@pytest.fixture
def bold_twice(pane: EditorPane, write: Write, seen: Seen) -> Twice:
    """Writes, then presses Bold twice; what is seen after each."""

    def twice(before: str) -> tuple[str, str]:
        write(before)
        pane.toggle_bold()
        once = seen()
        pane.toggle_bold()
        return once, seen()

    return twice


def test_bold_is_switched_on_written_in_and_switched_off(
    pane: EditorPane, write: Write, seen: Seen, open_article: OpenArticle
) -> None:
    write("a |")
    pane.toggle_bold()
    assert seen() == "a **|**"
    QTest.keyClicks(pane.body, "two words")
    pane.toggle_bold()
    assert seen() == "a **two words**|"
    QTest.keyClicks(pane.body, " on")
    assert seen() == "a **two words** on|"
    for _ in range(5):
        open_article.undo()
    assert seen() == "a |"


def test_an_empty_pair_goes_with_the_same_key_or_backspace(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    for toggle in (pane.toggle_bold, pane.toggle_italic, pane.toggle_strike):
        write("a |")
        toggle()
        toggle()
        assert seen() == "a |"
        toggle()
        QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
        assert seen() == "a |"


def test_the_closing_mark_can_be_typed(pane: EditorPane, write: Write, seen: Seen) -> None:
    write("a |")
    pane.toggle_bold()
    QTest.keyClicks(pane.body, "b** c")
    assert seen() == "a **b** c|"
    QTest.keyClicks(pane.body, " *d*")  # one of the writer's own
    assert seen() == "a **b** c *d*|"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a **one tw|o three** b", "a one tw|o three b"),
        ("a **one |two| three** b", "a **one** |two| **three** b"),
        ("a **|one| two** b", "a |one| **two** b"),
        ("a **one |two|** b", "a **one** |two| b"),
        ("a ***one tw|o*** b", "a *one tw|o* b"),
        ("- **one\n  tw|o**", "- one\n  tw|o"),
        ("`**one` tw|o `three**`", "`**one` **tw|o** `three**`"),
        ("one** tw|o **three", "one** **tw|o** **three"),
    ],
)
def test_within_bold_words_bold_is_taken_off_and_put_back(
    bold_twice: Twice, before: str, after: str
) -> None:
    assert bold_twice(before) == (after, before)


def test_another_edit_between_ends_what_could_be_put_back(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    write("**one tw|o three**")
    pane.toggle_bold()
    QTest.keyClicks(pane.body, "x")
    pane.toggle_bold()
    assert seen() == "one **twx|o** three"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a `co|de` b", "a **`co|de`** b"),
        ("a `two |words| here` b", "a **`two |words| here`** b"),
        ("`` a ` |b ``", "**`` a ` |b ``**"),
        ("`a` b|c `d`", "`a` **b|c** `d`"),
    ],
)
def test_around_code_within_a_line(bold_twice: Twice, before: str, after: str) -> None:
    assert bold_twice(before) == (after, before)


def test_in_fenced_code_a_star_is_a_star(pane: EditorPane, write: Write, seen: Seen) -> None:
    write("```\nco|de\n```")
    pane.toggle_bold()
    pane.toggle_strike()
    pane.toggle_link()
    assert seen() == "```\nco|de\n```"


@given(
    st.text(alphabet="ab *`~\n", max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([formatting.BOLD, formatting.ITALIC, formatting.STRIKE]),
)
def test_only_marks_come_and_go(text: str, start: int, end: int, mark: str) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    change = stretched.unmarked(text, start, end, mark)
    if change is not None:
        new = change.applied(text)
        assert new.replace(mark[0], "") == text.replace(mark[0], "")
        assert 0 <= min(change.anchor, change.caret) <= max(change.anchor, change.caret) <= len(new)
