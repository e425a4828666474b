"""The neutral block list: what an article's body says, free of any destination's form.

The parser makes it, constructs add to it, and the preview and every exporter only map it.
`lines` are 0-based and end-exclusive lines of the body as typed; `span` is in its code points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.domain.passage import Passage
    from desktop_app.domain.records import Image, Production
    from desktop_app.domain.review import Review

Lines = tuple[int, int]
Span = tuple[int, int]


# ------------------------------------------------------------------------------------- inlines


@dataclass(frozen=True)
class Text:
    """Characters, unescaped."""

    text: str


@dataclass(frozen=True)
class Code:
    """Inline code."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Emphasis, and how titles of works are set."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Strong:
    """Strong emphasis."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Strike:
    """Struck-out text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """A link. `href` is what was written; `url` where it leads, or "" while that is unresolved."""

    href: str
    url: str
    children: tuple[Inline, ...]
    title: str = ""


@dataclass(frozen=True)
class ImageUse:
    """One use of a picture. `alt` and `caption` are as written, or else the record's.

    `slug` is "" for a picture from outside, which is never loaded; `record` is None where
    no record has that slug.
    """

    slug: str
    src: str
    alt: str = ""
    caption: str = ""
    record: Image | None = None
    span: Span = (0, 0)
    line: int = 0  # 0-based

    @property
    def credit(self) -> str:
        """The credit line of the record."""
        return self.record.credit if self.record else ""

    @property
    def decorative(self) -> bool:
        """Whether it is marked as saying nothing."""
        return bool(self.record and self.record.decorative)


@dataclass(frozen=True)
class SpoilerText:
    """Words hidden until asked for."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class SoftBreak:
    """A line end in the source."""


@dataclass(frozen=True)
class HardBreak:
    """A line break that the writer asked for."""


@dataclass(frozen=True)
class FootnoteRef:
    """A reference to a footnote; numbers count from 1 in the order of first reference."""

    label: str
    number: int
    occurrence: int = 1


Inline = (
    Text
    | Code
    | Emphasis
    | Strong
    | Strike
    | Link
    | ImageUse
    | SpoilerText
    | SoftBreak
    | HardBreak
    | FootnoteRef
)


# -------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]
    lines: Lines


@dataclass(frozen=True)
class Heading:
    """A heading; `anchor` is unique within the article."""

    level: int
    children: tuple[Inline, ...]
    lines: Lines
    anchor: str = ""


@dataclass(frozen=True)
class ListItem:
    """An item; `checked` is None where it is no task."""

    blocks: tuple[Block, ...]
    lines: Lines
    checked: bool | None = None


@dataclass(frozen=True)
class ListBlock:
    """A list; `start` is the first number of an ordered one."""

    ordered: bool
    items: tuple[ListItem, ...]
    lines: Lines
    start: int = 1
    tight: bool = True


@dataclass(frozen=True)
class BlockQuote:
    """A plain Markdown quotation."""

    blocks: tuple[Block, ...]
    lines: Lines


@dataclass(frozen=True)
class Quotation:
    """A sourced quote: `attribution` is all of the line behind `quote`, `cite` its first URL."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...]
    lines: Lines
    cite: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture alone in its paragraph."""

    image: ImageUse
    lines: Lines


@dataclass(frozen=True)
class Gallery:
    """Several pictures shown together; `blocks` is whatever else stood between them."""

    images: tuple[ImageUse, ...]
    lines: Lines
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Spoiler:
    """Blocks hidden until asked for. `closed` is False where the end mark is missing."""

    label: str
    blocks: tuple[Block, ...]
    lines: Lines
    closed: bool = True


@dataclass(frozen=True)
class RelatedLink:
    """One line of a related list; `url` is "" while nobody knows where it stands."""

    text: str
    url: str
    slug: str = ""


@dataclass(frozen=True)
class Related:
    """The newest published articles on a production or hub: “For more on …”."""

    subject: str
    links: tuple[RelatedLink, ...]
    lines: Lines
    emphasised: bool = True  # a title of a work is set in italics, a hub's name is not
    found: bool = True  # whether there is such a production or hub


@dataclass(frozen=True)
class CastBox:
    """The credit block of a production; None where no record has that slug."""

    slug: str
    production: Production | None
    lines: Lines


@dataclass(frozen=True)
class ReviewBox:
    """The review box: rating, verdict, pros and cons; None where the article has no review."""

    review: Review | None
    lines: Lines


@dataclass(frozen=True)
class Embed:
    """A trailer or post from elsewhere; shown as a card and never loaded."""

    url: str
    caption: tuple[Inline, ...]
    lines: Lines


@dataclass(frozen=True)
class Table:
    """A table; `align` holds "", "left", "center" or "right" for each column."""

    align: tuple[str, ...]
    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    lines: Lines


@dataclass(frozen=True)
class CodeBlock:
    """Code, as typed."""

    text: str
    lines: Lines
    info: str = ""


@dataclass(frozen=True)
class Rule:
    """A thematic break."""

    lines: Lines


@dataclass(frozen=True)
class Unknown:
    """A container that we do not know: its marks stay as text, its content is read as usual."""

    opening: str
    blocks: tuple[Block, ...]
    closing: str
    lines: Lines


Block = (
    Paragraph
    | Heading
    | ListBlock
    | BlockQuote
    | Quotation
    | Figure
    | Gallery
    | Spoiler
    | Related
    | CastBox
    | ReviewBox
    | Embed
    | Table
    | CodeBlock
    | Rule
    | Unknown
)


@dataclass(frozen=True)
class Footnote:
    """A footnote that is referred to; `references` is how often."""

    label: str
    number: int
    blocks: tuple[Block, ...]
    lines: Lines
    references: int = 1


@dataclass(frozen=True)
class Problem:
    """Something in the source that could not be read as meant.

    `code` is "unclosed", "unknown-construct", "raw-html", "unresolved-link", "missing-image",
    "missing-record" or "unused-footnote".
    """

    code: str
    span: Span
    line: int  # 0-based
    detail: str = ""


@dataclass(frozen=True)
class Document:
    """A whole body, parsed."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Lines, ...] = field(default=())  # the lines of the writer's own %% notes
    passages: tuple[Passage, ...] = ()  # the running text, in the order of the body


def inner_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block."""
    if isinstance(block, ListBlock):
        return tuple(child for item in block.items for child in item.blocks)
    if isinstance(block, BlockQuote | Quotation | Spoiler | Unknown | Gallery):
        return block.blocks
    return ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, depth first, outer before inner."""
    for block in blocks:
        yield block
        yield from walk(inner_blocks(block))


def own_inlines(block: Block) -> Iterator[Inline]:
    """The inlines that a block holds directly, every one of them, nested ones too."""
    match block:
        case Paragraph(children=children) | Heading(children=children):
            yield from walk_inlines(children)
        case Quotation(attribution=children) | Embed(caption=children):
            yield from walk_inlines(children)
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                for cell in row:
                    yield from walk_inlines(cell)
        case Figure(image=image):
            yield image
        case Gallery(images=images):
            yield from images
        case _:
            return


def walk_inlines(children: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every inline, depth first, outer before inner."""
    for child in children:
        yield child
        if isinstance(child, Emphasis | Strong | Strike | Link | SpoilerText):
            yield from walk_inlines(child.children)


def plain_text(children: tuple[Inline, ...]) -> str:
    """The words of some inlines, as one string."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case ImageUse(alt=alt):
                parts.append(alt)
            case SoftBreak() | HardBreak():
                parts.append(" ")
            case FootnoteRef():
                pass
            case Emphasis() | Strong() | Strike() | Link() | SpoilerText():
                parts.append(plain_text(child.children))
    return "".join(parts)
