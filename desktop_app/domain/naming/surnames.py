"""Which part of a name stands for all of it."""

from __future__ import annotations

# A word that says what somebody is and not who: no name when it stands alone.
_RANK_WORDS = """
    a an the of mr mrs ms miss dr doctor captain general colonel major lieutenant sergeant
    private officer detective inspector agent professor count countess baron baroness king queen
    prince princess lord lady sir dame father mother sister brother uncle aunt young old big
    little president senator judge dci di ds special
"""
RANKS = frozenset(_RANK_WORDS.split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {"af", "al", "ap", "da", "das", "de", "del", "della", "der", "di", "do", "dos",
     "du", "el", "la", "le", "ter", "ten", "van", "vande", "vander", "von", "zu"}
)  # fmt: skip


def surname_of(name: str) -> str:
    """The name that a person goes by after the first mention, particles and all."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".,").casefold() in _SUFFIXES:
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[max(start, 0) :]).rstrip(",")
