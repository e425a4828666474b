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
    with decode(read_picture(path), path.name) as image:
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
