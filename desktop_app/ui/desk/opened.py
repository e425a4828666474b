"""What the library lane brings when the library, or one of its articles, has been opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.services.bundle import Services
    from desktop_app.services.library import KnownWords
    from desktop_app.services.recovery import Recovered


@dataclass(frozen=True)
class Opened:
    """What the library lane brings for an article to be shown."""

    article: Article
    records: Records | None  # none where those that are known still hold
    revisions: tuple[RevisionRow, ...]
    words: KnownWords
    whole: bool  # else the text is not what was written


@dataclass(frozen=True)
class LibraryOpened:
    """The library is there: its services, and what a crash had left."""

    services: Services
    recovered: tuple[Recovered, ...]
