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
from desktop_app.importers.pasted import PastedText, announced_speaker
from desktop_app.importers.picture_book import credit_source
from desktop_app.markdown.blocks import Figure, Text, own_inlines, walk
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
    assert [part for part in parts if "image:" in part] == [
        f"![](image:nosferatu-{number})" for number in (1, 2, 3)
    ]
    assert "::: quote The Count\nYour wife has a lovely neck.\n:::" in parts
    assert parts[-3] == (
        "::: related nosferatu\n- Five vampires that came after\n- How to tint a film in 1922\n:::"
    )
    # Not a word is lost: those of the credits are the records', those of the list its subject's.
    pictures = PastedText().read_incoming(text, "a.txt").pictures
    credits_ = " ".join(picture.image.credit for picture in pictures)
    kept = f"{article.headline} December 15 2015 {article.body} {credits_} For more on Nosferatu"
    left = re.findall(r"\w+", kept)
    for word in re.findall(r"\w+", text):
        left.remove(word)


def test_credits_become_wanted_images(samples: Path) -> None:
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    incoming = PastedText().read_incoming(text, "a.txt")
    images = {picture.image.slug: picture.image for picture in incoming.pictures}
    assert {(one.credit, one.source, one.wanted()) for one in images.values()} == {
        ("Image via Prana Film", "Prana Film", True)
    }
    document = parse(incoming.article.body, Records(images=images), Details())
    uses = [block.image for block in document.blocks if isinstance(block, Figure)]
    assert [use.credit for use in uses] == ["Image via Prana Film"] * 3
    assert {problem.code for problem in document.problems} == {"missing-record"}  # of the list


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Image via UFA", "UFA"), ("Photo by Jane Roe", "Jane Roe"), ("Credit: UFA", "UFA"),
        ("Photo credit: Jane Roe/UFA.", "Jane Roe/UFA"), ("Stills courtesy of UFA", "UFA"),
        ("Courtesy of UFA", "UFA"), ("Image of a bridge", ""), ("Courtesy pays. It does.", ""),
    ],
)  # fmt: skip
def test_credit_lines(line: Any, credit: str) -> None:
    assert credit_source(line) == credit


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("It rained. Over a locket, the Count says,", "The Count"),
        ("Jane Roe told The Hollywood Reporter,", "Jane Roe, in The Hollywood Reporter"),
        ("Ellen (Greta Schröder) replies:", "Ellen"),
        ("According to Jane Roe:", "Jane Roe"),
        ("It rained, and nobody said,", ""), ("Here is a list:", ""), ("She says no.", ""),
    ],
)  # fmt: skip
def test_who_is_about_to_be_quoted(paragraph: Any, speaker: str) -> None:
    assert announced_speaker(paragraph) == speaker


def test_a_quote_loses_the_marks_around_it_and_no_others() -> None:
    top = "H\n\na\n\nb\n\nc\n\nd\n\nJane Roe says:\n\n"
    assert "::: quote Jane Roe\nIt is “good”.\n:::" in read(f"{top}It is “good”.").body
    assert "::: quote Jane Roe\nIt is good.\n:::" in read(f"{top}“It is good.”").body


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
