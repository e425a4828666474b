"""Neutral blocks as plain HTML, for sites that have a style sheet of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.exporters import gfm_forms
from desktop_app.markdown import html
from desktop_app.markdown.blocks import (
    Block,
    BlockQuote,
    CastBox,
    Code,
    CodeBlock,
    Document,
    Embed,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gallery,
    HardBreak,
    Heading,
    ImageUse,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Related,
    ReviewBox,
    Rule,
    SoftBreak,
    Spoiler,
    SpoilerText,
    Strike,
    Strong,
    Table,
    Text,
    Unknown,
)
from desktop_app.markdown.html import element
from desktop_app.markdown.page_inlines import is_safe, reference_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Inlines = tuple[Inline, ...]


class HtmlWriter:
    """Writes one document; a destination overrides what it wants in another form.

    Inline spoilers cannot be hidden without a style sheet: their words stand folded at the end.
    No line of what is written is blank, so that it may stand in Markdown as well.
    """

    def __init__(self, href: Callable[[ImageUse], str], *, fluid: bool = False) -> None:
        """`href` tells where a picture is, or "" where it is missing.

        `fluid` pictures keep their shape where a site's own style makes them narrower.
        """
        self._href = href
        self._fluid = fluid
        self._hidden: list[Inlines] = []

    def document(self, document: Document, above: tuple[Block, ...] = ()) -> str:
        """All of it, the footnotes and folded words last; ends with a line end."""
        parts = [self.blocks((*above, *document.blocks)), self.notes(document.footnotes)]
        parts.append(self.folded_words())
        return "\n".join(part for part in parts if part) + "\n"

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Some blocks, one below the other."""
        return "\n".join(part for part in map(self.block, blocks) if part)

    def block(self, block: Block) -> str:
        """One block."""
        match block:
            case Paragraph(children=children):
                return self.paragraph(self.inlines(children))
            case Heading():
                return self.heading(block)
            case ListBlock():
                return self.list_block(block)
            case BlockQuote(blocks=blocks):
                return self.quote(blocks, (), "")
            case Quotation(blocks=blocks, attribution=attribution, cite=cite):
                return self.quote(blocks, attribution, cite)
            case CodeBlock():
                return self.code(block)
            case Rule():
                return self.rule()
            case Table():
                return self.table(block)
            case Figure(image=image):
                return self.figure(image)
            case Gallery(images=images, blocks=blocks):
                shown = [image for image in images if self._shows(image)]
                rest = [self.figure(image) for image in images if not self._shows(image)]
                parts = [self.gallery(shown) if shown else "", *rest, self.blocks(blocks)]
                return "\n".join(part for part in parts if part)
            case Spoiler():
                return self.spoiler(block)
            case Related():
                return self.blocks(gfm_forms.related(block))
            case CastBox(production=production):
                return self.blocks(gfm_forms.cast_box(production)) if production else ""
            case ReviewBox(review=review):
                return self.blocks(gfm_forms.review_box(review)) if review else ""
            case Embed():
                return self.embed(block)
            case Unknown(opening=opening, blocks=blocks, closing=closing):
                first, last = (
                    self.paragraph(self.text(mark)) if mark else "" for mark in (opening, closing)
                )
                parts = [first, self.blocks(blocks), last]
                return "\n".join(part for part in parts if part)
            case _:
                raise TypeError(f"no HTML for {type(block).__name__}")

    # ----------------------------------------------------------------------- what may be changed

    def paragraph(self, inner: str) -> str:
        """A paragraph around HTML."""
        return element("p", inner)

    def heading(self, heading: Heading) -> str:
        """A heading; the page's only h1 is the headline."""
        inner = self.inlines(heading.children)
        return element(f"h{max(2, heading.level)}", inner, id=heading.anchor or None)

    def list_block(self, block: ListBlock) -> str:
        """A list."""
        items = "".join(self._item(item, tight=block.tight) for item in block.items)
        if not block.ordered:
            return element("ul", items)
        return element("ol", items, start=block.start if block.start != 1 else None)

    def quote(self, blocks: tuple[Block, ...], attribution: Inlines, cite: str) -> str:
        """A quotation, its source in the caption of a figure around it."""
        quote = element("blockquote", self.blocks(blocks), cite=cite or None)
        if not attribution:
            return quote
        return element("figure", quote + element("figcaption", "— " + self.inlines(attribution)))

    def code(self, block: CodeBlock) -> str:
        """Code; blank lines as entities."""
        return element("pre", element("code", self.code_text(block.text)))

    def rule(self) -> str:
        """A thematic break."""
        return element("hr")

    def table(self, table: Table) -> str:
        """A table."""
        return self.bare_table(table)

    def figure(self, image: ImageUse) -> str:
        """A picture with its caption and credit."""
        if not self._shows(image):
            return self._missing(image)
        return element("figure", self.image(image) + self.caption(image))

    def gallery(self, images: list[ImageUse]) -> str:
        """Several pictures that are there."""
        return "\n".join(map(self.figure, images))

    def spoiler(self, block: Spoiler) -> str:
        """Words that are folded away."""
        return self.details(block.label, self.plain_blocks(block.blocks))

    def embed(self, block: Embed) -> str:
        """A link to it."""
        return self.paragraph(self.inlines(gfm_forms.embed(block)))

    def notes(self, notes: tuple[Footnote, ...]) -> str:
        """The footnotes."""
        return self.note_list(notes) if notes else ""

    def folded_words(self) -> str:
        """The inline spoilers' words."""
        parts: list[str] = []
        while len(parts) < len(self._hidden):  # one may hold others
            parts.append(self.folded_one(len(parts)))
        return "\n".join(parts)

    # ---------------------------------------------------------------------------------- helpers

    def hide(self, children: Inlines) -> int:
        """Keep words for the fold at the end; gives back the number that they have there."""
        self._hidden.append(children)
        return len(self._hidden)

    def folded_one(self, at: int) -> str:
        """One inline spoiler's words, folded; it may find others."""
        inner = element("p", self.inlines(self._hidden[at]))
        return self.details(str(at + 1), inner, anchor=f"spoiler-{at + 1}")

    def details(self, label: str, inner: str, anchor: str = "") -> str:
        """A fold with its label."""
        words = f"Spoiler: {label}" if label and not anchor else f"Spoiler {label}".strip()
        return element("details", element("summary", self.text(words)) + inner, id=anchor or None)

    def plain_blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks as they stand inside other HTML."""
        return self.blocks(blocks)

    def bare_table(self, table: Table) -> str:
        """The table's element alone."""

        def cells(name: str, row: tuple[Inlines, ...]) -> str:
            return "".join(
                element(name, self.inlines(cell), **self.cell(name, side))
                for cell, side in zip(row, table.align, strict=False)
            )

        head = element("thead", element("tr", cells("th", table.head)))
        rows = "".join(element("tr", cells("td", row)) for row in table.rows)
        return element("table", head + (element("tbody", rows) if rows else ""))

    def cell(self, name: str, side: str) -> dict[str, str]:
        """A cell's attributes."""
        given = {"scope": "col"} if name == "th" else {}
        return {**given, "style": f"text-align:{side}"} if side else given

    def note_list(self, notes: tuple[Footnote, ...], *, back: bool = True) -> str:
        """The footnotes as a list whose items can be linked to."""
        items = []
        for note in notes:
            inner = self.plain_blocks(note.blocks)
            if back:
                link = element("a", "↩", href=f"#{reference_id(note.number, 1)}")
                inner += link
            items.append(element("li", inner, id=f"fn-{note.number}"))
        return element("ol", "".join(items))

    def code_text(self, code: str) -> str:
        """The text of code, without blank lines."""
        return re.sub(r"\n(?=\n)", "&#10;", self.text(code))

    def image(self, image: ImageUse) -> str:
        """The picture alone."""
        record = image.record
        sized = record is not None and record.width > 0 and record.height > 0
        return element(
            "img",
            src=self._href(image),
            alt=image.alt,
            width=record.width if record and sized else None,
            height=record.height if record and sized else None,
            style="max-width:100%;height:auto" if sized and self._fluid else None,
        )

    def caption(self, image: ImageUse, css: str | None = None) -> str:
        """Caption and credit; "" where there is neither."""
        words = self.caption_words(image)
        return element("figcaption", words, class_=css) if words else ""

    def caption_words(self, image: ImageUse) -> str:
        """Caption and credit as HTML in one line."""
        return self.text(gfm_forms.caption_line(image))

    def text(self, words: str) -> str:
        """Characters as HTML."""
        return html.text(words)

    def inlines(self, children: Inlines, *, in_link: bool = False) -> str:
        """Inlines as HTML."""
        return "".join(self._inline(child, in_link) for child in children)

    def _inline(self, inline: Inline, in_link: bool) -> str:
        match inline:
            case Text(text=words):
                return self.text(words)
            case SoftBreak():
                return " "
            case HardBreak():
                return "<br>"
            case Code(text=words):
                return element("code", self.text(words))
            case Emphasis(children=children):
                return element("em", self.inlines(children, in_link=in_link))
            case Strong(children=children):
                return element("strong", self.inlines(children, in_link=in_link))
            case Strike(children=children):
                return element("s", self.inlines(children, in_link=in_link))
            case SpoilerText(children=children):
                number = self.hide(children)
                words = f"(spoiler {number})"
                return words if in_link else element("a", words, href=f"#spoiler-{number}")
            case Link(url=url, children=children, title=title):
                inner = self.inlines(children, in_link=True)
                if in_link or not is_safe(url):
                    return inner
                return element("a", inner, href=url, title=title or None)
            case ImageUse():
                if not self._shows(inline):
                    return self._missing_words(inline)
                credit = f" ({self.text(inline.credit)})" if inline.credit else ""
                return self.image(inline) + credit
            case FootnoteRef(number=number):
                return element("sup", self.reference(inline) if not in_link else str(number))
            case _:
                raise TypeError(f"no HTML for {type(inline).__name__}")

    def reference(self, ref: FootnoteRef) -> str:
        """A link to a footnote."""
        own = reference_id(ref.number, ref.occurrence)
        return element("a", str(ref.number), href=f"#fn-{ref.number}", id=own)

    def _shows(self, image: ImageUse) -> bool:
        return bool(self._href(image))

    def _missing(self, image: ImageUse) -> str:
        words = self._missing_words(image)
        return self.paragraph(words) if words else ""

    def _missing_words(self, image: ImageUse) -> str:
        """A picture from outside is a link; one of ours without a file is said elsewhere."""
        if image.slug or not is_safe(image.src):
            return ""
        return element("a", self.text(image.alt or image.src), href=image.src)

    def _item(self, item: ListItem, *, tight: bool) -> str:
        parts: list[str] = []
        if item.checked is not None:
            parts.append("☑ " if item.checked else "☐ ")
        after_words = False
        for inner in item.blocks:
            if tight and isinstance(inner, Paragraph):
                parts.append(("<br>" if after_words else "") + self.inlines(inner.children))
                after_words = True
            else:
                parts.append(self.block(inner))
                after_words = False
        return element("li", "".join(parts))
