"""A segment as tokens: words, initials, points, and what quotes or slants hold together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.extraction.lexicon_words import word_set

if TYPE_CHECKING:
    from desktop_app.domain.extraction.source import Segment

_L = "[^\\W_\u0300-\u036f][\u0300-\u036f]*"
# The first branch is there for speed alone: most words are plain, and stand in runs.
_TOKEN = re.compile(
    r"(?P<low>[a-z]+(?: [a-z]+)*(?=[\s,]))|"
    r"(?P<abbr>(?:Dr|Mr|Mrs|Ms|St|Sgt|Lt|Capt|Col|Gen|Prof|Rev|Jr|Sr|Pvt|Cpl|Det|Insp|Sen|Gov|Hon"
    r"|Fr|Supt|Cmdr|Maj|No|Vol|Mt|Mme|Mlle|vs|Dir|Minn|Calif)\.(?![^\W_]))"
    rf"|(?P<dots>(?:{_L}\.){{2,}}(?:{_L}(?![^\W_]))?(?![^\W_]))"
    r"|(?P<initial>(?<![^\W_])[^\W\d_a-z]\.(?![^\W_]))"
    rf"|(?P<word>(?:{_L})+(?:[’'‘‑‐\-&+.](?:{_L})+)*\+?)"
    r"|(?P<point>[^\w\s]|_)"
)
_QUOTED = re.compile(
    "“([^“”\n]{1,80})”"
    '|"([^"\n]{1,80})"'
    "|(?<!\\w)‘((?:[^‘’\n]|’(?=\\w)){1,80})’(?!\\w)"
    "|(?<!\\w)'((?:[^'\n]|'(?=\\w)){1,80})'(?!\\w)"
)
_SMALL = word_set("""
a an and as at but by de des du del der die das da di e el en et for from in is la le les los my
nor of on or so the to und up van von vs vs. with y not be do no it its his her
""")

Token = tuple[str, int, int, str]  # text, start, end, kind


def read_tokens(segment: Segment) -> list[Token]:
    """Take a segment apart; a title in quotes or italics is one token."""
    text = segment.text
    spans: dict[int, tuple[int, str]] = {}
    if "“" in text or '"' in text or "‘" in text or "'" in text:
        for match in _QUOTED.finditer(text):
            inner = match[match.lastindex or 0]
            if is_title_case(inner):
                spans[match.start()] = (match.end(), "quoted")
    for start, end in segment.slants:
        if end - start > 0.8 * len(text) and (end - start > 40 or ". " in text[start:end]):
            continue  # all of it leans, which says nothing
        if 0 < end - start <= 80 and is_title_case(text[start:end]):
            spans[start + len(text[start:end]) - len(text[start:end].lstrip())] = (end, "slanted")
    tokens: list[Token] = []
    position = 0
    for start, (end, kind) in sorted(spans.items()):
        if start >= position:
            _read(text, position, start, tokens)
            tokens.append((text[start:end], start, end, kind))
            position = end
    _read(text, position, len(text), tokens)
    return tokens


def _read(text: str, start: int, stop: int, tokens: list[Token]) -> None:
    add = tokens.append
    for found in _TOKEN.finditer(text, start, stop):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "low":
            for word in found[0].split(" "):
                end = start + len(word)
                add((word, start, end, "low"))
                start = end + 1
        else:
            add((found[0], start, end, kind or "word"))


def is_title_case(text: str) -> bool:
    """Whether every word that counts has a capital: what titles and names have in common."""
    words = text.strip(" .,!?…").split()
    if not words or len(words) > 9:
        return False
    for index, word in enumerate(words):
        bare = word.lstrip("([“‘'\"¿¡-–—&#")
        if not bare or not bare[0].isalpha():
            continue
        if bare[0].islower() and (index == 0 or bare.strip(",.:") not in _SMALL):
            return False
    return text.strip()[-1:] not in ",;" or len(words) < 5
