"""From block tokens to neutral blocks: our containers, footnotes and headings' anchors."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.markdown.blocks import (
    Block,
    BlockQuote,
    CodeBlock,
    Figure,
    Footnote,
    Heading,
    ImageUse,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Problem,
    Rule,
    Table,
    Text,
    Unknown,
    plain_text,
)
from desktop_app.markdown.chunks import chunk_of, extent
from desktop_app.markdown.constructs import CONTAINERS
from desktop_app.markdown.engine import DEEPEST
from desktop_app.markdown.places import Numbering, Place

if TYPE_CHECKING:
    from markdown_it.token import Token

    from desktop_app.domain.article import Details
    from desktop_app.domain.passage import Passage
    from desktop_app.domain.records import Records
    from desktop_app.markdown.block_rules import Anchors
    from desktop_app.markdown.blocks import Lines, Span
    from desktop_app.markdown.memory import Memory
    from desktop_app.markdown.source import Source

_NAME = re.compile(r"[A-Za-z][\w-]*")
_RESERVED = re.compile(r"(?:fn|fnref|b)-")  # ids that the page gives to other things
_CLOSING = ":::"


@dataclass
class _Open:
    """A container that is being read; the outermost one stands for none."""

    mark: Token | None = None
    blocks: list[Block] = field(default_factory=list)
    too_deep: int = 0  # marks inside that are read as text


@dataclass
class _Container:
    """See `constructs.base.Container`."""

    info: str
    blocks: tuple[Block, ...]
    lines: Lines
    closed: bool
    records: Records
    details: Details
    _builder: Builder
    _info_start: int
    _span: Span

    def inlines(self, skip: int = 0) -> tuple[Inline, ...]:
        content = self.info[skip:]
        return self._builder.inlines(content, ((0, skip),), self._info_start) if content else ()

    def report(self, code: str, detail: str) -> None:
        self._builder.problem(code, self._span, detail)


class Builder:
    """Builds one document; afterwards `problems` and `passages` hold what was met on the way."""

    def __init__(
        self,
        body: str,
        source: Source,
        records: Records,
        details: Details,
        memory: Memory,
        tokens: list[Token],
    ) -> None:
        self.problems: list[Problem] = []
        self.passages: list[Passage] = []
        self._body = body
        self._source = source
        self._text_lines = source.text.split("\n")
        self._records = records
        self._details = details
        self._memory = memory
        self._tokens = tokens
        self._at = 0
        self._numbering = Numbering()
        self._notes: dict[str, int] = {}  # label -> where the tokens of its definition begin
        self._find_notes()
        self._anchors: set[str] = set()

    def document_blocks(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return self._sequence("", 0)

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes that the body, or one of them, refers to; call it after the blocks."""
        found: list[tuple[str, tuple[Block, ...], Lines]] = []
        while len(found) < len(self._numbering.order):
            label = self._numbering.order[len(found)]
            token = self._tokens[self._notes[label]]
            self._at = self._notes[label] + 1
            blocks = self._sequence("footnote_reference_close", 1)
            found.append((label, blocks, self._lines(token)))
        for label, at in self._notes.items():
            if not self._numbering.count(label):
                self._unused(self._tokens[at])
        return tuple(
            Footnote(label, number, blocks, lines, self._numbering.count(label))
            for number, (label, blocks, lines) in enumerate(found, 1)
        )

    def inlines(self, content: str, anchors: Anchors, base: int) -> tuple[Inline, ...]:
        """Inline Markdown, and what reading it brings to light; anchors count from `base`."""
        place = Place(anchors, base, self._source, self._records, self._numbering)
        fragment = self._memory.fragment(content, place)
        if fragment.text:
            self.passages.append(place.passage(fragment))
        if fragment.problems:
            self.problems.extend(place.problems(fragment))
        return fragment.inlines

    def problem(self, code: str, span: Span, detail: str) -> None:
        """Note a problem at a span of the body."""
        self.problems.append(Problem(code, span, self._source.body_line(span[0]), detail))

    # ---------------------------------------------------------------- sequences and containers

    def _sequence(self, stop: str, depth: int) -> tuple[Block, ...]:
        """The blocks up to the token `stop`, which is read too."""
        opened = [_Open()]
        end = 0
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == stop:
                self._at += 1
                break
            if token.type == "container_mark":
                self._at += 1
                self._mark(token, opened, depth)
            elif token.type == "footnote_reference_open":
                self._pass_note()
            else:
                opened[-1].blocks.extend(self._block(token, depth + len(opened)))
            if token.map:
                end = max(end, extent(token)[1])
        while len(opened) > 1:
            self._close(opened, None, end)
        return tuple(opened[0].blocks)

    def _mark(self, token: Token, opened: list[_Open], depth: int) -> None:
        top = opened[-1]
        if token.info:
            if depth + len(opened) > DEEPEST:
                top.too_deep += 1
                self._stray(token, top)
            else:
                opened.append(_Open(token))
        elif top.too_deep or top.mark is None:
            top.too_deep = max(0, top.too_deep - 1)
            self._stray(token, top)
        else:
            self._close(opened, token, 0)

    def _stray(self, token: Token, top: _Open) -> None:
        """A mark that opens and closes nothing stays as text."""
        top.blocks.append(Paragraph((Text(token.content),), self._lines(token)))
        self.problem("unknown-construct", self._mark_span(token), token.content)

    def _close(self, opened: list[_Open], closing: Token | None, end: int) -> None:
        frame = opened.pop()
        mark = frame.mark
        if mark is None:
            return
        first, stop = extent(mark)
        lines = self._source.lines(first, extent(closing)[1] if closing else max(end, stop))
        span = self._mark_span(mark)
        if closing is None:
            self.problem("unclosed", span, mark.info)
        name = _NAME.match(mark.info)
        construct = CONTAINERS.get(name[0]) if name else None
        blocks = tuple(frame.blocks)
        if name is None or construct is None or mark.info[name.end() : name.end() + 1].strip():
            self.problem("unknown-construct", span, mark.info)
            unknown = Unknown(mark.content, blocks, _CLOSING if closing else "", lines)
            opened[-1].blocks.append(unknown)
            return
        rest = mark.info[name.end() :]
        info = rest.strip()
        container = _Container(
            info,
            blocks,
            lines,
            closing is not None,
            self._records,
            self._details,
            self,
            chunk_of(mark).offset + mark.meta["info"] + name.end() + len(rest) - len(rest.lstrip()),
            span,
        )
        opened[-1].blocks.extend(construct.build(container))

    def _mark_span(self, token: Token) -> Span:
        start: int = chunk_of(token).offset + token.meta["start"]
        return self._source.offset(start), self._source.offset(start + len(token.content) - 1) + 1

    # ------------------------------------------------------------------------------- footnotes

    def _find_notes(self) -> None:
        """Definitions may stand anywhere, in one another too; the first of a label counts."""
        for at, token in enumerate(self._tokens):
            if token.type != "footnote_reference_open":
                continue
            if token.meta["label"] in self._notes:
                self._unused(token)
            else:
                self._notes[token.meta["label"]] = at

    def _pass_note(self) -> None:
        """Pass over a definition: its blocks are built once it has its number."""
        level = 0
        while True:
            kind = self._tokens[self._at].type
            level += (kind == "footnote_reference_open") - (kind == "footnote_reference_close")
            self._at += 1
            if not level:
                return

    def _unused(self, token: Token) -> None:
        first, end = self._lines(token)
        starts = self._source.line_starts
        start, stop = starts[first], starts[end] - 1 if end < len(starts) else None
        text = self._body[start:stop]
        stripped = len(text) - len(text.lstrip())
        self.problem("unused-footnote", (start + stripped, start + len(text)), token.meta["label"])

    # ---------------------------------------------------------------------------------- blocks

    def _block(self, token: Token, depth: int) -> tuple[Block, ...]:
        self._at += 1
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "heading_open":
                return (self._heading(token),)
            case "bullet_list_open" | "ordered_list_open":
                return (self._list(token, depth),)
            case "blockquote_open":
                blocks = self._sequence("blockquote_close", depth)
                return (BlockQuote(blocks, self._lines(token)),)
            case "table_open":
                return (self._table(token),)
            case "fence" | "code_block":
                return (CodeBlock(token.content, self._lines(token), token.info.strip()),)
            case "hr":
                return (Rule(self._lines(token)),)
            case _:
                return ()

    def _content(self) -> tuple[Inline, ...]:
        """The inline content that is next, and its closing token."""
        token = self._tokens[self._at]
        self._at += 2
        return self._inlines(token)

    def _inlines(self, token: Token) -> tuple[Inline, ...]:
        anchors: Anchors = token.meta.get("anchors", ())
        return self.inlines(token.content, anchors, chunk_of(token).offset)

    def _paragraph(self, token: Token) -> tuple[Block, ...]:
        children = self._content()
        lines = self._lines(token)
        if len(children) == 1 and isinstance(children[0], ImageUse):
            return (Figure(children[0], lines),)
        return (Paragraph(children, lines),) if children else ()

    def _heading(self, token: Token) -> Heading:
        children = self._content()
        base = slugify(plain_text(children), "section")
        if _RESERVED.match(base):
            base = f"section-{base}"
        anchor, count = base, 1
        while anchor in self._anchors:
            count += 1
            anchor = f"{base}-{count}"
        self._anchors.add(anchor)
        return Heading(int(token.tag[1]), children, self._lines(token), anchor)

    def _list(self, token: Token, depth: int) -> ListBlock:
        items: list[ListItem] = []
        tight = True
        close = token.type.replace("open", "close")
        level = token.level + 2  # of what stands directly in an item
        while self._tokens[self._at].type != close:
            item = self._tokens[self._at]
            self._at += 1
            first = self._at
            blocks = self._sequence("list_item_close", depth)
            tight = tight and not any(
                inner.type == "paragraph_open" and inner.level == level and not inner.hidden
                for inner in self._tokens[first : self._at]
            )
            items.append(ListItem(blocks, self._lines(item), item.meta.get("checked")))
        self._at += 1
        start = int(token.attrs.get("start", 1))
        return ListBlock(
            close.startswith("ordered"), tuple(items), self._lines(token), start, tight
        )

    def _table(self, token: Token) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        align: list[str] = []
        row: list[tuple[Inline, ...]] = []
        while (current := self._tokens[self._at]).type != "table_close":
            if current.type == "tr_open":
                row = []
            elif current.type == "th_open":
                align.append(str(current.attrs.get("style", "")).removeprefix("text-align:"))
            elif current.type == "inline":
                row.append(self._inlines(current))
            elif current.type == "tr_close":
                rows.append(tuple(row))
            self._at += 1
        self._at += 1
        return Table(tuple(align), rows[0], tuple(rows[1:]), self._lines(token))

    def _lines(self, token: Token) -> Lines:
        """The body's lines of a block, without blank ones at its end."""
        first, stop = extent(token)
        while stop > first + 1 and not self._text_lines[stop - 1].strip(" \t"):
            stop -= 1
        return self._source.lines(first, stop)
