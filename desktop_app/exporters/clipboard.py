"""What is copied: an article as clean HTML for an editor on the web, and as plain Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.exporters.dialects import GITHUB
from desktop_app.exporters.gfm_blocks import GfmWriter
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.markdown_page import markdown_body
from desktop_app.exporters.outline import adapted_job
from desktop_app.exporters.single import data_address
from desktop_app.markdown.blocks import Document, Heading, Text
from desktop_app.markdown.html import element, text

if TYPE_CHECKING:
    from desktop_app.exporters.base import ExportJob
    from desktop_app.markdown.blocks import ImageUse


def rich_text(job: ExportJob) -> str:
    """Plain elements without classes; an inline spoiler's words stand at the end."""

    def href(use: ImageUse) -> str:
        picture = job.pictures.get(use.slug)
        return data_address(picture) if picture else ""

    document, above = adapted_job(job, dek=True)
    headline = element("h1", text(job.article.headline)) + "\n" if job.article.headline else ""
    return headline + HtmlWriter(href).document(document, above)


def markdown_copy(job: ExportJob) -> str:
    """The body as GitHub's Markdown under its headline, spoilers in footnotes."""
    profile = replace(job.profile, header="none", spoilers="footnote", captions="line")
    body = markdown_body(replace(job, profile=profile), GITHUB)
    title = " ".join(job.article.headline.split())
    if not title:
        return body
    heading = Heading(1, (Text(title),), (0, 1))
    return GfmWriter(job.use_href).document(Document((heading,))) + "\n" + body
