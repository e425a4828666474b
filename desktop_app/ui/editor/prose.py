"""Which characters of a line are prose, and which are code, addresses or signs of Markdown."""

from __future__ import annotations

import re

from desktop_app.ui.editor.tokens import Look, next_state, runs

_TAG = re.compile(r"<[A-Za-z/!][^>]*(?:>|$)")
_CONTAINER = re.compile(r" {0,3}:{3,}")
_ATTRIBUTES = re.compile(r"\{[.#][^}]*(?:\}|$)")
_OPEN_CODE = re.compile(r"`[^`]*$")
_IN_TARGET = re.compile(r"\]\([^()\n]*$")
_URL = re.compile(r"(?:https?://|www\.)\S*$")


def kept_spans(line: str, state: int) -> list[tuple[int, int]]:
    """The parts of a line that must stay as typed; `state` is that of the line above."""
    if next_state(line, state) or state or _CONTAINER.match(line):
        return [(0, len(line) + 1)]
    looks = runs(line, state)
    kept = []
    for run in looks:
        end = run.start + run.length
        if run.look & Look.TARGET and run.start:
            kept.append((run.start - 1, end + 1))  # at both ends one is within the brackets
        elif run.look & Look.CODE or (run.look & Look.LINK and "://" in line[run.start : end]):
            kept.append((run.start, end))
    for pattern in (_TAG, _ATTRIBUTES):
        for found in pattern.finditer(line):
            open_yet = found[0][-1] not in ">}"
            kept.append((found.start(), found.end() + open_yet))
    kept += [match.span() for match in _URL.finditer(line)]
    code = [run for run in looks if run.look & Look.CODE]
    end = max((run.start + run.length + 1 for run in code), default=0)
    if match := _OPEN_CODE.search(line, end):
        kept.append((match.start(), len(line) + 1))
    return kept


def is_prose(line: str, place: int, state: int) -> bool:
    """Whether what is typed at a place of a line is prose."""
    whole = (0, len(line) + 1)
    if _IN_TARGET.search(line, 0, place):
        return False
    if line.count("`", 0, place) % 2:
        return False  # the code that is begun here ends later, or has yet to be closed
    return not any(
        (start < place or (start, end) == whole) and place < end
        for start, end in kept_spans(line, state)
    )
