"""Small rules for pictures that were taken in: their text, their names, what they changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.picture_text import gallery_text, picture_text
from desktop_app.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.domain.records import Image


def as_text(images: Sequence[Image], *, gallery: bool) -> str:
    """The pictures as one gallery, or one after another."""
    if gallery and len(images) > 1:
        return gallery_text(images)
    return "\n\n".join(picture_text(image) for image in images)


def ready_as_it_is(image: Image) -> bool:
    """Whether nothing needs to be asked about it."""
    return bool(image.credit and (image.alt or image.decorative))


def told_apart(images: Iterable[tuple[Image, bool]]) -> tuple[Image, ...]:
    """New pictures that would have one name get numbers; those that are known keep theirs."""
    found: list[Image] = []
    taken: set[str] = set()
    for image, known in images:
        slug, number = image.slug, 1
        while not known and slug in taken:
            number += 1
            slug = f"{image.slug}-{number}"
        taken.add(slug)
        found.append(replace(image, slug=slug))
    return tuple(found)


def joined(changes: Iterable[Changes]) -> Changes:
    """What several uses of the pictures have changed together."""
    return Changes(images=any(one.images for one in changes))
