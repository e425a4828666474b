"""The running text of a document for whoever looks for names: each passage and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.naming.mention import Place, Stretch
from desktop_app.domain.passage import Passage
from desktop_app.markdown.blocks import (
    BlockQuote,
    Embed,
    Figure,
    Gallery,
    Heading,
    ImageUse,
    Quotation,
    Spoiler,
    inner_blocks,
    own_inlines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.markdown.blocks import Block, Document, Lines

_PLACES: dict[type, Place] = {
    BlockQuote: Place.QUOTE,
    Quotation: Place.QUOTE,
    Heading: Place.HEADING,
    Gallery: Place.CAPTION,
    Figure: Place.CAPTION,
    Embed: Place.CAPTION,
    Spoiler: Place.SPOILER,
}


def stretches(document: Document, body: str) -> tuple[Stretch, ...]:
    """Every passage of the body, captions among them, in its order."""
    places: list[tuple[Lines, Place]] = []
    found: list[Stretch] = []
    _note(document.blocks, None, places)
    places.extend((footnote.lines, Place.NOTE) for footnote in document.footnotes)
    places.sort(key=lambda entry: entry[0])
    starts = [0]
    at = body.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = body.find("\n", at + 1)
    spans = [
        (starts[first], starts[end] if end < len(starts) else len(body) + 1, place)
        for (first, end), place in places
    ]
    behind = 0
    open_spans: list[tuple[int, int, Place]] = []
    for passage in document.passages:
        start = passage.anchors[0][1]
        while behind < len(spans) and spans[behind][0] <= start:
            open_spans.append(spans[behind])
            behind += 1
        while open_spans and open_spans[-1][1] <= start:
            open_spans.pop()
        place = open_spans[-1][2] if open_spans else Place.PROSE
        found.append(Stretch(passage, place, start, passage.place(len(passage.text) - 1) + 1))
    captions = list(_captions(document.blocks, body))
    if captions:
        found = sorted([*found, *captions], key=lambda stretch: stretch.start)
    return tuple(found)


def _note(
    blocks: tuple[Block, ...], around: Place | None, places: list[tuple[Lines, Place]]
) -> None:
    """The lines of every block that is not plain prose; inside a quote all is quoted."""
    for block in blocks:
        place = _PLACES.get(type(block))
        if around is Place.QUOTE:
            place = None
        if place is not None:
            places.append((block.lines, place))
        inner = inner_blocks(block)
        if inner:
            _note(inner, place or around, places)


def _captions(blocks: tuple[Block, ...], body: str) -> Iterator[Stretch]:
    for block in blocks:
        if isinstance(block, Figure | Gallery):
            for inline in own_inlines(block):
                if isinstance(inline, ImageUse):
                    yield from _caption(inline, body)
        yield from _captions(inner_blocks(block), body)


def _caption(use: ImageUse, body: str) -> Iterator[Stretch]:
    """Alt text and caption as they stand in the body; what the record has is not in the text."""
    start, end = use.span
    for text in dict.fromkeys((use.alt, use.caption)):
        at = body.find(text, start, end) if text.strip() else -1
        if at >= 0:
            yield Stretch(Passage(text, ((0, at),)), Place.CAPTION, at, at + len(text))
