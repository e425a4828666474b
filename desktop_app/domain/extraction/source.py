"""A text in any dress (pasted lines, Markdown) as bare segments that know where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?:(?!(?:---|\.\.\.)[ \t]*\n)[^\n]*\n){0,200}(?:---|\.\.\.)"
)
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_DIRECTIVE = re.compile(r"[ \t]*:::")
_RULE = re.compile(r"[ \t]*(?:[-=*_][ \t]*){3,}$|[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t:\-]*)+$")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_BULLET = re.compile(r"[ \t]*(?:[-*+•‣◦·▪–—][ \t]+|[•‣◦▪][ \t]*|\(?\d{1,3}[.)][ \t]+)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_IMAGE = re.compile(r'!\[([^\[\]\n]{0,300})\]\([^()\n"]{0,400}(?:"([^"\n]{0,400})")?[ \t]*\)')
_MARK = re.compile(
    r"(?P<image>!\[[^\[\]\n]{0,300}\]\([^()\n]{0,800}\))"
    r"|(?P<link>\[(?=[^\[\]\n]{1,200}\](?:\(|\[)))"
    r"|(?P<target>\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,400}\)|\[[^\[\]\n]{0,80}\]))"
    r"|(?P<note>\[\^[^\[\]\n]{1,40}\]:?)"
    r"|(?P<struck>~~[^~\n]{1,300}~~)"
    r"|(?P<strong>\*\*\*?|(?<!\w)__|__(?!\w))"
    r"|(?P<slant>\*|(?<!\w)_|_(?!\w))"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,300}>)"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>`+)"
    r"|(?P<url>https?://[^\s<>()]{1,500})"
)
_MAYBE_MARKED = re.compile(r"[\[*_<`\\~]|://")
_ENDED = re.compile(r"[.!?:;…”\"’')\]*_|]\s*$")
_WRAP_SHORTEST, _WRAP_LONGEST = 55, 120


@dataclass
class Segment:
    """A paragraph, line or cell without its marks. `start_of` leads back into the source."""

    text: str
    kind: str  # "prose", "heading", "bullet", "caption" or "cell"
    line: int
    slants: list[tuple[int, int]] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)  # (in text, in source)

    def start_of(self, position: int) -> int:
        """Where the code point at `position` stands in the source."""
        index = bisect_right(self.pieces, (position, 1 << 60)) - 1
        if index < 0:
            return 0
        here, there = self.pieces[index]
        return there + position - here


@dataclass
class Row:
    """One line of a table."""

    cells: list[Segment]
    line: int
    tabbed: bool


@dataclass
class Source:
    """The segments of a text in their order, and the rows of its tables."""

    text: str
    segments: list[Segment]
    tables: list[list[Row]]


def normalise(text: str) -> str:
    """Line ends as LF, which is what every position counts in."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_source(text: str) -> Source:
    """Take a text apart into segments; marks, front matter, code and our fences are left out."""
    text = normalise(text)
    reader = _Reader(text)
    reader.read()
    return Source(text, reader.segments, reader.tables)


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self.segments: list[Segment] = []
        self.tables: list[list[Row]] = []
        self._paragraph: list[tuple[int, int, int]] = []  # start, end, line
        self._last_row = -2

    def read(self) -> None:
        position = 0
        if front := _FRONT_MATTER.match(self._text):
            position = front.end()
        number = 0
        fenced = False
        while position <= len(self._text):
            end = self._text.find("\n", position)
            end = len(self._text) if end < 0 else end
            number += 1
            if _FENCE.match(self._text, position, end):
                fenced = not fenced
                self._flush()
            elif not fenced:
                self._line(position, end, number)
            position = end + 1
        self._flush()

    def _line(self, start: int, end: int, number: int) -> None:
        text = self._text
        if quoted := _QUOTED.match(text, start, end):
            start = quoted.end()
        line = text[start:end]
        if not line.strip() or _DIRECTIVE.match(line):
            self._flush()
        elif _RULE.match(line):
            self._flush()
            if "|" in line and self.tables and self._last_row == number - 1:
                self._last_row = number
        elif "|" in line and (
            line.lstrip().startswith("|") or self._last_row == number - 1 or self._heads_table(end)
        ):
            self._row(start, end, number, tabbed=False)
        elif "\t" in line.strip():
            self._row(start, end, number, tabbed=True)
        elif heading := _HEADING.match(text, start, end):
            self._add(heading.end(), end, "heading", number)
        elif bullet := _BULLET.match(text, start, end):
            self._add(bullet.end(), end, "bullet", number)
        else:
            self._paragraph.append((start, end, number))

    def _heads_table(self, end: int) -> bool:
        """Whether the line below, which begins behind `end`, is the rule under a table's head."""
        stop = self._text.find("\n", end + 1)
        below = _RULE.match(self._text, end + 1, stop if stop >= 0 else len(self._text))
        return below is not None and "|" in below[0]

    def _add(self, start: int, end: int, kind: str, number: int) -> None:
        self._flush()
        self._emit([(start, end)], kind, number)

    def _row(self, start: int, end: int, number: int, *, tabbed: bool) -> None:
        self._flush()
        cells: list[Segment] = []
        position = start
        mark = "\t" if tabbed else "|"
        line_end = end
        while position <= line_end:
            stop = self._text.find(mark, position, line_end)
            stop = line_end if stop < 0 else stop
            at_edge = position == start or stop == line_end
            if self._text[position:stop].strip() or not (at_edge or tabbed):
                cells.append(self._strip([(position, stop)], "cell", number))
            position = stop + 1
        row = Row(cells, number, tabbed)
        if self.tables and self._last_row == number - 1 and self.tables[-1][0].tabbed == tabbed:
            self.tables[-1].append(row)
        else:
            self.tables.append([row])
        self._last_row = number

    def _flush(self) -> None:
        """Lines that were wrapped at a width are one paragraph, others stand alone."""
        lines, self._paragraph = self._paragraph, []
        group: list[tuple[int, int]] = []
        first = 0
        for index, (start, end, number) in enumerate(lines):
            if group and not self._wrapped(lines, index - 1):
                self._emit(group, "prose", first)
                group = []
            if not group:
                first = number
            group.append((start, end))
        if group:
            self._emit(group, "prose", first)

    def _wrapped(self, lines: list[tuple[int, int, int]], index: int) -> bool:
        start, end, _ = lines[index]
        after = lines[index + 1]
        if not _WRAP_SHORTEST <= end - start <= _WRAP_LONGEST:
            return False
        if self._text[after[0] : after[1]].lstrip()[:1].islower():
            return True
        if self._text[max(start, end - 1) : end] in {",", "("}:
            return True
        return not _ENDED.search(self._text, max(start, end - 8), end) and len(lines) > 2

    def _emit(self, spans: list[tuple[int, int]], kind: str, number: int) -> None:
        for start, end in spans:
            if "![" in self._text[start:end]:
                self._captions(start, end, number)
        segment = self._strip(spans, kind, number)
        if segment.text.strip():
            self.segments.append(segment)

    def _captions(self, start: int, end: int, number: int) -> None:
        for image in _IMAGE.finditer(self._text, start, end):
            for group in (1, 2):
                if image[group]:
                    span = (image.start(group), image.end(group))
                    self.segments.append(self._strip([span], "caption", number))

    def _strip(self, spans: list[tuple[int, int]], kind: str, number: int) -> Segment:
        segment = Segment("", kind, number)
        parts: list[str] = []
        length = 0
        slant = -1
        for index, (start, end) in enumerate(spans):
            if index:
                parts.append(" ")
                segment.pieces.append((length, start - 1))
                length += 1
            position = start
            marked = _MAYBE_MARKED.search(self._text, start, end)
            for mark in _MARK.finditer(self._text, start, end) if marked else ():
                if mark.start() > position:
                    segment.pieces.append((length, position))
                    parts.append(self._text[position : mark.start()])
                    length += mark.start() - position
                position = max(position, mark.end())
                if mark.lastgroup in {"slant", "strong"}:
                    slanted = mark.lastgroup == "slant" or len(mark[0]) == 3
                    if slanted and slant >= 0:
                        segment.slants.append((slant, length))
                        slant = -1
                    elif slanted:
                        slant = length
            if position < end:
                segment.pieces.append((length, position))
                parts.append(self._text[position:end])
                length += end - position
        segment.text = "".join(parts)
        return segment
