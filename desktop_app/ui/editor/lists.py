"""Lists as they are typed: Enter goes on with them, Tab nests them, numbers stay in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.change import Change, carried

_QUOTE = r"(?P<quote>(?: {0,3}>[ \t]?)*)"
_ITEM = re.compile(
    _QUOTE + r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))"
    r"(?P<blank>[ \t]+|$)(?P<task>\[[ xX]\](?:[ \t]+|$))?"
)
_QUOTED = re.compile(_QUOTE)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")


@dataclass(frozen=True)
class Item:
    """What a line of a list begins with; `content` is where its words begin."""

    quote: str
    indent: str
    mark: str
    number: int | None
    task: bool
    content: int
    line: str

    def width(self) -> int:
        """How far an item nested in this one is indented, from the quote signs on."""
        return len(self.indent) + len(self.mark) + 1

    def empty(self) -> bool:
        """Whether no words follow."""
        return not self.line[self.content :].strip()


def item_of(line: str) -> Item | None:
    """The line as an item of a list, or None where it is none."""
    match = _ITEM.match(line)
    if match is None or _RULE.match(line):
        return None
    number = match["number"]
    return Item(
        match["quote"],
        match["indent"],
        match["mark"],
        int(number) if number else None,
        match["task"] is not None,
        match.end(),
        line,
    )


def enter(text: str, place: int) -> Change | None:
    """What Enter does at the caret in a list or a block quote; None for a plain new line.

    `text` is the run of lines around the caret: items that follow are numbered anew.
    """
    start = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    line = text[start : len(text) if stop < 0 else stop]
    column = place - start
    item = item_of(line)
    if item is None:
        return _enter_in_quote(line, start, column)
    if column < item.content and not item.empty():
        return None
    if item.empty():
        # An empty item ends the list, or steps out of the inner one.
        if item.indent:
            return indent(text, place, place, out=True)
        edit = TextEdit(start + len(item.quote), start + len(line), "")
        return numbered(text, (edit,), start + len(item.quote))
    mark = item.mark if item.number is None else f"{item.number + 1}{item.mark[-1]}"
    opening = f"\n{item.quote}{item.indent}{mark} " + ("[ ] " if item.task else "")
    rest = line[column:]
    edit = TextEdit(place, place + len(rest) - len(rest.lstrip(" \t")), opening)
    return numbered(text, (edit,), place + len(opening))


def _enter_in_quote(line: str, start: int, column: int) -> Change | None:
    match = _QUOTED.match(line)
    quote = match["quote"] if match else ""
    if not quote or column < len(quote.rstrip()):
        return None
    if not line[len(quote) :].strip():
        return Change((TextEdit(start, start + len(line), ""),), start, start)
    opening = "\n" + quote
    place = start + column
    end = place + len(opening)
    return Change((TextEdit(place, place, opening),), end, end)


def unlisted(text: str, place: int) -> Change | None:
    """What Backspace does right behind an item's mark: out of the inner list, or out of the list.

    None where the caret stands elsewhere.
    """
    start = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    line = text[start : len(text) if stop < 0 else stop]
    item = item_of(line)
    if item is None or place - start != item.content or line[item.content - 1] not in " \t":
        return None
    if item.indent:
        return indent(text, place, place, out=True)
    first = start + len(item.quote)
    return numbered(text, (TextEdit(first, place, ""),), first)


def indent(text: str, start: int, end: int, *, out: bool = False) -> Change | None:
    """Nest the selected items one level deeper, or take them out of one; None outside lists."""
    first, last = min(start, end), max(start, end)
    lines = _split(text)
    chosen = [
        (at, item)
        for index, (at, line) in enumerate(lines)
        if at + len(line) >= first and (at <= last) and (item := item_of(line)) is not None
        if index >= 0
    ]
    if not chosen:
        return None
    above = _item_above(lines, chosen[0][0], chosen[0][1])
    edits = []
    for at, item in chosen:
        place = at + len(item.quote)
        if out:
            depth = min(len(item.indent), _step_out(lines, at, item))
            if depth:
                edits.append(TextEdit(place, place + depth, ""))
        elif above is not None:
            edits.append(TextEdit(place, place, " " * (above.width() - len(above.indent))))
    if not edits:
        return Change((), start, end)
    caret = carried(end, tuple(edits))
    return numbered(text, tuple(edits), caret, carried(start, tuple(edits)))


def _split(text: str) -> list[tuple[int, str]]:
    lines = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    return lines


def _item_above(lines: list[tuple[int, str]], at: int, item: Item) -> Item | None:
    """The item that another one would be nested in: the next one above at its depth."""
    for place, line in reversed(lines):
        if place >= at:
            continue
        other = item_of(line)
        if other is None or len(other.indent) < len(item.indent):
            if other is not None or not line.strip():
                return None
            continue
        if len(other.indent) == len(item.indent):
            return other
    return None


def _step_out(lines: list[tuple[int, str]], at: int, item: Item) -> int:
    """How much less an item is indented one level further out."""
    for place, line in reversed(lines):
        if place >= at:
            continue
        other = item_of(line)
        if other is not None and len(other.indent) < len(item.indent):
            return len(item.indent) - len(other.indent)
    return len(item.indent)


def numbered(
    text: str, edits: tuple[TextEdit, ...], caret: int, anchor: int | None = None
) -> Change:
    """The change, with the numbers of the list around the caret put in order as part of it."""
    anchor = caret if anchor is None else anchor
    after = Change(edits, anchor, caret).applied(text)
    renumbering = renumber(after, caret)
    if not renumbering:
        return Change(edits, anchor, caret)
    final = Change(renumbering, 0, 0).applied(after)
    # One edit over all that changed: the parts may touch one another.
    head = 0
    while head < min(len(text), len(final)) and text[head] == final[head]:
        head += 1
    tail = 0
    while tail < min(len(text), len(final)) - head and text[-1 - tail] == final[-1 - tail]:
        tail += 1
    edit = TextEdit(head, len(text) - tail, final[head : len(final) - tail])
    return Change((edit,), carried(anchor, renumbering), carried(caret, renumbering))


def renumber(text: str, place: int) -> tuple[TextEdit, ...]:
    """Edits that make numbered items follow one another, in the list that holds `place`."""
    lines = _split(text)
    here = next(i for i, (at, line) in enumerate(lines) if at <= place <= at + len(line))
    first = last = here
    while first > 0 and lines[first - 1][1].strip():
        first -= 1
    while last + 1 < len(lines) and lines[last + 1][1].strip():
        last += 1
    edits: list[TextEdit] = []
    counts: list[tuple[int, str, int]] = []  # indent, the mark's last sign, the last number
    for at, line in lines[first : last + 1]:
        item = item_of(line)
        if item is None:
            continue
        depth = len(item.indent)
        while counts and counts[-1][0] > depth:
            counts.pop()
        kind = item.mark[-1]
        level = counts.pop() if counts and counts[-1][0] == depth else None
        if item.number is None:
            counts.append((depth, kind, 0))
            continue
        goes_on = level is not None and level[1] == kind
        just_nested = bool(counts) and at <= place <= at + len(line)
        wanted = level[2] + 1 if goes_on and level else (1 if just_nested else item.number)
        counts.append((depth, kind, wanted))
        if wanted != item.number:
            start = at + len(item.quote) + depth
            edits.append(TextEdit(start, start + len(item.mark) - 1, str(wanted)))
    return tuple(edits)
