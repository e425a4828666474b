"""Odd characters come through the real exporter as they were typed, a long line of them too."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from desktop_app.bootstrap import open_services
from desktop_app.domain.article import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.services.bundle import Services

TEXTS = {
    "no-break space": "10\u00a0000 Meter\u202fhoch",
    "no-break spaces at the edges": "\u00a0\u202findented, and behind\u00a0",
    "line separator": "one\u2028two",
    "line separators at the edges": "\u2028one, two\u2028",
    "ideographic space first": "\u3000段落",
    "object replacement": "a \ufffc b",
    "astral": "🎬 and 𝔉ritz 👩‍👩‍👧",
    "combining": "e\u0301 and o\u0308 and \u0915\u094d\u0937",
    "a combining mark first": "\u0301 alone",
    "right to left": "שלום עולם and \u202bמשהו\u202c, مرحبا \u200f",
    "byte order mark": "inside \ufeff a text",
    "byte order mark first": "\ufeffand last\ufeff",
    "next line": "c\u0085d",
    "soft hyphen and joiners": "Donau\u00addampf\u200bschiff\u2060",
    "in a quote and a list": "> \u00a0quoted\u00a0\n\n- \u2028item\u00a0",
}


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(tmp_path / "Library", write=True)
    yield opened
    opened.close()


def exported(services: Services, body: str, folder: Path) -> str:
    added, _ = services.library.add_article(Article(uuid4(), headline="Odd", body=body))
    entry = services.exporting.export(added, "markdown", folder).entry
    text = entry.read_bytes().decode("utf-8")
    # Blanks at an edge go out as references, so that no other reader cuts them.
    return unescape(text.split("---\n", 2)[2].removeprefix("\n").removesuffix("\n"))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_was_typed_is_what_is_exported(services: Services, tmp_path: Path, text: str) -> None:
    assert exported(services, text, tmp_path / "out") == text


def test_a_line_past_every_limit_is_exported_whole(services: Services, tmp_path: Path) -> None:
    plain = [text for text in TEXTS.values() if "\n" not in text]
    line = ("A sentence of some words. " + ". ".join(plain) + ". ") * 1200
    assert len(line) > 200_000
    assert exported(services, line.strip(), tmp_path / "out") == line.strip()
