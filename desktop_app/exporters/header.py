"""The head of a Markdown file: an article's details in the words of its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.article import Status
from desktop_app.domain.ignored import KEY as IGNORED_WORDS
from desktop_app.domain.review import rating_text
from desktop_app.domain.settled import KEY as SETTLED
from desktop_app.exporters.frontmatter import as_yaml, front_matter
from desktop_app.exporters.structured_data import modified_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop_app.domain.moment import Moment
    from desktop_app.exporters.base import ExportJob

_UNFINISHED = {Status.DRAFT, Status.IN_EDIT, Status.ARCHIVED}


def header(job: ExportJob) -> str:
    """The file's head with the blank line behind it; "" where the profile wants none."""
    match job.profile.header:
        case "own":
            return front_matter(job.article) + "\n"
        case "yaml":
            return as_yaml(_values(job)) + "\n"
        case "pelican":
            return _plain(_values(job)) + "\n"
        case _:
            return ""


FIELDS: dict[str, Callable[[ExportJob], object]] = {
    "headline": lambda job: job.article.headline or "Untitled",
    "dek": lambda job: job.article.dek,
    "description": lambda job: job.article.details.description or job.article.dek,
    "seo_title": lambda job: job.article.details.seo_title,
    "slug": lambda job: job.slug,
    "kind": lambda job: str(job.article.details.kind),
    "status": lambda job: str(job.article.details.status),
    "draft": lambda job: job.article.details.status in _UNFINISHED,
    "published": lambda job: job.article.details.status not in _UNFINISHED,
    "draft_word": lambda job: "draft" if job.article.details.status in _UNFINISHED else "published",
    "date": lambda job: _time(job, job.article.details.date),
    "embargo": lambda job: _time(job, job.article.details.embargo),
    "modified": lambda job: modified_at(job.article),
    "bylines": lambda job: list(job.article.details.bylines),
    "byline": lambda job: ", ".join(job.article.details.bylines),
    "tags": lambda job: list(job.article.details.tags),
    "hubs": lambda job: list(job.article.details.hubs),
    "hub_names": lambda job: [_hub(job, slug) for slug in job.article.details.hubs],
    "first_hub": lambda job: next((_hub(job, slug) for slug in job.article.details.hubs), ""),
    "section": lambda job: _section(job),
    "productions": lambda job: list(job.article.details.productions),
    "hero": lambda job: _hero(job),
    "images": lambda job: [_hero(job)] if _hero(job) else [],
    "canonical_url": lambda job: job.article.details.canonical_url,
    "rating": lambda job: rating_text(review) if (review := job.article.details.review) else "",
    "verdict": lambda job: review.verdict if (review := job.article.details.review) else "",
}
"""What a profile's front matter may name."""


def _values(job: ExportJob) -> dict[str, object]:
    profile = job.profile
    values: dict[str, object] = {}
    for key, name in profile.front_matter.items():
        value = FIELDS[name](job)
        if value not in (None, "", []):
            _put(values, key, value)
    for key, value in profile.constants.items():
        _put(values, key, value)
    ours = {IGNORED_WORDS, SETTLED}  # the writer's own business, and no site's
    extra = {k: v for k, v in job.article.details.extra.items() if k not in ours}
    if profile.unknown_keys == "drop":
        return values
    for key, value in extra.items():
        mine = values.get(key)
        if isinstance(mine, dict) and isinstance(value, dict):
            values[key] = {**value, **mine}
        elif key in values:
            continue
        elif profile.unknown_keys == "params" and f" {key} " not in _HUGO:
            _put(values, f"params.{key}", value)
        else:
            values[key] = value
    return values


# Hugo's own words; whatever else somebody writes belongs under `params`.
_HUGO = (
    " aliases audio build cascade categories date description draft expiryDate headless images"
    " isCJKLanguage keywords lastmod layout linkTitle markup menus menu outputs params publishDate"
    " resources series sitemap slug summary tags title translationKey type url videos weight "
)


def _put(values: dict[str, object], key: str, value: object) -> None:
    outer, dot, inner = key.partition(".")
    if not dot:
        values.setdefault(key, value)
        return
    below = values.setdefault(outer, {})
    if isinstance(below, dict):
        below.setdefault(inner, value)


def _plain(values: Mapping[str, object]) -> str:
    """`Key: value` lines; a list's parts are held apart by commas, or semicolons where need be."""
    lines = []
    for key, value in values.items():
        if isinstance(value, list):
            parts = [" ".join(str(part).split()) for part in value]
            several = any("," in part for part in parts)
            text = (
                "; ".join(parts) + (";" if len(parts) == 1 else "") if several else ", ".join(parts)
            )
        elif isinstance(value, dict):
            text = "; ".join(f"{name}={inner}" for name, inner in value.items())
        else:
            text = " ".join(str(value).split())
        lines.append(f"{' '.join(key.split()).replace(':', '-')}: {text}")
    return "".join(f"{line}\n" for line in lines)


def _time(job: ExportJob, moment: Moment | None) -> str:
    if moment is None:
        return ""
    match job.profile.date_format:
        case "spaced":
            return moment.isoformat().replace("T", " ")
        case "day":
            return moment.isoformat()[:10]
        case _:
            return moment.isoformat()


def _hub(job: ExportJob, slug: str) -> str:
    hub = job.records.hubs.get(slug)
    return hub.name if hub else slug


def _section(job: ExportJob) -> str:
    """The first hub, else the kind: Pelican would make a section of each article's folder."""
    hubs = job.article.details.hubs
    return _hub(job, hubs[0]) if hubs else str(job.article.details.kind).capitalize()


def _hero(job: ExportJob) -> str:
    picture = job.pictures.get(job.article.details.hero or "")
    return job.href(picture).removeprefix("{attach}") if picture else ""
