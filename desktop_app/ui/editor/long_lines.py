"""How lines that are too long for Qt are split."""

from __future__ import annotations

import re

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.text.held_back import LIMIT

_PIECE = 2_000
_BREAK = re.compile(r"[.!?…][\"'”’)\]*_]*( +)(?=\S)")


def split_edits(text: str) -> tuple[TextEdit, ...]:
    """Edits that break long lines at the ends of sentences, else at blanks, else anywhere.

    A line end for a blank leaves the page as it was: both are a space to Markdown.
    """
    edits = []
    start = 0
    for line in text.split("\n"):
        if len(line) > LIMIT:
            edits += [TextEdit(start + first, start + last, "\n") for first, last in _breaks(line)]
        start += len(line) + 1
    return tuple(edits)


def split_at_once(text: str) -> TextEdit | None:
    """The same as one edit, from the first break to the last; None where no line is too long.

    Each edit within a long line has Qt lay out all that is left of it: hundreds take minutes.
    """
    edits = split_edits(text)
    if not edits:
        return None
    pieces = []
    start = edits[0].start
    for edit in edits:
        pieces += [text[start : edit.start], edit.text]
        start = edit.end
    return TextEdit(edits[0].start, edits[-1].end, "".join(pieces))


def _breaks(line: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    while len(line) - start > _PIECE:
        stop = start + _PIECE
        sentences = list(_BREAK.finditer(line, start + 1, stop))
        if sentences:
            place = sentences[-1].span(1)
        else:
            blank = line.rfind(" ", start + 1, stop)
            place = (blank, blank + 1) if blank > 0 else (stop, stop)
        found.append(place)
        start = place[1]
    return found
