"""A post for Ghost: what its editor would take apart stands in HTML cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.outline import adapted_job
from desktop_app.markdown.html import element

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress
    from desktop_app.markdown.blocks import (
        Block,
        Footnote,
        FootnoteRef,
        ImageUse,
        Inline,
        Spoiler,
        Table,
    )

_ROW = 3  # pictures in a row of a gallery


class GhostExporter:
    """Writes the post's HTML, as Ghost's importer and its API read it."""

    key = "ghost"
    name = "Ghost"
    note = "HTML cards"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back the file with the post."""
        progress("Writing the post", 0, 1)
        entry = folder / job.entry
        document, above = adapted_job(job)
        put_text(entry, GhostWriter(job.use_href).document(document, above))
        put_pictures(job, folder, progress)
        return entry


class GhostWriter(HtmlWriter):
    """Cards where the editor has them; a spoiler never outside one."""

    _inside = 0  # cards do not hold cards

    def quote(self, blocks: tuple[Block, ...], attribution: tuple[Inline, ...], cite: str) -> str:
        """A quotation, its source in a paragraph of its own: inside it would be glued on."""
        quote = element("blockquote", self.blocks(blocks), cite=cite or None)
        if not attribution:
            return quote
        return quote + "\n" + self.paragraph("— " + self.inlines(attribution))

    def figure(self, image: ImageUse) -> str:
        """An image card."""
        if not self._shows(image):
            return super().figure(image)
        caption = self.caption(image)
        css = "kg-card kg-image-card" + (" kg-card-hascaption" if caption else "")
        return element("figure", self.image(image) + caption, class_=css)

    def gallery(self, images: list[ImageUse]) -> str:
        """A gallery card, every credit in its caption."""
        rows = [images[at : at + _ROW] for at in range(0, len(images), _ROW)]
        inner = "".join(
            element(
                "div",
                "".join(element("div", self.image(one), class_="kg-gallery-image") for one in row),
                class_="kg-gallery-row",
            )
            for row in rows
        )
        words = [self.caption_words(image) for image in images]
        caption = " · ".join(dict.fromkeys(word for word in words if word))
        inner = element("div", inner, class_="kg-gallery-container")
        if caption:
            inner += element("figcaption", caption)
        css = "kg-card kg-gallery-card kg-width-wide" + (" kg-card-hascaption" if caption else "")
        return element("figure", inner, class_=css)

    def table(self, table: Table) -> str:
        """A table in an HTML card."""
        return self._card(super().table(table))

    def spoiler(self, block: Spoiler) -> str:
        """A fold in an HTML card: outside one its words would be in plain sight."""
        return self._card(self.details(block.label, self.plain_blocks(block.blocks)))

    def notes(self, notes: tuple[Footnote, ...]) -> str:
        """The footnotes in an HTML card, where their ids are kept; nothing can lead back."""
        return self._card(self.note_list(notes, back=False)) if notes else ""

    def folded_words(self) -> str:
        """The inline spoilers' words."""
        inner = super().folded_words()
        return self._card(inner) if inner else ""

    def reference(self, ref: FootnoteRef) -> str:
        """A link to a footnote, without an id, which would be taken off."""
        return element("a", str(ref.number), href=f"#fn-{ref.number}")

    def plain_blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks inside a card."""
        self._inside += 1
        try:
            return self.blocks(blocks)
        finally:
            self._inside -= 1

    def _card(self, inner: str) -> str:
        if self._inside:
            return inner
        return f"<!--kg-card-begin: html-->\n{inner}\n<!--kg-card-end: html-->"
