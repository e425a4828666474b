"""Where exports went: the profile of each hub, and the folder of each site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.ui.dialogs.format_choice import FormatChoice

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.exporters.profile import Profile
    from desktop_app.settings import Settings

# How the words of a spoiler may be hidden, by what the format can hold.
_WAYS = {
    "html": ("folded", "end"),
    "single": ("folded", "end"),
    "fragment": ("folded", "end"),
    "wordpress": ("folded", "end"),
    "wordpress-classic": ("folded", "end"),
    "hugo": ("footnote", "end"),
    "jekyll": ("folded", "footnote", "end"),
    "eleventy": ("folded", "end"),
    "pelican": ("folded", "footnote", "end"),
    "markdown": ("footnote", "folded", "end"),
    "commonmark": ("end", "folded"),
}


def choice_of(profile: Profile, *, avif: bool = False) -> FormatChoice:
    """A profile as the sheet offers it; `avif` is the house's own choice for pictures."""
    house = "avif" if avif else "webp"
    return FormatChoice(
        profile.key,
        profile.name,
        profile.note,
        profile.into == "site",
        profile.spoilers,
        _WAYS.get(profile.format, ()),
        house if profile.image_formats == "house" else profile.image_formats,
        ("webp", "avif", "plain") if profile.format in _CHOOSING else (),
    )


_CHOOSING = {"html"}  # formats whose pages let the browser choose among copies


def remembered(settings: Settings, hub: str) -> str:
    """The profile that articles of this hub went by last, else the last of all."""
    return str(_places(settings).get(f"hub:{hub}") or settings.export_format)


def is_remembered(settings: Settings, hub: str) -> bool:
    """Whether the hub has a profile of its own."""
    return bool(_places(settings).get(f"hub:{hub}"))


def site_folder(settings: Settings, profile: str) -> str:
    """The site's folder that this profile was exported into last, or ""."""
    return str(_places(settings).get(f"site:{profile}") or "")


def with_export(settings: Settings, hub: str, profile: str, site: Path | None) -> str:
    """The places with one more export among them, as the settings keep them."""
    places = _places(settings) | {f"hub:{hub}": profile}
    if site is not None:
        places[f"site:{profile}"] = str(site)
    return json.dumps(places, ensure_ascii=False)


def hub_of(article: Article) -> str:
    """The hub that an article is remembered by: its first, or none."""
    return next(iter(article.details.hubs), "")


def folder_name(article: Article, listed: str) -> str:
    """The name of an article's own folder."""
    # Details only name a slug that was given; the list has the one made from the headline.
    return article.details.slug or listed or slugify(article.headline, "untitled")


def _places(settings: Settings) -> dict[str, object]:
    try:
        value = json.loads(settings.export_places)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
