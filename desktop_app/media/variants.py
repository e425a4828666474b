"""The copies of pictures that go out with an export."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from desktop_app.media.decoding import decode, read_picture
from desktop_app.media.intake import ARTIST_TAG, COPYRIGHT_TAG, upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_SIDE = 1600
WIDTHS = (480, 800, 1200)  # and the largest that there is
_JPEG_QUALITY = 85
_WEBP_QUALITY = 80
_AVIF_QUALITY = 60
# Up to that many colours it is a drawing, which JPEG would smear.
_DRAWING_COLOURS = 256


@dataclass(frozen=True)
class Variant:
    """A copy: its bytes, the suffix that fits them, and its size in pixels."""

    data: bytes
    suffix: str
    width: int
    height: int


def make_variant(source: Path, *, artist: str = "", rights: str = "") -> Variant:
    """An upright sRGB copy within 1600 × 1600 pixels: PNG for drawings, else JPEG.

    It carries no metadata of the original; `artist` and `rights` are written back. The same
    source gives the same bytes. Raises InputError where the source is damaged or missing.
    """
    picture, drawing = _prepared(source)
    suffix = ".png" if drawing else ".jpg"
    data = _encoded(picture, suffix, _exif(artist, rights))
    return Variant(data, suffix, picture.width, picture.height)


def copy_widths(width: int) -> tuple[int, ...]:
    """The widths of the copies of a picture that goes out `width` pixels wide, the least first."""
    return (*(one for one in WIDTHS if one < width), width)


def make_copies(
    source: Path, suffixes: Sequence[str], *, artist: str = "", rights: str = ""
) -> Iterator[tuple[int, str, bytes]]:
    """Width, suffix and bytes of each copy: every width in the format of every suffix.

    The picture is decoded once. Raises as `make_variant` does.
    """
    picture, _drawing = _prepared(source)
    exif = _exif(artist, rights)
    for width in copy_widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        small.info.clear()
        for suffix in suffixes:
            yield width, suffix, _encoded(small, suffix, exif)


def _prepared(source: Path) -> tuple[Image.Image, bool]:
    """The picture as it goes out at its largest, and whether it is a drawing."""
    with decode(read_picture(source), source.name) as image:
        picture = _in_srgb(upright(image))
        transparent = has_alpha(picture)
        picture = picture.convert("RGBA") if transparent else picture.convert("RGB")
        drawing = transparent or picture.getcolors(_DRAWING_COLOURS) is not None
        picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    # Pillow's writers take comments, profiles and more from here.
    picture.info.clear()
    return picture, drawing


def _encoded(picture: Image.Image, suffix: str, exif: bytes) -> bytes:
    target = io.BytesIO()
    match suffix:
        case ".png":
            picture.save(target, "PNG", optimize=True, exif=exif)
        case ".webp":
            picture.save(target, "WEBP", quality=_WEBP_QUALITY, method=4, exif=exif)
        case ".avif":
            picture.save(target, "AVIF", quality=_AVIF_QUALITY, max_threads=1, exif=exif)
        case _:
            picture.save(target, "JPEG", quality=_JPEG_QUALITY, optimize=True, exif=exif)
    return target.getvalue()


def has_alpha(image: Image.Image) -> bool:
    """Whether any of it can be seen through."""
    if image.mode not in {"RGBA", "LA", "PA", "RGBa", "La"} and "transparency" not in image.info:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return isinstance(lowest, int | float) and lowest < 255


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in sRGB, since the profile itself does not go along."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or image.mode not in {"RGB", "RGBA", "L", "CMYK"}:
        return image
    target = image.mode if image.mode in {"RGB", "RGBA"} else "RGB"
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=target,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _exif(artist: str, rights: str) -> bytes:
    exif = Image.Exif()
    # As bytes: Pillow would make "?" of every letter that is not ASCII.
    if artist:
        exif[ARTIST_TAG] = artist.encode()
    if rights:
        exif[COPYRIGHT_TAG] = rights.encode()
    return exif.tobytes() if artist or rights else b""
