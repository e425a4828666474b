"""Where characters stand on the page of a QTextDocument."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextLine


class Piece(NamedTuple):
    """The part of a range that stands on one line of the page: x from and to, and baseline."""

    left: float
    right: float
    baseline: float


def pieces_of(block: QTextBlock, start: int, end: int) -> Iterator[Piece]:
    """Where UTF-16 places `start` to `end` of a block stand, line by line, in the document."""
    layout = block.layout()
    composed = layout.preeditAreaText()
    if composed:
        # What is being composed stands on the page and not in the text.
        at, size = layout.preeditAreaPosition(), len(composed.encode("utf-16-le")) // 2
        start += size if start >= at else 0
        end += size if end > at else 0
    origin = layout.position()
    line = layout.lineForTextPosition(start)
    # Only the lines of the range: a long paragraph has dozens, and each costs many calls of Qt's.
    for number in range(line.lineNumber() if line.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        first = line.textStart()
        if first >= end:
            return
        last = first + line.textLength()
        if last <= start:
            continue
        low, high = max(start, first), min(end, last)
        left, right = x_of(line, low), x_of(line, high)
        if high == last:
            # The blank at which the line was broken hangs over its end.
            right = min(right, line.naturalTextRect().right())
        baseline = origin.y() + line.y() + line.ascent()
        yield Piece(origin.x() + min(left, right), origin.x() + max(left, right), baseline)


def x_of(line: QTextLine, place: int) -> float:
    """The x of a place of the block's text, within the block."""
    result: object = line.cursorToX(place)
    # PySide gives the place back beside the x, which the type stubs do not say.
    return float(result[0] if isinstance(result, tuple) else result)  # type: ignore[arg-type]
