"""The Markdown that shows a picture of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Image


def picture_text(image: Image) -> str:
    """A picture's block: an empty alt falls back to the record's wherever the page is made."""
    return f"{alt_opening(image)}image:{image.slug})"


def gallery_text(images: Iterable[Image]) -> str:
    """Several pictures as one gallery."""
    return "\n".join(["::: gallery", *(picture_text(image) for image in images), ":::"])


def alt_opening(image: Image) -> str:
    """What a picture's block begins with, as far as its alt text goes."""
    alt = "" if image.decorative else " ".join(image.alt.split())
    for mark in "\\[]":
        alt = alt.replace(mark, f"\\{mark}")
    return f"![{alt}]("
