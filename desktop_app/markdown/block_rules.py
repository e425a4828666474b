"""Our block rules for markdown-it, and what we add to its own.

- `container_mark`: one token for each `::: name info` and each bare `:::`. Which closes which
  is the builder's business, so that the marks nest by themselves.
- The rules that make inline content also note where each of its lines stands in the text.
- Quotes, lists and footnotes beyond a depth are refused, and so stay as words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.rules_block import blockquote, heading, lheading, list_block, paragraph, table
from mdit_py_plugins.footnote.index import footnote_def

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Rule = Callable[[StateBlock, int, int, bool], bool]

Anchors = tuple[tuple[int, int], ...]
"""Ascending pairs of (position in a content, offset in the text)."""

_MARK = re.compile(r":{3,}[ \t]*(.*)")
_TRIMMED = "\t\n\v\f\r "  # what CommonMark cuts from both ends of a content


def install(md: MarkdownIt, deepest: int) -> None:
    """Put our rules in."""
    rules = md.block.ruler
    everywhere = ["paragraph", "reference", "blockquote", "list"]
    rules.at("paragraph", _placed(paragraph, 2))
    rules.at("lheading", _placed(lheading, 2))
    rules.at("heading", _placed_heading, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("table", _placed_table, {"alt": ["paragraph", "reference"]})
    rules.at("blockquote", _not_below(blockquote, deepest), {"alt": everywhere})
    rules.at(
        "list", _not_below(list_block, deepest), {"alt": ["paragraph", "reference", "blockquote"]}
    )
    rules.before(
        "reference",
        "footnote_def",
        _not_below(footnote_def, deepest),
        {"alt": ["paragraph", "reference"]},
    )
    rules.before("table", "container_mark", _container_mark, {"alt": everywhere})


def _not_below(rule: Rule, deepest: int) -> Rule:
    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < deepest and rule(state, start, end, silent)

    return limited


def _container_mark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if not state.src.startswith(":::", begin):
        return False
    found = _MARK.fullmatch(state.src, begin, stop)
    if found is None:
        return False
    if silent:
        return True
    state.line = start + 1
    token = state.push("container_mark", "", 0)
    token.map = [start, state.line]
    token.info = found[1].rstrip(" \t")
    token.content = state.src[begin:stop].rstrip(" \t")
    token.meta = {"start": begin, "info": found.start(1)}
    return True


def _placed(rule: Rule, back: int) -> Rule:
    """Note the places on the inline token that `rule` pushed as the last but `back`.

    markdown-it cuts no-break spaces and other Unicode blanks too, which are a writer's own: the
    content is taken anew.
    """

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not rule(state, start, end, silent):
            return False
        if not silent:
            token = state.tokens[-back]
            first, stop = token.map or (start, start + 1)
            lines = state.getLines(first, stop, state.blkIndent, False)
            token.content = lines.strip(_TRIMMED)
            token.meta["anchors"] = _line_anchors(state, token.content, first, stop)
        return True

    return placed


def _line_anchors(state: StateBlock, content: str, first: int, stop: int) -> Anchors:
    begins: list[int] = []
    for line in range(first, stop):
        begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        blanks = _TRIMMED if not begins else " \t"
        while begin < end and state.src[begin] in blanks:
            begin += 1
        if begin < end or begins:  # lines of nothing but form feeds are trimmed away
            begins.append(begin)
    if "\n" not in content:
        return ((0, begins[0] if begins else state.bMarks[first]),)
    anchors: list[tuple[int, int]] = []
    position = 0
    for line_text, begin in zip(content.split("\n"), begins, strict=False):
        indent = len(line_text) - len(line_text.lstrip(" \t"))
        anchors.append((position + indent, begin))
        position += len(line_text) + 1
    return tuple(anchors)


def _placed_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not heading(state, start, end, silent):
        return False
    if not silent:
        begin, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
        while begin < stop and state.src[begin] == "#":
            begin += 1
        while begin < stop and state.src[begin] in _TRIMMED:
            begin += 1
        state.tokens[-2].meta["anchors"] = ((0, begin),)
    return True


def _placed_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if silent:
        return True
    column, cells, wide = 0, [], 0
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            begin, stop = state.bMarks[line] + state.tShift[line], state.eMarks[line]
            cells, column = _cells(state.src, begin, stop, wide), 0
        elif token.type == "inline":
            content, token.meta["anchors"] = cells[column] if column < len(cells) else ("", ())
            token.content = content
            column += 1
        elif token.type == "thead_close":
            wide = column
    return True


def _cells(src: str, begin: int, stop: int, wide: int) -> list[tuple[str, Anchors]]:
    """A row's cells. What GFM would drop behind the last column stays in that one."""
    while begin < stop and src[begin] in _TRIMMED:
        begin += 1
    while begin < stop and src[stop - 1] in _TRIMMED:
        stop -= 1
    edges = [begin - 1]
    edges += [at for at in range(begin, stop) if src[at] == "|" and not _escaped(src, begin, at)]
    edges.append(stop)
    if edges[1] == begin:
        edges.pop(0)
    if len(edges) > 2 and edges[-2] == stop - 1:
        edges.pop()
    if wide and len(edges) > wide + 1:
        del edges[wide:-1]
    return [_cell(src, left + 1, right) for left, right in pairwise(edges)]


def _escaped(src: str, begin: int, at: int) -> bool:
    return at > begin and src[at - 1] == "\\"


def _cell(src: str, begin: int, stop: int) -> tuple[str, Anchors]:
    """One cell's content: trimmed, and an escaped pipe read as a pipe."""
    while begin < stop and src[begin] in _TRIMMED:
        begin += 1
    while begin < stop and src[stop - 1] in _TRIMMED:
        stop -= 1
    parts: list[str] = []
    anchors = [(0, begin)]
    length = 0
    while (at := src.find("\\|", begin, stop)) >= 0:
        parts.append(src[begin:at])
        length += at - begin
        anchors.append((length, at + 1))
        begin = at + 1
        parts.append("|")
        length += 1
        begin += 1
    parts.append(src[begin:stop])
    return "".join(parts), tuple(anchors)
