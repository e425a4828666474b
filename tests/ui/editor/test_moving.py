"""Paragraphs and sections moved and doubled, as functions and by keys; selections that grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.language.stretches import headings
from desktop_app.ui.editor.mover import Mover
from desktop_app.ui.editor.moving import (
    double_paragraph,
    move_paragraph,
    move_section,
    neighbour,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle


def changed(marked, change, **options):
    """The text after a change, with `|` at the selection."""
    parts = marked.split("|")
    text, start = "".join(parts), len(parts[0])
    end = start + len(parts[1]) if len(parts) > 2 else start
    made = change(text, start, end, **options)
    if made is None:
        return None
    new = made.applied(text)
    low, high = sorted((made.anchor, made.caret))
    middle = f"{new[low:high]}|" if high > low else ""
    return f"{new[:low]}|{middle}{new[high:]}"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("o|ne\n\ntwo\n\nthree", "two\n\no|ne\n\nthree"),
        ("- o|ne\n- two", "- two\n- o|ne"),
        ("  - a|\n  - b\n", "  - b\n  - a|\n"),
        ("a|\n\n\n\nb\nc", "b\nc\n\n\n\na|"),
        ("|one\n\ntwo|\n\nthree", "three\n\n|one\n\ntwo|"),
        ("## He|ad\ntext", "text\n## He|ad"),
        ("1. o|ne\n2. two\n3. three", "1. two\n2. o|ne\n3. three"),
        ("9. o|ne\n10. two", "9. two\n10. o|ne"),
        ("1) o|ne\n\n2) two", "1) two\n\n2) o|ne"),
        ("|1. one\n2. two|\n3. three", "1. three\n|2. one\n3. two|"),
        ("- o|ne\n  - a\n  - b\n- two\n  - c", "- two\n  - c\n- o|ne\n  - a\n  - b"),
        ("1. o|ne\n   1. a\n2. two", "1. two\n2. o|ne\n   1. a"),
        ("- p\n  - a|\n  - b", "- p\n  - b\n  - a|"),
        ("```\nco|de\n\nx\n```\n\ntext", "text\n\n```\nco|de\n\nx\n```"),
        ("te|xt\n\n~~~\na\n\nb\n~~~", "~~~\na\n\nb\n~~~\n\nte|xt"),
    ],
)
def test_paragraphs_change_places_and_back(above, below):
    assert changed(above, move_paragraph, up=False) == below
    assert changed(below, move_paragraph, up=True) == above


@pytest.mark.parametrize("marked", ["o|ne\n\ntwo", "|", "one\n|\ntwo", "\n\no|ne"])
def test_nothing_moves_above_the_first(marked):
    assert changed(marked, move_paragraph, up=True) is None


def test_nothing_moves_below_the_last():
    assert changed("one\n\ntw|o\n\n", move_paragraph, up=False) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("o|ne\n\ntwo", "one\n\no|ne\n\ntwo"),
        ("- o|ne\n- two", "- one\n- o|ne\n- two"),
        ("o|ne", "one\n\no|ne"),
        ("- a\n- b|", "- a\n- b\n- b|"),
        ("1. o|ne\n2. two", "1. one\n2. o|ne\n3. two"),
        ("- a|\n  - b\n- c", "- a\n  - b\n- a|\n  - b\n- c"),
        ("```\na|\n```", "```\na\n```\n\n```\na|\n```"),
    ],
)
def test_a_paragraph_is_doubled_below_itself(before, after):
    assert changed(before, double_paragraph) == after


SECTIONS = "Lead.\n\n## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n\n## C\n\nc\n"


def moved(index, before):
    change = move_section(SECTIONS, index, before)
    return None if change is None else change.applied(SECTIONS)


def test_a_section_goes_with_all_that_is_in_it():
    assert moved(0, 3) == "Lead.\n\n## B\n\nb\n\n## A\n\na\n\n### A1\n\na1\n\n## C\n\nc\n"
    assert moved(0, 4) == "Lead.\n\n## B\n\nb\n\n## C\n\nc\n\n## A\n\na\n\n### A1\n\na1\n"
    assert moved(3, 0) == "Lead.\n\n## C\n\nc\n\n## A\n\na\n\n### A1\n\na1\n\n## B\n\nb\n"
    assert moved(1, 3) == "Lead.\n\n## A\n\na\n\n## B\n\nb\n\n### A1\n\na1\n\n## C\n\nc\n"


@pytest.mark.parametrize(("index", "before"), [(0, 0), (0, 1), (0, 2), (2, 3), (3, 4), (9, 0)])
def test_a_section_does_not_go_to_where_it_is(index, before):
    assert moved(index, before) is None


def test_the_caret_goes_to_the_heading():
    for index, before in ((0, 3), (0, 4), (3, 0), (2, 0)):
        change = move_section(SECTIONS, index, before)
        assert change is not None
        title = headings(SECTIONS)[index].title
        assert change.applied(SECTIONS)[change.caret :].lstrip("#").startswith(f" {title}\n")


@pytest.mark.parametrize(
    ("index", "up", "expected"),
    [
        (0, False, 3),
        (2, True, 0),
        (0, True, None),
        (1, False, None),
        (2, False, 4),
        (3, False, None),
    ],
)
def test_neighbours_are_on_the_same_level(index, up, expected):
    assert neighbour(SECTIONS, index, up=up) == expected


@given(st.lists(st.sampled_from(["# a", "## b", "text", "", "- x", "```"]), max_size=12), st.data())
def test_no_words_are_lost_by_moving_a_section(lines, data):
    text = "\n".join(lines)
    known = headings(text)
    index = data.draw(st.integers(0, max(len(known) - 1, 0)))
    change = move_section(text, index, data.draw(st.integers(0, len(known))))
    if change is not None:
        assert sorted(change.applied(text).split()) == sorted(text.split())


@given(st.lists(st.sampled_from(["# a", "text", "", "- x", "  more"]), max_size=10), st.data())
def test_no_words_are_lost_by_moving_a_paragraph(lines, data):
    text = "\n".join(lines)
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    for up in (False, True):
        change = move_paragraph(text, start, end, up=up)
        if change is not None:
            new = change.applied(text)
            assert sorted(new.split()) == sorted(text.split())
            assert len(new) == len(text)
            assert new[change.anchor : change.caret].strip() == text[start:end].strip()


# ------------------------------------------------------------------------------ in the editor


def test_each_move_is_one_step_and_the_caret_comes_back(
    pane: EditorPane,
    write: Callable[..., None],
    seen: Callable[[], str],
    open_article: OpenArticle,
) -> None:
    mover = Mover(pane.body)
    write("## A\n\none 😀 t|wo\n\nthree\n\n## B\n\nfour")
    states = [seen()]
    for do in (mover.move_down, mover.double, mover.section_down, mover.section_up):
        steps = open_article.history.count()
        do()
        assert open_article.history.count() == steps + 1
        states.append(seen())
    assert states[1] == "## A\n\nthree\n\none 😀 t|wo\n\n## B\n\nfour"
    assert states[2] == "## A\n\nthree\n\none 😀 two\n\none 😀 t|wo\n\n## B\n\nfour"
    assert states[3] == "## B\n\nfour\n\n## A\n\nthree\n\none 😀 two\n\none 😀 t|wo"
    for state in reversed(states[:-1]):
        open_article.undo()
        assert seen() == state
    for state in states[1:]:
        open_article.redo()
        assert seen() == state


def test_undo_survives_saving(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str], open_article: OpenArticle
) -> None:
    mover = Mover(pane.body)
    write("o|ne\n\ntwo")
    mover.move_down()
    article = open_article.article()
    open_article.adopt(article, article)
    open_article.undo()
    assert seen() == "o|ne\n\ntwo"


def test_a_selection_grows_and_shrinks_again(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    mover = Mover(pane.body)
    write("One two. Three fo|ur.\n\nNext.")
    states = [seen()]
    for _ in range(4):
        mover.grow()
        states.append(seen())
    assert states[1:] == [
        "One two. Three |four|.\n\nNext.",
        "One two. |Three four.|\n\nNext.",
        "|One two. Three four.|\n\nNext.",
        "|One two. Three four.\n\nNext.|",
    ]
    for state in reversed(states[:-1]):
        mover.shrink()
        assert seen() == state
    mover.grow()
    pane.body.put_caret(0, 3)
    mover.shrink()
    assert seen() == "|One| two. Three four.\n\nNext."


def test_nothing_moves_in_a_text_that_cannot_be_edited(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    mover = Mover(pane.body)
    write("o|ne\n\ntwo")
    pane.body.setReadOnly(True)
    mover.move_down()
    mover.double()
    assert open_article.body.text == "one\n\ntwo"
