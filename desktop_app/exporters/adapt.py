"""A document with what a destination cannot hold put into other neutral blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.exporters import gfm_forms
from desktop_app.markdown.blocks import (
    Block,
    BlockQuote,
    CastBox,
    Embed,
    Emphasis,
    Figure,
    FootnoteRef,
    Gallery,
    Heading,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Rule,
    Spoiler,
    SpoilerText,
    Strike,
    Strong,
    Table,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from desktop_app.domain.records import Production
    from desktop_app.exporters.profile import Profile
    from desktop_app.markdown.blocks import Document

_NOWHERE = (0, 0)


def adapted(
    document: Document, above: tuple[Block, ...], profile: Profile
) -> tuple[Document, tuple[Block, ...]]:
    """The document, and what stands above it, with every answer that the profile asks for."""
    adapter = _Adapter(profile)
    head = adapter.blocks(above)
    body = adapter.blocks(document.blocks)
    notes = [
        replace(note, blocks=adapter.blocks(note.blocks), number=note.number)
        for note in document.footnotes
    ]
    end: list[Block] = []
    if profile.footnotes == "end" and notes:
        items = tuple(ListItem(note.blocks, _NOWHERE) for note in notes)
        end += [Rule(_NOWHERE), _bold("Notes"), ListBlock(True, items, _NOWHERE, tight=False)]
        notes = []
    # A spoiler may hold others: the list grows while it is read.
    hidden = [ListItem(blocks, _NOWHERE) for blocks in adapter.take_hidden()]
    if hidden:
        warning = _bold("Spoilers: read on only if you want to know")
        items = tuple(hidden)
        end += [Rule(_NOWHERE), warning, ListBlock(True, items, _NOWHERE, tight=False)]
    return replace(document, blocks=(*body, *end), footnotes=tuple(notes)), head


@dataclass
class _Adapter:
    profile: Profile
    hidden: list[tuple[Block, ...]] = field(default_factory=list)

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(new for block in blocks for new in self._block(block))

    def take_hidden(self) -> list[tuple[Block, ...]]:
        done: list[tuple[Block, ...]] = []
        while len(done) < len(self.hidden):
            done.append(self.blocks(self.hidden[len(done)]))
        return done

    def _block(self, block: Block) -> tuple[Block, ...]:
        match block:
            case Paragraph() | Heading():
                return (replace(block, children=self.inlines(block.children)),)
            case ListBlock(items=items):
                new = tuple(replace(item, blocks=self.blocks(item.blocks)) for item in items)
                return (replace(block, items=new),)
            case BlockQuote() | Unknown():
                return (replace(block, blocks=self.blocks(block.blocks)),)
            case Quotation():
                said = self.inlines(block.attribution)
                return (replace(block, blocks=self.blocks(block.blocks), attribution=said),)
            case Spoiler(label=label, blocks=blocks):
                if self.profile.spoilers != "end":
                    return (replace(block, blocks=self.blocks(blocks)),)
                self.hidden.append(blocks)
                words = f"Spoiler: {label}" if label else "Spoiler"
                return (_bold(f"{words} (see spoiler {len(self.hidden)} at the end)"),)
            case Gallery(images=images, blocks=blocks):
                if self.profile.galleries == "gallery":
                    return (replace(block, blocks=self.blocks(blocks)),)
                return (*(Figure(image, block.lines) for image in images), *self.blocks(blocks))
            case CastBox(production=production) if production and self.profile.cast_boxes != "box":
                return _cast(production, self.profile)
            case Table():
                return (self._table(block),)
            case Embed():
                return (replace(block, caption=self.inlines(block.caption)),)
            case _:
                return (block,)

    def _table(self, table: Table) -> Block:
        head = tuple(self.inlines(cell) for cell in table.head)
        rows = tuple(tuple(self.inlines(cell) for cell in row) for row in table.rows)
        if self.profile.tables == "table":
            return replace(table, head=head, rows=rows)
        if not rows:
            return Paragraph(_spread(head), table.lines)
        items = []
        for row in rows:
            cells = tuple(
                (*((Strong((*name, Text(": "))),) if name else ()), *cell)
                for name, cell in zip(head, row, strict=False)
            )
            items.append(ListItem((Paragraph(_spread(cells), _NOWHERE),), _NOWHERE))
        return ListBlock(False, tuple(items), table.lines)

    def inlines(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(new for child in children for new in self._inline(child))

    def _inline(self, child: Inline) -> tuple[Inline, ...]:
        match child:
            case SpoilerText(children=children) if self.profile.spoilers == "end":
                self.hidden.append((Paragraph(children, _NOWHERE),))
                return (Text(f"(spoiler {len(self.hidden)})"),)
            case FootnoteRef(number=number) if self.profile.footnotes == "end":
                return (Text(f" [{number}]"),)
            case Emphasis() | Strong() | Strike() | Link() | SpoilerText():
                return (replace(child, children=self.inlines(child.children)),)
            case _:
                return (child,)


def _cast(production: Production, profile: Profile) -> tuple[Block, ...]:
    if profile.cast_boxes != "table" or not production.credits:
        return gfm_forms.cast_box(production)
    rows = tuple(
        ((Text(one.person.name),), (Text(one.character if one.role == "actor" else one.role),))
        for one in production.credits
    )
    table = Table(("", ""), ((Text("Name"),), (Text("Part"),)), rows, _NOWHERE)
    title = gfm_forms.cast_box(production)[:1]
    return (*title, *_Adapter(profile).blocks((table,)))


def _spread(cells: tuple[tuple[Inline, ...], ...]) -> tuple[Inline, ...]:
    """Cells one behind the other."""
    out: list[Inline] = []
    for cell in cells:
        if cell:
            out += [Text("; "), *cell] if out else [*cell]
    return tuple(out)


def _bold(words: str) -> Paragraph:
    return Paragraph((Strong((Text(words),)),), _NOWHERE)
