"""What search engines read: schema.org data as JSON-LD."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from desktop_app.domain.article import RATED, Status
from desktop_app.domain.records import ProductionType
from desktop_app.domain.review import rating_text, scale_named
from desktop_app.exporters.addresses import absolute
from desktop_app.markdown.blocks import (
    ImageUse,
    Spoiler,
    SpoilerText,
    inner_blocks,
    own_inlines,
    walk_inlines,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Credit, Image, Production, Records
    from desktop_app.domain.review import Review
    from desktop_app.exporters.base import ExportJob
    from desktop_app.markdown.blocks import Block

_TYPES = {
    ProductionType.FILM: "Movie",
    ProductionType.SERIES: "TVSeries",
    ProductionType.SEASON: "TVSeason",
    ProductionType.EPISODE: "TVEpisode",
}
_PARTS = {ProductionType.SEASON, ProductionType.EPISODE}
_PART = re.compile(r"-s\d+(e\d+)?$")  # what a season's or episode's slug adds to the series'
# Roles that schema.org has a property for; others are left to the page.
_ROLES = {"director": "director", "composer": "musicBy", "producer": "producer"}
# Inside <script> none of these may stand as themselves, whatever the text says.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def structured_data(job: ExportJob, *, files: bool = False) -> str:
    """The JSON for a script element, safe in it; a review where there is a rating to give.

    "" where the profile wants none of it. `files` where pictures lie beside the page as files.
    """
    if job.profile.structured_data == "none":
        return ""
    article, records = job.article, job.records
    review = article.details.review
    works = [
        _work(records.productions[slug], records)
        for slug in article.details.productions
        if slug in records.productions
    ]
    data: dict[str, object] = {"@context": "https://schema.org"}
    rated = bool(review and rating_text(review))
    if article.details.kind in RATED and review and rated and works:
        data |= {
            "@type": "Review",
            **_common(job, files=files),
            "itemReviewed": works[0],
            "reviewRating": _rating(review),
        }
        if review.verdict:
            data["reviewBody"] = review.verdict
    elif job.profile.structured_data == "review":
        return ""
    else:
        data |= {"@type": "NewsArticle", **_common(job, files=files)}
        if article.details.hubs:  # which a review has no property for
            data["articleSection"] = sections(job)
        if works:
            data["about"] = works
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.translate(_ESCAPES)


def _common(job: ExportJob, *, files: bool) -> dict[str, object]:
    article = job.article
    details = article.details
    data: dict[str, object] = {"headline": article.headline}
    description = details.description or article.dek
    if description:
        data["description"] = description
    address = job.address
    if address:
        data["mainEntityOfPage"] = address
    if details.bylines:
        data["author"] = [_author(job, name) for name in details.bylines]
    if job.profile.site_name:
        site = {"@type": "Organization", "name": job.profile.site_name}
        data["publisher"] = site | ({"url": job.profile.base_url} if job.profile.base_url else {})
    if details.date:
        data["datePublished"] = details.date.isoformat()
        modified = modified_at(article)
        if modified:
            data["dateModified"] = modified
    if details.tags:
        data["keywords"] = list(details.tags)
    data["inLanguage"] = "en"
    images = [image for slug in open_pictures(job) for image in _images(job, slug)]
    if images and files:
        data["image"] = images
    return data


def open_pictures(job: ExportJob) -> list[str]:
    """The slugs of the pictures that stand outside spoilers: no others are told of in the head."""
    shown = {job.article.details.hero or ""}
    for block in _open_blocks(job.document.blocks):
        hidden = [one for one in own_inlines(block) if isinstance(one, SpoilerText)]
        inside = [use for one in hidden for use in walk_inlines(one.children)]
        shown |= {
            use.slug
            for use in own_inlines(block)
            if isinstance(use, ImageUse) and not any(use is other for other in inside)
        }
    return [slug for slug in job.pictures if slug in shown]


def _open_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if not isinstance(block, Spoiler):
            yield block
            yield from _open_blocks(inner_blocks(block))


def modified_at(article: Article) -> str:
    """When a published article was last changed, on its own clock; "" where it was not."""
    date, updated = article.details.date, article.updated_at
    if article.details.status is not Status.PUBLISHED or date is None or updated is None:
        return ""
    if updated <= date.instant:
        return ""
    return updated.astimezone(date.local().tzinfo).isoformat(timespec="seconds")


def sections(job: ExportJob) -> list[str]:
    """The names of the article's hubs."""
    return [_hub_name(job.records, slug) for slug in job.article.details.hubs]


def _author(job: ExportJob, name: str) -> dict[str, object]:
    person: dict[str, object] = {"@type": "Person", "name": name}
    if url := job.profile.authors.get(name, ""):
        person["url"] = url
    return person


def _hub_name(records: Records, slug: str) -> str:
    hub = records.hubs.get(slug)
    return hub.name if hub else slug


def _work(production: Production, records: Records) -> dict[str, object]:
    data: dict[str, object] = {"@type": _TYPES[production.type], "name": production.title}
    if production.release_date:
        data["datePublished"] = production.release_date.isoformat()
    elif production.year:
        data["datePublished"] = str(production.year)
    if production.type is ProductionType.SEASON and production.season is not None:
        data["seasonNumber"] = production.season
    if production.type is ProductionType.EPISODE:
        if production.episode is not None:
            data["episodeNumber"] = production.episode
        if production.season is not None:
            data["partOfSeason"] = {"@type": "TVSeason", "seasonNumber": production.season}
    series = records.productions.get(_PART.sub("", production.slug))
    if production.type in _PARTS and series and series.type is ProductionType.SERIES:
        data["partOfSeries"] = {"@type": "TVSeries", "name": series.title}
    if production.runtime:
        data["duration"] = f"PT{production.runtime}M"
    cast = [_performance(credit) for credit in production.cast()]
    if cast:
        data["actor"] = cast
    for role, name in _ROLES.items():
        people = [_person(credit) for credit in production.credits if credit.role == role]
        if people:
            data[name] = people
    return data


def _person(credit: Credit) -> dict[str, object]:
    return {"@type": "Person", "name": credit.person.name}


def _performance(credit: Credit) -> dict[str, object]:
    if not credit.character:
        return _person(credit)
    return {
        "@type": "PerformanceRole",
        "actor": _person(credit),
        "characterName": credit.character,
    }


def _rating(review: Review) -> Mapping[str, object]:
    scale = scale_named(review.scale)
    data: dict[str, object] = {
        "@type": "Rating",
        "ratingValue": _number(review.rating or 0.0),
        "bestRating": _number(scale.best),
        "worstRating": _number(scale.worst),
    }
    if scale.labels:
        data["alternateName"] = rating_text(review)
    return data


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _images(job: ExportJob, slug: str) -> Iterator[dict[str, object]]:
    """The picture; the lead one in each of its shapes first, as search engines want it."""
    picture = job.pictures[slug]
    for crop in picture.crops:
        yield _image(job, slug, crop.name, (crop.width, crop.height))
    yield _image(job, slug, picture.name, (picture.width, picture.height))


def _image(job: ExportJob, slug: str, name: str, size: tuple[int, int]) -> dict[str, object]:
    record: Image | None = job.records.images.get(slug)
    data: dict[str, object] = {
        "@type": "ImageObject",
        "contentUrl": absolute(job.file_href(name), job.address),
        "width": f"{size[0]} px",  # a Distance, which is a text
        "height": f"{size[1]} px",
    }
    if record is None:
        return data
    if record.caption:
        data["caption"] = record.caption
    if record.credit:
        data["creditText"] = record.credit
    if record.rights:
        data["copyrightNotice"] = record.rights
    if re.match(r"https?://", record.licence):  # anything but a URL is refused there
        data["license"] = record.licence
    return data
