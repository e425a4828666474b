"""The writer's own words on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import MarqueeError
from desktop_app.services.personal_words import PersonalWords

if TYPE_CHECKING:
    from pathlib import Path


def test_words_stick_and_keep_what_another_window_wrote(tmp_path: Path) -> None:
    path = tmp_path / "config" / "words.txt"
    one, other = PersonalWords(path), PersonalWords(path)
    assert one.words() == ()
    one.add("blorf")
    other.add("glimf’s")
    one.add("blorf")
    assert PersonalWords(path).words() == ("blorf", "glimf’s")


def test_comments_and_blank_lines_stay(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# mine\n\n  one  \n", encoding="utf-8")
    words = PersonalWords(path)
    words.add("two")
    assert words.words() == ("one", "two")
    assert path.read_text(encoding="utf-8") == "# mine\n\n  one  \ntwo\n"


def test_a_damaged_file_loses_no_readable_word(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"one\n\xff\ntwo\n")
    words = PersonalWords(path)
    words.add("three")
    assert {"one", "two", "three"} <= set(words.words())


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.mkdir()
    words = PersonalWords(path)
    assert words.words() == ()
    with pytest.raises(MarqueeError):
        words.add("one")
