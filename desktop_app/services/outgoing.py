"""A picture on its way out: the name of its files, its copies, and who is named in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.text import slugify
from desktop_app.exporters.base import Crop, Picture, SmallerCopy
from desktop_app.media.variants import (
    copy_widths,
    crop_sizes,
    make_copies,
    make_crops,
    make_variant,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.domain.records import Image
    from desktop_app.exporters.base import ExportJob


def outgoing_picture(
    path: Path,
    record: Image,
    number: int,
    *,
    formats: tuple[str, ...] = (".webp",),
    lead: bool = False,
) -> Picture:
    """The picture as a page shows it, the `number`th one there; its copies are made when asked for.

    `formats` are the suffixes of the copies beside those in JPEG or PNG.

    Its files are called `slug-01-1200.webp`, those of a `lead` picture's crops
    `slug-hero-16x9-1200.jpg`: ASCII without blanks, whatever the slug is. Raises InputError where
    the file is damaged.
    """
    artist = record.photographer or record.source
    artist = artist or record.credit.removeprefix("Image via ").strip()
    rights = record.rights
    variant = make_variant(path, artist=artist, rights=rights)
    slug = slugify(record.slug, "picture")
    stem = f"{slug}-{number:02d}"
    suffixes = (variant.suffix, *formats)
    crops = [
        (shape, Crop(f"{slug}-hero-{shape.name}-{width}{variant.suffix}", width, height))
        for shape, width, height in (crop_sizes(variant.original) if lead else ())
    ]
    names = {shape.key: crop.name for shape, crop in crops}

    def make() -> Iterator[tuple[str, bytes]]:
        for width, suffix, data in make_copies(path, suffixes, artist=artist, rights=rights):
            yield f"{stem}-{width}{suffix}", data

    def cut() -> Iterator[tuple[str, bytes]]:
        focal = (record.focal_x, record.focal_y)
        for shape, data in make_crops(path, variant.suffix, focal, artist=artist, rights=rights):
            yield names[shape.key], data

    copies = tuple(
        SmallerCopy(f"{stem}-{width}{suffix}", width)
        for width in copy_widths(variant.width)
        for suffix in suffixes
    )
    return Picture(
        f"{stem}-{variant.width}{variant.suffix}",
        variant.data,
        variant.width,
        variant.height,
        copies,
        make,
        tuple(crop for _, crop in crops),
        cut if crops else None,
        variant.moves,
    )


def stilled_pictures(job: ExportJob) -> tuple[str, ...]:
    """The animated pictures, of which the first moment alone goes out, one short phrase each."""
    return tuple(
        f"the movement of {slug}, which goes out as a still picture"
        for slug, picture in job.pictures.items()
        if picture.still
    )


def heavy_pictures(job: ExportJob) -> tuple[str, ...]:
    """The pictures that are larger than the house allows, one short phrase each."""
    budget = job.records.house.picture_budget
    return tuple(
        f"{slug} has {len(picture.data) // 1000} KB, which is more than {budget} KB"
        for slug, picture in job.pictures.items()
        if len(picture.data) > budget * 1000
    )
