"""A backup as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True)
class Backup:
    """A checked copy of a library. `whole`: nothing at all was wrong with it when it was made."""

    path: Path
    made_at: datetime
    reason: str
    whole: bool
    size: int
    articles: int | None = None  # None: not counted, or it cannot be read
