"""Marks put around words and taken off again: pure functions from a text to a change of it.

Each toggle is the exact inverse of itself, so that the same key pressed twice changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.change import Change, carried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Span = tuple[int, int]

BOLD, ITALIC, STRIKE, CODE = "**", "*", "~~", "`"

PAIRS = {"*": "*", "_": "_", '"': '"', "'": "'", "`": "`", "(": ")", "[": "]", "{": "}",
         "“": "”", "‘": "’", "«": "»"}  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
_ANY_MARK = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_URL = re.compile(r"(?:https?://|mailto:|www\.)\S+\Z")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\\\s]|\\.)*)(?: +\"[^\"]*\")?\)")
# What a line may begin with that is not its words.
_PREFIX = re.compile(
    r" {0,3}(?:(?:>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)+(?:\[[ xX]\][ \t]+)?|\#{1,6}[ \t]+)?[ \t]*"
)
_QUOTE_OPEN = re.compile(r" {0,3}:{3,}[ \t]*quote\b[^\n]*\Z")
_OPEN = re.compile(r" {0,3}:{3,}[ \t]*\w")
_CLOSE = re.compile(r" {0,3}:{3,}[ \t]*\Z")
_BULLET = re.compile(r"([ \t]*)([-*+])[ \t]")
_NUMBER = re.compile(r"([ \t]*)(\d{1,9})([.)])[ \t]")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")


# ------------------------------------------------------------------------------- inline marks


def toggle_mark(text: str, start: int, end: int, mark: str) -> Change:
    """Put `mark` around a selection, or the word at the caret, or take it off.

    Blanks at the edges stay outside; of several lines each gets its own, behind list marks.
    """
    if start > end:
        start, end = end, start
    if start == end:
        return _toggle_word(text, start, mark)
    pieces = [_trimmed(text, *piece, mark) for piece in _pieces(text, start, end)]
    # Of marks alone nothing can be made.
    pieces = [piece for piece in pieces if text[slice(*piece)].strip(mark[0])]
    if not pieces:
        return Change((), start, end)
    lacking = [piece for piece in pieces if not _is_marked(text, *piece, mark)]
    edits = tuple(
        edit
        for piece in lacking or pieces
        for edit in _edits(text, *piece, mark, add=bool(lacking))
    )
    anchor = carried(pieces[0][0], edits)
    last = pieces[-1][1]
    # The closing mark stands at the very end of the words: the selection ends before it.
    closing = [edit for edit in edits if edit.start == last and edit.start == edit.end]
    return Change(edits, anchor, carried(last, edits) - sum(len(edit.text) for edit in closing))


def _toggle_word(text: str, place: int, mark: str) -> Change:
    word = word_at(text, place)
    if word is None:
        return _toggle_pair(text, place, mark)
    start, end = word
    marked = _is_marked(text, start, end, mark)
    edits = _edits(text, start, end, mark, add=not marked)
    size = len(_fence(text[start:end], mark))
    moved = place - size if marked else place + size
    change = Change(edits, moved, moved)
    now = (start - size, end - size)
    if marked and word_at(change.applied(text), moved) != now:
        return Change(edits, *now)  # it has run into its neighbour: keep hold of it
    return change


def _toggle_pair(text: str, place: int, mark: str) -> Change:
    """Put an empty pair around the caret, or take one away."""
    size = len(mark)
    if not _is_marked(text, place, place, mark):
        return Change((TextEdit(place, place, mark + mark),), place + size, place + size)
    if word_at(text[: place - size] + text[place + size :], place - size) is not None:
        return Change((), place, place)  # those are half of the marks of a word
    edits = _edits(text, place, place, mark, add=False)
    return Change(edits, place - size, place - size)


def word_at(text: str, place: int) -> Span | None:
    """The word that the caret stands in or touches."""
    line = text.rfind("\n", 0, place) + 1
    start = text.rfind(" ", line, place) + 1 or line  # no word has a blank in it
    stops = [stop for stop in (text.find(" ", place), text.find("\n", place)) if stop >= 0]
    for match in _WORD.finditer(text, start, min(stops, default=len(text))):
        if match.start() <= place <= match.end():
            return match.span()
    return None


def has_mark(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the selection, or the word at the caret, has this mark right around it."""
    if start == end:
        start, end = word_at(text, start) or (start, end)
    else:
        start, end = _trimmed(text, start, end, mark)
    return _is_marked(text, start, end, mark)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The selected part of each line without what the line begins with."""
    line = text.rfind("\n", 0, start) + 1
    while line <= end:
        stop = text.find("\n", line)
        stop = len(text) if stop < 0 else stop
        prefix = _PREFIX.match(text, line, stop)
        first = max(start, prefix.end() if prefix else line)
        # A star that is emphasis and not a bullet may be selected with its words.
        if line < start <= first:
            first = start
        yield first, min(end, stop)
        line = stop + 1


def _trimmed(text: str, start: int, end: int, mark: str) -> Span:
    """Without blanks, and without marks of the same kind at both edges."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start >= 2 and text[start] == text[end - 1] == mark[0]:
        start, end = start + 1, end - 1
    if mark == CODE:
        return start, end  # how many backticks are wanted depends on those that are left inside
    # A selection may begin inside of a mark and end outside of its other half.
    while start < end and text[end - 1] == mark[0] == text[start - 1 : start]:
        end -= 1
    while start < end and text[start] == mark[0] == text[end : end + 1]:
        start += 1
    return start, end


def _fence(words: str, mark: str) -> str:
    """The mark to use: code that holds backticks wants more of them around it."""
    if mark != CODE:
        return mark
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    return "`" * (longest + 1)


def _is_marked(text: str, start: int, end: int, mark: str) -> bool:
    sign = mark[0]
    left = start
    while left > 0 and text[left - 1] == sign:
        left -= 1
    right = end
    while right < len(text) and text[right] == sign:
        right += 1
    around = min(start - left, right - end)
    # Of `***` one star is italic and two are bold: the run counts in units of the mark.
    return (around // len(_fence(text[start:end], mark))) % 2 == 1


def _edits(text: str, start: int, end: int, mark: str, *, add: bool) -> tuple[TextEdit, ...]:
    fence = _fence(text[start:end], mark)
    if add:
        return TextEdit(start, start, fence), TextEdit(end, end, fence)
    size = len(fence)
    return TextEdit(start - size, start, ""), TextEdit(end, end + size, "")


def surround(text: str, start: int, end: int, opening: str) -> Change:
    """Put a pair around a selection and keep it selected."""
    edits = (TextEdit(start, start, opening), TextEdit(end, end, PAIRS[opening]))
    return Change(edits, start + len(opening), end + len(opening))


# -------------------------------------------------------------------------------------- links


def toggle_link(text: str, start: int, end: int, url: str = "") -> Change:
    """Make the selection or the word at the caret a link to `url`; a link becomes its text."""
    start, end = min(start, end), max(start, end)
    for match in _LINK.finditer(text, *paragraph_bounds(text, start, end)):
        if match.start() <= start and end <= match.end():
            # Of a link without words its address is left, unless it came from the clipboard.
            inner = match[1] or (match[2] if match[2] != url else "")
            edits = (TextEdit(match.start(), match.end(), inner),)
            return Change(edits, match.start(), match.start() + len(inner))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end and (word := word_at(text, start)) is not None:
        start, end = word
    words = text[start:end]
    if _BLANK_LINE.search(words):
        return Change((), start, end)  # no link goes on into the next paragraph
    if _URL.match(words):
        return Change((TextEdit(start, end, f"[]({words})"),), start + 1, start + 1)
    edits = (TextEdit(start, end, f"[{words}]({url})"),)
    # The caret goes to what is still missing: the words, or the address, or nothing.
    place = start + 1 if not words else start + len(words) + 3
    if words and url:
        place += len(url) + 1
    return Change(edits, place, place)


def link_behind(text: str, start: int, end: int) -> Span | None:
    """Where the address stands of the link in whose words a range lies; None outside of them."""
    for match in _LINK.finditer(text, *paragraph_bounds(text, start, end)):
        if match.start(1) <= start and end <= match.end(1):
            return match.span(2)
    return None


def is_url(text: str) -> bool:
    """Whether a text, as from the clipboard, is one address and nothing else."""
    return bool(_URL.match(text.strip())) and len(text) < 2000


# -------------------------------------------------------------------------------------- lines


def toggle_quote(text: str, start: int, end: int) -> Change:
    """Put the paragraphs of a selection into a sourced quote, or take them out of one."""
    start, end = min(start, end), max(start, end)
    around = _quote_around(text, start, end)
    if around is not None:
        opening, closing = around
        edits = (
            TextEdit(opening[0], min(opening[1] + 1, len(text)), ""),
            TextEdit(max(closing[0] - 1, opening[1]), closing[1], ""),
        )
        return Change(edits, carried(start, edits), carried(end, edits))
    first, last = paragraph_bounds(text, start, end)
    head = "::: quote "
    edits = (TextEdit(first, first, head + "\n"), TextEdit(last, last, "\n:::"))
    return Change(edits, first + len(head), first + len(head))


def _quote_around(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """The first and the last line of the innermost quote that holds a range."""
    open_now: list[tuple[Span, bool]] = []
    for line in _lines(text, 0, len(text)):
        words = text[slice(*line)]
        if _CLOSE.match(words):
            if not open_now:
                continue
            opening, is_quote = open_now.pop()
            if opening[0] <= start and end <= line[1]:
                return (opening, line) if is_quote else None
        elif _OPEN.match(words):
            open_now.append((line, bool(_QUOTE_OPEN.match(words))))
    return None


def paragraph_bounds(text: str, start: int, end: int) -> Span:
    """The lines around a range up to the next empty ones, without their last line end."""
    first = text.rfind("\n", 0, start) + 1
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        if not text[first : _line_end(text, first)].strip() or not text[above : first - 1].strip():
            break
        first = above
    last = _line_end(text, end)
    while last < len(text):
        below = _line_end(text, last + 1)
        here = text.rfind("\n", 0, last) + 1
        if not text[here:last].strip() or not text[last + 1 : below].strip():
            break
        last = below
    return first, last


def toggle_bullets(text: str, start: int, end: int) -> Change:
    """Make the lines of a selection a list, or plain lines again."""
    return _toggle_lines(text, start, end, _BULLET, lambda _index: "- ")


def toggle_numbers(text: str, start: int, end: int) -> Change:
    """Make the lines of a selection a numbered list, or plain lines again."""
    return _toggle_lines(text, start, end, _NUMBER, lambda index: f"{index + 1}. ")


def _toggle_lines(
    text: str, start: int, end: int, pattern: re.Pattern[str], mark: Callable[[int], str]
) -> Change:
    full = _full_lines(text, start, end)
    matches = [pattern.match(text, *span) for span in full]
    if all(matches):
        edits = tuple(TextEdit(match.end(1), match.end(), "") for match in matches if match)
    else:
        edits = tuple(
            TextEdit(*_marker(text, *span), mark(index))
            for index, (span, match) in enumerate(zip(full, matches, strict=True))
            if match is None
        )
    return Change(edits, carried(start, edits), carried(end, edits))


def _marker(text: str, start: int, end: int) -> Span:
    """Where a list mark of any kind stands in a line, or would stand."""
    line = text[start:end]
    first = start + len(line) - len(line.lstrip(" \t"))
    other = _ANY_MARK.match(text, first, end)
    return first, other.end() if other else first


def toggle_heading(text: str, start: int, end: int, level: int = 2) -> Change:
    """Make the lines of a selection headings of that level, or plain lines again."""
    full = _full_lines(text, start, end)
    matches = [_HEADING.match(text, *span) for span in full]
    if all(match is not None and len(match[1]) == level for match in matches):
        edits = tuple(TextEdit(match.start(1), match.end(), "") for match in matches if match)
    else:
        edits = tuple(
            TextEdit(match.start(1) if match else span[0], match.end() if match else span[0],
                     "#" * level + " ")
            for span, match in zip(full, matches, strict=True)
        )  # fmt: skip
    return Change(edits, carried(start, edits), carried(end, edits))


def _full_lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a selection that are not empty, or the only one there is."""
    start, end = min(start, end), max(start, end)
    if start < end and text[end - 1] == "\n":
        end -= 1
    spans = list(_lines(text, start, end))
    return [span for span in spans if text[slice(*span)].strip()] or spans[:1]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    line = text.rfind("\n", 0, start) + 1
    while True:
        stop = _line_end(text, line)
        yield line, stop
        if stop >= end or stop >= len(text):
            return
        line = stop + 1


def _line_end(text: str, place: int) -> int:
    stop = text.find("\n", place)
    return len(text) if stop < 0 else stop
