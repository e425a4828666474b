"""Words that are in the copy and not on the page."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity
from desktop_app.domain.records import Image, Production
from desktop_app.domain.review import Review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.markdown.blocks import Lines

_WORD = re.compile(r"[^\W_]+")
# Marks and names of our own and of Markdown's, which are not meant to be read.
# What may stand in front of a block: quotes, list items, ticks, footnotes.
_BEFORE = r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t]|\[\^[^\]\s]+\]:)*"
_MARKUP = re.compile(
    rf"""
    {_BEFORE}\[[^\]\^][^\]]*\]:.*$                     # link definitions
    | {_BEFORE}:::+[ ]*(?:(?:related|cast)[ ]+\S+|[a-z-]+)  # the opening of a container
    | {_BEFORE}\d{{1,9}}[.)](?=\s|$)                     # numbers of a list
    | (?<=[-*+.)])[ ]+\[[xX]\](?=\s)                    # ticks of a task list
    | \{{\.spoiler\}}
    | \]\[[^\]]*\]                                     # labels of reference links
    | \\(?=[!-/:-@\[-`{{-~])
    """,
    re.VERBOSE | re.MULTILINE,
)
_RECORDS = (Image, Production, Review)


class TextLost:
    """Every word of the body is somewhere in what the parser made of it.

    Words are counted block by block, so that a finding is near its place.
    """

    code = "text-lost"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """At most one finding for each top-level block, and for each gap between two."""
        body_lines = context.body.split("\n")
        silent = _silent_lines(context)
        covered = 0
        for lines, parts in _groups(context):
            yield from self._compare(context, body_lines, silent, (covered, lines[0]), ())
            yield from self._compare(context, body_lines, silent, lines, parts)
            covered = lines[1]
        yield from self._compare(context, body_lines, silent, (covered, len(body_lines)), ())

    def _compare(
        self,
        context: CheckContext,
        body_lines: list[str],
        silent: set[int],
        lines: tuple[int, int],
        parts: tuple[object, ...],
    ) -> Iterator[Finding]:
        shown = range(lines[0], min(lines[1], len(body_lines)))
        source = "\n".join("" if line in silent else body_lines[line] for line in shown)
        if not source.strip():
            return
        written, there = _words(source), _words(" ".join(_strings(parts)))
        # Nearly always every word is there as it is written: to take the marks out is what costs.
        if written == there or ("&" not in source and not Counter(written) - Counter(there)):
            return
        wanted = Counter(_words(html.unescape(_MARKUP.sub(" ", source))))
        lost = wanted - Counter(there)
        if not lost:
            return
        word = next(iter(lost))
        where = next(
            (line for line in shown if line not in silent and word in _words(body_lines[line])),
            lines[0],
        )
        count = lost.total()
        more = f" and {count - 1} more" if count > 1 else ""
        why = f"“{word}”{more} would be on no page"
        span = context.line_span(where)
        yield finding(self, context, span, "Text is lost in rendering", why)


def _groups(context: CheckContext) -> list[tuple[Lines, tuple[object, ...]]]:
    """Blocks and footnotes by the lines they come from; those that share lines are together."""
    parts: list[tuple[Lines, object]] = [
        *((block.lines, block) for block in context.document.blocks),
        *((note.lines, note) for note in context.document.footnotes),
    ]
    groups: list[tuple[Lines, tuple[object, ...]]] = []
    for lines, part in sorted(parts, key=lambda entry: entry[0]):
        if groups and lines[0] < groups[-1][0][1]:
            (first, end), members = groups[-1]
            groups[-1] = ((first, max(end, lines[1])), (*members, part))
        else:
            groups.append((lines, (part,)))
    return groups


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _strings(value: object) -> Iterator[str]:
    """Every string in a block as written, at any depth; what records add is not asked for."""
    if isinstance(value, str):
        yield html.unescape(value) if "&" in value else value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value) and not isinstance(value, (type, *_RECORDS)):
        for name in _said_in(type(value)):
            yield from _strings(getattr(value, name))


@cache
def _said_in(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any dataclass
    """The fields of a block that hold what it says, and not where it stands."""
    return tuple(one.name for one in fields(kind) if one.name not in {"lines", "span", "line"})


def _silent_lines(context: CheckContext) -> set[int]:
    """The lines of the writer's notes, and of footnotes that are reported on their own."""
    silent = {line for first, end in context.document.notes for line in range(first, end)}
    body = context.body
    for problem in context.problems("unused-footnote"):
        first = problem.line
        last = body.count("\n", 0, min(problem.span[1], len(body)))
        silent.update(range(first, last + 1))
    return silent
