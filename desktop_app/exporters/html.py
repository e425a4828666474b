"""A folder with the finished page: `index.html`, its style sheet and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment
from markupsafe import Markup

from desktop_app.exporters.adapt import adapted
from desktop_app.exporters.addresses import absolute
from desktop_app.exporters.base import put_pictures, put_text
from desktop_app.exporters.sheet import page_sheet
from desktop_app.exporters.structured_data import (
    modified_at,
    open_pictures,
    sections,
    structured_data,
)
from desktop_app.markdown.page import (
    PageOptions,
    render_block,
    render_head,
    render_tail,
)
from desktop_app.markdown.sanitise import sanitise

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Picture, Progress
    from desktop_app.markdown.blocks import ImageUse


class HtmlExporter:
    """Writes a page that opens anywhere, with all that it needs beside it."""

    key = "html"
    name = "Web page"
    note = "HTML folder"

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write the folder; gives back `index.html`."""
        progress("Writing the page", 0, 1)
        entry = folder / job.entry
        put_text(entry, render_document(job, choices=True))
        put_text(folder / "style.css", page_sheet(job.assets.page_css))
        put_pictures(job, folder, progress, copies=True)
        return entry


def render_document(job: ExportJob, *, choices: bool = False) -> str:
    """The whole document as HTML5."""
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    template = environment.from_string(job.assets.page_template)
    return template.render(
        title=_title(job),
        metas=_metas(job, choices=choices),
        canonical=job.address,
        properties=_properties(job, choices=choices),
        # It has escaped what a script may not hold.
        data=Markup(structured_data(job, files=choices)),
        page=Markup(fragment(job, choices=choices)),  # it comes from behind the allowlist
    )


def fragment(job: ExportJob, *, choices: bool = False) -> str:
    """The article alone, for pasting into a page that is there already."""
    options = _options(job, choices=choices)
    document, _ = adapted(job.document, (), job.profile)
    parts = [
        render_head(job.article, job.records, options, job.document),
        *(render_block(block, options) for block in document.blocks),
        render_tail(job.article, job.records, options, document),
    ]
    inner = "\n".join(part for part in parts if part)
    return sanitise(f'<article class="page">\n{inner}\n</article>')


def _options(job: ExportJob, *, choices: bool) -> PageOptions:
    def image_url(use: ImageUse) -> str:
        return job.use_href(use)

    def sources(use: ImageUse) -> tuple[tuple[str, str], ...]:
        picture = job.pictures.get(use.slug)
        return picture.sources() if picture and choices else ()

    return PageOptions(image_url=image_url, sources=sources)


def _title(job: ExportJob) -> str:
    return job.article.details.seo_title or job.article.headline or "Untitled"


def _metas(job: ExportJob, *, choices: bool) -> list[tuple[str, str]]:
    """`<meta name>`: what a search engine and a timeline show."""
    article, details = job.article, job.article.details
    description = details.description or article.dek
    metas = [("description", description)] if description else []
    if details.bylines:
        metas.append(("author", ", ".join(details.bylines)))
    metas.append(("robots", "max-image-preview:large"))
    lead = _shown_with_links(job) if choices else None
    metas.append(("twitter:card", "summary_large_image" if lead else "summary"))
    metas.append(("twitter:title", _title(job)))
    if description:
        metas.append(("twitter:description", description))
    if lead:
        slug, picture = lead
        name, _width, _height = _shown_file(picture, choices=choices)
        metas.append(("twitter:image", absolute(job.file_href(name), job.address)))
        alt = _alt(job, slug)
        if alt:
            metas.append(("twitter:image:alt", alt))
    return metas


def _properties(job: ExportJob, *, choices: bool) -> list[tuple[str, str]]:
    """`<meta property>`: Open Graph."""
    article, details = job.article, job.article.details
    description = details.description or article.dek
    properties = [("og:type", "article"), ("og:title", _title(job))]
    if description:
        properties.append(("og:description", description))
    if job.address:
        properties.append(("og:url", job.address))
    if job.profile.site_name:
        properties.append(("og:site_name", job.profile.site_name))
    properties.append(("og:locale", "en_US"))
    lead = _shown_with_links(job) if choices else None
    if lead:
        slug, picture = lead
        name, width, height = _shown_file(picture, choices=choices)
        properties += [
            ("og:image", absolute(job.file_href(name), job.address)),
            ("og:image:width", str(width)),
            ("og:image:height", str(height)),
        ]
        alt = _alt(job, slug)
        if alt:
            properties.append(("og:image:alt", alt))
    if details.date:
        properties.append(("article:published_time", details.date.isoformat()))
        modified = modified_at(article)
        if modified:
            properties.append(("article:modified_time", modified))
    properties += [("article:author", name) for name in details.bylines]
    properties += [("article:section", name) for name in sections(job)[:1]]
    properties += [("article:tag", tag) for tag in details.tags]
    return properties


def _shown_with_links(job: ExportJob) -> tuple[str, Picture] | None:
    """The picture that others show with a link; they fetch it, so its address must be whole."""
    return _lead(job) if job.address else None


def _lead(job: ExportJob) -> tuple[str, Picture] | None:
    """The picture that stands for the page: the hero, else the first one."""
    hero = job.article.details.hero
    if hero and hero in job.pictures:
        return hero, job.pictures[hero]
    return next(((slug, job.pictures[slug]) for slug in open_pictures(job)), None)


def _shown_file(picture: Picture, *, choices: bool) -> tuple[str, int, int]:
    """Name and size of the file that a timeline shows: the widest crop, where crops are written."""
    if choices and picture.crops:
        crop = picture.crops[0]
        return crop.name, crop.width, crop.height
    return picture.name, picture.width, picture.height


def _alt(job: ExportJob, slug: str) -> str:
    record = job.records.images.get(slug)
    return record.alt if record and not record.decorative else ""
