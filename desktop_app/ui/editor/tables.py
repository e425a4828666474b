"""Tables in Markdown: pure functions from a table's lines and a caret to new ones."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_PARTS = re.compile(r"(?<!\\)(?:\\\\)*\|")
ACTS = (
    "insert-row", "delete-row", "row-up", "row-down", "insert-column", "delete-column",
    "column-left", "column-right", "align",
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Rows of trimmed cells, the head first; how columns are aligned; and the caret's cell."""

    rows: tuple[tuple[str, ...], ...]
    aligned: tuple[str, ...]  # "", "l", "c" or "r"
    row: int
    column: int


def bounds(lines: list[str], at: int) -> tuple[int, int] | None:
    """The lines of the table that holds line `at`, end-exclusive; None where there is none."""
    first = last = at
    while first > 0 and "|" in lines[first - 1]:
        first -= 1
    while last + 1 < len(lines) and "|" in lines[last + 1]:
        last += 1
    if "|" not in lines[at] or last - first < 1 or not _RULE.match(lines[first + 1]):
        return None
    return first, last + 1


def cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand, blanks around them included."""
    places = [match.end() - 1 for match in _PARTS.finditer(line)]
    edges = [-1, *places, len(line)]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if places and not line[: places[0]].strip():
        spans = spans[1:]
    if places and len(spans) > 1 and not line[places[-1] + 1 :].strip():
        spans = spans[:-1]
    return spans


def read(lines: list[str], line: int, place: int) -> Table:
    """The table of these lines, with the caret at a place of one of them."""
    rows = [[text[start:end].strip() for start, end in cells(text)] for text in lines]
    width = max(len(row) for row in rows)
    rule = rows.pop(1) + [""] * width
    spans = cells(lines[line])
    column = next((i for i, (_, end) in enumerate(spans) if place <= end), len(spans) - 1)
    return Table(
        tuple((*row, *[""] * (width - len(row))) for row in rows),
        tuple(_alignment(cell) for cell in rule[:width]),
        max(line - 1, 0),
        column,
    )


def write(table: Table) -> list[str]:
    """The lines of a table, its columns one under another."""
    widths = [
        max(3, *(_width(row[column]) for row in table.rows)) for column in range(len(table.aligned))
    ]
    lines = [
        "| " + " | ".join(
            _padded(cell, width, how)
            for cell, width, how in zip(row, widths, table.aligned, strict=True)
        ) + " |"
        for row in table.rows
    ]  # fmt: skip
    rule = "| " + " | ".join(map(_rule, widths, table.aligned)) + " |"
    return [lines[0], rule, *lines[1:]]


def caret(table: Table, lines: list[str]) -> tuple[int, int, int]:
    """The line of the caret's cell, and where the cell's words begin and end in it."""
    line = table.row + 1 if table.row else 0
    start, end = cells(lines[line])[table.column]
    text = lines[line][start:end]
    first = start + len(text) - len(text.lstrip()) if text.strip() else start + 1
    return line, first, first + len(text.strip())


def stepped(table: Table, *, back: bool) -> Table | None:
    """The table with the caret in the next cell, or the one before; None before the first."""
    width = len(table.aligned)
    place = table.row * width + table.column + (-1 if back else 1)
    if place < 0:
        return None
    rows = table.rows
    if place >= len(rows) * width:
        rows = (*rows, ("",) * width)
    return replace(table, rows=rows, row=place // width, column=place % width)


def lowered(table: Table) -> Table:
    """The table with the caret in the cell below, in a new row behind the last."""
    rows = table.rows
    if table.row + 1 >= len(rows):
        rows = (*rows, ("",) * len(table.aligned))
    return replace(table, rows=rows, row=table.row + 1)


def ends(table: Table) -> bool:
    """Whether the caret is in a last row, not the only one, that has no words."""
    return 0 < table.row == len(table.rows) - 1 and not any(table.rows[-1])


def changed(table: Table, act: str) -> Table:
    """The table after one of `ACTS`; the same where that cannot be done."""
    rows, row, column = list(table.rows), table.row, table.column
    if act == "insert-row":
        rows.insert(row + 1, ("",) * len(table.aligned))
        return replace(table, rows=tuple(rows), row=row + 1, column=0)
    if act == "delete-row" and row > 0:
        del rows[row]
        return replace(table, rows=tuple(rows), row=min(row, len(rows) - 1))
    if act in {"row-up", "row-down"}:
        other = row + (1 if act == "row-down" else -1)
        if row < 1 or not 1 <= other < len(rows):
            return table  # the head stays on top
        rows[row], rows[other] = rows[other], rows[row]
        return replace(table, rows=tuple(rows), row=other)
    if act == "insert-column":
        return _columns(table, lambda cells_: [*cells_[: column + 1], "", *cells_[column + 1 :]], 1)
    if act == "delete-column" and len(table.aligned) > 1:
        last = column == len(table.aligned) - 1
        shift = -1 if last else 0
        return _columns(table, lambda cells_: [*cells_[:column], *cells_[column + 1 :]], shift)
    if act in {"column-left", "column-right"}:
        shift = 1 if act == "column-right" else -1
        if 0 <= column + shift < len(table.aligned):
            return _columns(table, lambda cells_: _swapped(cells_, column, column + shift), shift)
    return table


def _columns(table: Table, make: Callable[[list[str]], list[str]], shift: int) -> Table:
    return Table(
        tuple(tuple(make(list(row))) for row in table.rows),
        tuple(make(list(table.aligned))),
        table.row,
        table.column + shift,
    )


def _swapped(found: list[str], one: int, other: int) -> list[str]:
    found[one], found[other] = found[other], found[one]
    return found


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "c" if left and right and len(cell) > 1 else "r" if right else "l" if left else ""


def _rule(width: int, how: str) -> str:
    return {
        "": "-" * width,
        "l": ":" + "-" * (width - 1),
        "r": "-" * (width - 1) + ":",
        "c": ":" + "-" * (width - 2) + ":",
    }[how]


def _padded(cell: str, width: int, how: str) -> str:
    room = width - _width(cell)
    if how == "r":
        return " " * room + cell
    if how == "c":
        return " " * (room // 2) + cell + " " * (room - room // 2)
    return cell + " " * room


def _width(cell: str) -> int:
    """How many columns of a writing face the words take."""
    if cell.isascii():
        return len(cell)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in cell)
    return len(cell) + wide - sum(unicodedata.combining(char) > 0 for char in cell)
