"""Small pictures for the interface."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop_app.media.decoding import decode, read_picture
from desktop_app.media.intake import upright
from desktop_app.media.variants import has_alpha

if TYPE_CHECKING:
    from pathlib import Path


def thumbnail(path: Path, size: int) -> bytes:
    """The picture within `size` × `size` pixels: PNG where it has transparency, else JPEG.

    Raises InputError, as the intake does.
    """
    return small_picture(read_picture(path), path.name, size)


def small_picture(data: bytes, name: str, size: int) -> bytes:
    """The same of a picture that is in memory; `name` is what a sentence calls it."""
    with decode(data, name) as image:
        picture = upright(image)
        transparent = has_alpha(picture)
        picture = picture.convert("RGBA") if transparent else picture.convert("RGB")
        picture.thumbnail((size, size))
        target = io.BytesIO()
        # Pillow hands `info` on to some writers: nothing of the original's metadata goes along.
        picture.info.clear()
        if transparent:
            picture.save(target, "PNG")
        else:
            picture.save(target, "JPEG", quality=82)
    return target.getvalue()
