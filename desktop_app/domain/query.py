"""What is typed into the search field: words, and what narrows them (`status:draft`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.text import fold

FROM_LETTERS = 2  # fewer find too much
FILTERS = ("status", "kind", "production", "hub", "person")
_ALSO = {"film": "production", "series": "production", "cast": "person", "type": "kind"}
_ASKED = re.compile(
    rf"(?<!\S)({'|'.join((*FILTERS, *_ALSO))}):(?:[\"“”]([^\"“”]*)[\"“”]?|(\S*))", re.IGNORECASE
)


@dataclass(frozen=True)
class Query:
    """The words that are left, and of each filter that was named what was asked for."""

    words: str
    asked: tuple[tuple[str, str], ...] = ()


def parse_query(text: str) -> Query:
    """Take the filters out of what was typed; one that is not filled in yet narrows nothing."""
    asked = []
    for found in _ASKED.finditer(text):
        name = found[1].lower()
        value = (found[2] if found[2] is not None else found[3]).strip()
        if value:
            asked.append((_ALSO.get(name, name), value))
    return Query(_ASKED.sub(" ", text).strip(), tuple(asked))


def with_filter(text: str, name: str, value: str) -> str:
    """What was typed, with that filter in the place of an earlier one of the same name."""
    kept = _ASKED.sub(
        lambda found: "" if _ALSO.get(found[1].lower(), found[1].lower()) == name else found[0],
        text,
    )
    quoted = f'"{value}"' if re.search(r"\s", value) else value
    return " ".join([*kept.split(), f"{name}:{quoted}"])


def without_filters(text: str) -> str:
    """Only the words of what was typed."""
    return " ".join(_ASKED.sub(" ", text).split())


def named(value: str, slug: str, name: str) -> bool:
    """Whether a typed value means a record: its slug, or the beginning of a word of its name."""
    wanted = fold(value)
    folded = fold(name)
    return slug.startswith(wanted) or folded.startswith(wanted) or f" {wanted}" in folded
