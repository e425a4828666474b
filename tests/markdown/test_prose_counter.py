"""Counting a text again and again while it is written."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.text import count_words
from desktop_app.markdown.counting import ProseCounter, count_prose, measure_prose

PIECES = (
    "two words",
    "\n\n",
    "\n",
    "# A heading",
    "> a quote",
    "::: spoiler\n",
    ":::\n",
    "```\ncode here\n",
    "[a link](article:one)",
    "![alt](image:one)",
    "%% a note\n",
    "- item\n",
    "é’s well-known 1,000",
    "[^1]",
    "[^1]: a footnote\n",
)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(PIECES)), max_size=12
)


@given(EDITS)
def test_it_counts_what_a_fresh_count_gives(edits: list[tuple[float, int, str]]) -> None:
    counter = ProseCounter()
    body = "The film archive of Buenos Aires.\n\nHas been keeping a secret."
    for place, removed, inserted in edits:
        start = round(place * len(body))
        body = body[:start] + inserted + body[start + removed :]
        assert counter.count(body) == count_prose(body)


def test_a_passage_that_stands_twice_counts_twice() -> None:
    counter = ProseCounter()
    assert counter.count("Two words.\n\nTwo words.") == 4
    assert counter.count("Two words.\n\nTwo words.\n\nTwo words.") == 6


HOSTILE = "[a](" * 20_000  # minutes, for the parser


def test_a_text_that_takes_the_parser_minutes_is_counted_as_it_is_written() -> None:
    counter = ProseCounter()
    began = time.thread_time()
    assert counter.count(HOSTILE) == count_words(HOSTILE)
    assert counter.count(HOSTILE + " more") == count_words(HOSTILE) + 1  # it is not tried again
    assert time.thread_time() - began < 5
    counter._resting = 0
    assert counter.count("*One* more.") == 2
    assert measure_prose("*One* more.") == (2, 9)
