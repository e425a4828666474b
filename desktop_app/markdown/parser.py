"""Markdown to neutral blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.passage import Passage
from desktop_app.markdown.blocks import Block, Document, HardBreak, Inline, Paragraph, Text
from desktop_app.markdown.builder import Builder
from desktop_app.markdown.chunks import ChunkReader, extent
from desktop_app.markdown.constructs import LINES, SPANS
from desktop_app.markdown.engine import Engine
from desktop_app.markdown.memory import Memory
from desktop_app.markdown.retouch import Retoucher
from desktop_app.markdown.source import likely_code, note_lines, readable, without_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from desktop_app.domain.article import Details
    from desktop_app.domain.records import Records
    from desktop_app.markdown.inline_rules import Env
    from desktop_app.markdown.patience import Patience
    from desktop_app.markdown.retouch import Retouched
    from desktop_app.markdown.source import Source

_ATTEMPTS = 3


def parse(body: str, records: Records, details: Details) -> Document:
    """Read a body; raises nothing for any text."""
    return Parser().parse(body, records, details)


class Parser:
    """Reads bodies one after the other, and remembers what has not changed between two."""

    def __init__(self, patience: Patience | None = None) -> None:
        """With `patience`, reading raises OutOfPatienceError where that ends."""
        self._engine = Engine(SPANS, patience)
        self._memory = Memory(self._engine)
        self._chunks = ChunkReader(self._engine)
        self._retoucher: Retoucher | None = None
        self._last: tuple[Document, Source, Records, Details] | None = None

    def retouch(self, start: int, end: int, text: str) -> Retouched | None:
        """What an edit of the body read last changes on the page, where that is easily told.

        None where it is not: then the body has to be parsed.
        """
        if self._retoucher is None and self._last is not None:
            document, source, records, details = self._last
            self._retoucher = Retoucher(
                document, source, self._chunks, self._memory, records, details
            )
        self._last = None
        if self._retoucher is None:
            return None
        try:
            found = self._retoucher.retouch(start, end, text)
        except RecursionError:
            found = None
        if found is None:
            self._retoucher = None
        return found

    def parse(self, body: str, records: Records, details: Details) -> Document:
        """Read a body; raises nothing for any text."""
        body = readable(body)
        self._retoucher = self._last = None
        try:
            return self._parse(body, records, details)
        except RecursionError:
            self._memory, self._chunks = Memory(self._engine), ChunkReader(self._engine)
            return _plain(body)

    def _parse(self, body: str, records: Records, details: Details) -> Document:
        source, tokens, env = self._read(body)
        self._memory.begin(env)
        builder = Builder(body, source, records, details, self._memory, tokens)
        blocks = builder.document_blocks()
        footnotes = builder.footnotes()
        document = Document(
            blocks,
            footnotes,
            tuple(sorted(builder.problems, key=lambda problem: problem.span)),
            source.notes,
            tuple(sorted(builder.passages, key=lambda passage: passage.anchors[0][1])),
        )
        self._last = document, source, records, details
        return document

    def _read(self, body: str) -> tuple[Source, list[Token], Env]:
        """Take the notes out and read the blocks.

        A line that looks like a note is code inside a fence, and only the block parser knows
        where fences are: start from a guess, and go on until guess and outcome agree.
        """
        marked = sorted({line for entry in LINES for line in note_lines(body, entry.mark)})
        code = likely_code(body, marked) if marked else frozenset()
        for _ in range(_ATTEMPTS):
            source, tokens, env = self._blocks(body, [n for n in marked if n not in code])
            found = frozenset(_inside_fences(marked, tokens, source))
            if found == code:
                return source, tokens, env
            code = found
        return self._blocks(body, marked)  # a note on the page would be worse than lost code

    def _blocks(self, body: str, notes: list[int]) -> tuple[Source, list[Token], Env]:
        source = without_lines(body, notes)
        return source, *self._chunks.read(source.text)


def _inside_fences(marked: Iterable[int], tokens: list[Token], source: Source) -> list[int]:
    fences = [source.lines(*extent(token)) for token in tokens if token.type == "fence"]
    return [line for line in marked if any(first < line < end for first, end in fences)]


def _plain(body: str) -> Document:
    """Every word, and nothing but words: for text that no stack is deep enough for."""
    blocks: list[Block] = []
    passages: list[Passage] = []
    children: list[Inline] = []
    offset = first = 0
    lines = body.split("\n")
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            first = first if children else number
            children += [HardBreak(), Text(line)] if children else [Text(line)]
            passages.append(Passage(line, ((0, offset),)))
        elif children:
            blocks.append(Paragraph(tuple(children), (first, number)))
            children = []
        offset += len(line) + 1
    return Document(tuple(blocks), passages=tuple(passages))
