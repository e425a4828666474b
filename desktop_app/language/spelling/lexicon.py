"""The words of one country's English and of the trade, from a resource made at build time."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIALECTS = ("us", "gb", "au", "ca")
_QUIET = "quiet"


@dataclass(frozen=True)
class Lexicon:
    """`words` are right; of them `quiet` are never suggested and `common` are suggested first."""

    words: frozenset[str]
    quiet: frozenset[str]
    common: frozenset[str]


def load_lexicon(folder: Path, dialect: str) -> Lexicon:
    """The words of a dialect ("us", "gb", "au" or "ca"); raises OSError where they are missing."""
    words: set[str] = set()
    quiet: frozenset[str] = frozenset()
    text = gzip.decompress((folder / "english.gz").read_bytes()).decode()
    for section in text[1:].split("\n#"):
        name, _, body = section.partition("\n")
        if name == _QUIET:
            quiet = frozenset(body.split("\n"))
        elif dialect in name.split(" "):
            words.update(body.split("\n"))
    words |= _listed(folder / "trade.txt")
    return Lexicon(frozenset(words), quiet, frozenset(_listed(folder / "common.txt")) & words)


def _listed(path: Path) -> set[str]:
    """The words of a list of our own; lines that begin with # are for its readers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}
