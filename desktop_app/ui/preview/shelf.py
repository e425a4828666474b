"""Everything that a page can be given: our own few files, and pictures of the library."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.resources import Resources

SCHEME = "marquee"
SHELL = "marquee://app/page"
LARGEST_IMAGE = 64 * 1024 * 1024

_SLUG = re.compile(r"[\w-]{1,200}")
_FONT = re.compile(r"[A-Za-z0-9_-]+\.ttf")
_STYLES = frozenset({"/page.css", "/preview.css"})
_MAGIC: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "image/avif"),
)


@dataclass(frozen=True)
class Served:
    """A file as the page gets it."""

    mime: str
    data: bytes


class Shelf:
    """Finds what stands at an address, and nothing that is not ours or the library's."""

    def __init__(self, resources: Resources, image_path: Callable[[str], Path | None]) -> None:
        self._resources = resources
        self._image_path = image_path

    def find(self, host: str, path: str, *, dark: bool) -> Served | None:
        """What is to be answered for `marquee://host/path`, or None: there is no such thing."""
        if host == "library" and path.startswith("/image/"):
            return library_image(path.removeprefix("/image/"), self._image_path)
        if host == "app":
            return self._own(path, dark=dark)
        return None

    def _own(self, path: str, *, dark: bool) -> Served | None:
        if path == "/page":
            html = self._resources.text("preview", "shell.html")
            if dark:  # from the first frame on: no white flash
                html = html.replace('data-theme="light"', 'data-theme="dark"', 1)
            return Served("text/html", html.encode())
        if path in _STYLES:
            return Served("text/css", self._resources.bytes("preview", path[1:]))
        font = path.removeprefix("/fonts/")
        if font != path and _FONT.fullmatch(font):
            file = self._resources.path("fonts", font)
            return Served("font/ttf", file.read_bytes()) if file.is_file() else None
        return None


def library_image(slug: str, image_path: Callable[[str], Path | None]) -> Served | None:
    """The picture of that slug, where the library has one and it truly lies in its folder.

    Neither the file nor the folder it lies in may be a link to somewhere else (the media folder
    as a whole may be: that is the owner's choice of a disk), and what is no picture inside is not
    given out, whatever it is called.
    """
    if not _SLUG.fullmatch(slug):
        return None
    path = image_path(slug)
    if path is None or ".." in path.parts or path.parent.is_symlink() or path.is_symlink():
        return None
    data = _read_regular(path)
    mime = next((mime for magic, mime in _MAGIC if magic.match(data)), None)
    return Served(mime, data) if mime else None


def _read_regular(path: Path) -> bytes:
    """The bytes of an ordinary file of ordinary size, else none."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_IMAGE:
            return b""
        return file.read()
