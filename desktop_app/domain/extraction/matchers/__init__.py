"""The patterns that a sentence is searched for, one file each; each is told where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.extraction.matchers import (
    apposition,
    being,
    bracket,
    listing,
    owned,
    played_by,
    playing,
    possessive,
    role_of,
    serving_as,
)

if TYPE_CHECKING:
    from desktop_app.domain.extraction.matchers.base import Matcher

# In this order at one place of a sentence; adding one is a file and a line.
REGISTRY: tuple[Matcher, ...] = (
    bracket.MATCHER,
    listing.MATCHER,
    played_by.MATCHER,
    playing.MATCHER,
    serving_as.MATCHER,
    being.MATCHER,
    role_of.MATCHER,
    possessive.MATCHER,
    apposition.MATCHER,
    owned.MATCHER,
)
