"""A pasted cast list, read line by line: who plays whom. Pure, and quick at any length."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace

# Past this a line is a sentence of somebody's article, not a name and a part.
LONGEST_NAME = 80
MOST_WORDS = 9
# No cast list has such a line; reading it with the patterns below could take long.
LONGEST_LINE = 400

_BULLET = re.compile(r"^(?:[-*+•‣◦·▪–—]\s+|[•‣◦▪]|\(?\d{1,3}[.)]\s+)")
_MARKS = re.compile(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))")
_HEADING = re.compile(
    r"^(?:#+\s*.*|(?:full |main |voice |principal )?cast(?: list)?(?: and characters)?\s*:?"
    r"|starring\s*:?|with\s*:|actors?\s*:?|characters?\s*:?|credits\s*:?)$",
    re.IGNORECASE,
)
_HEADING_CELLS = frozenset({"actor", "person", "name", "performer", "cast"})
_CHARACTER_CELLS = frozenset({"character", "role", "part", "plays"})
_PRODUCTION_CELLS = frozenset({"production", "title", "film", "series", "show"})
_BILLING_CELLS = frozenset({"billing", "order", "position"})
_PLAYED_BY = re.compile(r"^(?P<character>.+?),?\s+(?:is\s+)?played\s+by\s+(?P<actor>.+)$", re.I)
_DOTS = re.compile(r"\s*(?:\.{2,}|…+|(?:\.\s){2,}\.?|·{2,})\s*")
_SEPARATORS = (
    re.compile(r"\s*\t+\s*"),
    _DOTS,
    re.compile(r"\s+as\s+", re.IGNORECASE),
    re.compile(r"\s+[–—―]\s+|\s*—\s*|\s+-{1,3}\s+|\s+(?:=|=>|->|→|\|)\s+"),
)
# These two are written either way round, so the writer is asked to look.
_COLON = re.compile(r"\s*:\s+")
_BRACKETS = re.compile(r"^(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)$")
_NOTE = re.compile(
    r"\s*[(\[](?:voice|uncredited|credit only|archive footage|cameo|guest star|guest|singing voice"
    r"|as [^)\]]*|\d+ episodes?[^)\]]*|also [^)\]]*)[)\]]\s*",
    re.IGNORECASE,
)
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_SPACE = re.compile(r"[ \u00a0\u2007\u202f]+")


@dataclass(frozen=True)
class CastLine:
    """One part as a line gives it. `doubtful` where the line could be meant the other way round."""

    actor: str
    character: str = ""
    line: int = 1  # from 1
    doubtful: bool = False

    def swapped(self) -> CastLine:
        """The same with person and character exchanged; one without a character stays."""
        if not self.character:
            return self
        return replace(self, actor=self.character, character=self.actor)

    def characters(self) -> tuple[str, ...]:
        """The names of the part: "Freder / The Son" is one part with two."""
        return tuple(name for name in re.split(r"\s+/\s+", self.character) if name)


@dataclass(frozen=True)
class CastList:
    """What a text gives: the parts in its order, and the numbers of the lines that give none."""

    lines: tuple[CastLine, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether any line could be meant the other way round."""
        return any(line.doubtful for line in self.lines)


def parse_cast(text: str, title: str = "") -> CastList:
    """Read a cast list in any of the forms that people paste; raises nothing for any text.

    A table of several productions gives the rows of the one called `title`, else of its first.
    """
    rows = list(enumerate(re.split(r"\r\n|[\r\n]", text.replace("\0", "")), start=1))
    rows = [(number, row) for number, row in rows if row.strip()]
    too_long = [number for number, row in rows if len(row) > LONGEST_LINE]
    rows = [(number, row) for number, row in rows if len(row) <= LONGEST_LINE]
    found = _read_table(rows, title)
    if found is None:
        found = _read_lines(rows)
    unread = tuple(sorted([*found.unread, *too_long]))
    return CastList(_without_repeats(found.lines), unread)


def format_cast(lines: tuple[CastLine, ...]) -> str:
    """A cast as text that `parse_cast` reads back."""
    return "\n".join(
        f"{line.actor}\t{line.character}" if line.character else line.actor for line in lines
    )


# --------------------------------------------------------------------------------- line by line


def _read_lines(rows: list[tuple[int, str]]) -> CastList:
    lines: list[CastLine] = []
    unread: list[int] = []
    for number, row in rows:
        bare = _strip_marks(row)
        if not bare or _HEADING.match(bare):
            continue
        line = _read_line(bare, number)
        if line is None:
            unread.append(number)
        else:
            lines.append(line)
    return CastList(tuple(lines), tuple(unread))


def _read_line(row: str, number: int) -> CastLine | None:
    if played := _PLAYED_BY.match(row):
        return _line(played["actor"], played["character"], number)
    for separator in _SEPARATORS:
        parts = [part for part in separator.split(row, maxsplit=1) if part.strip()]
        if len(parts) == 2:
            return _line(parts[0], parts[1], number)
    parts = [part for part in _COLON.split(row, maxsplit=1) if part.strip()]
    if len(parts) == 2:
        return _line(parts[0], parts[1], number, doubtful=True)
    plain = _NOTE.sub(" ", row).strip()
    if brackets := _BRACKETS.match(plain):
        return _line(brackets["first"], brackets["second"], number, doubtful=True)
    return _line(plain, "", number)


def _line(actor: str, character: str, number: int, *, doubtful: bool = False) -> CastLine | None:
    actor, character = _tidy(actor), _tidy(character)
    if not actor:
        actor, character = character, ""
    if not actor or not _is_name(actor) or (character and len(character) > LONGEST_NAME):
        return None
    return CastLine(actor, character, number, doubtful)


def _is_name(text: str) -> bool:
    if len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS:
        return False
    return any(char.isalnum() for char in text)


def _strip_marks(row: str) -> str:
    # Runs of blanks would make the patterns below slow, and mean no more than one.
    row = _TABS.sub("\t", _SPACE.sub(" ", row)).strip(" \ufeff\u200b")
    row = _BULLET.sub("", row, count=1)
    return _MARKS.sub("", row).strip(" \u00a0")


def _tidy(name: str) -> str:
    name = _NOTE.sub(" ", name.replace("\t", " "))
    name = _SPACE.sub(" ", name).strip(" ,;:|.…\u00a0") + _lost_stop(name)
    if len(name) > 1 and name[0] in '"“‘' and name[-1] in '"”’':
        name = name[1:-1].strip()
    return name


def _lost_stop(name: str) -> str:
    """Give "Jr." and initials their full stop back: it is part of the name."""
    return "." if re.search(r"(?:\b(?:Jr|Sr|Snr|Jnr|Dr|St)|\b[A-Z])\.[\s,;]*$", name) else ""


# ----------------------------------------------------------------------------------------- CSV


def _read_table(rows: list[tuple[int, str]], title: str) -> CastList | None:
    """The rows as CSV, or None where they are not: commas also stand in names ("Begley, Jr.")."""
    if not rows or ("," not in rows[0][1] and ";" not in rows[0][1]):
        return None
    delimiter = "," if "," in rows[0][1] else ";"
    cells = [(number, _cells(row, delimiter)) for number, row in rows]
    heading = [cell.casefold() for cell in cells[0][1]]
    if _HEADING_CELLS & set(heading):
        return _read_headed(_of_one_production(cells, heading, title), heading)
    widths = {len(row) for _, row in cells}
    wide_enough = len(cells) > 1 and len(widths) == 1 and widths.pop() >= 2
    quoted = rows[0][1].lstrip().startswith('"')
    if not (quoted or wide_enough) or any(_has_separator(row) for _, row in rows):
        return None
    return _from_columns(cells, actor=0, character=1, billing=None)


def _cells(row: str, delimiter: str) -> list[str]:
    try:
        read = next(csv.reader([row], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:  # a cell past the reader's limit
        read = row.split(delimiter)
    return [cell.strip() for cell in read]


def _has_separator(row: str) -> bool:
    return any(separator.search(row) for separator in _SEPARATORS)


def _of_one_production(
    cells: list[tuple[int, list[str]]], heading: list[str], title: str
) -> list[tuple[int, list[str]]]:
    column = next((i for i, cell in enumerate(heading) if cell in _PRODUCTION_CELLS), None)
    if column is None:
        return cells
    named = [row[column] if column < len(row) else "" for _, row in cells[1:]]
    wanted = title.strip().casefold()
    if wanted not in {name.casefold() for name in named}:
        wanted = next((name.casefold() for name in named if name), "")
    kept = [pair for pair, name in zip(cells[1:], named, strict=True) if name.casefold() == wanted]
    return [cells[0], *kept]


def _read_headed(cells: list[tuple[int, list[str]]], heading: list[str]) -> CastList:
    def column(names: frozenset[str]) -> int | None:
        return next((index for index, cell in enumerate(heading) if cell in names), None)

    actor = column(_HEADING_CELLS) or 0
    return _from_columns(
        cells[1:], actor=actor, character=column(_CHARACTER_CELLS), billing=column(_BILLING_CELLS)
    )


def _from_columns(
    cells: list[tuple[int, list[str]]], *, actor: int, character: int | None, billing: int | None
) -> CastList:
    def cell(row: list[str], index: int | None) -> str:
        return row[index] if index is not None and index < len(row) else ""

    lines: list[tuple[int, CastLine]] = []
    unread: list[int] = []
    for number, row in cells:
        line = _line(cell(row, actor), cell(row, character), number)
        if line is None:
            unread.append(number)
            continue
        order = cell(row, billing)
        lines.append((int(order) if order.isdecimal() and len(order) < 6 else number, line))
    lines.sort(key=lambda pair: pair[0])
    return CastList(tuple(line for _, line in lines), tuple(unread))


def _without_repeats(lines: tuple[CastLine, ...]) -> tuple[CastLine, ...]:
    seen: dict[tuple[str, str], CastLine] = {}
    for line in lines:
        seen.setdefault((line.actor, line.character), line)
    return tuple(seen.values())
