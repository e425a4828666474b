"""Prints the cast extractor's precision and recall on each part of its corpus, and its time."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.extraction import extract_cast
from desktop_app.domain.extraction.keys import key_of

if TYPE_CHECKING:
    from desktop_app.domain.extraction import FoundPair

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "domain" / "extraction" / "corpus"
PARTS = (
    "tune",
    "hold",
    "fresh",
    "last",
    "newest",
    "later",
    "final",
    "anew",
    "sealed",
    "blind",
    "veiled",
    "wide",
)
BELIEVED = 0.5


@dataclass(frozen=True)
class Case:
    """One text, the pairs in it and what must not be taken for one."""

    name: str
    text: str
    labels: dict[str, Any]

    def wanted(self, kind: str = "pairs") -> set[tuple[str, str]]:
        """The labelled pairs of a kind, for comparing."""
        return {(key_of(actor), key_of(role)) for actor, role in self.labels[kind]}


@dataclass(frozen=True)
class Score:
    """How many pairs were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)


def cases(part: str) -> list[Case]:
    """The texts of a part of the corpus."""
    return [
        Case(
            path.stem,
            path.read_text(encoding="utf-8"),
            json.loads(path.with_suffix(".json").read_text(encoding="utf-8")),
        )
        for path in sorted((CORPUS / part).glob("*.txt"))
    ]


def believed(pairs: tuple[FoundPair, ...]) -> set[tuple[str, str]]:
    """The pairs that count, for comparing."""
    return {
        (key_of(pair.actor), key_of(pair.character))
        for pair in pairs
        if pair.character is not None and pair.confidence >= BELIEVED
    }


def score(case: Case) -> Score:
    """One text's score; pairs labelled optional or contradictory are neither right nor wrong."""
    found = believed(extract_cast(case.text))
    wanted = case.wanted()
    neutral = case.wanted("optional") | case.wanted("contradictions")
    return Score(
        right=len(found & wanted),
        wrong=len(found - wanted - neutral),
        missed=len(wanted - found),
    )


def total(part: str) -> Score:
    """The score over a part of the corpus."""
    return sum((score(case) for case in cases(part)), Score())


def main() -> int:
    """One line for each part; with --failures also what is wrong or missed in the tuned one."""
    for part in PARTS:
        score = total(part)
        print(
            f"{part:6} precision {score.precision:.3f}  recall {score.recall:.3f}  "
            f"({score.right} right, {score.wrong} wrong, {score.missed} missed, "
            f"{len(cases(part))} texts)"
        )
    if "--failures" in sys.argv:
        for case in cases("tune"):
            found, wanted = believed(extract_cast(case.text)), case.wanted()
            neutral = case.wanted("optional") | case.wanted("contradictions")
            for pair in sorted(found - wanted - neutral):
                print(f"wrong   {case.name}: {pair[0]} as {pair[1]}")
            for pair in sorted(wanted - found):
                print(f"missed  {case.name}: {pair[0]} as {pair[1]}")
    text = "\n\n".join(case.text for case in cases("tune"))
    words = len(text.split())
    start = time.process_time()
    extract_cast(text)
    spent = (time.process_time() - start) * 1000
    print(f"time   {spent * 10_000 / words:.0f} ms for 10,000 words of the corpus")
    post = (ROOT / "resources" / "samples" / "pasted-news-post.txt").read_text(encoding="utf-8")
    text = "\n\n".join([post] * 40)
    start = time.process_time()
    extract_cast(text)
    spent = (time.process_time() - start) * 1000
    print(f"time   {spent * 10_000 / len(text.split()):.0f} ms for 10,000 words of a news post")
    return 0


if __name__ == "__main__":
    sys.exit(main())
