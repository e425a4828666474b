"""`![alt](image:slug "caption")`: a picture of the library."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from desktop_app.markdown.constructs.base import ImageConstruct

if TYPE_CHECKING:
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import ImageUse

SCHEME = "image:"


def build(use: ImageUse, records: Records) -> ImageUse:
    """What the writer left empty comes from the record; a decorative picture stays silent."""
    slug = unquote(use.src.removeprefix(SCHEME))
    record = records.image(slug)
    if record is None:
        return replace(use, slug=slug or "?")
    return replace(
        use,
        slug=record.slug,
        alt=use.alt or ("" if record.decorative else record.alt),
        caption=use.caption or record.caption,
        record=record,
    )


IMAGE = ImageConstruct("image", SCHEME, build)
