"""What a use case has changed. Every mutating service call returns one; panels decide alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True)
class Changes:
    """What changed in the library. `initiator` names who asked, so that it can skip its echo."""

    articles: frozenset[UUID] = frozenset()
    article_list: bool = False
    productions: bool = False
    images: bool = False
    hubs: bool = False
    initiator: str = ""
