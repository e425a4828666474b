"""The word, sentence, paragraph or section at a place of a Markdown text; all in code points."""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]

_BLANK = re.compile(r"[ \t]*\Z")
_ALONE = re.compile(r" {0,3}(#{1,6}(\s|\Z)|:{3,}|`{3,}|~{3,}|%%|([-*_] *){3,}\Z)")
_ITEM = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s)\s+")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_OPENING = "\"'“‘«(["
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "vol", "ep", "e.g", "i.e")
)


@dataclass(frozen=True)
class Heading:
    """A heading: where its line is, how deep (1 to 6), its words, and where its section ends."""

    start: int
    end: int
    level: int
    title: str
    section_end: int


def line_at(text: str, place: int) -> Span:
    """The line, without its end."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def word_at(text: str, place: int) -> Span:
    """The word that a place is in or at; empty where there is none."""
    start, end = line_at(text, place)
    for match in _WORD.finditer(text, start, end):
        if match.start() <= place <= match.end():
            return match.span()
        if match.start() > place:
            break
    return place, place


def paragraph_at(text: str, place: int) -> Span:
    """The paragraph, list item or heading; empty on a blank line."""
    start, end = line_at(text, place)
    line = text[start:end]
    if _BLANK.match(line):
        return start, start
    if _ALONE.match(line):
        return start, end
    while start > 0 and not _ITEM.match(line):
        above = line_at(text, start - 1)
        line = text[slice(*above)]
        if _BLANK.match(line) or _ALONE.match(line):
            break
        start = above[0]
    while end < len(text):
        below = line_at(text, end + 1)
        line = text[slice(*below)]
        if _BLANK.match(line) or _ALONE.match(line) or _ITEM.match(line):
            break
        end = below[1]
    return start, end


def sentence_at(text: str, place: int) -> Span:
    """The sentence, without the blank behind it; the paragraph where it has only one."""
    start, end = first, last = paragraph_at(text, place)
    found = [match for match in _END.finditer(text, start, end) if match.end() < end]
    # From the place outwards: this is asked at every key.
    behind = next((n for n, match in enumerate(found) if match.end() > place), len(found))
    for match in reversed(found[:behind]):
        if _ends(text, first, match):
            start = match.end()
            break
    for match in found[behind:]:
        if _ends(text, first, match):
            return start, _trimmed(match)
    return start, last


def _trimmed(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip())


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, rather than a title or an initial."""
    behind = text[match.end() : match.end() + 3].lstrip(_OPENING + "*_")
    if behind[:1].islower():
        return False
    if not text.startswith(".", match.start()) or text.startswith("..", match.start()):
        return True
    before = text[max(start, match.start() - 12) : match.start()].split()
    word = before[-1].lstrip(_OPENING + "*_") if before else ""
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    return word.lower() not in _SHORT


def headings(text: str) -> tuple[Heading, ...]:
    """All headings that begin with number signs, those in fenced code left out."""
    found: list[tuple[int, int, int, str]] = []
    fence = ""
    place = 0
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            match = _HEADING.match(line)
            if match:
                found.append((place, place + len(line), len(match[1]), match[2] or ""))
        place += len(line) + 1
    made = []
    for index, (start, end, level, title) in enumerate(found):
        later = (other[0] for other in found[index + 1 :] if other[2] <= level)
        made.append(Heading(start, end, level, title, next(later, len(text))))
    return tuple(made)


def section_at(text: str, place: int) -> Span:
    """The section of the nearest heading above, or what stands before the first one."""
    known = headings(text)
    inner = [heading for heading in known if heading.start <= place < heading.section_end]
    if not inner and known and place == len(text):
        inner = [heading for heading in known if heading.section_end == place]
    if not inner:
        return 0, known[0].start if known and place < known[0].start else len(text)
    return inner[-1].start, inner[-1].section_end


def wider(text: str, span: Span) -> Span:
    """The next larger of word, sentence, paragraph, section and text around a range."""
    start, end = span
    for find in (word_at, sentence_at, paragraph_at):
        low, high = find(text, start)
        other = find(text, max(end - 1, start)) if end > start else (low, high)
        low, high = min(low, other[0]), max(high, other[1])
        if low <= start and high >= end and high - low > end - start:
            return low, high
    place = start
    inner = section_at(text, place)
    around = [inner, *((one.start, one.section_end) for one in reversed(headings(text)))]
    for low, high in around:
        if low <= start and high >= end and high - low > end - start:
            return low, high
    return 0, len(text)
