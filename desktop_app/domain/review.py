"""The rating of a review, and the scales that it is given on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Scale:
    """A rating scale as data: `worst` to `best` in steps of `step`."""

    key: str
    name: str
    worst: float
    best: float
    step: float
    style: str  # "stars", "number", "letter", "percent", "verdict" or "none"
    labels: tuple[str, ...] = ()  # for letters and verdicts, from worst to best
    unit: str = ""  # what a custom scale counts: "ponies"


@dataclass(frozen=True)
class Review:
    """The review fields of an article; `rating` is on the scale named by `scale`."""

    scale: str = "stars-5"
    rating: float | None = None
    verdict: str = ""
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    seen: str = ""
    disclosure: str = ""


LETTERS = ("F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+")

SCALES: tuple[Scale, ...] = (
    Scale("stars-5", "Stars of five", 0, 5, 1, "stars"),
    Scale("stars-5-half", "Stars of five, with halves", 0, 5, 0.5, "stars"),
    Scale("stars-4", "Stars of four", 0, 4, 1, "stars"),
    Scale("stars-4-half", "Stars of four, with halves", 0, 4, 0.5, "stars"),
    Scale("ten", "Out of ten", 0, 10, 0.5, "number"),
    Scale("letter", "Letters", 0, 12, 1, "letter", LETTERS),
    Scale("percent", "Per cent", 0, 100, 1, "percent"),
    Scale(
        "recommended", "Recommended or not", 0, 1, 1, "verdict", ("Not recommended", "Recommended")
    ),
    Scale("none", "No rating", 0, 1, 1, "none"),
)
# A scale of the writer's own says in its key what it is, so that it goes wherever a review goes.
_CUSTOM = re.compile(r"custom:(\d{1,4})(/2)?:(.{1,40})")
_WORDS = re.compile(r"words:([^\n]{3,300})")
_MOST_WORDS = 20


def custom_key(best: int, unit: str, *, halves: bool = False) -> str:
    """The key of a scale from 0 to `best` of some unit, with halves or without: four ponies."""
    return f"custom:{best}{'/2' if halves else ''}:{unit}"


def words_key(words: Iterable[str]) -> str:
    """The key of a scale of words from worst to best: "Skip it", "Wait", "See it"; or ""."""
    kept = [" ".join(word.replace("|", " ").split()) for word in words]
    key = f"words:{'|'.join(kept)}"
    return key if known_scale(key) else ""


def known_scale(key: str) -> Scale | None:
    """The scale of that key, which may be a custom one; None where there is none."""
    words = _WORDS.fullmatch(key)
    if words is not None:
        return _of_words(key, tuple(words[1].split("|")))
    custom = _CUSTOM.fullmatch(key)
    if custom is None:
        return next((scale for scale in SCALES if scale.key == key), None)
    best, halves, unit = custom.groups()
    if int(best) < 1:
        return None
    step = 0.5 if halves else 1
    return Scale(key, f"Out of {best} {unit}", 0, int(best), step, "number", unit=unit)


def _of_words(key: str, labels: tuple[str, ...]) -> Scale | None:
    fits = all(label.strip() for label in labels) and len(set(labels)) == len(labels)
    if not fits or not 2 <= len(labels) <= _MOST_WORDS:
        return None
    name = f"{labels[0]} … {labels[-1]}"
    return Scale(key, name, 0, len(labels) - 1, 1, "verdict", labels)


def scale_named(key: str) -> Scale:
    """The scale of that key; five stars where the key is not known."""
    return known_scale(key) or SCALES[0]


def rating_text(review: Review) -> str:
    """The rating in words a screen reader can say: "3.5 out of 5", "B+", "80 per cent"."""
    scale = scale_named(review.scale)
    if review.rating is None or scale.style == "none":
        return ""
    if scale.labels:
        index = round(min(max(review.rating, scale.worst), scale.best))
        return scale.labels[index]
    if scale.style == "percent":
        return f"{review.rating:g} per cent"
    return f"{review.rating:g} out of {scale.best:g} {scale.unit}".rstrip()


def rating_mark(review: Review) -> str:
    """The rating as it is set: "★★★½☆", "8 / 10", "B+", "80 %"."""
    scale = scale_named(review.scale)
    if review.rating is None or scale.style == "none":
        return ""
    if scale.labels:
        return rating_text(review)
    if scale.style == "percent":
        return f"{review.rating:g} %"
    if scale.style == "stars":
        full = int(review.rating)
        half = "½" if review.rating - full >= 0.5 else ""
        return "★" * full + half + "☆" * (int(scale.best) - full - len(half))
    return f"{review.rating:g} / {scale.best:g} {scale.unit}".rstrip()
