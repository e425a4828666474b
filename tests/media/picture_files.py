"""Picture files for the tests, made on the spot."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from pathlib import Path

GPS = 0x8825
ORIENTATION = 0x0112


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """Many colours, and a left upper corner that is red."""
    picture = Image.effect_noise((width, height), 80).convert("RGB")
    picture.paste((255, 0, 0), (0, 0, width // 4, height // 4))
    return picture


def loaded_exif() -> Image.Exif:
    """What a camera writes: a credit, a place, and that it was held sideways."""
    exif = Image.Exif()
    exif[0x013B] = "Karl Freund"
    exif[0x8298] = "© 1926".encode()
    exif[0x010E] = "A set"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 30.0, 0.0)
    return exif


# Display P3's primaries for a white of D50, as a profile holds them.
_P3 = {
    b"rXYZ": (0.51512, 0.24120, -0.00105),
    b"gXYZ": (0.29198, 0.69225, 0.04189),
    b"bXYZ": (0.15710, 0.06657, 0.78407),
}


def display_p3() -> bytes:
    """The profile that telephones give their pictures: sRGB's with other primaries."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack(">I", profile[128:132])
    for at in range(132, 132 + 12 * count, 12):
        tag, offset, _size = struct.unpack(">4sII", profile[at : at + 12])
        if tag in _P3:
            values = (round(value * 65536) for value in _P3[tag])
            profile[offset + 8 : offset + 20] = struct.pack(">3i", *values)
    return bytes(profile)


def linear_grey() -> bytes:
    """A profile whose greys are shares of light: what it calls 64 is 137 in sRGB."""
    white = struct.pack(">4sI3i", b"XYZ ", 0, 63190, 65536, 54061)
    tags = ((b"wtpt", white), (b"kTRC", struct.pack(">4sII", b"curv", 0, 0)))
    start = 132 + 12 * len(tags)
    table, body = b"", b""
    for name, data in tags:
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data
    head = struct.pack(">I4xI", start + len(body), 0x02100000) + b"mntrGRAYXYZ " + bytes(12)
    head += b"acsp" + bytes(28) + white[8:] + bytes(48)
    return head + struct.pack(">I", len(tags)) + table + body


def saved(path: Path, picture: Image.Image, form: str, **options: object) -> Path:
    picture.save(path, form, **options)
    return path


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header says that it is of that size; little stands behind it."""
    data = io.BytesIO()
    Image.new("1", (1, 1)).save(data, "PNG")
    import zlib

    raw = bytearray(data.getvalue())
    raw[16:24] = struct.pack(">II", width, height)
    raw[29:33] = struct.pack(">I", zlib.crc32(bytes(raw[12:29])))
    return bytes(raw)
