"""Reading files as articles; `taking_in` stores them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from desktop_app.domain.text import slugify
from desktop_app.errors import InputError
from desktop_app.importers import HANDOVER_SUFFIX, TEXT_SUFFIXES, importer_for
from desktop_app.importers.handover import is_handover, read_handover
from desktop_app.importers.outside import OutsideReader
from desktop_app.importers.textfile import read_bytes, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.incoming import Incoming

_INDEX = frozenset({"index", "_index"})  # of a Hugo bundle, whose folder has the name
_MOST_BYTES = 100_000_000


class Reader(Protocol):
    """What reads a file's bytes, wherever it does so."""

    def read(self, data: bytes, name: str, suffix: str) -> tuple[Incoming, ...]:
        """The articles in them; raises InputError."""
        ...

    def stop(self) -> None:
        """Break off; from any thread."""
        ...

    def close(self) -> None:
        """Let go of what it needs."""
        ...


class ImportService:
    """Reads articles from files; nothing of them is in a library yet."""

    def __init__(self, outside: Reader | None = None) -> None:
        """`outside` reads what may be hostile in a process of its own."""
        self._outside: Reader = outside or OutsideReader()

    def read_article(self, path: Path) -> Article:
        """The first article in a file; raises InputError in one plain sentence."""
        suffix = path.suffix.lower()
        if suffix not in TEXT_SUFFIXES and suffix and not path.is_dir():
            return self.read(path)[0].article
        text = read_text(path)
        return _named(importer_for(text, suffix).read(text, path.name), path)

    def read(self, path: Path) -> tuple[Incoming, ...]:
        """Every article in a file, with what it brings along; raises InputError as above."""
        if is_handover(path):
            return read_handover(path)
        if path.suffix.lower() == HANDOVER_SUFFIX:
            read_bytes(path)  # what is wrong with it as a file is said first
            raise InputError(
                f"{path.name} is no hand-over file of Marquee, or it is damaged.",
                "Ask for it again, and have it sent as a file.",
            )
        data = read_bytes(path, _MOST_BYTES)
        found = self.read_data(data, name_of(path), path.suffix.lower())
        return tuple(
            replace(incoming, article=_named(incoming.article, path)) for incoming in found
        )

    def read_data(self, data: bytes, name: str, suffix: str) -> tuple[Incoming, ...]:
        """As `read`, of what is no file but would have that suffix."""
        if not data.strip():
            raise InputError(f"{name} is empty.", "Choose another file.")
        return self._outside.read(data, name, suffix)

    def stop(self) -> None:
        """Break off what is being read; from any thread."""
        self._outside.stop()

    def close(self) -> None:
        """Let the helper go; the next file starts another."""
        self._outside.close()


def name_of(path: Path) -> str:
    """What sentences call a file; one of many that are all called "index" with its folder."""
    return f"{path.absolute().parent.name}/{path.name}" if path.stem in _INDEX else path.name


def _named(article: Article, path: Path) -> Article:
    """A page bundle goes by its folder’s name where it says none itself."""
    if path.stem not in _INDEX or article.details.slug:
        return article
    folder = path.absolute().parent.name
    headline = article.headline
    if headline.lower().strip() in {"index", ""}:
        words = folder.replace("-", " ").replace("_", " ").strip()
        headline = words[:1].upper() + words[1:]
    details = replace(article.details, slug=slugify(folder, "")) if folder else article.details
    return replace(article, headline=headline, details=details)
