"""Marks around several words, with the caret or a selection somewhere inside: pure functions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.change import Change, carried
from desktop_app.ui.editor.formatting import paragraph_bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^`\n]|\n(?!\n)|(?!(?<!`)\1(?!`))`)+?(?<!`)\1(?!`)")
_LONGEST = 20_000  # code points: in a longer paragraph nobody looks for the other half


class Marked(NamedTuple):
    """Where the words between the two halves of a mark begin and end."""

    start: int
    end: int


def around(text: str, start: int, end: int, mark: str) -> Marked | None:
    """The marked words that hold a range and more; None where there are none."""
    first, last = paragraph_bounds(text, start, end)
    if last - first > _LONGEST:
        return None
    for found in _marked(text[first:last], mark):
        inner = Marked(found.start + first, found.end + first)
        whole = not text[inner.start : start].strip() and not text[end : inner.end].strip()
        if inner.start <= start and end <= inner.end and not (whole and start < end):
            return inner
    return None


def code_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The code within a line that holds a range, with its backticks; None where there is none."""
    first, last = paragraph_bounds(text, start, end)
    if last - first > _LONGEST or "`" not in text[first:last]:
        return None
    spans = (match.span() for match in _CODE.finditer(text[first:last]))
    found = ((low + first, high + first) for low, high in spans)
    return next((span for span in found if span[0] < start and end < span[1]), None)


def _marked(paragraph: str, mark: str) -> Iterator[Marked]:
    sign, size = mark[0], len(mark)
    # Code is blanked out: what stands in it marks nothing.
    plain = _CODE.sub(lambda match: "x" * len(match[0]), paragraph)
    opened: int | None = None
    for run in re.finditer(rf"(?<!\\){re.escape(sign)}+", plain):
        length = len(run[0])
        if length != size and length != 3:
            continue
        before, after = plain[run.start() - 1 : run.start()], plain[run.end() : run.end() + 1]
        if opened is not None and before.strip():
            yield Marked(opened, run.start())
            opened = None
        elif opened is None and after.strip():
            opened = run.end()


def unmarked(text: str, start: int, end: int, mark: str) -> Change | None:
    """Take `mark` off the words around a caret, or off a selected part of them alone."""
    start, end = min(start, end), max(start, end)
    found = around(text, start, end, mark)
    if found is None:
        return None
    size = len(mark)
    opening = TextEdit(found.start - size, found.start, "")
    closing = TextEdit(found.end, found.end + size, "")
    if start == end:
        edits: tuple[TextEdit, ...] = (opening, closing)
        place = start - size
        return Change(edits, place, place)
    before = text[found.start : start].rstrip()
    after = text[end : found.end].lstrip()
    if before:
        place = found.start + len(before)
        opening = TextEdit(place, place, mark)
    if after:
        place = found.end - len(after)
        closing = TextEdit(place, place, mark)
    edits = (opening, closing)
    last = carried(end, edits)
    if closing.start == closing.end == end:
        last -= size  # the mark that was put in right there belongs to what follows
    return Change(edits, carried(start, edits), last)
