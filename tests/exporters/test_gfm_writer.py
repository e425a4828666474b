"""Blocks as plain Markdown: what is read back is what was written."""

from __future__ import annotations

import shutil
import subprocess
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.article import Details
from desktop_app.domain.records import (
    Credit,
    Image,
    Person,
    Production,
    PublishedLink,
    Records,
)
from desktop_app.domain.review import Review
from desktop_app.exporters.gfm_blocks import GfmWriter
from desktop_app.markdown.blocks import Document, Emphasis, Link, Paragraph, Strong, Text
from desktop_app.markdown.parser import parse
from tests.exporters.export_neutral import neutral

PIECES = [
    "a", "b", " ", "  ", "\n", "\n\n", "*", "**", "_", "__", "~~", "~", "`", "``", "[", "]", "(",
    ")", "<", ">", "!", "#", "# ", "## ", "- ", "1. ", "2) ", "+ ", "> ", "    ", "|", "|---|\n",
    "| a | b |\n|---|:-:|\n| c | d |\n", "```\n", "~~~", "---", "===", "\\", "&", "&amp;", "&#32;",
    ";", ":", "www.a.de", "http://a.de", "x@y.de", "[^n]", "[^n]: note\n", "[l](u)",
    '![i](p.jpg "t")', "[ ] ", "[x] ", "%%", "{.x}", "“", "★", "é", "\u00a0", "\t", "$", "'", '"',
    "<b>", "0", "{{", "1.", ".",
]  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


def read(body: str, records: Records | None = None, details: Details | None = None) -> Document:
    return parse(body, records or Records(), details or Details())


def write(document: Document, top_heading: int = 1) -> str:
    writer = GfmWriter(
        lambda use: f"images/{use.slug}.jpg" if use.slug else use.src, top_heading=top_heading
    )
    return writer.document(document)


def everything(document: Document) -> object:
    return neutral(document.blocks), neutral(tuple(note.blocks for note in document.footnotes))


@given(BODIES.filter(lambda body: ":::" not in body))
def test_what_is_written_reads_as_the_same(body: str) -> None:
    document = read(body)
    written = write(document)
    assert everything(read(written)) == everything(document), written


@given(BODIES.filter(lambda body: ":::" not in body))
def test_writing_is_settled_after_one_round(body: str) -> None:
    once = write(read(body))
    assert write(read(once)) == once


def paragraph(*children: object) -> Document:
    return Document((Paragraph(children, (0, 1)),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "written"),
    [
        (paragraph(Text("*NSYNC_1 [a] <b>")), "\\*NSYNC_1 \\[a\\] \\<b>"),
        (paragraph(Text("`c` ~d~ a_b")), "\\`c\\` \\~d\\~ a_b"),
        (paragraph(Text("1. Not a list")), "1\\. Not a list"),
        (paragraph(Text("# Not a heading")), "\\# Not a heading"),
        (paragraph(Text("::: not ours")), "\\::: not ours"),
        (paragraph(Text("%% not a note")), "\\%% not a note"),
        (paragraph(Text("&copy; & so on")), "\\&copy; & so on"),
        (paragraph(Text("at https://a.de or x@y.de")), "at https\\://a.de or x\\@y.de"),
        (paragraph(Text("a"), Emphasis((Text("“b”"),)), Text("c")), "&#97;*“b”*&#99;"),
        (paragraph(Strong((Emphasis((Text("a"),)),))), "__*a*__"),
        (paragraph(Emphasis((Strong((Text("a"),)),))), "_**a**_"),
        (paragraph(Emphasis((Text(" a "),))), "*&#32;a&#32;*"),
        (paragraph(Link("u", "a%20b(", (Text("x"),), 'a "t"')), '[x](<a%20b(> "a \\"t\\"")'),
        (paragraph(Link("hub:x", "", (Text("nowhere"),))), "nowhere"),
        (paragraph(Link("h", "https://a.de", (Text("https://a.de"),))), "<https://a.de>"),
        (paragraph(Text("Look!"), Link("u", "u", (Text("x"),))), "Look\\![x](u)"),
        (paragraph(Text("C# and C#")), "C# and C#"),
    ],
)  # fmt: skip
def test_escapes(document: Document, written: str) -> None:
    assert write(document) == written + "\n"
    if written != "nowhere":  # a link without an address is just its words
        assert everything(read(written)) == everything(document)


def test_neighbouring_lists_stay_apart() -> None:
    assert write(read("- a\n\n* b\n\n+ c\n")) == "- a\n\n* b\n\n- c\n"
    assert write(read("1. a\n\n1) b\n")) == "1. a\n\n1) b\n"


@pytest.mark.parametrize("body", ["+ + +\n", "+ + + +\n", "- a\n- + +\n"])
def test_empty_lists_in_lists_do_not_become_a_rule(body: str) -> None:
    document = read(body)
    assert everything(read(write(document))) == everything(document)


def test_headings_leave_the_first_level_to_the_headline() -> None:
    document = read("# One\n\n## Two\n\n### Three\n")
    assert write(document, top_heading=2) == "## One\n\n## Two\n\n### Three\n"


def image(slug: str, **fields: object) -> Image:
    return Image(id=uuid4(), slug=slug, file="aa/a.jpg", **fields)  # type: ignore[arg-type]


RECORDS = Records(
    images={
        "tower": image("tower", alt="A tower", caption="The tower", credit="Image via UFA"),
        "hat": image("hat", alt="A hat", credit="Image via Hats & Co"),
    },
    productions={
        "metropolis-1927": Production(
            uuid4(),
            "metropolis-1927",
            "Metropolis",
            year=1927,
            credits=(
                Credit(uuid4(), Person(uuid4(), "Brigitte Helm", "h"), character="Maria"),
                Credit(uuid4(), Person(uuid4(), "Fritz Lang", "l"), role="director"),
            ),
        )
    },
    articles={
        "other": PublishedLink(
            "other", "The *other* one", "https://a.de/o", ("metropolis-1927",), published=True
        )
    },
)
DETAILS = Details(review=Review(rating=3.0, verdict="Good.", pros=("This",), cons=("That",)))

CONSTRUCTS = [
    (
        "![](image:tower)",
        '![A tower](images/tower.jpg "The tower")\n\n*The tower. Image via UFA*\n',
    ),
    (
        "A ![](image:hat) hat.",
        "A ![A hat](images/hat.jpg) hat.\n\n*Image via Hats & Co*\n",
    ),
    (
        "::: gallery\n![](image:tower)\n![](image:hat)\n:::",
        '![A tower](images/tower.jpg "The tower")\n\n*The tower. Image via UFA*\n\n'
        "![A hat](images/hat.jpg)\n\n*Image via Hats & Co*\n",
    ),
    (
        "::: quote Her, in [X](https://x.de)\nOne.\n\nTwo.\n:::",
        "> One.\n>\n> Two.\n>\n> — Her, in [X](https://x.de)\n",
    ),
    (
        "::: spoiler The *end*\nThey\n\n- win\n:::\n\nAfter[^a].\n\n[^a]: Note.",
        "**Spoiler: The end**[^spoiler-1]\n\nAfter[^a].\n\n[^a]: Note.\n\n"
        "[^spoiler-1]: They\n\n    - win\n",
    ),
    (
        "He [dies]{.spoiler} there.",
        "He (spoiler)[^spoiler-1] there.\n\n[^spoiler-1]: dies\n",
    ),
    (
        "::: spoiler Out\n::: spoiler In\nDeep.\n:::\n:::",
        "**Spoiler: Out**[^spoiler-1]\n\n[^spoiler-1]: **Spoiler: In**[^spoiler-2]\n\n"
        "[^spoiler-2]: Deep.\n",
    ),
    (
        "::: related metropolis-1927\n:::",
        "**For more on *Metropolis*:**\n\n- [The \\*other\\* one](https://a.de/o)\n",
    ),
    ("Words.\n\n::: related hub:none\n:::", "Words.\n"),
    (
        "::: cast metropolis-1927\n:::",
        "**The cast of *Metropolis* (1927):**\n\n- **Brigitte Helm** as Maria\n"
        "- **Fritz Lang**, director\n",
    ),
    (
        "::: verdict\n:::",
        "**Rating:** ★★★☆☆ (3 out of 5)\n\n**Verdict:** Good.\n\n**For:**\n\n- This\n\n"
        "**Against:**\n\n- That\n",
    ),
    ("::: embed https://x.de/v\nThe *trailer*\n:::", "[The *trailer*](https://x.de/v)\n"),
    ("::: embed https://x.de/v\n:::", "<https://x.de/v>\n"),
    ("%% a note\nWords.", "Words.\n"),
    ("::: sidebar\nWords.\n:::", "\\::: sidebar\n\nWords.\n\n\\:::\n"),
]


@pytest.mark.parametrize(("body", "written"), CONSTRUCTS, ids=lambda text: text[:24])
def test_our_constructs_become_plain_markdown(body: str, written: str) -> None:
    assert write(read(body, RECORDS, DETAILS)) == written
    again = read(written)
    assert everything(read(write(again))) == everything(again)


def test_a_spoiler_never_takes_the_label_of_a_note() -> None:
    written = write(read("A[^spoiler-1] [b]{.spoiler}.\n\n[^spoiler-1]: Mine."))
    assert "[^spoiler-1]: Mine." in written
    assert "[^spoiler-1-]: b" in written


def test_a_picture_that_is_missing_leaves_its_words() -> None:
    document = read('![](image:tower "Look up")', RECORDS)
    assert GfmWriter(lambda _: None).document(document) == "*Look up. Image via UFA*\n"


@pytest.mark.skipif(shutil.which("cmark-gfm") is None, reason="cmark-gfm is not installed")
def test_another_reader_understands_it_all() -> None:
    body = "\n\n".join(body for body, _ in CONSTRUCTS if "sidebar" not in body)
    written = write(read(body, RECORDS, DETAILS))
    done = subprocess.run(
        ["cmark-gfm", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "tasklist"],
        input=written, capture_output=True, text=True, check=True,
    )  # fmt: skip
    page = done.stdout
    for ours in (":::", "image:", "hub:", "{.spoiler}", "%%", "[^", "raw HTML omitted"):
        assert ours not in page, ours
    assert page.count("<img ") == 4
    assert "<strong>Spoiler: The end</strong><sup" in page
    hidden = page.index('<section class="footnotes"')
    for secret in ("They", "win", "dies", "Deep."):
        assert page.index(secret) > hidden
