"""Everything that a page can be given: our own few files, and pictures of the library."""

from __future__ import annotations

import os
import re
import stat
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.resources import Resources

SCHEME = "marquee"
SHELL = "marquee://app/page"
LARGEST_IMAGE = 64 * 1024 * 1024
LARGEST_STYLE = 4 * 1024 * 1024

_SLUG = re.compile(r"[\w-]{1,200}")
_FONT = re.compile(r"[A-Za-z0-9_-]+\.ttf")
_STYLES = frozenset({"/page.css", "/preview.css", "/bare.css"})
_OWN_STYLE = '<link rel="stylesheet" href="page.css">\n<link rel="stylesheet" href="preview.css">'
_SITE_STYLE = (
    '<link rel="stylesheet" href="bare.css">\n<link rel="stylesheet" href="preview.css">\n'
    '<link rel="stylesheet" href="site.css?{0:08x}">'
)
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

    def __init__(
        self,
        resources: Resources,
        image_path: Callable[[str], Path | None],
        site_style: Callable[[], Path | None] = lambda: None,
    ) -> None:
        self._resources = resources
        self._image_path = image_path
        self._site_style = site_style

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
            file = self._site_style()
            if file is not None:
                # Chromium keeps a style sheet by its address for as long as the page's process
                # lives: another one, or the same written anew, has another address.
                links = _SITE_STYLE.format(zlib.crc32(style_sheet(file)))
                html = html.replace(_OWN_STYLE, links, 1)
            return Served("text/html", html.encode())
        if path == "/site.css":
            file = self._site_style()
            return Served("text/css", style_sheet(file)) if file is not None else None
        if path in _STYLES:
            return Served("text/css", self._resources.bytes("preview", path[1:]))
        font = path.removeprefix("/fonts/")
        if font != path and _FONT.fullmatch(font):
            file = self._resources.path("fonts", font)
            return Served("font/ttf", file.read_bytes()) if file.is_file() else None
        return None


def style_sheet(path: Path) -> bytes:
    """The style sheet in that file, as UTF-8; empty where it cannot be read or is none.

    It may be a link, as the writer has chosen it by hand. What it imports or names elsewhere is
    never fetched: the page's policy and the wall before every request see to that.
    """
    data = _read_regular(path.resolve(), LARGEST_STYLE)
    if b"\0" in data:
        return b""
    return data.decode("utf-8", "replace").encode()


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


def _read_regular(path: Path, largest: int = LARGEST_IMAGE) -> bytes:
    """The bytes of an ordinary file of ordinary size, else none."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode) or found.st_size > largest:
        os.close(handle)  # a folder would not even be wrapped as a file
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read()
