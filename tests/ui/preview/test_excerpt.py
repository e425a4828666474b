"""How much of a page the plain view is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.preview.excerpt import (
    BLOCK_TAGS,
    LONGEST_WORD,
    breakable,
    is_heavy,
    weight,
    window_around,
    words_alone,
)
from desktop_app.worker.protocol import PageBlock


def blocks_of(*htmls: str) -> tuple[PageBlock, ...]:
    return tuple(PageBlock(f"k{n}", html, (n, n + 1)) for n, html in enumerate(htmls))


@given(
    sizes=st.lists(st.integers(1, 300), max_size=40),
    centre=st.integers(-2, 50),
    most=st.integers(1, 900),
)
def test_a_window_holds_its_centre_and_weighs_no_more(
    sizes: list[int], centre: int, most: int
) -> None:
    blocks = blocks_of(*("<b>" * size for size in sizes))
    window = window_around(blocks, centre, most)
    assert 0 <= window.first <= window.stop <= window.count == len(blocks)
    if blocks:
        assert window.first <= min(max(centre, 0), len(blocks) - 1) < window.stop
        assert window.holds(centre)
    shown = [weight(block.html) for block in blocks[window.first : window.stop]]
    assert len(shown) <= 1 or sum(shown) <= most


def test_an_ordinary_article_is_shown_whole() -> None:
    paragraph = f"<p>{'word ' * 60}<em>and</em> more.</p>"
    blocks = blocks_of(*[paragraph] * 150)  # 9,000 words
    assert window_around(blocks, 0) == window_around(blocks, 75)
    assert (window_around(blocks, 75).first, window_around(blocks, 75).stop) == (0, 150)


@pytest.mark.parametrize("html", ["<b>x</b>" * BLOCK_TAGS, f"<p>{'word ' * 10_000}</p>"])
def test_what_would_take_seconds_is_heavy_and_its_words_are_kept(html: str) -> None:
    assert is_heavy(html)
    words, whole = words_alone(html)
    assert "<" not in words
    assert words.startswith((" x", " word word"))
    assert whole == (html.count("word") == 0)


def test_words_alone_stay_words() -> None:
    assert words_alone("<p>a &lt;b&gt; &amp;amp;</p>") == (" a &lt;b&gt; &amp;amp; ", True)


@given(st.text("ab &;<\u0301", max_size=50), st.integers(1, 5))
def test_a_long_word_can_be_broken_and_loses_nothing(text: str, times: int) -> None:
    long = text + "x" * (times * LONGEST_WORD) + text
    assert breakable(long).replace("\u200b", "") == long
    pieces = breakable("y" * 2_000).split("\u200b")
    assert max(map(len, pieces)) == LONGEST_WORD


def test_a_long_run_of_escaped_signs_may_be_broken_between_two_of_them() -> None:
    html = breakable("&gt;" * 1_000)
    assert html.count("\u200b") == 3
    assert html.replace("\u200b", "") == "&gt;" * 1_000
    assert "\u200b" not in breakable("&gt; " * 1_000)
    assert all(part.endswith(";") for part in html.split("\u200b"))
