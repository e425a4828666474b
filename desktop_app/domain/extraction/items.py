"""Sentences as rows of items: names, titles, brackets, other words, points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.keys import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.extraction.source import Segment

NAME, TITLE, BRACKET, WORD, POINT = "name", "title", "bracket", "word", "point"


class Item:
    """One part of a sentence. For a name `words` leave out article, nickname and suffix."""

    # Few items have any of these, so they are the class's own until one differs.
    poss = False
    words: tuple[str, ...] = ()
    rank = 0  # how many leading words are ranks
    lead = ""  # the trade's word that stood before: "director", "newcomer"
    article = False
    first = False
    slant = False
    inner: Sequence[Item] = ()
    _key = ""

    def __init__(self, kind: str, text: str, start: int, end: int) -> None:
        self.kind = kind
        self.text = text
        self.low = text.casefold()
        self.start = start
        self.end = end

    @property
    def key(self) -> str:
        """The name for comparing."""
        if not self._key:
            self._key = key_of(self.text)
        return self._key

    def __repr__(self) -> str:
        return f"<{self.kind} {self.text!r}{'’s' if self.poss else ''}>"


class PlainWord(Item):
    """A word in small letters: most of a text, so its making is kept cheap."""

    kind = WORD

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = self.low = text
        self.start = start
        self.end = end


class Sentence:
    """A sentence of a segment."""

    __slots__ = ("end", "items", "segment", "start")

    def __init__(self, segment: Segment, items: list[Item]) -> None:
        self.segment = segment
        self.items = items
        self.start = items[0].start
        self.end = items[-1].end

    def text(self) -> str:
        """The sentence in one line, without marks."""
        return " ".join(self.segment.text[self.start : self.end].split())
