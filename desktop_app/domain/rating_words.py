"""Ratings as they are said in a sentence: "three and a half stars", "7/10", "★★★☆☆", "a B+"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.review import scale_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.domain.review import Review, Scale

_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(_NAMES)})"
_HALF = r"(?:½|[ -]and[ -]a[ -]half)?"
_OUT_OF = re.compile(
    rf"(?<![\w/.])(?P<value>{_NUMBER})(?P<half>{_HALF})(?: ?/ ?|(?: stars?)? out of )"
    rf"(?P<best>{_NUMBER})(?![\w/]|\.\d)",
    re.IGNORECASE,
)
_STARS = re.compile(
    rf"(?<![\w/.])(?P<value>{_NUMBER})(?P<half>{_HALF})[ -]stars?(?!\w)(?! out of)", re.IGNORECASE
)
_GIVING = re.compile(
    r"\b(?:worth|gets?|g[ia]v(?:e|es|en|ing)|earns?|deserves?|rat(?:e|es|ed|ing)|merits?|awards?"
    r"|scores?|or)(?: it| this| the film| of)?:? (?:an? |only |just |all |full ){0,2}$",
    re.IGNORECASE,
)
_GLYPHS = re.compile(r"(?P<full>★+)(?P<half>½?)(?P<empty>☆*)")
_GRADE = re.compile(
    r"\b(?i:grade|rating|score)(?: (?:is|of))?:? (?:an? )?(?P<grade>[A-DF](?:[+-]|(?!\w)))"
    r"|\ba(?:n|(?: solid| clear| strong| weak| low| high))? (?P<other>[A-DF][+-])(?!\w)",
)
_PER_CENT = re.compile(
    r"\b(?:rating|score)(?: (?:is|of))?:? (?P<value>\d{1,3}) ?(?:%|per ?cent)", re.IGNORECASE
)

_PRAISE = """
    masterpiece flawless perfect unmissable must-see triumph triumphant sublime magnificent
    outstanding brilliant
"""
_BLAME = """
    dreadful terrible unwatchable awful disaster disastrous abysmal worthless atrocious mess
    avoid
"""
_TAKEN_BACK = re.compile(
    r"(?:\b(?:not|no|never|hardly|neither|nor|almost|nearly|far from|short of|less than|without)"
    r"|n[’']t)\b[^.;:!?]{0,24}$",
    re.IGNORECASE,
)
_GOOD, _POOR = 0.75, 0.4  # shares of the scale


@dataclass(frozen=True)
class SaidRating:
    """A rating on the scale that was asked about, and the words that give it."""

    start: int
    end: int
    words: str
    value: float


def said_ratings(text: str, scale: Scale) -> Iterator[SaidRating]:
    """Every rating in the text that can only be meant on that scale."""
    match scale.style:
        case "stars" | "number":
            yield from _counted(text, scale)
        case "letter":
            for found in _GRADE.finditer(text):
                name = "grade" if found["grade"] else "other"
                start, end = found.span(name)
                yield SaidRating(start, end, found[name], float(scale.labels.index(found[name])))
        case "percent":
            for found in _PER_CENT.finditer(text):
                yield SaidRating(*found.span(), found[0], float(found["value"]))
        case _:
            return


def praise_against(verdict: str, review: Review) -> str:
    """The word of a verdict that its rating contradicts, or "": "a masterpiece" at one star."""
    scale = scale_named(review.scale)
    if review.rating is None or scale.style == "none":
        return ""
    share = (review.rating - scale.worst) / (scale.best - scale.worst)
    if _POOR < share < _GOOD:
        return ""
    words = _BLAME if share >= _GOOD else _PRAISE
    for word in words.split():
        for found in re.finditer(rf"\b{word}\b", verdict, re.IGNORECASE):
            if not _TAKEN_BACK.search(verdict[: found.start()]):
                return found[0]
    return ""


def _counted(text: str, scale: Scale) -> Iterator[SaidRating]:
    for found in _OUT_OF.finditer(text):
        if _value(found["best"]) == scale.best:
            yield _said(found, _value(found["value"]) + (0.5 if found["half"] else 0.0))
    if scale.style != "stars":
        return
    for found in _STARS.finditer(text):
        if not _is_a_rating(found, text):
            continue
        value = _value(found["value"]) + (0.5 if found["half"] else 0.0)
        if value <= scale.best:
            yield _said(found, value)
    for found in _GLYPHS.finditer(text):
        half = len(found["half"])
        count = len(found["full"]) + half + len(found["empty"])
        if count == scale.best or (not found["empty"] and len(found["full"]) <= scale.best):
            yield _said(found, len(found["full"]) + half / 2)


def _is_a_rating(found: re.Match[str], text: str) -> bool:
    """Whether stars are counted, and not named: a film has two of them who act."""
    if found["half"] or "-star" in found[0].lower():
        return True
    before, after = text[: found.start()], text[found.end() :]
    alone = not before.strip() or before.rstrip().endswith((".", "!", "?", ":", "—", "–"))
    if alone and (not after.strip() or after[0] in ".!,;"):
        return True
    return _GIVING.search(before) is not None


def _said(found: re.Match[str], value: float) -> SaidRating:
    return SaidRating(*found.span(), found[0], value)


def _value(text: str) -> float:
    text = text.lower()
    return float(_NAMES.index(text)) if text in _NAMES else float(text)
