"""The words of an article, as the writer counts them: no captions, markup, URLs or notes."""

from __future__ import annotations

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.domain.text import count_words
from desktop_app.markdown.parser import parse


def count_prose(body: str) -> int:
    """The number of words of prose in a body."""
    document = parse(body, Records(), Details())
    return sum(count_words(passage.text) for passage in document.passages)
