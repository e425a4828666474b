"""Our own HTML as a tree of boxes and lines: what a comparison of two pages works on.

It reads what `markdown.page` writes and nothing else: every element is closed, in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser

from desktop_app.language.diff import tokens, words_of
from desktop_app.markdown.html import VOID, text

_LINE_LEVEL = frozenset(
    {"a", "br", "code", "del", "em", "img", "ins", "s", "span", "strong", "sub", "sup", "time"}
)
_TAG = re.compile("<[^>]*>")
# What is never looked into: a picture, a footnote's number, the sign before a task.
_WHOLE = re.compile(r'<(?:sup|span) class="(?:footnote-ref|check|inline-picture|missing)"')


@dataclass(frozen=True)
class Bit:
    """A word, a sign or a whole picture on a line, inside the elements in `around`."""

    html: str
    around: tuple[str, ...] = ()  # start tags, the outermost first

    @cached_property
    def words(self) -> str:
        """What a reader sees of it."""
        return unescape(_TAG.sub("", self.html))


@dataclass(frozen=True)
class Line:
    """Running text: everything between two edges of boxes."""

    bits: tuple[Bit, ...]

    @cached_property
    def html(self) -> str:
        """As it was."""
        return html_of(self.bits)

    @cached_property
    def signs(self) -> frozenset[str]:
        """What it is made of, without its order."""
        return words_of(bit.html for bit in self.bits)


@dataclass(frozen=True)
class Box:
    """An element with boxes and lines in it, or `hr`."""

    name: str
    start: str
    inner: tuple[Node, ...]

    @cached_property
    def html(self) -> str:
        """As it was."""
        return self.wrapped("".join(node.html for node in self.inner))

    @cached_property
    def signs(self) -> frozenset[str]:
        """What it is made of, without its order."""
        return frozenset().union(*(node.signs for node in self.inner))

    def wrapped(self, inner: str) -> str:
        """The element around other contents."""
        return self.start if self.name in VOID else f"{self.start}{inner}</{self.name}>"


Node = Line | Box


def read_html(html: str) -> tuple[Node, ...]:
    """The boxes and lines of our own HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


def html_of(bits: tuple[Bit, ...]) -> str:
    """Bits as HTML, with neighbours in the same elements together."""
    parts: list[str] = []
    around: tuple[str, ...] = ()
    for bit in bits:
        if bit.around != around:
            kept = _shared(around, bit.around)
            parts += [f"</{_name(tag)}>" for tag in reversed(around[kept:])]
            parts += bit.around[kept:]
            around = bit.around
        parts.append(bit.html)
    parts += [f"</{_name(tag)}>" for tag in reversed(around)]
    return "".join(parts)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _name(start: str) -> str:
    return re.split(r"[\s>]", start[1:], maxsplit=1)[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._boxes: list[tuple[str, str, list[Node]]] = [("", "", [])]
        self._bits: list[Bit] = []
        self._around: list[str] = []
        self._whole: list[str] = []  # of an element that is taken as one bit
        self._depth = 0

    def finished(self) -> tuple[Node, ...]:
        """What was read."""
        self._end_line()
        return tuple(self._boxes[0][2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self.get_starttag_text() or f"<{tag}>"
        if self._whole:
            self._whole.append(start)
            self._depth += tag not in VOID
        elif tag not in _LINE_LEVEL:
            self._end_line()
            if tag in VOID:
                self._boxes[-1][2].append(Box(tag, start, ()))
            else:
                self._boxes.append((tag, start, []))
        elif tag in VOID:
            self._bits.append(Bit(start, tuple(self._around)))
        elif _WHOLE.match(start):
            self._whole = [start]
            self._depth = 1
        else:
            self._around.append(start)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._whole:
            self._whole.append(f"</{tag}>")
            self._depth -= 1
            if not self._depth:
                self._bits.append(Bit("".join(self._whole), tuple(self._around)))
                self._whole = []
        elif tag in _LINE_LEVEL:
            if self._around:
                self._around.pop()
        elif len(self._boxes) > 1:
            self._end_line()
            name, start, inner = self._boxes.pop()
            self._boxes[-1][2].append(Box(name, start, tuple(inner)))

    def handle_data(self, data: str) -> None:
        if self._whole:
            self._whole.append(text(data))
            return
        around = tuple(self._around)
        found = tokens(data)
        if text(data) != data:  # most text has nothing to escape, word by word it costs the most
            found = [text(token) for token in found]
        self._bits += [Bit(token, around) for token in found]

    def _end_line(self) -> None:
        if self._bits:
            bits = tuple(self._bits)
            self._bits = []
            if any(not bit.html.isspace() for bit in bits):
                self._boxes[-1][2].append(Line(bits))
