"""A picture on its way out: the name of its files, its copies, and who is named in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.exporters.base import Picture, SmallerCopy
from desktop_app.media.variants import copy_widths, make_copies, make_variant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.domain.records import Image
    from desktop_app.exporters.base import ExportJob


def outgoing_picture(path: Path, record: Image, number: int, *, avif: bool = False) -> Picture:
    """The picture as a page shows it, the `number`th one there; its copies are made when asked for.

    Its files are called `slug-01-1200.webp`: ASCII without blanks, whatever the slug is. Raises
    InputError where the file is damaged.
    """
    artist = record.photographer or record.source
    artist = artist or record.credit.removeprefix("Image via ").strip()
    variant = make_variant(path, artist=artist, rights=record.rights)
    stem = f"{slugify(record.slug, 'picture')}-{number:02d}"
    suffixes = (variant.suffix, ".webp", *((".avif",) if avif else ()))

    def make() -> Iterator[tuple[str, bytes]]:
        for width, suffix, data in make_copies(path, suffixes, artist=artist, rights=record.rights):
            yield f"{stem}-{width}{suffix}", data

    copies = tuple(
        SmallerCopy(f"{stem}-{width}{suffix}", width)
        for width in copy_widths(variant.width)
        for suffix in suffixes
    )
    name = f"{stem}-{variant.width}{variant.suffix}"
    return Picture(name, variant.data, variant.width, variant.height, copies, make)


def heavy_pictures(job: ExportJob) -> tuple[str, ...]:
    """The pictures that are larger than the house allows, one short phrase each."""
    budget = job.records.house.picture_budget
    return tuple(
        f"{slug} has {len(picture.data) // 1000} KB, which is more than {budget} KB"
        for slug, picture in job.pictures.items()
        if len(picture.data) > budget * 1000
    )
