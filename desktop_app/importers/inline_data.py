"""Pictures that are written into an address: `data:image/png;base64,…`."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"data:image/[a-z0-9.+-]{1,40}(?:;[a-z0-9=.-]{1,40})*?(?P<b64>;base64)?,", re.I)
LONGEST = 140_000_000  # characters: 100 MB of picture


_LIFTED = re.compile(r"""data:image/[a-z0-9.+-]{1,40}[^"'\s<>]{200,}""", re.I)


def lifted(html: str) -> tuple[str, dict[str, str]]:
    """HTML with its inline pictures under short names, and those by name.

    A page of a few words may hold pictures of many megabytes.
    """
    held: dict[str, str] = {}

    def take(found: re.Match[str]) -> str:
        name = f"data:held-{len(held)}"
        held[name] = found[0]
        return name

    return _LIFTED.sub(take, html), held


def data_of(address: str) -> bytes:
    """The picture in a `data:` address; b"" where it is none, or not whole."""
    found = _DATA.match(address[:300])
    if found is None or len(address) > LONGEST:
        return b""
    rest = address[found.end() :]
    if not found["b64"]:
        return unquote_to_bytes(rest)
    try:
        return base64.b64decode(re.sub(r"\s|%0[aAdD]|%20", "", rest.replace("%2B", "+")))
    except (binascii.Error, ValueError):
        return b""
