"""An article as one reader's Markdown, with raw HTML where that reader keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.exporters import gfm_forms
from desktop_app.exporters.gfm_blocks import GfmWriter
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.outline import adapted_job

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.exporters.base import ExportJob
    from desktop_app.exporters.dialects import Dialect
    from desktop_app.markdown.blocks import Block, Document, ImageUse, Spoiler, SpoilerText


class PageWriter(GfmWriter):
    """Figures and spoilers as the profile says."""

    def __init__(self, job: ExportJob, dialect: Dialect) -> None:
        super().__init__(picture_of(job), top_heading=2, dialect=dialect)
        self._profile = job.profile
        self._href = job.use_href
        self._html = HtmlWriter(job.use_href, fluid=True)

    def document(self, document: Document, above: tuple[Block, ...] = ()) -> str:
        """All of it, footnotes and folded words last."""
        text = super().document(document, above)
        folded = self._html.folded_words()
        return f"{text}\n{folded}\n" if folded else text

    def figure(self, image: ImageUse) -> str:
        """A picture with its caption: as HTML, as Hugo's shortcode, or as a line below it."""
        href = self._href(image)
        if self._profile.captions == "figure" and href:
            return self._html.figure(image)
        if self._profile.captions == "shortcode" and href:
            return _shortcode(href, image)
        return super().figure(image)

    def spoiler(self, block: Spoiler) -> str:
        """A fold of HTML, or a reference to a footnote."""
        if self._profile.spoilers != "folded":
            return super().spoiler(block)
        return self._html.spoiler(block)

    def _spoiler_text(self, spoiler: SpoilerText) -> str:
        if self._profile.spoilers != "folded":
            return super()._spoiler_text(spoiler)
        number = self._html.hide(spoiler.children)
        return f"[(spoiler {number})](#spoiler-{number})"


def picture_of(job: ExportJob) -> Callable[[ImageUse], str | None]:
    """What tells where a picture is."""

    def picture(use: ImageUse) -> str | None:
        return (job.use_href(use) or None) if use.slug else use.src

    return picture


def markdown_body(job: ExportJob, dialect: Dialect) -> str:
    """What the page shows under its headline, in its order."""
    document, above = adapted_job(job, dek=job.profile.header == "none")
    return PageWriter(job, dialect).document(document, above=above)


def _shortcode(href: str, image: ImageUse) -> str:
    # Hugo sets its own "attr" right behind the caption, without a space.
    values = [("src", href), ("alt", image.alt), ("caption", gfm_forms.caption_line(image))]
    parts = [f'{name}="{_quoted(value, name)}"' for name, value in values if value or name == "alt"]
    return "{{< figure " + " ".join(parts) + " >}}"


def _quoted(value: str, name: str) -> str:
    """A value of a shortcode; captions are read as Markdown once more."""
    value = " ".join(value.split())
    if name == "caption":
        value = "".join(f"\\{char}" if char in "\\`*_[]<>#~" else char for char in value)
    return value.replace("\\", "\\\\").replace('"', '\\"')
