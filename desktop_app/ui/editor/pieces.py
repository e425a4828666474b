"""What moves as one: a paragraph, an item with all that is nested in it, a piece of code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.finding import TextEdit
from desktop_app.language.stretches import line_at, paragraph_at
from desktop_app.ui.editor.lists import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

_FENCED = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1[`~]*[ \t]*$)[^\n]*)*(?:\n[^\n]*)?", re.MULTILINE
)


def touched(text: str, start: int, end: int) -> Span:
    """All pieces that a selection touches; empty where it touches none."""
    code = _fenced(text)
    low, high = _whole(text, start, code)
    if end > start:
        # A selection that ends where a line begins does not touch that line.
        high = max(high, _whole(text, end - 1, code)[1])
    words = text[low:high]
    low += len(words) - len(words.lstrip("\n"))
    return low, low + len(words.strip("\n"))


def above(text: str, low: int) -> Span | None:
    """The piece before which the one that begins at `low` goes, when it moves up."""
    place = len(text[:low].rstrip())
    if not place:
        return None
    code = _fenced(text)
    first, last = _paragraph(text, place, code)
    depth = _depth(text, low)
    while depth is not None and (here := _depth(text, first)) is not None and here > depth:
        # Something nested in the item above: up to that one.
        higher = len(text[:first].rstrip())
        if not higher:
            break
        first, _ = _paragraph(text, higher, code)
    return first, last


def below(text: str, high: int, depth: int | None) -> Span | None:
    """The piece behind which one that ends at `high` goes, when it moves down."""
    rest = text[high:]
    place = high + len(rest) - len(rest.lstrip())
    if place >= len(text):
        return None
    code = _fenced(text)
    # From the beginning of its line, which may be indented.
    found = _paragraph(text, place, code)
    return _whole(text, place, code) if _depth(text, found[0]) == depth else found


def depth_at(text: str, place: int) -> int | None:
    """How far the item that begins on this line is indented; None where there is none."""
    return _depth(text, place)


def numbers_stay(old: str, new: str) -> tuple[TextEdit, ...]:
    """Edits of `new`, which has the lines of `old` in another order: the numbers stay in theirs."""
    was, now = list(_numbers(old)), list(_numbers(new))
    if len(was) != len(now):
        return ()
    return tuple(
        TextEdit(here, here + len(number), wanted)
        for (_, wanted), (here, number) in zip(was, now, strict=True)
        if number != wanted
    )


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    """The numbers of the outermost items, and where they stand."""
    place = 0
    depth = None
    for line in text.split("\n"):
        item = item_of(line)
        if item is not None and depth is None:
            depth = len(item.indent)
        if item is not None and item.number is not None and len(item.indent) == depth:
            yield place + len(item.quote) + len(item.indent), item.mark[:-1]
        place += len(line) + 1


def _fenced(text: str) -> list[Span]:
    return (
        [match.span() for match in _FENCED.finditer(text)] if "```" in text or "~~~" in text else []
    )


def _paragraph(text: str, place: int, code: list[Span]) -> Span:
    found = paragraph_at(text, place)
    for first, last in code:
        if first <= place <= last:
            return first, last
    return found


def _whole(text: str, place: int, code: list[Span]) -> Span:
    """The paragraph, and what is nested in it where it is an item."""
    low, high = _paragraph(text, place, code)
    depth = _depth(text, low)
    while depth is not None and high < len(text):
        rest = text[high:]
        following = high + len(rest) - len(rest.lstrip())
        start, end = line_at(text, following)
        if following >= len(text) or len(text[start:end]) - len(text[start:end].lstrip()) <= depth:
            break
        high = _paragraph(text, following, code)[1]
    return low, high


def _depth(text: str, place: int) -> int | None:
    item = item_of(text[slice(*line_at(text, place))])
    return None if item is None else len(item.indent)
