"""What stands above the text: the hero and the review box, where the text has no place for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.article import RATED
from desktop_app.markdown.blocks import ImageUse, ReviewBox, own_inlines, walk

if TYPE_CHECKING:
    from desktop_app.domain.article import Details
    from desktop_app.domain.records import Records
    from desktop_app.domain.review import Review
    from desktop_app.markdown.blocks import Document


def hero_above(details: Details, records: Records, document: Document) -> ImageUse | None:
    """The hero, unless the text shows the same picture itself: nobody wants it twice."""
    record = records.image(details.hero)
    slug = record.slug if record else details.hero
    if not slug or any(use.slug == slug for use in _images(document)):
        return None
    alt = record.alt if record and not record.decorative else ""
    return ImageUse(slug, f"image:{slug}", alt, record.caption if record else "", record)


def review_above(details: Details, document: Document) -> Review | None:
    """The review, unless a `::: verdict` in the text says where it goes."""
    if details.kind not in RATED or details.review is None:
        return None
    placed = any(isinstance(block, ReviewBox) for block in walk(document.blocks))
    return None if placed else details.review


def _images(document: Document) -> list[ImageUse]:
    inlines = (inline for block in walk(document.blocks) for inline in own_inlines(block))
    return [inline for inline in inlines if isinstance(inline, ImageUse)]
