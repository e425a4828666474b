"""The block phase, piece by piece: what has not been touched is not read again.

Behind a blank line, a line that begins at the margin with no list marker begins a new top-level
block whatever stands before it, unless a fence is still open. There the text can be cut, and
each chunk read by itself. Tokens keep places relative to their chunk; the chunk knows its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from desktop_app.markdown.engine import Engine
    from desktop_app.markdown.inline_rules import Env

_CUT = re.compile(r"\n[ \t]*\n(?=[^\s\-+*0-9])")


def cuts_of(text: str) -> list[int]:
    """Where a text can be cut, unless a fence is open there."""
    return [found.end() for found in _CUT.finditer(text)]


@dataclass(eq=False)
class Chunk:
    """Some whole top-level blocks, and where they stand in the text."""

    text: str
    tokens: list[Token] = field(default_factory=list)
    env: Env = field(default_factory=dict)
    height: int = 0  # lines
    fence_open: bool = False
    line: int = 0
    offset: int = 0


def chunk_of(token: Token) -> Chunk:
    """The chunk that a token belongs to."""
    chunk: Chunk = token.meta["chunk"]
    return chunk


def extent(token: Token) -> tuple[int, int]:
    """The lines of the text, from 0 and end-exclusive, that a token with a map covers."""
    first, stop = token.map or (0, 1)
    line = chunk_of(token).line
    return first + line, stop + line


class ChunkReader:
    """Reads texts one after the other and keeps the chunks of the last."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[str, list[Chunk]] = {}
        self.chunks: list[Chunk] = []  # of the text read last, in its order

    def read(self, text: str) -> tuple[list[Token], Env]:
        """The block tokens of the whole text, and its link and footnote definitions."""
        tokens: list[Token] = []
        references: dict[str, object] = {}
        notes: dict[str, int] = {}
        used: dict[str, list[Chunk]] = {}
        line = offset = 0
        self.chunks = []
        for chunk in self._chunks(text):
            self.chunks.append(chunk)
            chunk.line, chunk.offset = line, offset
            line += chunk.height
            offset += len(chunk.text)
            tokens += chunk.tokens
            for label, target in chunk.env.get("references", {}).items():
                references.setdefault(label, target)
            notes.update(chunk.env.get("footnotes", {}).get("refs", {}))
            used.setdefault(chunk.text, []).append(chunk)
        self._known = used
        env: Env = {"references": references} if references else {}
        if notes:
            env["footnotes"] = {"refs": notes}
        return tokens, env

    def read_chunk(self, text: str) -> Chunk:
        """The chunk of that very text, at the beginning of a text; nothing of it is kept."""
        return self._new_chunk(text)

    def _chunks(self, text: str) -> Iterator[Chunk]:
        cuts = [0, *cuts_of(text), len(text)]
        first = 0
        while first < len(cuts) - 1:
            last = first + 1
            chunk = self._chunk(text[cuts[first] : cuts[last]])
            while chunk.fence_open and last < len(cuts) - 1:
                # Twice as far each time, so that a fence that stays open costs no square.
                last = min(len(cuts) - 1, first + 2 * (last - first))
                chunk = self._chunk(text[cuts[first] : cuts[last]])
            yield chunk
            first = last

    def _chunk(self, text: str) -> Chunk:
        if waiting := self._known.get(text):
            return waiting.pop()
        return self._new_chunk(text)

    def _new_chunk(self, text: str) -> Chunk:
        chunk = Chunk(text)
        chunk.tokens = self._engine.blocks(text, chunk.env)
        chunk.height = text.count("\n") + (not text.endswith("\n"))
        for token in chunk.tokens:
            token.meta["chunk"] = chunk
        tail = chunk.tokens[-1] if chunk.tokens else None
        if tail is not None and tail.type == "fence" and not tail.level and tail.map:
            chunk.fence_open = tail.map[1] >= chunk.height
        return chunk
