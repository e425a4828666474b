"""Other heads than YAML: TOML and JSON as Hugo knows them, and Pelican's `Key: value` lines."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from typing import NoReturn

_LONGEST = 500_000
_PELICAN = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,40}):[ \t]*(?P<value>.*)")
_MORE = re.compile(r"[ \t]+(?P<value>\S.*)")
# A file is Pelican's where one of these stands at its very top.
_FIRST = frozenset({"title", "date", "slug", "category", "tags", "author", "authors", "status"})
_LISTS = frozenset({"tags", "authors"})
_LINE = re.compile(r"at line (\d+)")


class BadTomlError(ValueError):
    """What was to be TOML is none; `line` (from 1) says where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def toml_head(block: str) -> dict[str, object]:
    """The values of a TOML block, times as they are written; raises BadTomlError."""
    try:
        return {key: _plain(value) for key, value in tomllib.loads(block).items()}
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        raise BadTomlError(int(found[1]) if found else block.count("\n") + 1) from None
    except (ValueError, RecursionError):
        raise BadTomlError(1) from None


def json_head(text: str) -> tuple[dict[str, object], int] | None:
    """The values of a JSON object that begins a text, and where it ends; None where none does."""
    if not text.startswith("{") or text[1:2] not in ("\n", "\r", " ", '"'):
        return None
    try:
        decoder = json.JSONDecoder(parse_constant=_no_number)
        values, end = decoder.raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or text[end : end + 1] not in ("\n", ""):
        return None
    return values, end


def pelican_head(text: str) -> tuple[dict[str, object], int] | None:
    """The `Key: value` lines that begin a text, and where they end; None where there are none."""
    lines = text.split("\n", 200)
    first = _PELICAN.fullmatch(lines[0])
    if first is None or first["key"].lower() not in _FIRST:
        return None
    values: dict[str, object] = {}
    end, key = 0, ""
    for line in lines[:200]:
        if not line.strip():
            break
        found, more = _PELICAN.fullmatch(line), _MORE.fullmatch(line)
        if found is not None:
            key = _KEYS.get(found["key"].lower(), found["key"])
            values[key] = found["value"].strip()
        elif more is not None and key:
            values[key] = f"{values[key]} {more['value'].strip()}"
        else:
            return None  # a sentence with a colon, and no head
        end += len(line) + 1
    for key in _LISTS & values.keys():
        text_of = str(values[key])
        parts = text_of.split(";" if ";" in text_of else ",")
        values[key] = [part.strip() for part in parts if part.strip()]
    return values, min(end, len(text))


# Pelican does not look at the case of these.
_KEYS = {
    "title": "title",
    "date": "date",
    "slug": "slug",
    "tags": "tags",
    "keywords": "keywords",
    "author": "author",
    "authors": "authors",
    "category": "category",
    "summary": "description",
    "status": "status",
    "modified": "modified",
}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
