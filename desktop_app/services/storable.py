"""What a text or a slug from outside must be before it is stored."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.canonical import cleaned
from desktop_app.domain.text import slugify

if TYPE_CHECKING:
    from desktop_app.domain.article import Article

_SLUG = re.compile(r"\w[\w.~-]*")


def storable(article: Article) -> Article:
    """The article with clean texts, and with a slug that can stand in an address, or none."""
    article = cleaned(article)
    slug = storable_slug(article.details.slug, "")
    if slug != article.details.slug:
        article = replace(article, details=replace(article.details, slug=slug))
    return article


def storable_slug(slug: str, fallback: str) -> str:
    """The slug as it is where it can stand in an address, else made so; `fallback` where empty."""
    slug = slug.strip()
    if not slug or _SLUG.fullmatch(slug):
        return slug or fallback
    return slugify(slug)
