"""The one place that opens picture files: listed formats only, and limits before decoding."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from desktop_app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_PIXELS = 100_000_000
MAX_BYTES = 100_000_000

# Pillow's own guard stands a little lower; ours refuses first, in a sentence.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_VIDEO = {b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"M4V ", b"qt  ", b"dash", b"3gp4", b"3gp5"}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_TAKEN = "Marquee takes JPEG, PNG, WebP, GIF and AVIF pictures."


def read_picture(path: Path) -> bytes:
    """The file's bytes; raises InputError where it cannot be read, is empty or too big."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path.name} is larger than 100 MB.", "Make it smaller first.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path.name}.", "Add the picture again.") from None
    except IsADirectoryError:
        raise InputError(f"{path.name} is a folder, not a picture.", "Choose a picture.") from None
    except OSError as error:
        raise InputError(
            f"{path.name} cannot be read: {error.strerror or 'unknown'}.",
            "Copy it to this computer, then try again.",
        ) from error
    if not data:
        raise InputError(f"{path.name} is empty.", "Copy or download it again.")
    return data


def decode(data: bytes, name: str) -> Image.Image:
    """The first frame, fully decoded; raises InputError with one sentence that names the file."""
    image = _open(data, name)
    width, height = image.size
    if width * height > MAX_PIXELS:
        image.close()
        raise _too_many_pixels(name)
    try:
        image.load()
    except MemoryError:
        image.close()
        raise  # whoever has set a limit says so
    except Exception as error:
        # Decoders of outside files raise nearly anything; all of it means the same here.
        image.close()
        raise InputError(f"{name} is damaged.", "Copy or download it again.") from error
    return image


def _open(data: bytes, name: str) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(name) from None
    except Exception as error:
        raise InputError(f"{name} {_what_it_is(data)}.", _TAKEN) from error


def _too_many_pixels(name: str) -> InputError:
    return InputError(f"{name} has more than 100 million pixels.", "Make it smaller first.")


def _what_it_is(data: bytes) -> str:
    """What a file that is none of our formats is, as the end of a sentence."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF"):
        return "is a PDF, not a picture"
    if b"<svg" in data[:4096].lower():
        return "is an SVG drawing, which Marquee does not take"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return "is a HEIC picture, which Marquee does not take"
    if data[4:8] == b"ftyp" and data[8:12] in _VIDEO:
        return "is a video, not a picture"
    if head.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")) or data[4:8] == b"ftyp":
        return "is damaged"
    return "is not a picture that Marquee can read"
