"""The words of an article, as the writer counts them: no captions, markup, URLs or notes."""

from __future__ import annotations

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.domain.text import count_words
from desktop_app.markdown.parser import parse


def count_prose(body: str) -> int:
    """The number of words of prose in a body."""
    return measure_prose(body)[0]


def measure_prose(body: str) -> tuple[int, int]:
    """The numbers of words and of characters, blanks among them, of the prose in a body."""
    passages = parse(body, Records(), Details()).passages
    words = sum(count_words(passage.text) for passage in passages)
    # What a passage has in place of pictures and code is no character of prose.
    return words, sum(len(passage.text) - passage.text.count("\ufffc") for passage in passages)
