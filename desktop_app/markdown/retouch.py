"""An edit inside a line of plain text: only the chunk that it was made in is read again.

Whatever could reach beyond its chunk (a container, a heading's anchor, a footnote, a definition, a
fence, a picture, a note of the writer's, a line end) is left to a whole reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.markdown.builder import Builder
from desktop_app.markdown.chunks import Chunk, cuts_of
from desktop_app.markdown.constructs import LINES
from desktop_app.markdown.source import Source, readable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.article import Details
    from desktop_app.domain.passage import Passage
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import Block, Document
    from desktop_app.markdown.chunks import ChunkReader
    from desktop_app.markdown.memory import Memory

_REACHING = re.compile(r"!\[|\[\^|^ {0,3}(?:`{3}|~{3}|:::)", re.MULTILINE)
_REACHING_TOKENS = frozenset({"container_mark", "footnote_reference_open", "heading_open", "fence"})
_NOTE_MARKS = tuple(entry.mark for entry in LINES)


@dataclass(frozen=True)
class Retouched:
    """Replace the blocks `index`..`end` by `blocks`; the texts of the passages then and now."""

    index: int
    end: int
    blocks: tuple[Block, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class Retoucher:
    """Follows one body from the reading it was made for, edit by edit.

    Only lines stay where they are; so blocks keep their lines, and later chunks move by characters.
    """

    def __init__(
        self,
        document: Document,
        source: Source,
        chunks: ChunkReader,
        memory: Memory,
        records: Records,
        details: Details,
    ) -> None:
        self._source = source
        self._reader = chunks
        self._memory = memory
        self._records, self._details = records, details
        self._blocks: Sequence[Block] = document.blocks
        self._passages = document.passages
        self._read = chunks.chunks  # as it was read; the reader makes a new list each time
        self._chunks = list(chunks.chunks)
        self._texts = [chunk.text for chunk in self._chunks]
        self._first = [source.offset(chunk.offset) for chunk in self._chunks]  # as it was read
        self._starts = list(self._first)
        self._said: dict[int, tuple[str, ...]] = {}  # chunk -> its passages, where touched
        self._size = len(source.line_starts)

    def retouch(self, start: int, end: int, text: str) -> Retouched | None:
        """Put `text` in place of these code points; None where all is to be read anew.

        After None there is no way to go on from here.
        """
        at = bisect_right(self._starts, start) - 1
        if at < 0 or "\n" in text:
            return None
        old = self._texts[at]
        first = start - self._starts[at]
        last = end - self._starts[at]
        if last >= len(old) or "\n" in old[first:last]:  # the last is a line end
            return None
        new = f"{old[:first]}{readable(text)}{old[last:]}"
        if not self._stands_alone(at, old) or not self._stands_alone(at, new):
            return None
        if not self._is_cut_alike(at, new):
            return None
        spot = self._blocks_of(at)
        chunk = self._reader.read_chunk(new)
        if spot is None or not _is_plain(self._chunks[at]) or not _is_plain(chunk):
            return None
        blocks, after = self._build(at, chunk)
        before = self._said.get(at)
        if before is None:
            before = self._passages_of(at)
        self._said[at] = after
        self._chunks[at], self._texts[at] = chunk, new
        by = len(new) - len(old)
        if by:
            self._starts[at + 1 :] = [place + by for place in self._starts[at + 1 :]]
        index, stop = spot
        self._blocks = (*self._blocks[:index], *blocks, *self._blocks[stop:])
        return Retouched(index, stop, blocks, before, after)

    def _stands_alone(self, at: int, text: str) -> bool:
        """Whether nothing in the text reaches beyond it, and no note was taken out of it."""
        if _REACHING.search(text) or any(mark in text for mark in _NOTE_MARKS):
            return False
        chunk = self._read[at]
        last = chunk.offset + len(chunk.text) - 1
        return self._source.offset(last) - self._first[at] == len(chunk.text) - 1

    def _is_cut_alike(self, at: int, new: str) -> bool:
        """Whether the text would be cut before and behind this chunk, and nowhere in it."""
        before = self._texts[at - 1] if at else ""
        after = self._texts[at + 1][:1] if at + 1 < len(self._texts) else ""
        cuts = [cut - len(before) for cut in cuts_of(before + new + after)]
        wanted = [*([0] if at else []), *([len(new)] if after else [])]
        return [cut for cut in cuts if cut >= 0] == wanted

    def _blocks_of(self, at: int) -> tuple[int, int] | None:
        """Which blocks of the page are those of a chunk; None where it shares one with others."""
        first, stop = self._lines_of(at)
        low = bisect_left(self._blocks, first, key=lambda block: block.lines[0])
        high = bisect_left(self._blocks, stop, low, key=lambda block: block.lines[0])
        if low and self._blocks[low - 1].lines[1] > first:
            return None
        if high > low and self._blocks[high - 1].lines[1] > stop:
            return None
        return low, high

    def _lines_of(self, at: int) -> tuple[int, int]:
        chunk = self._chunks[at]
        first = self._source.body_line(self._first[at])
        return first, first + chunk.height

    def _build(self, at: int, chunk: Chunk) -> tuple[tuple[Block, ...], tuple[str, ...]]:
        first, stop = self._lines_of(at)
        source = Source(
            chunk.text, range(first, stop), (), range(self._size), (0,), (self._starts[at],)
        )
        builder = Builder(
            chunk.text, source, self._records, self._details, self._memory, chunk.tokens
        )
        blocks = builder.document_blocks()
        return blocks, tuple([passage.text for passage in builder.passages])

    def _passages_of(self, at: int) -> tuple[str, ...]:
        def place(passage: Passage) -> int:
            return passage.anchors[0][1]

        first = self._first[at]
        stop = first + len(self._read[at].text)
        low = bisect_left(self._passages, first, key=place)
        high = bisect_left(self._passages, stop, low, key=place)
        return tuple([passage.text for passage in self._passages[low:high]])


def _is_plain(chunk: Chunk) -> bool:
    return (
        not chunk.env
        and not chunk.fence_open
        and not any(token.type in _REACHING_TOKENS for token in chunk.tokens)
    )
