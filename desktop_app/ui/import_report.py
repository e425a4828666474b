"""What came of an import, as the window tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ImportReport:
    """Counts, and a sentence for everything that is not as it was."""

    articles: int
    pictures: int
    wanted: int
    known: int = 0  # articles that were there already
    refused: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    stopped: bool = False
