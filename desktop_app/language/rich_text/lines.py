"""The forms of Markdown that are made of whole lines."""

from __future__ import annotations

import re


def table(rows: list[list[str]]) -> str:
    """Rows of cells, already Markdown, as a table; the first row is its head."""
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in full]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def word_list(items: list[tuple[int, bool, str]]) -> str:
    """Word's list paragraphs, each with its level and whether it is numbered, as a list."""
    lines = []
    counts: dict[int, int] = {}
    widths: dict[int, int] = {}
    top = min(level for level, _, _ in items)
    for level, numbered, text in items:
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        counts[level] = counts.get(level, 0) + 1
        mark = f"{counts[level]}. " if numbered else "- "
        widths[level] = len(mark)
        indent = " " * sum(widths.get(above, 2) for above in range(top, level))
        lines.append(prefixed(text, indent + mark, indent + " " * len(mark)))
    return "\n".join(lines)


def is_list(block: str) -> bool:
    """Whether a block is a list."""
    return bool(re.match(r"(?:- |\d+\. )", block))


def prefixed(text: str, first: str, rest: str) -> str:
    """The text with something before its first line, and before all others."""
    lines = text.split("\n")
    return "\n".join(
        (first if not index else rest if line or rest.strip() else "") + line
        for index, line in enumerate(lines)
    ).replace("> \n", ">\n")


def fenced(code: str) -> str:
    """Code behind a fence that is longer than any in it."""
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return f"{fence}\n{code}\n{fence}"
