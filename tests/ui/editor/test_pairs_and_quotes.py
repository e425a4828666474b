"""Brackets that close themselves, and quotes that turn: with real keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop_app.ui.editor import pairs
from desktop_app.ui.editor.prose import is_prose, kept_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

    Write = Callable[..., None]
    Seen = Callable[[], str]


def undo(pane: EditorPane) -> None:
    QTest.keySequence(pane.body, QKeySequence(QKeySequence.StandardKey.Undo))


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("a |", "(b)", "a (b)|"),
        ("a |", "(", "a (|)"),
        ("a |.", "[b", "a [b|]."),
        ("a |b", "(", "a (|b"),
        ("|", "- [ ] x", "- [ ] x|"),
        ("|", "```", "```|"),
        ("a |", "`b`", "a `b`|"),
        ("a\\|", "(", "a\\(|"),
        ("|", "[a](b)", "[a](b)|"),
        ("(|)", ")", "()|)"),  # a closer of one's own is not stepped over
        ("|", "((a))", "((a))|"),
        ("```\n|\n```", "f(", "```\nf(|\n```"),
        ("|", "{a}", "{a}|"),
    ],
)
def test_pairs(
    pane: EditorPane, write: Write, seen: Seen, before: str, keys: str, after: str
) -> None:
    write(before)
    QTest.keyClicks(pane.body, keys)
    assert seen() == after


def test_backspace_takes_an_empty_pair_and_no_other(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    write("a |")
    QTest.keyClicks(pane.body, "(")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert seen() == "a |"
    write("a (|)")
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert seen() == "a |)"


def test_a_pair_left_is_the_writers_own(pane: EditorPane, write: Write, seen: Seen) -> None:
    write("|\nnext")
    QTest.keyClicks(pane.body, "(a")
    QTest.keyClick(pane.body, Qt.Key.Key_Down)
    QTest.keyClick(pane.body, Qt.Key.Key_Up)
    QTest.keyClick(pane.body, Qt.Key.Key_Home)
    QTest.keyClick(pane.body, Qt.Key.Key_Right)
    QTest.keyClick(pane.body, Qt.Key.Key_Right)
    QTest.keyClicks(pane.body, ")")
    assert seen() == "(a)|)\nnext"


@given(st.text(alphabet="a ([`)\\\n", max_size=12), st.integers(0, 12), st.sampled_from("([{`"))
def test_a_pair_opened_and_emptied_changes_nothing(text: str, at: int, key: str) -> None:
    place = min(at, len(text))
    change = pairs.opened(text, place, key)
    if change is None:
        return
    after = change.applied(text)
    assert after == text[:place] + key + pairs.CLOSERS[key] + text[place:]
    back = pairs.emptied(after, change.caret, (change.caret,))
    assert back is not None
    assert back.applied(after) == text
    assert pairs.stepped_over(after, change.caret, pairs.CLOSERS[key], ()) is None


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|", '"Don\'t," he said', "“Don’t,” he said|"),
        ("|", "the '90s are 'fine'.", "the ’90s are ‘fine’.|"),
        ("|", "rock 'n' roll", "rock ’n’ roll|"),
        ("|", "He is 5'10\" or 6' tall", "He is 5′10″ or 6′ tall|"),
        ("|", "the 90's man", "the 90’s man|"),
        ("|", "`\"a\"`", "`\"a\"`|"),
        ("```\n|\n```", '"a"', '```\n"a"|\n```'),
        ("|", '::: quote "A"', '::: quote "A"|'),
        ("[a](https://x.org |)", '"t"', '[a](https://x.org "t"|)'),
        ("|", '<a href="x">', '<a href="x">|'),
        ("|", '"see https://x.org"', "“see https://x.org”|"),
        ("|", '("a")', "(“a”)|"),
    ],
)  # fmt: skip
def test_quotes_turn_in_prose(
    pane: EditorPane, write: Write, seen: Seen, before: str, keys: str, after: str
) -> None:
    pane.body.help.quotes.set_style("english")
    write(before)
    QTest.keyClicks(pane.body, keys)
    assert seen() == after


def test_undo_and_backspace_give_the_straight_one(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    pane.body.help.quotes.set_style("english")
    write("say |")
    QTest.keyClicks(pane.body, '"')
    assert seen() == "say “|"
    undo(pane)
    assert seen() == 'say "|'
    QTest.keyClicks(pane.body, 'a"')
    assert seen() == 'say "a”|'
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert seen() == 'say "a"|'
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert seen() == 'say "a|'


def test_a_mended_elision_is_a_step_of_its_own(pane: EditorPane, write: Write, seen: Seen) -> None:
    pane.body.help.quotes.set_style("english")
    write("|")
    QTest.keyClicks(pane.body, "'tis ")
    assert seen() == "’tis |"
    undo(pane)
    undo(pane)
    assert seen() == "‘tis|"


def test_a_selection_gets_turned_quotes_and_stays_selected(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    pane.body.help.quotes.set_style("german")
    write("a |word| b")
    QTest.keyClicks(pane.body, '"')
    assert seen() == "a „|word|“ b"
    undo(pane)
    assert seen() == "a |word| b"


def test_straight_means_as_typed(pane: EditorPane, write: Write, seen: Seen) -> None:
    pane.body.help.quotes.set_style("straight")
    write("|")
    QTest.keyClicks(pane.body, '"it\'s"')
    assert seen() == '"it\'s"|'


def test_commands_turn_the_selection_or_all(
    pane: EditorPane, write: Write, seen: Seen, open_article: OpenArticle
) -> None:
    text = '"a" `"b"`\n\n|"c" [d](x "t")|\n\n```\n"e"\n```\n'
    write(text)
    pane.body.help.quotes.curl_selection()
    assert seen() == '"a" `"b"`\n\n|“c” [d](x "t")|\n\n```\n"e"\n```\n'
    pane.body.put_caret(0, 0)
    pane.body.help.quotes.curl_selection()
    assert open_article.body.text == '“a” `"b"`\n\n“c” [d](x "t")\n\n```\n"e"\n```\n'
    pane.body.help.quotes.straighten_selection()
    assert open_article.body.text == text.replace("|", "")
    undo(pane)
    undo(pane)
    undo(pane)
    assert seen() == text


@given(st.text(alphabet='ab`:"<>[]({.}) /w', max_size=30), st.integers(0, 30))
def test_no_line_is_too_odd_to_be_asked(line: str, place: int) -> None:
    assert isinstance(is_prose(line, min(place, len(line)), 0), bool)
    for start, end in kept_spans(line, 0):
        assert 0 <= start <= end <= len(line) + 1
