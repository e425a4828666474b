"""What is searched for, and what is found: words, filters, matches with their snippets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop_app.domain.query import FROM_LETTERS
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from desktop_app.domain.article import Kind, Status

SNIPPET_LETTERS = 110

# Written without spaces between words: each sign counts as one.
_UNSPACED = re.compile("([\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_TOKEN = re.compile(r"[^\W_]+")
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f'’‘])+")
_LINK = re.compile(r"!?\[([^\]\n]*)\](?:\([^)\n]*\)|\{[^}\n]*\})")
_MARKS = re.compile(r"[*`]+|^(?:#{1,6}|>|:::[ \w]*|%%|[-+]) *|(?<=\s)#+(?=\s)", re.MULTILINE)
_SPACES = re.compile(r"\s+")
_LEAD = 16  # letters before the first found word


@dataclass(frozen=True)
class Wanted:
    """A word that is searched for: its tokens stand in a row; the last may go on."""

    tokens: tuple[str, ...]
    goes_on: bool = False


@dataclass(frozen=True)
class Filter:
    """What narrows a search; None where it does not. Records are named by slug."""

    status: Status | None = None
    kind: Kind | None = None
    production: str | None = None
    hub: str | None = None
    person: str | None = None


@dataclass(frozen=True)
class Match:
    """An article that was found: a line of its text, and where in it the words stand."""

    id: UUID
    snippet: str
    found: tuple[tuple[int, int], ...] = ()  # starts and ends in the snippet, in code points


def searchable(text: str) -> str:
    """A text as it is indexed: folded, with every sign of unspaced scripts a word."""
    return _UNSPACED.sub(r" \1 ", fold(text))


def wanted_words(text: str) -> tuple[Wanted, ...]:
    """The words of what somebody types; the last is not typed to its end yet.

    One letter after other words would make a long list shorter for a moment only to show most of
    it again: it is left out until a second follows.
    """
    words = [tuple(_TOKEN.findall(word)) for word in _pieces(text)]
    words = [tokens for tokens in words if tokens]
    if not words:
        return ()
    *rest, last = words
    beginning = len(last) == 1 and len(last[0]) < FROM_LETTERS
    if beginning and last[0].isascii() and last[0].isalpha() and rest:
        return tuple(Wanted(tokens) for tokens in rest)
    return (*(Wanted(tokens) for tokens in rest), Wanted(last, goes_on=not beginning))


def snippet(
    texts: Iterable[str], words: tuple[Wanted, ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A line from the first of the texts that has one of the words, and where they stand in it."""
    for text in texts:
        first = next(_places(text, words), None)
        if first is None:
            continue
        line = _line(text, first[0])
        found = tuple(_places(line, words))
        if found:
            return line, found
    return "", ()


def _pieces(text: str) -> list[str]:
    # A word of an unspaced script is a row of signs: they are wanted side by side.
    return [
        piece
        for word in fold(text).split()
        for piece in [_UNSPACED.sub(r" \1 ", word)]
        if piece.strip()
    ]


def _places(text: str, words: tuple[Wanted, ...]) -> Iterator[tuple[int, int]]:
    whole = {token for word in words for token in word.tokens}
    starts = tuple(word.tokens[-1] for word in words if word.goes_on)
    for place in _WORD.finditer(text):
        folded = _folded(place[0])
        if folded in whole or (starts and folded.startswith(starts)):
            yield place.span()
        elif not folded.isascii() and _UNSPACED.search(folded):
            at = min((folded.find(token) for token in whole if token in folded), default=-1)
            if at >= 0:
                yield (place.start() + at, place.start() + at + 1)


def _line(text: str, at: int) -> str:
    start = max(0, at - _LEAD)
    if start:
        space = text.find(" ", start, at)
        start = space + 1 if space >= 0 else start
    # What is taken out below is made up for; the pane cuts what is too long for it.
    piece = text[start : at + 2 * SNIPPET_LETTERS]
    piece = _MARKS.sub("", _LINK.sub(r"\1", piece))
    piece = _SPACES.sub(" ", piece).strip()
    if len(piece) > SNIPPET_LETTERS:
        piece = piece[:SNIPPET_LETTERS].rpartition(" ")[0] or piece[:SNIPPET_LETTERS]
        piece += "…"
    return f"…{piece}" if start else piece


@lru_cache(maxsize=1 << 15)
def _folded(word: str) -> str:
    return fold(word)
