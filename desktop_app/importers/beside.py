"""Where the pictures of a file from outside lie: beside it, or in the site that it is of."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.importers.picture_book import is_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".avif"})

# What the root folder of a site holds.
_MARKS = (
    *("hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "_config.yml", "_config.toml"),
    *(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    *("pelicanconf.py", "astro.config.mjs", "package.json", ".git"),
)
# Where a site may keep what it shows below its own address.
_SHELVES = ("", "static", "assets", "content", "public", "src", "source", "_site", "output")
_HIGHEST = 12


class Surroundings:
    """Finds files that a text names; none outside the site, or else outside the file's folder."""

    def __init__(self, file: Path, root: Path | None = None) -> None:
        """`root` is the folder that was taken in as a whole; without it the site's is looked for.

        Raises OSError where the file's folder cannot be looked at.
        """
        self._folder = Path(os.path.realpath(file.parent))
        self._root = Path(os.path.realpath(root)) if root is not None else site_of(self._folder)
        if self._root is not None and not self._folder.is_relative_to(self._root):
            self._root = None

    def find(self, address: str) -> Path | None:
        """The picture at an address, a real file inside; None where there is none."""
        address = re.split(r"[?#]", address.strip().replace("\\", "/"), maxsplit=1)[0]
        if not address or is_remote(address) or ":" in address or "\0" in address:
            return None
        if Path(address).suffix.lower() not in SUFFIXES:
            return None
        for place in self._places(address):
            try:
                real = Path(os.path.realpath(place))
                if self._is_inside(real) and real.is_file():
                    return real
            except (OSError, ValueError):
                continue
        return None

    def _places(self, address: str) -> Iterator[Path]:
        bare = address.lstrip("/")
        if not address.startswith("/"):
            yield self._folder / address
        if self._root is not None:
            for shelf in _SHELVES:
                yield self._root / shelf / bare
        elif address.startswith("/"):
            yield self._folder / bare

    def _is_inside(self, path: Path) -> bool:
        return path.is_relative_to(self._root or self._folder)


def site_of(folder: Path) -> Path | None:
    """The root folder of the site that a folder belongs to; None where it is of none."""
    home = Path.home()
    for place in (folder, *folder.parents[:_HIGHEST]):
        if place in (home, Path(place.anchor)):
            return None  # whoever marks a home as a site has not meant all of it
        if any((place / mark).exists() for mark in _MARKS):
            return place
    return None
