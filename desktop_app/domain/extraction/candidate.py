"""A pair as one matcher sees it, before the text as a whole has been asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.extraction.items import Item, Sentence


@dataclass
class Candidate:
    """`actor` plays `character`, with a score from 0 to 1."""

    actor: Item
    character: Item | None
    score: float
    kind: str
    sentence: Sentence
    # Written in a form that says nothing about who is who: "A (B)", "A – B".
    either: bool = False
    # Rows of one table, or brackets in one series, share a group and so a direction.
    group: int = 0
    # Two actors for one role, on purpose: "played by A and, as a child, B".
    shared: bool = False
    # How far it looks like a work and its maker: what one bracket is, its series is.
    doubt: float = 0.0

    def start(self) -> int:
        """Where the first of the two stands in its segment."""
        return min(item.start for item in (self.actor, self.character) if item is not None)
