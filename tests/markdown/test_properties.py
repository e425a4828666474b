"""What holds for any text: it is read, no word is lost, and places are exact."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.records import Image, Production
from desktop_app.domain.review import Review
from desktop_app.markdown import chunks
from desktop_app.markdown.blocks import (
    Block,
    Document,
    ImageUse,
    Link,
    Paragraph,
    Spoiler,
    own_inlines,
    walk,
)
from desktop_app.markdown.page import render_block, render_footnotes
from desktop_app.markdown.parser import Parser, parse
from desktop_app.markdown.sanitise import sanitise
from tests.markdown.markdown_desk import details, preview, records
from tests.markdown.nasty import articles, soups

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS, DETAILS, OPTIONS = records(), details(), preview()
Body = tuple[str, list[str]]

WORD = re.compile(r"w\d+w")
# The label, address and title of a link definition are markup.
DEFINITION = re.compile(r"^[ >\t\d.)*+-]*\[[^\]^]*\]:.*(?:\n[^\n]*)?", re.MULTILINE)


def strings(value: object) -> Iterator[str]:
    """Every string in a block, as written; what the records add does not count."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from strings(inner)
    elif is_dataclass(value) and not isinstance(value, Image | Production | Review):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def everything(body: str) -> tuple[Document, list[Block]]:
    document = parse(body, RECORDS, DETAILS)
    blocks = [*document.blocks, *(block for note in document.footnotes for block in note.blocks)]
    return document, list(walk(tuple(blocks)))


def unread(body: str, document: Document) -> Iterator[str]:
    """The parts of the body that are known not to be on the page."""
    lines = body.split("\n")
    yield from ("\n".join(lines[slice(*note)]) for note in document.notes)
    for problem in document.problems:
        if problem.code == "unused-footnote":
            yield body[slice(*problem.span)]
    yield from (found[0] for found in DEFINITION.finditer(body))


def check_words(body: str, words: list[str]) -> None:
    document, _ = everything(body)
    said = [*strings((document.blocks, document.footnotes)), *unread(body, document)]
    found = set(WORD.findall("\n".join(said)))
    assert [word for word in words if word not in found] == []


@settings(max_examples=200)
@given(articles())
def test_no_word_is_lost(article: Body) -> None:
    check_words(*article)


@settings(max_examples=150)
@given(soups())
def test_no_word_is_lost_in_a_soup(article: Body) -> None:
    check_words(*article)


@settings(max_examples=200)
@given(st.text(max_size=80))
@example("\0\ud800\r\n\r# a\r")
@example("\ud83d\ude00 <b>")
def test_any_text_is_read(body: str) -> None:
    document = parse(body, RECORDS, DETAILS)
    page = "".join(render_block(block, OPTIONS) for block in document.blocks)
    assert sanitise(page) == page


def test_deep_and_long_input_is_read_whole() -> None:
    for body in (
        "> " * 3000 + "w0w",
        "- " * 3000 + "w0w",
        "".join(f"{'  ' * level}- w{level}w\n" for level in range(300)),
        "[" * 3000 + "w0w" + "](x)" * 3000,
        "*a " * 2000 + "w0w" + " b*" * 2000,
        "::: spoiler\n" * 600 + "w0w\n" + ":::\n" * 600,
        "> ::: box\n" * 300 + "> w0w",
        "[" * 500 + "w0w" + "]{.spoiler}" * 500,
        "![" * 400 + "w0w" + "](image:x)" * 400,
        "[^1]: [^1]: " * 200 + "w0w [^1]",
    ):
        check_words(body, WORD.findall(body))
        document = parse(body, RECORDS, DETAILS)
        page = "".join(render_block(block, OPTIONS) for block in document.blocks)
        assert "w0w" in page or "missing" in page or not document.blocks


def test_marks_beyond_the_depth_close_one_another() -> None:
    body = "::: spoiler\n" * 100 + "x\n" + ":::\n" * 100 + "after"
    first, last = parse(body, RECORDS, DETAILS).blocks
    assert isinstance(first, Spoiler)
    assert isinstance(last, Paragraph)


def test_without_stack_the_words_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_stack(*_: object) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr(Parser, "_parse", no_stack)
    document = parse("w0w *w1w*\nw2w\n\nw3w", RECORDS, DETAILS)
    assert WORD.findall(" ".join(strings(document.blocks))) == ["w0w", "w1w", "w2w", "w3w"]
    assert [block.lines for block in document.blocks] == [(0, 2), (3, 4)]


@settings(max_examples=200)
@given(articles() | soups())
@example(("> a\n%% n\n> ![x](image:general-bridge 'c') b\n", []))
@example(("| a | \\| ![x](image:none) |\n|---|---|\n", []))
@example(("\f\n ![x](image:none) b\n\t![y](image:none) c", []))
def test_places_are_exact(article: Body) -> None:
    body, _ = article
    document, blocks = everything(body)
    lines = body.split("\n")
    for block in blocks:
        assert 0 <= block.lines[0] < block.lines[1] <= len(lines)
        for inline in own_inlines(block):
            if isinstance(inline, ImageUse):
                source = body[slice(*inline.span)]
                assert source.startswith("![")
                assert source.endswith((")", "]"))
                assert inline.line == body.count("\n", 0, inline.span[0])
    for problem in document.problems:
        source = body[slice(*problem.span)]
        assert problem.line == body.count("\n", 0, problem.span[0])
        if problem.code == "raw-html":
            assert re.sub(r"\s", "", source) == re.sub(r"\s", "", problem.detail)
        elif problem.code == "missing-image":
            assert source.startswith("![")
        elif problem.code == "unused-footnote":
            assert source.startswith("[^")
            assert problem.detail in source
        elif problem.code in {"unclosed", "unknown-construct", "missing-record"}:
            assert source.startswith(":::")


@settings(max_examples=200)
@given(articles() | soups())
def test_passages_point_at_their_words(article: Body) -> None:
    body, _ = article
    document, _ = everything(body)
    for passage in document.passages:
        for found in WORD.finditer(passage.text):
            assert body[slice(*passage.span(*found.span()))] == found[0]
        places = [passage.place(at) for at in range(len(passage.text))]
        assert places == sorted(set(places))
        for at, char in enumerate(passage.text):
            if char in "*_~[]!:":
                assert body[places[at]] == char


@settings(max_examples=150)
@given(articles() | soups())
def test_the_second_wall_changes_nothing(article: Body) -> None:
    body, _ = article
    document, _ = everything(body)
    parts = [render_block(block, OPTIONS) for block in document.blocks]
    page = "".join(parts) + render_footnotes(document, OPTIONS)
    assert sanitise(page) == page


@settings(max_examples=150)
@given(st.lists(articles(most=6), min_size=2, max_size=4))
def test_memory_makes_no_difference(versions: list[Body]) -> None:
    parser = Parser()
    for body, _ in versions:
        assert parser.parse(body, RECORDS, DETAILS) == parse(body, RECORDS, DETAILS)


@given(articles())
def test_links_never_nest(article: Body) -> None:
    _, blocks = everything(article[0])
    for block in blocks:
        for inline in own_inlines(block):
            if isinstance(inline, Link):
                assert not any(isinstance(inner, Link) for inner in inline.children)


@settings(max_examples=150)
@given(articles() | soups())
def test_reading_in_chunks_makes_no_difference(article: Body) -> None:
    body, _ = article
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_CUT", re.compile(r"(?!)"))
        whole = parse(body, RECORDS, DETAILS)
    assert parse(body, RECORDS, DETAILS) == whole
