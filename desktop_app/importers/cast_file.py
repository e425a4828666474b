"""A cast from a file: a table, lines, or JSON as we, TMDb and TVmaze write it."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, NoReturn

from desktop_app.domain.castfile import MOST_PEOPLE, CastFile, cast_of_json
from desktop_app.domain.castlines import parse_cast
from desktop_app.domain.records import ProductionType
from desktop_app.errors import InputError
from desktop_app.importers.textfile import read_text

if TYPE_CHECKING:
    from pathlib import Path

MOST_CHARACTERS = 5_000_000
_WAY_OUT = "Save the credits once more, or paste the cast instead."


def read_cast_file(path: Path) -> CastFile:
    """The cast in a file; raises InputError in one sentence where there is none to be had."""
    text = read_text(path)
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"{path.name} is too long for a cast.", _WAY_OUT)
    looks_so = text.lstrip()[:1] in ("{", "[")
    found = _json(text, path.name) if looks_so or path.suffix.lower() == ".json" else _lines(text)
    if found is None or not (found.parts or found.text):
        raise InputError(f"{path.name} names no cast that could be read.", _WAY_OUT)
    if len(found.parts) > MOST_PEOPLE or found.text.count("\n") > MOST_PEOPLE:
        raise InputError(f"{path.name} names more than {MOST_PEOPLE:,} people.", _WAY_OUT)
    return found


def _json(text: str, name: str) -> CastFile | None:
    try:
        plain = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise InputError(f"{name} is no JSON that could be read.", _WAY_OUT) from None
    return cast_of_json(plain, name)


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _lines(text: str) -> CastFile | None:
    first = _first_row(text)
    title = first.get("production") or first.get("title") or ""
    if not parse_cast(text, title).lines:
        return None
    kind, year = first.get("type", "").casefold(), first.get("year", "")
    return CastFile(
        text=text,
        title=title,
        type=ProductionType(kind) if kind in set(ProductionType) else ProductionType.FILM,
        year=int(year) if year.isdecimal() and len(year) == 4 else None,
        distributor=first.get("distributor", ""),
        network=first.get("network", ""),
    )


def _first_row(text: str) -> dict[str, str]:
    """The first row of a table under its headings; nothing where it is no table."""
    try:
        rows = csv.reader(text.splitlines()[:2], skipinitialspace=True)
        head, row = next(rows, []), next(rows, [])
    except csv.Error:
        return {}
    names = (cell.strip().casefold() for cell in head)
    return {name: cell.strip() for name, cell in zip(names, row, strict=False)}
