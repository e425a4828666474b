"""Each construct and each neutral block, from the text files under fixtures/."""

from __future__ import annotations

import html5lib
import pytest

from desktop_app.markdown.constructs import REGISTRY
from desktop_app.markdown.sanitise import sanitise
from tests.markdown.markdown_desk import page_of
from tests.markdown.markdown_fixtures import FOLDER, all_cases

CASES = all_cases()
IDS = [f"{name}:{line}" for name, line, *_ in CASES]


@pytest.mark.parametrize(("name", "line", "title", "text", "expected"), CASES, ids=IDS)
def test_fixture(name: str, line: int, title: str, text: str, expected: str) -> None:
    assert page_of(text) == expected, f"{name}.md:{line} {title}"


@pytest.mark.parametrize(("name", "line", "title", "text", "expected"), CASES, ids=IDS)
def test_the_second_wall_changes_nothing(
    name: str, line: int, title: str, text: str, expected: str
) -> None:
    page = page_of(text)
    assert sanitise(page) == page


@pytest.mark.parametrize(("name", "line", "title", "text", "expected"), CASES, ids=IDS)
def test_page_is_valid_html(name: str, line: int, title: str, text: str, expected: str) -> None:
    page = f"<!doctype html><html><head><title>x</title></head><body>{page_of(text)}</body></html>"
    html5lib.HTMLParser(strict=True).parse(page)


def test_every_construct_has_its_fixture() -> None:
    names = [entry.name for entry in REGISTRY]
    assert len(set(names)) == len(names)
    assert [name for name in names if not (FOLDER / f"{name}.md").exists()] == []
