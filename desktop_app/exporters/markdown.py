"""A folder with the article as plain Markdown: `index.md` and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.frontmatter import front_matter
from desktop_app.exporters.gfm_blocks import GfmWriter
from desktop_app.markdown.above import hero_above, review_above
from desktop_app.markdown.blocks import Block, Figure, ImageUse, ReviewBox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress

_NOWHERE = (0, 0)


class MarkdownExporter:
    """Writes GitHub-flavoured Markdown under YAML front matter."""

    key = "markdown"
    name = "Markdown"
    note = "plain text and images"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back `index.md`."""
        progress("Writing the text", 0, 1)
        entry = folder / "index.md"
        put_text(entry, front_matter(job.article) + "\n" + render_body(job))
        put_pictures(job, folder, progress)
        return entry


def render_body(job: ExportJob) -> str:
    """The article as plain Markdown: what the page shows under its headline, in its order."""

    def picture(use: ImageUse) -> str | None:
        if not use.slug:
            return use.src
        copy = job.pictures.get(use.slug)
        return copy.href if copy else None

    writer = GfmWriter(picture, top_heading=2)
    return writer.document(job.document, above=tuple(_above(job)))


def _above(job: ExportJob) -> Iterator[Block]:
    """The hero and the review box, where the text has no place for them."""
    details = job.article.details
    hero = hero_above(details, job.records, job.document)
    if hero is not None and hero.record is not None:
        yield Figure(hero, _NOWHERE)
    review = review_above(details, job.document)
    if review is not None:
        yield ReviewBox(review, _NOWHERE)
