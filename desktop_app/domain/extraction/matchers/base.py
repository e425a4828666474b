"""What a matcher is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.extraction.reading import Reading


@dataclass(frozen=True)
class Matcher:
    """A pattern: the words (or item kinds, or "’s") it starts from, and the look around them."""

    name: str
    triggers: frozenset[str]
    match: Callable[[Reading, int], None]
