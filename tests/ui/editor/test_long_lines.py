"""Lines that are too long, and where they are broken."""

from __future__ import annotations

from desktop_app.ui.editor.change import Change
from desktop_app.ui.editor.long_lines import split_edits
from desktop_app.ui.text.held_back import LIMIT, has_long_line


def split(text: str) -> list[str]:
    return Change(split_edits(text), 0, 0).applied(text).split("\n")


def test_only_a_line_past_the_limit_is_long() -> None:
    assert not has_long_line("x" * LIMIT)
    assert has_long_line("x" * (LIMIT + 1))
    assert not has_long_line(("x" * 60_000 + "\n") * 3)
    assert has_long_line("a\n" + "x" * (LIMIT + 1) + "\nb")
    assert split_edits("short\nlines") == ()


def test_sentences_stay_whole() -> None:
    lines = split("One sentence, of some odd words, goes here. " * 4000)
    assert all(line.rstrip().endswith(".") for line in lines)
    assert len(lines) > 50


def test_words_stay_whole_where_there_are_no_sentences() -> None:
    assert {word for line in split("word " * 30_000) for word in line.split()} == {"word"}


def test_what_has_no_blanks_is_cut() -> None:
    lines = split("x" * 150_000)
    assert max(map(len, lines)) <= 2000
    assert "".join(lines) == "x" * 150_000
