"""What the extractor finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FoundPair:
    """Who plays whom, as a text says it; `character` is None where only the actor is named.

    `text` is the sentence that says so, `start` the first code point of the pair in the text
    once its line ends are LF, `confidence` from 0 to 1: from 0.5 on the pair is to be believed.
    """

    actor: str
    character: str | None
    text: str
    start: int
    confidence: float
