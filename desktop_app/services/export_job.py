"""Everything that an exporter is handed, made of an article, its records and a profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import InputError, NotFoundError
from desktop_app.exporters.base import Assets, ExportJob
from desktop_app.markdown.blocks import CastBox, ImageUse, Related, ReviewBox, own_inlines, walk
from desktop_app.markdown.parser import parse
from desktop_app.services.outgoing import outgoing_picture, stilled_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import HouseStyle, Image, Records
    from desktop_app.exporters.base import Picture, Progress
    from desktop_app.exporters.profile import Profile
    from desktop_app.markdown.blocks import Block, Document
    from desktop_app.resources import Resources
    from desktop_app.services.pictures import PictureService


class JobMaker:
    """Makes the jobs of exports and of copies alike."""

    def __init__(self, pictures: PictureService, resources: Resources) -> None:
        self._pictures = pictures
        self._resources = resources

    def make(
        self, article: Article, records: Records, step: Progress, profile: Profile, *, anyway: bool
    ) -> ExportJob:
        """Everything that the exporter needs; the records get the sizes of the copies."""
        article = _under_new_names(article, records)
        document = parse(article.body, records, article.details)
        shown = _shown_images(article, document, records)
        pictures: dict[str, Picture] = {}
        for done, record in enumerate(shown):
            step("Preparing pictures", done, len(shown))
            lead = record.slug == article.details.hero
            formats = image_formats(profile, records.house)
            picture = self._picture(record, done + 1, formats, anyway=anyway, lead=lead)
            if picture:
                pictures[record.slug] = picture
        images = {
            slug: replace(records.images[slug], width=picture.width, height=picture.height)
            for slug, picture in pictures.items()
        }
        records = replace(records, images={**records.images, **images})
        return ExportJob(
            article=article,
            document=parse(article.body, records, article.details),
            records=records,
            assets=Assets(
                page_template=self._resources.text("templates", "export", "page.html"),
                page_css=self._resources.text("preview", "page.css"),
            ),
            pictures=pictures,
            profile=profile,
        )

    def _picture(
        self, record: Image, number: int, formats: tuple[str, ...], *, anyway: bool, lead: bool
    ) -> Picture | None:
        """The copies of a picture; None where it is missing and the export goes on without."""
        try:
            path = self._pictures.path_of(record)
            return outgoing_picture(path, record, number, formats=formats, lead=lead)
        except (InputError, NotFoundError):
            if anyway:
                return None
            raise


def image_formats(profile: Profile, house: HouseStyle) -> tuple[str, ...]:
    """The suffixes of the copies that a browser may choose beside JPEG or PNG."""
    if profile.image_formats == "plain":
        return ()
    avif = profile.image_formats == "avif" or (profile.image_formats == "house" and house.avif)
    return (".webp", ".avif") if avif else (".webp",)


def left_out(job: ExportJob) -> Iterator[str]:
    """What of the article is on no page, one short phrase each."""
    named = [job.article.details.hero or ""]
    for block in _blocks(job.document):
        named += [inline.slug for inline in own_inlines(block) if isinstance(inline, ImageUse)]
        match block:
            case Related(subject=subject, links=()):
                yield f"the list on {subject}, which is empty"
            case CastBox(slug=slug, production=None):
                yield f"the cast of {slug}, which is not in the library"
            case ReviewBox(review=None):
                yield "the review box, since the article has no review"
            case _:
                pass
    for slug in dict.fromkeys(named):
        if slug and slug not in job.pictures:
            yield f"the image {slug}, which has no file"
    yield from stilled_pictures(job)


def _under_new_names(article: Article, records: Records) -> Article:
    """The article with the slugs that its lead image, productions and hubs have by now."""
    details = article.details
    hero = records.image(details.hero)
    new = replace(
        details,
        hero=hero.slug if hero else details.hero,
        productions=tuple(
            found.slug if (found := records.production(slug)) else slug
            for slug in details.productions
        ),
        hubs=tuple(hub.slug if (hub := records.hub(slug)) else slug for slug in details.hubs),
    )
    return article if new == details else replace(article, details=new)


def _shown_images(article: Article, document: Document, records: Records) -> list[Image]:
    """The records of every picture on the page, the hero first, each once."""
    slugs = [article.details.hero or ""]
    slugs += [
        inline.slug
        for block in _blocks(document)
        for inline in own_inlines(block)
        if isinstance(inline, ImageUse)
    ]
    return [records.images[slug] for slug in dict.fromkeys(slugs) if slug in records.images]


def _blocks(document: Document) -> Iterator[Block]:
    yield from walk(document.blocks)
    for note in document.footnotes:
        yield from walk(note.blocks)
