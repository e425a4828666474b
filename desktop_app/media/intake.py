"""Looking at a picture before it is taken into the library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from PIL import ImageOps

from desktop_app.errors import InputError
from desktop_app.media.decoding import decode, read_picture
from desktop_app.media.metadata import (
    ARTIST_TAG,
    COPYRIGHT_TAG,
    DESCRIPTION_TAG,
    Metadata,
    read_metadata,
)
from desktop_app.media.wholeness import holds_another_file, is_torn

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

__all__ = [
    "ARTIST_TAG", "COPYRIGHT_TAG", "DESCRIPTION_TAG", "SUFFIXES", "IntakeResult", "Looks",
    "check_name", "examine", "inspect", "result_of", "upright",
]  # fmt: skip

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "GIF": (".gif",),
    "AVIF": (".avif",),
}

_PICTURES = frozenset(suffix for known in SUFFIXES.values() for suffix in known)
_ORIENTATION_TAG = 0x0112
_LYING = range(5, 9)  # these orientations turn it by a quarter


@dataclass(frozen=True)
class Looks:
    """What a sound picture is: its format, its size as it is seen, and what it says of itself."""

    format: str
    width: int
    height: int
    metadata: Metadata = field(default_factory=Metadata)


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
    metadata: Metadata

    @property
    def artist(self) -> str:
        """Who made it, or ""."""
        return self.metadata.artist

    @property
    def copyright(self) -> str:
        """Whose it is, or ""."""
        return self.metadata.copyright

    @property
    def description(self) -> str:
        """What it shows, or ""."""
        return self.metadata.description


def inspect(path: Path) -> IntakeResult:
    """Read and fully decode the file; raises InputError in one sentence where it is no good."""
    data = read_picture(path)
    return result_of(data, examine(data, path.name), path.name)


def examine(data: bytes, name: str) -> Looks:
    """Decode a picture fully; raises InputError in one sentence that names it."""
    with decode(data, name) as image:
        form = image.format or ""
        if is_torn(data, form):
            raise InputError(f"{name} is damaged.", "Copy or download it again.")
        if holds_another_file(data, form):
            raise InputError(
                f"{name} has something else than a picture hidden in it.",
                "Save it anew from a picture program.",
            )
        width, height = image.size
        if _orientation(image) in _LYING:
            width, height = height, width
        return Looks(form, width, height, read_metadata(image))


def result_of(data: bytes, looks: Looks, name: str) -> IntakeResult:
    """The picture with what it was found to be; raises InputError where its name says otherwise."""
    check_name(name, looks.format)
    return IntakeResult(
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        format=looks.format,
        suffix=SUFFIXES[looks.format][0],
        width=looks.width,
        height=looks.height,
        metadata=looks.metadata,
    )


def check_name(name: str, form: str) -> None:
    """Refuse a name that claims to be no picture; which sort of picture is judged by the content.

    Browsers save WebP as `still.jpg` every day; a `still.jpg.html` that is a picture is a trick.
    """
    path = PurePath(name)
    claims = path.suffix[1:].isalpha()  # "Still 1.5" claims nothing
    if claims and path.suffix.lower() not in _PICTURES:
        right = path.stem + SUFFIXES[form][0]
        raise InputError(f"{name} is really a {form} picture.", f"Rename it to {right}.")


def upright(image: Image.Image) -> Image.Image:
    """The picture with its EXIF orientation applied, in eight bits a channel.

    It stays as it lies where the EXIF cannot be read.
    """
    try:
        turned = ImageOps.exif_transpose(image)
    except Exception:
        # Metadata from outside may be damaged in any way; the picture itself is sound.
        turned = image
    return _in_eight_bits(turned)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Pillow's own way from sixteen bits cuts all but the darkest greys to white."""
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    grey.info.update(image.info)
    return grey


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except Exception:
        return 1  # as above
    return value if isinstance(value, int) else 1
