"""What the characters of a line are in our Markdown: a pure function, line by line.

This colours the editor and nothing else: it reads a line at a time and never says what a page
will be. The reader does that.
"""

from __future__ import annotations

import re
from enum import IntFlag
from functools import cache
from typing import NamedTuple

PLAIN_STATE = 0
_FENCE_BASE = 16  # states from here on: inside a code fence of that sign and length


class Look(IntFlag):
    """How characters look; several may come together."""

    PLAIN = 0
    SIGN = 1  # Markdown's own signs: faint
    ITALIC = 2
    BOLD = 4
    STRUCK = 8
    LINK = 16  # in the accent
    CODE = 32
    NOTE = 64
    TARGET = 128  # where a link leads: faint
    SPOILER = 256


class Run(NamedTuple):
    """Some characters that look the same."""

    start: int
    length: int
    look: Look


_LONGEST = 20_000
_MOST_SIGNS = 150

_NOTE = re.compile(r"%%")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^`]*)$")
_CONTAINER = re.compile(r" {0,3}(:{3,})[ \t]*([\w-]*)[ \t]*")
_KNOWN = frozenset({"gallery", "quote", "spoiler", "related", "cast", "verdict", "embed"})
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_PREFIX = re.compile(
    r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*"
    r"(?:(?<=[ \t])\[[ xX]\](?=[ \t]))?"
)
_TABLE = re.compile(r" {0,3}\|")
_TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}(\[\^[^\]\s]+\]:|\[[^\]^][^\]]*\]:)[ \t]*(\S*)")

_CODE = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_LINK = re.compile(
    r"(!?\[)((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)(\]\()((?:[^()\\]|\\.|\([^()]*\))*)(\))"
)
_OUR_TARGET = re.compile(r"(?:image|hub|article|production):[^\s)]*")
_SPOILER = re.compile(r"(\[)([^\[\]]+)(\]\{\.spoiler\})")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_BARE_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_DELIMITERS = re.compile(r"\*+|_+|~~")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_ALIKE = re.compile(r"([^\0])\1*", re.DOTALL)  # over looks as characters: runs that are not plain


def is_code(state: int) -> bool:
    """Whether a line that ends in that state is followed by code."""
    return state >= _FENCE_BASE


def next_state(line: str, state: int) -> int:
    """The state behind a line, for lines that need no colours yet."""
    if _NOTE.match(line):
        return state
    match = _FENCE.match(line)
    if is_code(state):
        sign, length = ("`~"[state & 1], (state - _FENCE_BASE) >> 1)
        closes = match and match[1][0] == sign and len(match[1]) >= length and not match[2].strip()
        return PLAIN_STATE if closes else state
    if match is None:
        return PLAIN_STATE
    return _FENCE_BASE + 2 * min(len(match[1]), 4096) + (match[1][0] == "~")


def runs(line: str, state: int) -> tuple[Run, ...]:
    """The runs of a line that look other than plain text; `state` is that of the line above."""
    if not line:
        return ()
    if _NOTE.match(line):
        return (Run(0, len(line), Look.NOTE),)
    if is_code(state):
        inside = is_code(next_state(line, state))
        return (Run(0, len(line), Look.CODE if inside else Look.SIGN),)
    if is_code(next_state(line, state)) or _RULE.match(line) or _TABLE_RULE.match(line):
        return (Run(0, len(line), Look.SIGN),)
    painter = _Painter(line)
    painter.read()
    return painter.runs()


class _Painter:
    """Collects the look of every character of one line."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._looks = [0] * len(line)
        self._taken = bytearray(len(line))  # characters that are no emphasis signs

    def runs(self) -> tuple[Run, ...]:
        # As a string, whose runs are found by C: this is done for the whole line at every key.
        found = _ALIKE.finditer("".join(map(chr, self._looks)))
        return tuple(
            Run(match.start(), match.end() - match.start(), _look(ord(match[1]))) for match in found
        )

    def read(self) -> None:
        start = self._read_beginning()
        line = self._line
        signs = line.count("*") + line.count("_") + line.count("~")
        # Nobody writes such a line; looking for pairs in it would take longer than a key may.
        if len(line) > _LONGEST or max(line.count("["), line.count("`")) > _MOST_SIGNS:
            return
        self._read_code(start)
        self._read_links(start)
        if signs <= _MOST_SIGNS * 4:
            self._read_emphasis(start)

    def _add(self, start: int, end: int, look: Look) -> None:
        looks, value = self._looks, int(look)
        for place in range(start, end):
            looks[place] |= value

    def _sign(self, start: int, end: int) -> None:
        for place in range(start, end):
            self._looks[place] = int(Look.SIGN)
            self._taken[place] = 1

    def _read_beginning(self) -> int:
        """Read what stands before a line's words, and say where they begin."""
        line = self._line
        if match := _CONTAINER.match(line):
            if match[2] in _KNOWN or match.end() == len(line):
                self._sign(match.start(1), match.end())
                self._add(match.end(), len(line), Look.LINK)
                return match.end()
            return match.end(1)
        if match := _HEADING.match(line):
            self._add(match.end(), len(line), Look.BOLD)
            self._sign(match.start(1), match.end())
            return match.end()
        if match := _DEFINITION.match(line):
            self._sign(match.start(1), match.end(1))
            if not match[1].startswith("[^"):
                self._add(match.start(2), match.end(2), Look.TARGET)
                return len(line)
            return match.end(1)
        if _TABLE.match(line):
            for place, sign in enumerate(line):
                if sign == "|" and (not place or line[place - 1] != "\\"):
                    self._sign(place, place + 1)
            return 0
        match = _PREFIX.match(line)
        end = match.end() if match else 0
        if line[:end].strip():
            self._sign(0, end)
        return end

    def _read_code(self, start: int) -> None:
        for match in _CODE.finditer(self._line, start):
            size = len(match[1])
            self._add(match.start(), match.end(), Look.CODE)
            self._sign(match.start(), match.start() + size)
            self._sign(match.end() - size, match.end())
            self._taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        for match in _ESCAPE.finditer(self._line, start):
            if not self._taken[match.start()]:
                self._sign(match.start(), match.start() + 1)
                self._taken[match.start() + 1] = 1

    def _read_links(self, start: int) -> None:
        line = self._line
        if "[" in line:
            for match in _LINK.finditer(line, start):
                if not self._taken[match.start()] and not self._taken[match.end() - 1]:
                    self._read_link(match)
            for match in _SPOILER.finditer(line, start):
                if not self._taken[match.start()]:
                    self._add(match.start(2), match.end(2), Look.SPOILER)
                    self._sign(match.start(1), match.end(1))
                    self._sign(match.start(3), match.end(3))
            for match in _FOOTNOTE.finditer(line, start):
                if not self._taken[match.start()]:
                    self._sign(match.start(), match.end())
        if "://" in line or "www." in line or "<mailto:" in line:
            for pattern in (_AUTOLINK, _BARE_URL):
                for match in pattern.finditer(line, start):
                    if not self._taken[match.start()]:
                        self._add(match.start(), match.end(), Look.LINK)
                        self._take(match.start(), match.end())

    def _read_link(self, match: re.Match[str]) -> None:
        """An image's place is in the accent, a link's words are, as on the page."""
        is_image = match[1] == "!["
        self._sign(match.start(1), match.end(1))
        self._sign(match.start(3), match.end(3))
        self._sign(match.start(5), match.end(5))
        ours = _OUR_TARGET.match(self._line, match.start(4), match.end(4)) if is_image else None
        if not is_image:
            self._add(match.start(2), match.end(2), Look.LINK)
        for place in range(match.start(4), match.end(4)):
            self._looks[place] = int(Look.TARGET)
        if ours is not None:
            for place in range(*ours.span()):
                self._looks[place] = int(Look.LINK)
        self._take(match.start(4), match.end(4))

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)

    def _read_emphasis(self, start: int) -> None:
        """Pair the signs as CommonMark does, within the line."""
        line = self._line
        openers: list[tuple[str, int, int]] = []  # sign, place, length
        for match in _DELIMITERS.finditer(line, start):
            if self._taken[match.start()]:
                continue
            sign, place, length = match[0][0], match.start(), len(match[0])
            opens, closes = _flanks(line, match.start(), match.end(), sign)
            while closes and length and (index := _opener(openers, sign)) is not None:
                _, where, room = openers[index]
                used = 2 if sign == "~" or min(room, length) >= 2 else 1
                look = Look.STRUCK if sign == "~" else Look.BOLD if used == 2 else Look.ITALIC
                self._add(where + room, place, look)
                self._sign(where + room - used, where + room)
                self._sign(place, place + used)
                del openers[index + 1 :]
                openers[index] = (sign, where, room - used)
                if room == used:
                    openers.pop()
                place, length = place + used, length - used
            if opens and length:
                openers.append((sign, place, length))


@cache
def _look(value: int) -> Look:
    return Look(value)  # which takes a microsecond, and there are but a few


def _opener(openers: list[tuple[str, int, int]], sign: str) -> int | None:
    return next((i for i in range(len(openers) - 1, -1, -1) if openers[i][0] == sign), None)


def _flanks(line: str, start: int, end: int, sign: str) -> tuple[bool, bool]:
    """Whether a run of signs may open and may close emphasis."""
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = bool(_PUNCTUATION.match(before)), bool(_PUNCTUATION.match(after))
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if sign != "_":
        return left, right
    return left and (not right or mark_before), right and (not left or mark_after)
