"""The joint page of two versions: what it says, read with the eyes of then and of now."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Status
from desktop_app.language.html_tree import read_html
from desktop_app.markdown.page import render_block
from desktop_app.markdown.parser import parse
from desktop_app.markdown.sanitise import sanitise
from desktop_app.worker.comparing import InProcessComparer
from desktop_app.worker.inprocess import PREVIEW
from desktop_app.worker.protocol import CompareRequest, CompareWords, Comparison
from tests.markdown.markdown_desk import details, records, some_id
from tests.markdown.nasty import articles

RECORDS, DETAILS = records(), details()
WORDS = CompareWords(
    "Picture removed", "New picture", "Details", {"status": "Status"}, {"status:ready": "Ready"}
)
PROSE = st.lists(
    st.sampled_from(
        ["One *reel* of film.", "Two reels, **all** lost.", "- a\n- b", "- a\n- new\n- b",
         "## City",
         "![x](image:metropolis-skyline)", "> Silly.", "::: spoiler End\nThey win.\n:::"]
    ),
    max_size=6,
).map("\n\n".join)  # fmt: skip


def compare(old: str, new: str, **changes: object) -> Comparison:
    one = Article(some_id("article"), "Found", "A worn negative.", old, DETAILS)
    other = replace(one, body=new, **changes)  # type: ignore[arg-type]
    return InProcessComparer().compare(CompareRequest(one, other, RECORDS, WORDS))


def seen(html: str) -> str:
    """All that a reader sees, blanks aside."""
    html = re.sub(r'<sup class="footnote-ref">.*?</sup>', "", html, flags=re.DOTALL)
    return "".join(unescape(re.sub("<[^>]*>", "", html)).split())


def as_of(page: Comparison, tag: str) -> str:
    """The joint page without what only the other one says."""
    html = "".join(block.html for block in page.blocks)
    html = html.replace('<p class="diff-note">', "\0").replace("\0<del", "\0<ins")
    html = re.sub(r"\0<ins[^>]*>[^<]*</(?:del|ins)></p>", "", html)
    return seen(
        re.sub(rf'<{tag} class="(?:(?:gone|fresh) c\d+|blank)">.*?</{tag}>', "", html, flags=re.S)
    )


def rendered(body: str) -> str:
    blocks = parse(body, RECORDS, DETAILS).blocks
    return seen("".join(sanitise(render_block(block, PREVIEW)) for block in blocks))


@settings(max_examples=150, deadline=None)
@given(PROSE, PROSE)
def test_the_page_reads_as_the_old_one_and_as_the_new(old: str, new: str) -> None:
    page = compare(old, new)
    assert as_of(page, "ins") == rendered(old)
    assert as_of(page, "del") == rendered(new)
    assert (old == new) <= (not page.changes)


@settings(max_examples=150, deadline=None)
@given(articles(), articles())
def test_it_holds_for_text_of_any_kind(old: tuple[str, object], new: tuple[str, object]) -> None:
    page = compare(old[0], new[0])
    assert all(block.html == sanitise(block.html) for block in page.blocks)
    both = "".join(block.html for block in page.blocks) + page.tail
    for number, change in enumerate(page.changes):
        if 0 <= change.block < len(page.blocks):
            assert f'c{number}"' in page.blocks[change.block].html
    assert not re.search(r"<(del|ins)[^>]*></\1>", both)


@settings(max_examples=100, deadline=None)
@given(articles())
def test_a_text_against_itself_has_no_changes(article: tuple[str, object]) -> None:
    page = compare(article[0], article[0])
    assert page.changes == ()
    assert [block.lines for block in page.blocks] == [
        block.lines for block in parse(article[0], RECORDS, DETAILS).blocks
    ]


def test_words_are_struck_and_added_in_the_page_s_own_form() -> None:
    page = compare("A complete *Metropolis*, they say.", "A nearly complete *Metropolis*, we say.")
    html = page.blocks[0].html
    assert (
        '<ins class="fresh c0">nearly</ins><ins class="blank"> </ins>complete <em>Metropolis</em>'
        in html
    )
    assert '<del class="gone c1">they</del><span class="gap"> </span>' in html
    assert '<ins class="fresh c1">we</ins>' in html
    assert [change.block for change in page.changes] == [0, 0]
    assert page.changes[0].fraction < page.changes[1].fraction


def test_unchanged_pictures_stay_and_others_say_what_became_of_them() -> None:
    sky = "![Towers](image:metropolis-skyline)"
    machine = "![Machine](image:metropolis-machine)"
    page = compare(f"One.\n\n{sky}\n\nTwo.", f"One.\n\n{sky}\n\n{machine}")
    assert [("fresh" in block.html, "gone" in block.html) for block in page.blocks] == [
        (False, False), (False, False), (False, True), (True, False),
    ]  # fmt: skip
    assert "New picture" in page.blocks[3].html
    assert "marquee://library/image/metropolis-machine" in page.blocks[3].html


def test_head_and_details_are_compared_too() -> None:
    page = compare(
        "Same.", "Same.", headline="Lost and found", details=replace(DETAILS, status=Status.READY)
    )
    assert [change.block for change in page.changes] == [-1, 1]
    assert '<ins class="fresh c0">Lost and found</ins>' in page.head
    assert 'Status: <del class="gone c1">' in page.tail
    assert '<ins class="fresh c1">Ready</ins>' in page.tail


def test_a_change_knows_the_lines_it_had() -> None:
    page = compare("One.\n\nTwo is gone.\n\nThree.", "One.\n\nThree.\n\nFour is new.")
    assert [change.old_lines for change in page.changes] == [(2, 3), (5, 5)]
    assert [block.lines for block in page.blocks] == [(0, 1), (1, 1), (2, 3), (4, 5)]


def test_spoilers_are_open_and_lists_keep_their_items() -> None:
    page = compare(
        "::: spoiler End\nThey win.\n:::\n\n- a\n- b", "::: spoiler End\nThey lose.\n:::\n\n- a"
    )
    assert "<details" not in page.blocks[0].html
    assert "They" in page.blocks[0].html
    assert page.blocks[1].html == '<ul><li>a</li><li><del class="gone c1">b</del></li></ul>'


@settings(max_examples=100, deadline=None)
@given(articles())
def test_the_tree_is_the_html(article: tuple[str, object]) -> None:
    for block in parse(article[0], RECORDS, DETAILS).blocks:
        html = sanitise(render_block(block, PREVIEW))
        assert seen("".join(node.html for node in read_html(html))) == seen(html)
