"""Words that are right in one article: kept among its own front matter, never sent out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.article import Details

KEY = "ignored-words"


def ignored_words(details: Details) -> tuple[str, ...]:
    """The words to be left alone in the article, and places as "before word after"."""
    found = details.extra.get(KEY)
    if not isinstance(found, list | tuple):
        return ()
    return tuple(word for word in found if isinstance(word, str))


def with_ignored(details: Details, word: str) -> Details:
    """The details with one more word, or place, to be left alone."""
    kept = [*ignored_words(details)]
    if word in kept:
        return details
    return replace(details, extra={**details.extra, KEY: [*kept, word]})
