"""Other tools' keys in the words of ours, where both mean the same; all others stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.article import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

# Hugo keeps a site's own keys below `params`; these are ours there.
_IN_PARAMS = (
    *("authors", "author", "byline", "dek", "productions", "hubs", "seo_title", "embargo", "hero"),
    *("canonical", "canonical_url", "review"),
)
# Ours, and what others call it; the first that holds one line of text is taken.
_SAME = {
    "dek": ("subtitle", "standfirst", "deck"),
    "description": ("excerpt", "summary", "meta_description"),
    "canonical_url": ("canonical", "canonicalURL", "canonicalUrl"),
    "seo_title": ("meta_title", "seoTitle"),
    "date": ("pubDate", "pubdate", "published_at"),
}
_HERO = (
    *("image", "images", "heroImage", "hero_image", "cover", "feature_image", "featured_image"),
    *("featuredImage", "header", "thumbnail"),
)
_IN_HERO = ("src", "path", "url", "image", "feature", "teaser", "relative_path")
_STATUS = {"publish": "published", "pending": "in-edit", "future": "ready", "private": "draft"}


def in_our_words(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a front matter with what other tools call differently under our names."""
    found = dict(values)
    _lift_params(found)
    for ours, others in _SAME.items():
        for key in others:
            value = found.get(key)
            if ours not in found and isinstance(value, str) and value.strip():
                found[ours] = found.pop(key)
    _standing(found)
    if "publishDate" in found and "embargo" not in found:
        found["embargo" if "date" in found else "date"] = found.pop("publishDate")
    if "hero" not in found:
        _hero(found)
    return found


def _lift_params(found: dict[str, object]) -> None:
    params = found.get("params")
    if not isinstance(params, dict):
        return
    kept = dict(params)
    for key in _IN_PARAMS:
        if key in kept and key not in found:
            found[key] = kept.pop(key)
    if "kind" not in found and str(kept.get("kind", "")).lower() in set(Kind):
        found["kind"] = kept.pop("kind")
    if kept:
        found["params"] = kept
    else:
        del found["params"]


def _standing(found: dict[str, object]) -> None:
    """Whether it is out: `draft` of Hugo and Eleventy, `published` of Jekyll, others' words."""
    if "status" in found:
        word = str(found["status"]).strip().lower()
        found["status"] = _STATUS.get(word, found["status"])
        return
    for key, out in (("draft", False), ("published", True)):
        value = found.get(key)
        if isinstance(value, bool):
            found["status"] = "published" if value is out else "draft"
            del found[key]
            return


def _hero(found: dict[str, object]) -> None:
    for key in _HERO:
        value = found.get(key)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict):
            at = next((name for name in _IN_HERO if isinstance(first.get(name), str)), "")
            if not at:
                continue
            found["hero"] = first
            del found[key]
            return
        if isinstance(first, str) and first.strip():
            found["hero"] = first
            if isinstance(value, list) and len(value) > 1:
                found[key] = value[1:]
            else:
                del found[key]
            return


def hero_parts(value: object) -> tuple[str, str, str, str]:
    """Address, alternative text, caption and credit of a hero; "" for what it does not say."""
    if isinstance(value, str):
        return value.strip(), "", "", ""
    if not isinstance(value, dict):
        return "", "", "", ""

    def said(*keys: str) -> str:
        return next((str(value[key]) for key in keys if isinstance(value.get(key), str)), "")

    caption = said("caption", "image_caption", "image_description")
    return said(*_IN_HERO), said("alt", "image_alt"), caption, said("credit", "attribution")
