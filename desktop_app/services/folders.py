"""Folders of posts: which files in them are articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_FILES = 5000
_MOST_LOOKED_AT = 200_000
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_DOCUMENTS = frozenset({".docx", ".marquee"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
# What a site keeps beside its posts, and what its generator has made of them.
_NOT_POSTS = frozenset(
    {"node_modules", "_site", "public", "output", "themes", "layouts", "_layouts", "_includes",
     "archetypes", "vendor", "static", "__pycache__"}
)  # fmt: skip
_NOT_ARTICLES = frozenset(
    {"readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "_index"}
)


def articles_in(
    places: Iterable[Path], stopped: Callable[[], bool] = lambda: False
) -> tuple[tuple[Path, Path | None], ...]:
    """Every file to take in, with the folder that was named; a file that was named is its own.

    Pages of HTML count only where a folder has no Markdown: else they are its templates. Raises
    InputError where a folder cannot be read or holds none, or far too many.
    """
    found: list[tuple[Path, Path | None]] = []
    for place in places:
        if not _is_folder(place):
            found.append((place, None))
            continue
        files = list(_files(place, stopped))
        wanted = _MARKDOWN | _DOCUMENTS
        if not any(path.suffix.lower() in wanted for path in files):
            wanted = _PAGES
        chosen = [path for path in files if path.suffix.lower() in wanted and _may_be(path)]
        if not chosen:
            raise InputError(
                f"There are no articles in {place.name or place}.",
                "Choose a folder with Markdown, Word or HTML files.",
            )
        found += [(path, place) for path in sorted(chosen)]
    if len(found) > MOST_FILES:
        raise InputError(f"These are more than {MOST_FILES:,} files.", "Choose a smaller folder.")
    return tuple(found)


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def _may_be(path: Path) -> bool:
    return path.stem.lower() not in _NOT_ARTICLES


def _files(folder: Path, stopped: Callable[[], bool]) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        raise InputError(
            f"{error.filename or folder} cannot be read: {error.strerror or 'unknown'}.",
            "Copy the folder to this computer, then try again.",
        ) from error

    seen = 0
    for root, folders, names in os.walk(folder, onerror=fail):  # which follows no links
        folders[:] = sorted(
            name for name in folders if name not in _NOT_POSTS and not name.startswith(".")
        )
        if stopped():
            return
        for name in sorted(names):
            seen += 1
            if seen > _MOST_LOOKED_AT:
                raise InputError(
                    f"{folder.name or folder} holds too many files.", "Choose a smaller folder."
                )
            path = Path(root, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield path
