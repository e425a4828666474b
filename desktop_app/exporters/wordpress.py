"""A post for WordPress in its own blocks, exact to the attribute."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.outline import adapted_job
from desktop_app.markdown.blocks import (
    Block,
    CodeBlock,
    Footnote,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
)
from desktop_app.markdown.html import element, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress
    from desktop_app.markdown.blocks import Embed, ImageUse, Inline, Spoiler, Table

# What WordPress would run: a word in brackets, closed or not.
_SHORTCODE = re.compile(r"\[(?=/?[A-Za-z\[])")
_JSON_ESCAPES = {"--": "\\u002d\\u002d", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


class WordPressExporter:
    """Writes the post's blocks, to be pasted into the code editor, and its pictures."""

    key = "wordpress"
    name = "WordPress"
    note = "blocks + images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back the file with the blocks."""
        progress("Writing the post", 0, 1)
        entry = folder / job.entry
        document, above = adapted_job(job)
        put_text(entry, BlockWriter(job.use_href).document(document, above))
        put_pictures(job, folder, progress)
        return entry


class ClassicWriter(HtmlWriter):
    """Plain HTML in which no bracket is a shortcode."""

    def text(self, words: str) -> str:
        """Characters as HTML."""
        return no_shortcodes(text(words))


def no_shortcodes(words: str) -> str:
    """Text whose brackets WordPress leaves alone."""
    return _SHORTCODE.sub("&#91;", words)


class BlockWriter(ClassicWriter):
    """Every top-level block between its comments; what has none is “Custom HTML”."""

    def __init__(self, href: Callable[[ImageUse], str]) -> None:
        super().__init__(href)
        self._bare = 0

    def paragraph(self, inner: str) -> str:
        """A paragraph block."""
        return self._wrap("paragraph", element("p", inner))

    def heading(self, heading: Heading) -> str:
        """A heading block; level 2 is the one without an attribute."""
        level = max(2, heading.level)
        inner = self.inlines(heading.children)
        values = {"class_": "wp-block-heading"} if not self._bare else {}
        written = element(f"h{level}", inner, **values, id=heading.anchor or None)
        return self._wrap("heading", written, {"level": level} if level != 2 else {})

    def list_block(self, block: ListBlock) -> str:
        """A list block with an inner block for each item, where its items are lines and lists."""
        if self._bare:
            return super().list_block(block)
        if not _simple(block):
            return self._custom(lambda: HtmlWriter.list_block(self, block))
        values: dict[str, object] = {"ordered": True} if block.ordered else {}
        start = block.start if block.ordered and block.start != 1 else None
        if start is not None:
            values["start"] = start
        items = "\n".join(self._list_item(item) for item in block.items)
        name = "ol" if block.ordered else "ul"
        written = element(name, items, start=start, class_="wp-block-list")
        return self._wrap("list", written, values)

    def quote(self, blocks: tuple[Block, ...], attribution: tuple[Inline, ...], cite: str) -> str:
        """A quote block, its source in its `cite`."""
        if self._bare:
            return super().quote(blocks, attribution, cite)
        words = self.inlines(attribution)
        inner = self.blocks(blocks) + (element("cite", words) if words else "")
        return self._wrap("quote", element("blockquote", inner, class_="wp-block-quote"))

    def code(self, block: CodeBlock) -> str:
        """A code block."""
        values = {"class_": "wp-block-code"} if not self._bare else {}
        inner = element("code", self.code_text(block.text))
        return self._wrap("code", element("pre", inner, **values))

    def rule(self) -> str:
        """A separator block."""
        if self._bare:
            return "<hr>"
        return self._wrap("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')

    def table(self, table: Table) -> str:
        """A table block."""
        if self._bare:
            return super().table(table)
        written = element("figure", self.bare_table(table), class_="wp-block-table")
        return self._wrap("table", written, {"hasFixedLayout": False})

    def cell(self, name: str, side: str) -> dict[str, str]:
        """A cell's attributes, as the table block knows them."""
        if self._bare or not side:
            return super().cell(name, side) if self._bare else {}
        return {"class_": f"has-text-align-{side}", "data_align": side}

    def figure(self, image: ImageUse) -> str:
        """An image block."""
        if self._bare or not self._shows(image):
            return super().figure(image)
        inner = self.image(image) + self.caption(image, "wp-element-caption")
        written = element("figure", inner, class_="wp-block-image size-full")
        return self._wrap("image", written, {"sizeSlug": "full", "linkDestination": "none"})

    def gallery(self, images: list[ImageUse]) -> str:
        """A gallery block with an image block for each picture."""
        if self._bare:
            return super().gallery(images)
        inner = "\n\n".join(map(self.figure, images))
        css = "wp-block-gallery has-nested-images columns-default is-cropped"
        return self._wrap("gallery", element("figure", inner, class_=css), {"linkTo": "none"})

    def image(self, image: ImageUse) -> str:
        """The picture alone, as the image block saves it."""
        if self._bare:
            return super().image(image)
        return element("img", src=self._href(image), alt=image.alt)[:-1] + "/>"

    def spoiler(self, block: Spoiler) -> str:
        """A fold, which every version shows as one."""
        return self._custom(lambda: HtmlWriter.spoiler(self, block))

    def embed(self, block: Embed) -> str:
        """An embed block, which WordPress fills by itself."""
        if self._bare or not block.url.startswith(("http://", "https://")):
            return super().embed(block)
        words = self.inlines(block.caption)
        caption = element("figcaption", words, class_="wp-element-caption") if words else ""
        inner = element("div", f"\n{text(block.url)}\n", class_="wp-block-embed__wrapper")
        written = element("figure", inner + caption, class_="wp-block-embed")
        return self._wrap("embed", written, {"url": block.url})

    def notes(self, notes: tuple[Footnote, ...]) -> str:
        """The footnotes, with ids to link to."""
        return self._custom(lambda: self.note_list(notes)) if notes else ""

    def folded_words(self) -> str:
        """The inline spoilers' words."""
        return self._custom(lambda: HtmlWriter.folded_words(self)) if self._hidden else ""

    def plain_blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks without comments: they stand inside “Custom HTML”."""
        self._bare += 1
        try:
            return self.blocks(blocks)
        finally:
            self._bare -= 1

    def _list_item(self, item: ListItem) -> str:
        lines, lists = [], []
        for block in item.blocks:
            if isinstance(block, Paragraph):
                lines.append(self.inlines(block.children))
            elif isinstance(block, ListBlock):
                lists.append(self.list_block(block))
        tick = {True: "☑ ", False: "☐ ", None: ""}[item.checked]
        inner = tick + "<br>".join(lines) + "\n".join(lists)
        return self._wrap("list-item", element("li", inner))

    def _custom(self, write: Callable[[], str]) -> str:
        self._bare += 1
        try:
            inner = write()
        finally:
            self._bare -= 1
        return self._wrap("html", inner)

    def _wrap(self, name: str, inner: str, values: dict[str, object] | None = None) -> str:
        if self._bare:
            return inner
        given = f" {_json(values)}" if values else ""
        return f"<!-- wp:{name}{given} -->\n{inner}\n<!-- /wp:{name} -->"


def _simple(block: ListBlock) -> bool:
    """Whether the items are paragraphs in front of lists."""
    for item in block.items:
        seen_list = False
        for inner in item.blocks:
            if isinstance(inner, ListBlock):
                seen_list = True
                if not _simple(inner):
                    return False
            elif not isinstance(inner, Paragraph) or seen_list:
                return False
    return True


def _json(values: dict[str, object]) -> str:
    """Attributes as WordPress writes them inside a comment."""
    written = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    written = written.replace('\\"', "\\u0022")
    for char, escape in _JSON_ESCAPES.items():
        written = written.replace(char, escape)
    return written
