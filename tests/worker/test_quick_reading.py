"""Quick readings: a key inside a line reads one chunk, and the page is that of a whole reading."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article
from desktop_app.domain.records import Records
from desktop_app.worker.codec import decode, encode
from desktop_app.worker.delta import answer_of, reading_of
from desktop_app.worker.inprocess import InProcessReader
from desktop_app.worker.protocol import Reading, ReadRequest

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding
    from desktop_app.markdown.blocks import Document
    from desktop_app.worker.protocol import PageBlock

LINES = [
    "text", "two words", "more *text*", "  text", "", "", "", "", "# Head", "- item", "  inner",
    "> quote", "```", "::: spoiler X", ":::", "![a](image:one)", "| a | b |", "|---|---|",
    "%% note", "[^1]: foot", "see[^1]", "[x]: http://a.b", "[x]", "===", "1. one", "    code",
]  # fmt: skip
TYPED = ["a", "b ", " ", "*", "`", "[", "]", "x", "-", "#", ">", ":", "%", "1", "|", "=", "!"]


def no_checks(article: Article, document: Document, records: Records) -> tuple[Finding, ...]:
    return ()


class Page:
    """Applies splices, as the window does, with every answer through the pipe's own form."""

    def __init__(self) -> None:
        self.reader = InProcessReader(no_checks)
        self.records = Records()
        self.blocks: list[PageBlock] = []
        self.last: Reading | None = None
        self.sent: Reading | None = None

    def show(self, body: str, *, quick: bool) -> Reading:
        request = ReadRequest(
            1, Article(UUID(int=1), "H", "D", body), self.records, checks=False, quick=quick
        )
        made = self.reader.read(request)
        reading = reading_of(self.last, decode(encode(answer_of(self.sent, made))), Reading)
        self.last, self.sent = reading, made
        splice = reading.splice
        assert 0 <= splice.index <= splice.index + splice.removed <= len(self.blocks)
        self.blocks[splice.index : splice.index + splice.removed] = splice.blocks
        assert len(reading.ranges) == len(self.blocks)
        return reading

    def page(self) -> tuple[object, ...]:
        assert self.last is not None
        html = [block.html for block in self.blocks]
        return html, self.last.ranges, self.last.words, self.last.head, self.last.tail


def whole(body: str) -> Page:
    page = Page()
    page.show(body, quick=False)
    return page


@settings(max_examples=100)
@given(st.data())
def test_quick_readings_add_up_to_the_page(data: st.DataObject) -> None:
    body = "\n".join(data.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=14)))
    page = whole(body)
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(body)))
        gone = data.draw(st.sampled_from([0, 0, 0, 1, 2]))
        body = body[:start] + data.draw(st.sampled_from(["", *TYPED])) + body[start + gone :]
        page.show(body, quick=True)
        assert page.page() == whole(body).page()
        assert len({block.key for block in page.blocks}) == len(page.blocks)
        if data.draw(st.booleans()):
            reading = page.show(body, quick=False)
            assert reading.whole
            assert page.page() == whole(body).page()


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("one\n\ntwo words\n\n# three\n", 8),
        ("%% note\n\n[x]: http://a.b\n\n[x] *two* words\n\n::: spoiler\n\na\n\n:::\n", 32),
        ("- one\n- two\n\nthree\n", 4),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", 24),
    ],
)
def test_a_key_in_plain_text_is_quick(body: str, at: int) -> None:
    page = whole(body)
    for letter in "abc d":
        body = body[:at] + letter + body[at:]
        at += 1
        reading = page.show(body, quick=True)
        assert not reading.whole
        assert page.page() == whole(body).page()


@pytest.mark.parametrize(
    ("body", "at", "typed"),
    [
        ("one\n\ntwo", 3, "\n"),
        ("# one\n\ntwo", 5, "x"),
        ("one[^1]\n\n[^1]: two", 2, "x"),
        ("::: spoiler\n\none\n\n:::", 14, "x"),
        ("one\n\n[x]: http://a.b", 10, "x"),
        ("one\n\ntwo", 5, "- "),
        ("one\n\n%% two", 8, "x"),
    ],
)
def test_what_reaches_further_is_read_whole(body: str, at: int, typed: str) -> None:
    page = whole(body)
    body = body[:at] + typed + body[at:]
    assert page.show(body, quick=True).whole
    assert page.page() == whole(body).page()


def test_other_records_are_read_whole() -> None:
    page = whole("one")
    page.records = Records()
    assert page.show("onex", quick=True).whole
