"""Quotes, apostrophes and primes: what a straight sign becomes by what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PRIME, DOUBLE_PRIME = "′", "″"
APOSTROPHE = "’"


@dataclass(frozen=True)
class QuoteStyle:
    """The signs of a language: double and single, opening and closing."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str

    def pair(self, sign: str) -> tuple[str, str]:
        """Opening and closing for a straight double or single sign."""
        if sign == '"':
            return self.opening, self.closing
        return self.inner_opening, self.inner_closing


STYLES = {
    "english": QuoteStyle("“", "”", "‘", "’"),
    "german": QuoteStyle("„", "“", "‚", "‘"),
    "french": QuoteStyle("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"),
}
_STRAIGHT = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', DOUBLE_PRIME: '"',
    "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", PRIME: "'",
}  # fmt: skip

_EMPHASIS = "*_~"
_BEFORE_OPENING = "([{<—–-/\\|“‘„‚«‹>\u00a0\ufffc"
# Words whose beginning is left out: the sign before them is an apostrophe.
_ALWAYS = "tis|twas|twere|twill|twould|til|em|n|nuff|nother|tude"
_IN_SMALL = "cause|cos|cuz|bout|round|neath|kay|sup"
_ELIDED = re.compile(
    rf"(?:(?:{_ALWAYS})(?![\w-])|(?-i:(?:{_IN_SMALL})(?![\w-]))|\d0s(?!\w))", re.IGNORECASE
)
_YEAR = re.compile(r"\d\d(?![\w’'%])")
_BEFORE_YEAR = re.compile(
    r"\b(?:of|since|circa|summer|winter|fall|autumn|spring|class)[ \u00a0]$", re.I
)
_FEET = re.compile(r"(?<![\d.,])\d{1,2}$")
_INCHES = re.compile(r"(?:\d['′’] ?\d{1,2}(?:[½¼¾]|\.\d)?|(?<![\d.,])\d{1,3}(?:[½¼¾]|\.\d)?)$")
_WORD_BEHIND = re.compile(r"[‘‚]((?:\w|’)+)$")
_MEASURE_BEHIND = re.compile(r"((?<![\d.,])\d{1,2}|\d+(?='s))'(s|\d{1,2}″|)$")


def turned(line: str, place: int, style: QuoteStyle) -> str:
    """What the straight sign at `place` of a line becomes in its surroundings.

    A prime behind a lone number, an apostrophe within a word or before one that has lost its
    beginning (’90s, ’tis), else an opening or a closing quote.
    """
    sign = line[place]
    before, after = line[:place], line[place + 1 :]
    opening, closing = style.pair(sign)
    if before.endswith("\\"):
        return sign
    if _is_prime(before, after, sign, opening, closing):
        return PRIME if sign == "'" else DOUBLE_PRIME
    if sign == "'":
        if before[-1:].isalnum() and (after[:1].isalnum() or style is STYLES["english"]):
            return APOSTROPHE
        if before[-1:].isalnum() and opening not in before:
            return APOSTROPHE
        if _opens(before) and (_ELIDED.match(after) or _is_year(before, after)):
            return APOSTROPHE
    return opening if _opens(before) and not _only_closes(before, after) else closing


def _opens(before: str) -> bool:
    bare = before.rstrip(_EMPHASIS)
    if (
        bare != before
        and bare[-1:]
        and not bare[-1:].isspace()
        and bare[-1:] not in _BEFORE_OPENING
    ):
        return False
    return not bare or bare[-1].isspace() or bare[-1] in _BEFORE_OPENING or bare[-1] in "\"'"


def _only_closes(before: str, after: str) -> bool:
    """A dash may come before a closing quote too: “I never—”."""
    if before[-1:] not in {"—", "–", "-"} or len(before) < 2 or before[-2].isspace():
        return False
    return not after or after[0].isspace() or after[0] in ",.;:!?)]"


def _is_year(before: str, after: str) -> bool:
    return bool(_YEAR.match(after) and _BEFORE_YEAR.search(before))


def _is_prime(before: str, after: str, sign: str, opening: str, closing: str) -> bool:
    if after[:1].isalpha():
        return False
    if sign == "'":
        if not _FEET.search(before):
            return False
        if re.match(r" ?\d{1,2}(?:[½¼¾]|\.\d)?[\"″”]", after):
            return True
        return not _is_open(before, opening, closing) and not _is_open(before, "'", "'")
    if re.search(r"\d['′’] ?\d{1,2}(?:[½¼¾]|\.\d)?$", before):
        return True
    if not _INCHES.search(before):
        return False
    return not _is_open(before, opening, closing) and before.count('"') % 2 == 0


def _is_open(before: str, opening: str, closing: str) -> bool:
    """Whether a quote stands open behind `before`."""
    opening, closing = opening.strip(), closing.strip()
    if opening == closing:
        return bool(
            re.search(rf"(?:^|[\s(\[]){re.escape(opening)}[^{re.escape(opening)}]*$", before)
        )
    if closing == APOSTROPHE:  # apostrophes within words close nothing
        before = re.sub(r"(?<=\w)’(?=\w)", "", before)
    return before.rfind(opening) > before.rfind(closing)


def mended(line: str, place: int) -> tuple[int, str] | None:
    """Where a sign must become another, and which, now that the word up to `place` is whole.

    The writer has typed `‘90s` or `‘tis`, `90's`, `6'` or `5'10″`; None where all is right.
    """
    match = _WORD_BEHIND.search(line, 0, place)
    if match is not None:
        word = match[1].rstrip("’")
        is_year = _YEAR.fullmatch(word) and _BEFORE_YEAR.search(line[: match.start()])
        return (match.start(), APOSTROPHE) if _ELIDED.fullmatch(word) or is_year else None
    match = _MEASURE_BEHIND.search(line, 0, place)
    if match is not None:
        return match.end(1), APOSTROPHE if match[2] == "s" else PRIME
    return None


def curled(line: str, keep: Sequence[tuple[int, int]], style: QuoteStyle) -> str:
    """The line with its straight quotes turned, but for those in the spans to be kept."""
    made = list(line)
    for place, sign in enumerate(line):
        if sign not in "\"'" or any(start <= place < end for start, end in keep):
            continue
        # What stands before has been turned already, and tells whether a quote is open.
        head = "".join(made[:place])
        made[place] = turned(head + line[place:], len(head), style)
    return "".join(made)


def straightened(line: str, keep: Sequence[tuple[int, int]] = ()) -> str:
    """The line with straight quotes, but for those in the spans to be kept."""
    made = []
    for place, sign in enumerate(line):
        kept = any(start <= place < end for start, end in keep)
        if not kept and sign in "\u00a0\u202f":
            # The blank that a French quote brought along goes with it.
            before, after = line[max(place - 1, 0) : place], line[place + 1 : place + 2]
            inside = before in {"«", "‹"} or after in {"»", "›"}
            made.append("" if inside else sign)
        else:
            made.append(sign if kept else _STRAIGHT.get(sign, sign))
    return "".join(made)
