"""Plain text as it is copied from a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.importers import importer_for
from desktop_app.importers.pasted import PastedText
from desktop_app.markdown.blocks import Text, own_inlines, walk
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from desktop_app.domain.article import Article


def read(text: str) -> Article:
    return PastedText().read(text, "a.txt")


def test_the_sample(samples: Path) -> None:
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    article = read(text)
    assert article.headline == "‘Nosferatu’ Returns With a Live Orchestra This Winter"
    assert article.details.date is not None
    assert article.details.date.isoformat() == "2015-12-15T00:00:00+00:00"
    parts = article.body.split("\n\n")
    assert parts[0].startswith("Follow all of our ongoing coverage")
    assert parts.count("%% Picture wanted here: Image via Prana Film") == 3
    at = parts.index("For more on Nosferatu:")
    assert parts[at + 1] == "- Five vampires that came after\n- How to tint a film in 1922"
    # Not a word is lost.
    kept = re.findall(r"\w+", f"{article.headline} December 15 2015 {article.body}")
    for word in re.findall(r"\w+", text):
        kept.remove(word)


def test_credits_stay_in_the_editor_and_never_go_out_alone(samples: Path) -> None:
    article = read((samples / "pasted-news-post.txt").read_text(encoding="utf-8"))
    document = parse(article.body, Records(), Details())
    assert len(document.notes) == 3
    assert document.problems == ()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("December 15, 2015", "2015-12-15"), ("Dec. 15, 2015", "2015-12-15"),
        ("15 December 2015", "2015-12-15"), ("Posted on Sept. 3rd, 2015", "2015-09-03"),
        ("Tuesday, December 15, 2015", "2015-12-15"), ("2015-12-15", "2015-12-15"),
        ("Published: 2015/12/15", "2015-12-15"),
    ],
)  # fmt: skip
def test_dates(line: Any, day: str) -> None:
    article = read(f"Headline\n\n{line}\n\nWords.")
    assert article.details.date is not None
    assert article.details.date.isoformat().startswith(day)
    assert article.body == "Words."


@pytest.mark.parametrize("line", ["December 45, 2015", "Maytober 5, 2015", "In May 2015 it rained"])
def test_what_is_no_date_stays_text(line: Any) -> None:
    article = read(f"Headline\n\n{line}\n\nWords.")
    assert (article.details.date, article.body) == (None, f"{line}\n\nWords.")


def test_a_byline() -> None:
    article = read("Headline\nBy Jane Roe and John Doe\n\nWords.")
    assert (article.details.bylines, article.body) == (("Jane Roe", "John Doe"), "Words.")


def test_lists_paragraphs_and_wrapped_lines() -> None:
    wrapped = "A line that a mailer has broken, as it does, near its end\nand another one."
    text = f"H\n\n• one\n• two\n\nShort line\nAnother\n\n{wrapped}"
    assert read(text).body == f"- one\n- two\n\nShort line\n\nAnother\n\n{wrapped}"


MARKUP = [
    "*", "_", "`", "[", "]", "<b>", "#", "# ", "> ", "- ", "1. ", ":::", "%%", "&amp;", "~~", "\\",
    "a", "B", " ", "  ", "\t", "é", "’", "=", "|", "---", "{.spoiler}", "!", "(", ")", "+ ",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKUP), min_size=1, max_size=12).map("".join))
def test_a_line_reads_as_the_same_characters(line: Any) -> None:
    text = f"Headline\n\nfiller one\n\nfiller two\n\nfiller three\n\nfiller four\n\nx{line}x"
    document = parse(read(text).body, Records(), Details())
    words = "".join(
        inline.text
        for inline in own_inlines(list(walk(document.blocks))[-1])
        if isinstance(inline, Text)
    )
    assert words == f"x{line}x"


def test_a_line_that_would_begin_a_block_does_not() -> None:
    for line in ("# no heading", "> no quote", "::: spoiler", "%% no note", "1. no list", "+ no"):
        body = read(f"Headline\n\na\n\nb\n\nc\n\nd\n\n{line}").body
        document = parse(body, Records(), Details())
        assert document.notes == ()
        assert len(document.blocks) == 5
        (inline,) = own_inlines(document.blocks[-1])
        assert inline == Text(line)


def test_the_registry_picks_by_content_and_suffix() -> None:
    assert importer_for("words", ".txt").key == "pasted"
    assert importer_for("words", ".md").key == "markdown"
    assert importer_for("---\na: 1\n---\n", ".txt").key == "markdown"
