"""The writer's own snippets on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.snippets import BUILT_IN
from desktop_app.services.snippets import SnippetFile

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_there_are_the_built_in_ones(tmp_path: Path) -> None:
    assert SnippetFile(tmp_path / "none.toml").snippets() == (BUILT_IN, "")


def test_the_example_can_be_read(tmp_path: Path) -> None:
    file = SnippetFile(tmp_path / "config" / "snippets.toml")
    file.ensure()
    found, trouble = file.snippets()
    assert trouble == ""
    assert found[0].name == "Where to watch"
    assert found[1:] == BUILT_IN


def test_one_of_the_same_name_takes_the_place(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('[[snippet]]\nname = "Spoiler"\ntext = "mine"\n', encoding="utf-8")
    found, _ = SnippetFile(path).snippets()
    assert [one.text for one in found if one.name == "Spoiler"] == ["mine"]


@pytest.mark.parametrize(
    "text",
    ['[[snippet]]\nname = "a"\n', "snippet = 3\n", "[[snippet]\n", "[[snippet]]\ntext = 1\n"],
)
def test_what_is_wrong_is_said_and_the_rest_works(tmp_path: Path, text: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    found, trouble = SnippetFile(path).snippets()
    assert found == BUILT_IN
    assert trouble
    path.write_bytes(b"\xff")
    assert SnippetFile(path).snippets()[1]
