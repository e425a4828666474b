"""The copies of pictures that go out with an export."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from desktop_app.domain.cropping import HERO_WIDTH, SHAPES, Shape, crop_box
from desktop_app.media.decoding import decode, read_picture
from desktop_app.media.intake import ARTIST_TAG, COPYRIGHT_TAG, upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MAX_WIDTH = 1600
MAX_HEIGHT = 4800  # a strip of pictures is no reason to hand out a tower of pixels
WIDTHS = (480, 800, 1200)  # and the largest that there is
_JPEG_QUALITY = 85
_WEBP_QUALITY = 80
_AVIF_QUALITY = 60
# Up to that many colours it is a drawing, which JPEG would smear …
_DRAWING_COLOURS = 256
# … but a black and white photograph never has more: of greys a drawing has fewer.
_DRAWING_GREYS = 32


@dataclass(frozen=True)
class Variant:
    """A copy: its bytes, the suffix that fits them, and its size in pixels.

    `original` is the size of what it was made of, `moves` whether that was animated.
    """

    data: bytes
    suffix: str
    width: int
    height: int
    original: tuple[int, int] = (0, 0)
    moves: bool = False


@dataclass(frozen=True)
class _Prepared:
    """An upright sRGB picture in the original's size, or as large as it goes out."""

    picture: Image.Image
    original: tuple[int, int]
    moves: bool

    @property
    def suffix(self) -> str:
        """What its copies are: PNG for drawings and where one sees through, else JPEG."""
        return ".png" if self.picture.mode == "RGBA" or _is_drawing(self.picture) else ".jpg"


def make_variant(source: Path, *, artist: str = "", rights: str = "") -> Variant:
    """An upright sRGB copy of at most 1600 pixels across: PNG for drawings, else JPEG.

    It carries no metadata of the original; `artist` and `rights` are written back. The same
    source gives the same bytes. Raises InputError where the source is damaged or missing.
    """
    ready = _prepared(source)
    picture, suffix = ready.picture, ready.suffix
    data = _encoded(picture, suffix, _exif(artist, rights))
    return Variant(data, suffix, picture.width, picture.height, ready.original, ready.moves)


def copy_widths(width: int) -> tuple[int, ...]:
    """The widths of the copies of a picture that goes out `width` pixels wide, the least first."""
    return (*(one for one in WIDTHS if one < width), width)


def make_copies(
    source: Path, suffixes: Sequence[str], *, artist: str = "", rights: str = ""
) -> Iterator[tuple[int, str, bytes]]:
    """Width, suffix and bytes of each copy: every width in the format of every suffix.

    The picture is decoded once. Raises as `make_variant` does.
    """
    picture = _prepared(source).picture
    exif = _exif(artist, rights)
    for width in copy_widths(picture.width):
        height = max(1, round(picture.height * width / picture.width))
        small = _scaled(picture, width, height)
        for suffix in suffixes:
            yield width, suffix, _encoded(small, suffix, exif)


def crop_sizes(original: tuple[int, int]) -> tuple[tuple[Shape, int, int], ...]:
    """The crops of a lead picture of that size, with the pixels that each goes out with."""
    found = []
    for shape in SHAPES:
        left, top, right, bottom = crop_box(*original, shape, (0.5, 0.5))
        width = min(HERO_WIDTH, right - left)
        height = max(1, round((bottom - top) * width / (right - left)))
        found.append((shape, width, height))
    return tuple(found)


def make_crops(
    source: Path,
    suffix: str,
    focal: tuple[float, float],
    *,
    artist: str = "",
    rights: str = "",
) -> Iterator[tuple[Shape, bytes]]:
    """The picture in every shape round its focal point, at most 1200 pixels across.

    Cut from the original, so that nothing is enlarged that need not be. Raises as `make_variant`.
    """
    picture = _prepared(source, whole=True).picture
    exif = _exif(artist, rights)
    for shape, width, height in crop_sizes(picture.size):
        part = picture.crop(crop_box(*picture.size, shape, focal))
        yield shape, _encoded(_scaled(part, width, height), suffix, exif)


def _prepared(source: Path, *, whole: bool = False) -> _Prepared:
    """The picture as it goes out at its largest, or in its `whole` size."""
    with decode(read_picture(source), source.name) as image:
        moves = bool(getattr(image, "is_animated", False))
        picture = _in_srgb(upright(image))
        picture = picture.convert("RGBA") if has_alpha(picture) else picture.convert("RGB")
        original = picture.size
        if not whole:
            picture.thumbnail((MAX_WIDTH, MAX_HEIGHT), Image.Resampling.LANCZOS)
    # Pillow's writers take comments, profiles and more from here.
    picture.info.clear()
    return _Prepared(picture, original, moves)


def _is_drawing(picture: Image.Image) -> bool:
    colours = picture.getcolors(_DRAWING_COLOURS)
    if colours is None:
        return False
    grey = all(
        isinstance(colour, tuple) and colour[0] == colour[1] == colour[2] for _, colour in colours
    )
    return not grey or len(colours) <= _DRAWING_GREYS


def _scaled(picture: Image.Image, width: int, height: int) -> Image.Image:
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    small.info.clear()
    return small


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
    if not isinstance(profile, bytes):
        return image
    if image.mode in {"P", "PA"}:
        # A palette is a short way to say colours of the profile's space.
        image = image.convert("RGBA" if has_alpha(image) else "RGB")
    elif image.mode == "LA":
        return _with_alpha_of(image, _through(image.getchannel("L"), profile, "RGB"))
    if image.mode not in {"RGB", "RGBA", "L", "CMYK"}:
        return image
    return _through(image, profile, image.mode if image.mode in {"RGB", "RGBA"} else "RGB")


def _through(image: Image.Image, profile: bytes, target: str) -> Image.Image:
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


def _with_alpha_of(image: Image.Image, colours: Image.Image) -> Image.Image:
    whole = colours.convert("RGBA")
    whole.putalpha(image.getchannel("A"))
    return whole


def _exif(artist: str, rights: str) -> bytes:
    exif = Image.Exif()
    # As bytes: Pillow would make "?" of every letter that is not ASCII.
    if artist:
        exif[ARTIST_TAG] = artist.encode()
    if rights:
        exif[COPYRIGHT_TAG] = rights.encode()
    return exif.tobytes() if artist or rights else b""
