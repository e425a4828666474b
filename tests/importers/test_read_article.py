"""Files as articles: encodings, line ends, and files that are none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import InputError
from desktop_app.services.importing import ImportService

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article


def read(path: Path) -> Article:
    return ImportService().read_article(path)


def test_line_ends_and_bom_are_put_right(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n\r\nOne\r\nTwo\xc2\xa0\r\n")
    article = read(path)
    assert (article.headline, article.body) == ("A", "One\nTwo\u00a0")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("Überraschung".encode("latin-1"), "a.md is not UTF-8 text."),
        ("Words".encode("utf-16"), "a.md is not UTF-8 text."),
        (b"a\0b", "a.md is not a text file."),
        (b"", "a.md is empty."),
        (b"\xef\xbb\xbf \n\n", "a.md is empty."),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read(path)
    assert refused.value.sentence == sentence


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*gone\.md"):
        read(tmp_path / "gone.md")
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="a path through a file is merely missing there")
def test_a_file_that_cannot_be_reached_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "file" / "a.md")
