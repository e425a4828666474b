"""A revision as the history lists it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class RevisionRow:
    """An immutable saved state of an article, ordered by `sequence` within it, never by clock."""

    sequence: int
    created_at: datetime
    reason: str
    name: str
    words: int
    sha256: str
