"""Plain text as it is copied from a web page."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

from desktop_app.domain.article import Article, Details
from desktop_app.domain.moment import Moment, moment_from

# Longer lines than this are paragraphs of their own; shorter ones may be wrapped by a mailer.
_WRAPPED_AT = 100
_WRAPPED_FROM = 40
# The date and the byline stand near the top, or they are part of the text.
_HEAD_LINES = 4

_CREDIT = re.compile(r"(?:image|photo|picture|still)s? (?:via|by|from|courtesy of) \S.*", re.I)
_CREDIT_LABEL = re.compile(r"(?:(?:image|photo) )?credit: *\S.*", re.I)
_RELATED = re.compile(r"(?:for )?more (?:on|about|from) .*:", re.I)
_BULLET = re.compile(r"[•‣▪·*–-][ \t\u00a0]+(?=\S)")
_BYLINE = re.compile(r"(?:written )?by (?P<names>[^.!?]{2,80})", re.I)
_DATE_LABEL = re.compile(
    r"(?:posted|published|updated)?(?: on)?:? *(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?",
    re.I,
)
# Our own table: strptime reads the names of the system's language.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DATES = tuple(
    re.compile(form, re.I)
    for form in (
        rf"{_MONTH} (?P<day>\d\d?),? (?P<year>\d{{4}})",
        rf"(?P<day>\d\d?)\.? {_MONTH},? (?P<year>\d{{4}})",
        r"(?P<year>\d{4})[-/](?P<number>\d\d?)[-/](?P<day>\d\d?)",
    )
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")

_SPECIAL = re.compile(r"[\\*`\[\]<]|~~|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|[>+=|]|-(?=\s|$|--)|:::|%%|~~~|(?:\d{1,9}(?=[.)](?:\s|$)))"
)


class PastedText:
    """Reads any plain text: headline, date, byline, paragraphs, credits and related lists.

    Every word is kept. A credit line without its picture ("Image via X") becomes a note of the
    writer's (`%%`): it marks the place that waits for a picture, and never goes out on its own.
    """

    key = "pasted"

    def accepts(self, text: str, suffix: str) -> bool:
        """Any text is plain text."""
        return True

    def read(self, text: str, name: str) -> Article:
        """The article: its headline is the first line that is not blank."""
        lines = [line.strip() for line in text.split("\n")]
        first = next(index for index, line in enumerate(lines) if line)
        date: Moment | None = None
        bylines: tuple[str, ...] = ()
        rest: list[str] = []
        seen = 0
        for line in lines[first + 1 :]:
            seen += bool(line)
            if line and seen <= _HEAD_LINES:
                if date is None and (date := _date(line)):
                    continue
                if not bylines and seen <= 2 and (bylines := _bylines(line)):
                    continue
            rest.append(line)
        return Article(
            id=uuid4(),
            headline=lines[first],
            body=_body(rest),
            details=Details(date=date, bylines=bylines),
        )


def _body(lines: list[str]) -> str:
    parts: list[str] = []
    listing = False
    for chunk in _chunks(lines):
        if _RELATED.fullmatch(chunk[0]):
            parts.append(_escaped(chunk[0]))
            listing = True
            chunk = chunk[1:]  # what follows in the same chunk is its list
            if not chunk:
                continue
        if all(_is_credit(line) for line in chunk):
            parts += [f"%% Picture wanted here: {line}" for line in chunk]
        elif listing or all(_BULLET.match(line) for line in chunk):
            parts.append("\n".join(f"- {_escaped(_BULLET.sub('', line, 1))}" for line in chunk))
        elif _is_wrapped(chunk):
            parts.append("\n".join(_escaped(line) for line in chunk))
        else:
            parts += [
                f"%% Picture wanted here: {line}" if _is_credit(line) else _escaped(line)
                for line in chunk
            ]
        listing = False
    return "\n\n".join(parts)


def _chunks(lines: list[str]) -> list[list[str]]:
    """The lines in runs between blank ones."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line:
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _is_credit(line: str) -> bool:
    return len(line) <= 120 and bool(_CREDIT.fullmatch(line) or _CREDIT_LABEL.fullmatch(line))


def _is_wrapped(chunk: list[str]) -> bool:
    """Whether a mailer broke one paragraph into these lines."""
    return len(chunk) > 1 and all(_WRAPPED_FROM <= len(line) <= _WRAPPED_AT for line in chunk[:-1])


def _date(line: str) -> Moment | None:
    plain = _ORDINAL.sub("", _DATE_LABEL.sub("", line, count=1).strip())
    for form in _DATES:
        found = form.fullmatch(plain)
        if not found:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
        try:
            return moment_from(datetime(int(parts["year"]), month, int(parts["day"])))
        except ValueError:
            return None
    return None


def _month(name: str) -> int:
    """Its number, also of "Sept"; 0, which is no month, where it is not the name of one."""
    for number, month in enumerate(_MONTHS, start=1):
        if month.startswith(name.lower()):
            return number
    return 0


def _bylines(line: str) -> tuple[str, ...]:
    match = _BYLINE.fullmatch(line)
    if not match:
        return ()
    names = re.split(r",\s*|\s+(?:and|&)\s+", match["names"])
    return tuple(name.strip() for name in names if name.strip())


def _escaped(line: str) -> str:
    """The line as Markdown that reads as the same characters; URLs stay links."""
    parts: list[str] = []
    for word in re.split(r"(\s+)", line):
        if re.match(r"https?://", word):
            parts.append(word)
        else:
            parts.append(_SPECIAL.sub(lambda found: "\\" + found[0], word))
    text = "".join(parts)
    start = _LINE_START.match(text)
    if not start:
        return text
    if start[0].isdigit():
        return f"{start[0]}\\{text[start.end() :]}"
    return "\\" + text
