"""Looking at a picture before it is taken into the library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import ImageOps

from desktop_app.errors import InputError
from desktop_app.media.decoding import decode, read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

DESCRIPTION_TAG = 0x010E
ARTIST_TAG = 0x013B
COPYRIGHT_TAG = 0x8298

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
}


@dataclass(frozen=True)
class IntakeResult:
    """A picture that can be taken in, and what its metadata say.

    `width` and `height` are as it is seen, with its orientation applied; `suffix` is the one to
    store it under.
    """

    data: bytes
    sha256: str
    format: str
    suffix: str
    width: int
    height: int
    artist: str = ""
    copyright: str = ""
    description: str = ""


def inspect(path: Path) -> IntakeResult:
    """Read and fully decode the file; raises InputError in one sentence where it is no good."""
    data = read_picture(path)
    with decode(data, path.name) as image:
        form = image.format or ""
        _check_suffix(path, form)
        artist, rights, description = _credits(image)
        width, height = upright(image).size
    return IntakeResult(
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        format=form,
        suffix=SUFFIXES[form][0],
        width=width,
        height=height,
        artist=artist,
        copyright=rights,
        description=description,
    )


def upright(image: Image.Image) -> Image.Image:
    """The picture with its EXIF orientation applied; as it is where the EXIF cannot be read."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:
        # Metadata from outside may be damaged in any way; the picture itself is sound.
        return image


def _check_suffix(path: Path, form: str) -> None:
    if path.suffix.lower() not in SUFFIXES[form]:
        right = path.stem + SUFFIXES[form][0]
        raise InputError(f"{path.name} is really a {form} picture.", f"Rename it to {right}.")


def _credits(image: Image.Image) -> tuple[str, str, str]:
    try:
        exif = image.getexif()
        return (
            _plain(exif.get(ARTIST_TAG)),
            _plain(exif.get(COPYRIGHT_TAG)),
            _plain(exif.get(DESCRIPTION_TAG)),
        )
    except Exception:
        # As above: what cannot be read is simply not offered.
        return "", "", ""


def _plain(value: object) -> str:
    """An EXIF text as one clean line; Pillow reads UTF-8 in it as Latin-1."""
    if isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
    elif isinstance(value, str):
        try:
            text = value.encode("latin-1").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            text = value
    else:
        return ""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
