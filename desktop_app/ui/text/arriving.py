"""How a long text gets into a document: part by part, so that no turn of the event loop is long.

Qt takes time for every line that it is given, and to lay it out; so do the looks of each. Two
megabytes, or 200,000 lines, take seconds. The beginning is shown at once, and each turn after it
brings a part, which is laid out with it: at no time has Qt much left to do.
"""

from __future__ import annotations

LONG, MANY_LINES = 200_000, 3_000  # code points, lines: what has more of either comes in parts …
PART, PART_LINES = 60_000, 1_500  # … of about so many


def beginning(text: str) -> tuple[str, str]:
    """What is shown at once, up to the end of a line, and the rest; most texts have none."""
    return next_part(text) if is_long(text) else (text, "")


def is_long(text: str) -> bool:
    """Whether it comes in parts."""
    return len(text) > LONG or text.count("\n") > MANY_LINES


def next_part(text: str) -> tuple[str, str]:
    """One part, up to the end of a line, and the rest of the text."""
    end = 0
    for _ in range(PART_LINES):
        stop = text.find("\n", end) + 1
        if not stop:
            return text, ""
        end = stop
        if end >= PART:
            break
    return text[:end], text[end:]
