"""The body without the writer's notes, and the way back from it to the body as typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.markdown.blocks import Lines

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """What the block parser reads. Lines count from 0, offsets are code points."""

    text: str
    body_lines: Sequence[int]  # for each line of `text`, its line in the body
    notes: tuple[Lines, ...]
    line_starts: Sequence[int] = (0,)  # of the body
    _starts: Sequence[int] = ()  # where a run of kept lines begins in `text` …
    _shifts: Sequence[int] = ()  # … and what to add there to get the offset in the body

    def offset(self, position: int) -> int:
        """The body's offset for one of `text`."""
        if not self._starts:
            return position
        return position + self._shifts[max(bisect_right(self._starts, position) - 1, 0)]

    def body_line(self, offset: int) -> int:
        """The body's line that holds an offset of the body."""
        return bisect_right(self.line_starts, offset) - 1

    def lines(self, first: int, end: int) -> Lines:
        """The body's lines for the lines `first`..`end` (exclusive) of `text`."""
        if first >= len(self.body_lines):
            last = self.body_lines[-1] + 1 if self.body_lines else 0
            return (last, last)
        stop = min(end, len(self.body_lines))
        return (self.body_lines[first], self.body_lines[max(stop - 1, first)] + 1)


def readable(body: str) -> str:
    """The body with what no page can hold replaced, character for character."""
    return _UNREADABLE.sub("\ufffd", body) if _UNREADABLE.search(body) else body


def note_lines(body: str, mark: str) -> list[int]:
    """The lines that begin with `mark`, in code or out of it."""
    if not body.startswith(mark) and f"\n{mark}" not in body:
        return []
    return [number for number, line in enumerate(body.split("\n")) if line.startswith(mark)]


def likely_code(body: str, marked: Iterable[int]) -> frozenset[int]:
    """Those of the `marked` lines that seem to stand in fenced code: a guess to start from."""
    waiting = set(marked)
    code: set[int] = set()
    fence = ""
    for number, line in enumerate(body.split("\n")):
        if fence and number in waiting:
            code.add(number)
        elif fence:
            if line.startswith((fence, " ")) and _closes(line, fence):
                fence = ""
        elif (found := _FENCE.match(line)) and not ("`" in found[1] and "`" in found[2]):
            fence = found[1]
    return frozenset(code)


def _closes(line: str, fence: str) -> bool:
    found = _FENCE.match(line)
    return bool(found and found[1].startswith(fence) and not found[2].strip(" \t"))


def without_lines(body: str, out: Sequence[int]) -> Source:
    """Take the lines `out` (ascending) from the body."""
    lines = body.split("\n")
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))[:-1]
    if not out:
        return Source(body, range(len(lines)), (), offsets)
    gone = set(out)
    kept: list[str] = []
    body_lines: list[int] = []
    starts: list[int] = []
    shifts: list[int] = []
    position = 0
    for number, line in enumerate(lines):
        if number in gone:
            continue
        if not shifts or offsets[number] - position != shifts[-1]:
            starts.append(position)
            shifts.append(offsets[number] - position)
        kept.append(line)
        body_lines.append(number)
        position += len(line) + 1
    return Source("\n".join(kept), body_lines, _runs(out), offsets, starts, shifts)


def _runs(numbers: Sequence[int]) -> tuple[Lines, ...]:
    runs: list[Lines] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return tuple(runs)
