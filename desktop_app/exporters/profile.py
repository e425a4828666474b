"""A profile: where an article goes and in which form, as data that a desk can share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.moment import Moment

_HOLES = {"slug", "date", "year", "month", "day"}
_THEIRS = {"attach", "static", "filename"}  # of Pelican, in addresses
_HOLE = re.compile(r"\{(\w+)\}")

# What may stand in each field that is a choice; the first is what is meant without one.
CHOICES: dict[str, tuple[str, ...]] = {
    "into": ("folder", "site"),
    "header": ("none", "own", "yaml", "pelican"),
    "date_format": ("rfc3339", "spaced", "day"),
    "unknown_keys": ("keep", "params", "drop"),
    "spoilers": ("folded", "footnote", "end"),
    "captions": ("line", "figure", "shortcode"),
    "footnotes": ("footnotes", "end"),
    "tables": ("table", "list"),
    "galleries": ("gallery", "figures"),
    "cast_boxes": ("box", "list", "table"),
    "structured_data": ("none", "review", "all"),
    "image_formats": ("house", "webp", "avif", "plain"),
}


@dataclass(frozen=True)
class Profile:
    """One destination. Paths and addresses may hold {slug}, {date}, {year}, {month}, {day}."""

    key: str
    format: str = "html"  # the exporter's key
    name: str = ""
    note: str = ""
    into: str = "folder"  # a folder of its own, or a site's tree that holds other files
    entry: str = "index.html"
    images: str = "images"  # the folder of the pictures, from the target
    image_prefix: str = "images/"  # what stands before a picture's name in the text
    # Beside JPEG or PNG, for pages that let the browser choose: as the house says, WebP, WebP and
    # AVIF, or nothing.
    image_formats: str = "house"
    header: str = "none"
    front_matter: Mapping[str, str] = field(default_factory=dict)  # key there -> field of ours
    constants: Mapping[str, object] = field(default_factory=dict)  # further front matter
    date_format: str = "rfc3339"
    unknown_keys: str = "keep"
    spoilers: str = "folded"
    captions: str = "line"
    footnotes: str = "footnotes"
    tables: str = "table"
    galleries: str = "gallery"
    cast_boxes: str = "box"
    structured_data: str = "none"
    site_name: str = ""  # who publishes it
    authors: Mapping[str, str] = field(default_factory=dict)  # byline -> URL of its page
    base_url: str = ""
    permalink: str = ""  # "/{year}/{slug}/", below the base URL
    hub_permalink: str = ""  # "/hubs/{slug}/"
    hubs: Mapping[str, str] = field(default_factory=dict)  # slug -> URL

    def address(self, slug: str, date: Moment | None) -> str:
        """Where an article of that slug stands on the site, or "" while nobody can know."""
        if not self.base_url or not self.permalink or not slug:
            return ""
        if date is None and set(_HOLE.findall(self.permalink)) - {"slug"}:
            return ""
        return self.base_url.rstrip("/") + "/" + filled(self.permalink, slug, date).lstrip("/")

    def hub_address(self, slug: str, url: str) -> str:
        """Where a hub stands: as the profile says, else its record, else by the pattern."""
        if slug in self.hubs:
            return self.hubs[slug]
        if url or not self.base_url or not self.hub_permalink:
            return url
        return self.base_url.rstrip("/") + "/" + filled(self.hub_permalink, slug, None).lstrip("/")


def filled(pattern: str, slug: str, date: Moment | None) -> str:
    """A pattern with its holes filled; without a date it is the first day of 1970."""
    day = f"{date.local():%Y-%m-%d}" if date else "1970-01-01"
    values = dict(zip(("year", "month", "day"), day.split("-"), strict=True))
    values |= {"slug": slugify(slug, "untitled"), "date": day}
    # Others, such as {attach}, are the site's own.
    return _HOLE.sub(lambda hole: values.get(hole[1], hole[0]), pattern)


def profile_from(key: str, table: Mapping[str, object], base: Profile | None = None) -> Profile:
    """A profile from a TOML table over another; raises InputError naming what is wrong."""
    profile = base or Profile(key)
    known = {one.name: one for one in fields(Profile) if one.name != "key"}
    changes: dict[str, object] = {}
    for name, value in table.items():
        if name == "based_on":
            continue
        if name not in known:
            raise InputError(f"The profile “{key}” has no setting “{name}”.", _MEND)
        _check(key, name, value, getattr(profile, name))
        changes[name] = {**value} if isinstance(value, dict) else value
    made = replace(profile, key=key, **changes)  # type: ignore[arg-type]  # checked one by one
    for name in ("entry", "images"):
        path = str(getattr(made, name))
        if path.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", path) or ":" in path:
            raise InputError(f"The profile “{key}” may not write to “{path}”.", _MEND)
    if made.format == "ghost" and made.spoilers != "folded":
        raise InputError(
            f"“{key}” would show spoilers in plain text: Ghost only folds them.", _MEND
        )
    return made if made.name else replace(made, name=key)


_MEND = "Mend it in house-style.toml."


def _check(key: str, name: str, value: object, default: object) -> None:
    if name in CHOICES and value not in CHOICES[name]:
        known = ", ".join(CHOICES[name])
        raise InputError(f"The profile “{key}” says {name} = “{value}”; there are {known}.", _MEND)
    wanted = dict if isinstance(default, dict) else type(default)
    if not isinstance(value, wanted):
        raise InputError(f"The profile “{key}” has a wrong value for “{name}”.", _MEND)
    if name in {"front_matter", "hubs", "authors"} and isinstance(value, dict):
        bad = [one for one, inner in value.items() if not isinstance(inner, str)]
        if bad:
            raise InputError(f"The profile “{key}” has a wrong value for “{bad[0]}”.", _MEND)
    if isinstance(value, str) and name in {"entry", "images", "image_prefix", "permalink"}:
        unknown = sorted(set(_HOLE.findall(value)) - _HOLES - _THEIRS)
        if unknown:
            raise InputError(f"The profile “{key}” does not know “{{{unknown[0]}}}”.", _MEND)
