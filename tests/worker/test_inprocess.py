"""The reader: what it answers, and that its splices add up to the page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.records import Credit, Image, Person, Production, Records
from desktop_app.markdown.page import render_block
from desktop_app.worker import inprocess
from desktop_app.worker.inprocess import InProcessReader
from desktop_app.worker.protocol import PageBlock, Reading, ReadRequest, Renderer

if TYPE_CHECKING:
    from desktop_app.markdown.blocks import Block, Document
    from desktop_app.markdown.page import PageOptions

ONE, OTHER = UUID(int=1), UUID(int=2)
LINES = [
    "text", "text", "more *text*", "", "", "# Head", "- item", "  inner", "> quote", "```",
    "::: spoiler X", ":::", "::: gallery", "![a](image:one)", "| a | b |", "|---|---|", "| 1 | 2 |",
    "%% note", "[^1]: foot", "see[^1]", "[x]: http://a.b", "[x]", "===", "<b>", "1. one",
]  # fmt: skip
FINDING = Finding("code", Severity.INFO, 0, 1, 1, "message")


def no_checks(article: Article, document: Document, records: Records) -> tuple[Finding, ...]:
    return ()


def article(body: str, number: UUID = ONE, **fields: Any) -> Article:
    return Article(number, "Headline", "Dek", body, Details(**fields))


def records() -> Records:
    ann = Credit(UUID(int=7), Person(uuid4(), "Ann Lee", "ann-lee"), character="Maria")
    image = Image(uuid4(), "one", alt="One", credit="Image via X", file="aa/one.jpg")
    hero = Image(uuid4(), "two", alt="Two", credit="Image via Y", file="bb/two.jpg")
    return Records(
        images={"one": image, "two": hero},
        productions={"p": Production(uuid4(), "p", "P", credits=(ann,))},
    )


class Page:
    """What the window holds: it applies splices and nothing else."""

    def __init__(self) -> None:
        self.reader: Renderer = InProcessReader(no_checks)
        self.blocks: list[PageBlock] = []

    def show(
        self, body: str, number: UUID = ONE, fresh: bool = False, known: Records | None = None
    ) -> Reading:
        if fresh:
            self.blocks = []
        reading = self.reader.read(
            ReadRequest(1, article(body, number), known or Records(), fresh=fresh)
        )
        splice = reading.splice
        assert 0 <= splice.index <= splice.index + splice.removed <= len(self.blocks)
        self.blocks[splice.index : splice.index + splice.removed] = splice.blocks
        assert len(reading.ranges) == len(self.blocks)
        return reading

    def html(self) -> list[str]:
        return [block.html for block in self.blocks]


def whole(body: str, known: Records | None = None) -> list[str]:
    page = Page()
    page.show(body, fresh=True, known=known)
    return page.html()


def test_one_key_replaces_one_block() -> None:
    page = Page()
    page.show("one\n\ntwo\n\nthree", fresh=True)
    before = list(page.blocks)
    splice = page.show("one\n\ntwo!\n\nthree").splice
    assert (splice.index, splice.removed) == (1, 1)
    assert [block.html for block in splice.blocks] == ["<p>two!</p>"]
    assert [page.blocks[0].key, page.blocks[2].key] == [before[0].key, before[2].key]


def test_nothing_changed_nothing_sent() -> None:
    page = Page()
    page.show("one\n\ntwo", fresh=True)
    splice = page.show("one\n\ntwo").splice
    assert (splice.removed, splice.blocks) == (0, ())


def test_lines_move_without_a_patch() -> None:
    page = Page()
    page.show("one\n\ntwo", fresh=True)
    reading = page.show("\n\none\n\ntwo")
    assert (reading.splice.removed, reading.splice.blocks) == (0, ())
    assert reading.ranges == ((2, 3), (4, 5))


def test_equal_blocks_have_keys_of_their_own() -> None:
    page = Page()
    page.show("same\n\nsame", fresh=True)
    page.show("same\n\nsame\n\nother\n\nsame")
    page.show("same\n\nsame\n\nsame\n\nother\n\nsame")
    assert len({block.key for block in page.blocks}) == len(page.blocks) == 5


def test_fresh_and_another_article_send_everything() -> None:
    page = Page()
    page.show("one\n\ntwo", fresh=True)
    assert len(page.show("one\n\ntwo", fresh=True).splice.blocks) == 2
    splice = page.show("one\n\nthree", OTHER).splice
    assert (splice.index, splice.removed, len(splice.blocks)) == (0, 2, 2)
    assert page.html() == ["<p>one</p>", "<p>three</p>"]


def test_new_records_change_the_blocks_that_use_them() -> None:
    page = Page()
    page.show("one\n\n![](image:one)", fresh=True)
    splice = page.show("one\n\n![](image:one)", known=records()).splice
    assert (splice.index, splice.removed) == (1, 1)
    assert "marquee://library/image/one" in splice.blocks[0].html


def test_a_definition_far_away_changes_its_links() -> None:
    page = Page()
    page.show("[x]\n\ntwo\n\n", fresh=True)
    splice = page.show("[x]\n\ntwo\n\n[x]: https://example.org").splice
    assert [block.html for block in splice.blocks] == ['<p><a href="https://example.org">x</a></p>']


def test_unchanged_blocks_are_not_rendered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def counted(block: Block, options: PageOptions) -> str:
        seen.append(render_block(block, options))
        return seen[-1]

    page = Page()
    blocks = [f"block {number}" for number in range(50)]
    page.show("\n\n".join(blocks), fresh=True)
    monkeypatch.setattr(inprocess, "render_block", counted)
    blocks[20] = "changed"
    page.show("\n\n".join(blocks))
    assert seen == ["<p>changed</p>"]


@settings(max_examples=80)
@given(st.data())
def test_splices_add_up_to_the_page(data: st.DataObject) -> None:
    page = Page()
    lines = data.draw(st.lists(st.sampled_from(LINES), max_size=12))
    page.show("\n".join(lines), fresh=True)
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(lines)))
        end = data.draw(st.integers(start, min(len(lines), start + 3)))
        lines[start:end] = data.draw(st.lists(st.sampled_from(LINES), max_size=3))
        body = "\n".join(lines)
        keys = {block.key: block.html for block in page.blocks}
        page.show(body)
        assert page.html() == whole(body)
        assert len({block.key for block in page.blocks}) == len(page.blocks)
        for block in page.blocks:
            assert keys.get(block.key, block.html) == block.html


def test_what_reading_gives() -> None:
    def checks(given: Article, document: Document, known: Records) -> tuple[Finding, ...]:
        assert given.body.startswith("## Maria")
        assert document.blocks
        assert known.images
        return (FINDING,)

    body = (
        "## Maria (Ann Lee)\n\nOne *two* [three](https://four.example) `code` e-mail.\n"
        '%% not this\n\n![alt words](image:one "caption words")\n\n```\ncode\n```\n\n'
        "https://example.org/five see[^1]\n\n[^1]: Six.\n"
    )
    reading = InProcessReader(checks).read(
        ReadRequest(9, article(body, productions=("p", "gone"), hero="two"), records())
    )
    assert reading.number == 9
    assert reading.words == 3 + 4 + 1 + 1
    assert reading.minutes == 1
    assert reading.findings == (FINDING,)
    assert [(entry.level, entry.text, entry.line) for entry in reading.outline] == [
        (2, "Maria (Ann Lee)", 0)
    ]
    (mention,) = reading.mentions
    assert (mention.credit_id, mention.state) == (str(UUID(int=7)), "introduced")
    assert [body[slice(*span)] for span in mention.spans] == ["Maria (Ann Lee)"]
    assert '<h1 class="headline">Headline</h1>' in reading.head
    assert '<figure class="hero">' in reading.head
    assert '<section class="footnotes"' in reading.tail


@pytest.mark.parametrize("body", ["", "\n", "\0\ud800", "> " * 2000 + "x", "[" * 2000])
def test_reads_anything(body: str) -> None:
    reading = InProcessReader(no_checks).read(ReadRequest(1, article(body), Records(), fresh=True))
    assert len(reading.ranges) == len(reading.splice.blocks)


def test_headline_with_what_no_page_can_hold() -> None:
    given = replace(article("x"), headline="a\0b\ud800c")
    reading = InProcessReader(no_checks).read(ReadRequest(1, given, Records()))
    assert "a\ufffdb\ufffdc" in reading.head


def test_close_forgets_the_page() -> None:
    page = Page()
    page.show("one", fresh=True)
    page.reader.close()
    page.blocks = []
    assert len(page.show("one").splice.blocks) == 1
