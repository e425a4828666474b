"""Names for comparing."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop_app.domain.extraction.lexicon_words import COMPARED_AWAY

_MARKS = re.compile(r"[“”\"‘’'.,()]")


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """A name for comparing: no case, no quote marks, no article, no honorific."""
    words = _MARKS.sub("", text.casefold().replace("’", "'")).replace("-", " ").split()
    while len(words) > 1 and (words[0] in COMPARED_AWAY or words[0] in {"the", "a", "an"}):
        words = words[1:]
    return " ".join(words)
