"""What a picture's own metadata say about it: EXIF, IPTC and XMP, as clean lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from PIL import ImageFile, IptcImagePlugin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PIL import Image

DESCRIPTION_TAG = 0x010E
ARTIST_TAG = 0x013B
COPYRIGHT_TAG = 0x8298

_LONGEST_XMP = 1_000_000
_LONGEST_LINE = 2000
_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
_IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"

_BY_LINE, _CREDIT, _SOURCE, _COPYRIGHT, _CAPTION = (2, 80), (2, 110), (2, 115), (2, 116), (2, 120)


@dataclass(frozen=True)
class Metadata:
    """What is known of a picture before anybody is asked; each field one line, or ""."""

    artist: str = ""
    copyright: str = ""
    description: str = ""
    source: str = ""  # who hands it out: "UFA"
    alt: str = ""
    source_url: str = ""
    licence: str = ""


def read_metadata(image: Image.Image) -> Metadata:
    """What can be read of them; XMP goes before IPTC, and IPTC before EXIF."""
    exif, iptc, xmp = _exif(image), _iptc(image), _xmp(image)
    return Metadata(
        artist=_first(xmp.get("artist"), iptc.get(_BY_LINE), exif.get(ARTIST_TAG)),
        copyright=_first(xmp.get("rights"), iptc.get(_COPYRIGHT), exif.get(COPYRIGHT_TAG)),
        description=_first(xmp.get("words"), iptc.get(_CAPTION), exif.get(DESCRIPTION_TAG)),
        source=_first(xmp.get("credit"), iptc.get(_CREDIT), xmp.get("source"), iptc.get(_SOURCE)),
        alt=_first(xmp.get("alt")),
        source_url=_address(xmp.get("url")),
        licence=_first(xmp.get("licence")),
    )


def _exif(image: Image.Image) -> Mapping[int, object]:
    try:
        return dict(image.getexif())
    except Exception:
        # Metadata from outside may be damaged in any way; what cannot be read is not offered.
        return {}


def _iptc(image: Image.Image) -> Mapping[tuple[int, int], object]:
    try:
        if not isinstance(image, ImageFile.ImageFile):
            return {}
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:
        return {}  # as above
    return {key: value[0] if isinstance(value, list) else value for key, value in found.items()}


def _xmp(image: Image.Image) -> Mapping[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if isinstance(packet, str):
        packet = packet.encode()
    if not isinstance(packet, bytes) or len(packet) > _LONGEST_XMP or b"<!" in packet:
        return {}  # "<!" begins what could hold entities; no packet of this kind needs one
    try:
        root = ElementTree.fromstring(packet.strip(b"\0 \r\n\t").decode("utf-8", "replace"))
    except (ElementTree.ParseError, ValueError):
        return {}
    return {
        "artist": _value(root, f"{_DC}creator"),
        "rights": _value(root, f"{_DC}rights"),
        "words": _value(root, f"{_DC}description"),
        "credit": _value(root, f"{_PHOTOSHOP}Credit"),
        "source": _value(root, f"{_PHOTOSHOP}Source"),
        "alt": _value(root, f"{_IPTC}AltTextAccessibility"),
        "url": _value(root, f"{_PLUS}LicensorURL"),
        "licence": _value(root, f"{_RIGHTS}WebStatement") or _value(root, f"{_DC}license"),
    }


def _value(root: ElementTree.Element, name: str) -> str:
    """An XMP property, which may be an attribute, a text, or the first entry of a list."""
    for element in root.iter():
        if name in element.attrib:
            return element.attrib[name]
        if element.tag == name:
            return next((text for text in _texts(element) if text), "")
    return ""


def _texts(element: ElementTree.Element) -> Iterable[str]:
    return ((part.text or "").strip() for part in element.iter())


def _first(*values: object) -> str:
    return next((line for line in map(_line, values) if line), "")


def _line(value: object) -> str:
    """A text as one clean line; Pillow reads UTF-8 in EXIF as Latin-1."""
    if isinstance(value, bytes):
        text = value.decode("utf-8", "replace")
    elif isinstance(value, str):
        try:
            text = value.encode("latin-1").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            text = value
    else:
        return ""
    shown = "".join(char if char.isprintable() else " " for char in text[:_LONGEST_LINE])
    return " ".join(shown.split())


def _address(value: str | None) -> str:
    line = _line(value)
    return line if re.fullmatch(r"https?://\S+", line) else ""
