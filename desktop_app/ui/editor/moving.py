"""Moving and doubling paragraphs and sections: pure functions of the text."""

from __future__ import annotations

from desktop_app.domain.finding import TextEdit
from desktop_app.language.stretches import headings
from desktop_app.ui.editor import lists, pieces
from desktop_app.ui.editor.change import Change, carried
from desktop_app.ui.editor.formatting import paragraph_bounds


def move_paragraph(text: str, start: int, end: int, *, up: bool) -> Change | None:
    """The paragraphs at a selection before the one above, or behind the one below."""
    low, high = pieces.touched(text, start, end)
    if not text[low:high].strip():
        return None
    start, end = min(max(start, low), high), min(max(end, low), high)
    if up:
        other = pieces.above(text, low)
        if other is None:
            return None
        gap = text[other[1] : low]
        words = text[low:high] + gap + text[slice(*other)]
        return _in_order(
            text, (other[0], high), words, start + other[0] - low, end + other[0] - low
        )
    other = pieces.below(text, high, pieces.depth_at(text, low))
    if other is None:
        return None
    gap = text[high : other[0]]
    words = text[slice(*other)] + gap + text[low:high]
    shift = other[1] - high
    return _in_order(text, (low, other[1]), words, start + shift, end + shift)


def _in_order(text: str, span: tuple[int, int], words: str, start: int, end: int) -> Change:
    """The words in the place of the span, the numbers of a list in it as they were."""
    first = span[0]
    numbers = pieces.numbers_stay(text[slice(*span)], words)
    start, end = (first + carried(place - first, numbers) for place in (start, end))
    new = Change(numbers, 0, 0).applied(words)
    return Change((TextEdit(*span, new),), start, end)


def double_paragraph(text: str, start: int, end: int) -> Change | None:
    """The paragraphs at a selection once more below them, and the selection in the copy."""
    low, high = pieces.touched(text, start, end)
    if not text[low:high].strip():
        return None
    # Between items of a list there is no blank line.
    tight = text[high : high + 2] != "\n\n" and high < len(text)
    tight = tight or (low > 0 and text[max(low - 2, 0) : low] != "\n\n")
    gap = "\n" if tight else "\n\n"
    shift = high - low + len(gap)
    edit = TextEdit(high, high, gap + text[low:high])
    first, last = paragraph_bounds(text, low, high)
    inside = TextEdit(high - first, high - first, edit.text)
    change = lists.numbered(text[first:last], (inside,), end + shift - first, start + shift - first)
    return change.moved(first)


def move_section(text: str, index: int, before: int) -> Change | None:
    """The section of a heading to stand before another heading, both by number, or at the end.

    The caret is put at its heading. None where that would change nothing.
    """
    known = headings(text)
    if not 0 <= index < len(known):
        return None
    section = known[index]
    target = known[before].start if before < len(known) else len(text)
    if section.start <= target <= section.section_end:
        return None
    piece = text[section.start : section.section_end].strip("\n")
    if target < section.start:
        parts = [text[:target], piece, text[target : section.start], text[section.section_end :]]
    else:
        parts = [text[: section.start], text[section.section_end : target], piece, text[target:]]
    place = 1 if target < section.start else 2
    ends = text[len(text.rstrip("\n")) :]
    trimmed = [
        part.strip("\n") if number else part.rstrip("\n") for number, part in enumerate(parts)
    ]
    head = "\n\n".join(part for part in trimmed[:place] if part)
    new = "\n\n".join(part for part in trimmed if part) + ends
    caret = len(head) + 2 if head else 0
    edit = _difference(text, new)
    return None if edit is None else Change((edit,), caret, caret)


def neighbour(text: str, index: int, *, up: bool) -> int | None:
    """The number of the heading before which a section goes to stand one place up or down."""
    known = headings(text)
    level = known[index].level
    if up:
        for number in range(index - 1, -1, -1):
            if known[number].level < level:
                return None
            if known[number].level == level:
                return number
        return None
    later = [n for n in range(index + 1, len(known)) if known[n].level <= level]
    if not later or known[later[0]].level < level:
        return None
    return later[1] if len(later) > 1 else len(known)


def _difference(old: str, new: str) -> TextEdit | None:
    """The one edit between two texts, without what they begin and end with."""
    if old == new:
        return None
    head = _common(old, new)
    rest = min(len(old), len(new)) - head
    tail = min(_common(old[::-1], new[::-1]), rest)
    return TextEdit(head, len(old) - tail, new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """How many characters both begin with, found by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
