"""Placeholders that were meant to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity
from desktop_app.markdown.blocks import CodeBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

# Whole tokens; not "TK-421", but "XX-year-old" is one.
_PLACEHOLDER = re.compile(r"(?<![\w-])(?:TK(?:TK)*|XXX?|TODO|[Ll]orem)(?!\w|-\d)")
_SIGNS = ("TK", "XX", "TODO", "orem")  # looked for first: telling prose from code takes longer
_NOT_PROSE = re.compile(
    r"""
    (?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)      # inline code
    | (?:https?://|www\.|mailto:)\S+                # bare addresses
    | <[a-z][a-z0-9+.-]*:[^>\s]*>                   # addresses in angle brackets
    | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*         # where a link or a picture leads
    | ^[ ]{0,3}\[[^\]]+\]:[ ]*\S+                   # link definitions
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


class LeftoverPlaceholder:
    """No TK, TKTK, XX, XXX, TODO or lorem ipsum goes out, in the text or the details."""

    code = "leftover-placeholder"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each one; code, addresses and the writer's own notes may hold them."""
        for name, text in _fields(context):
            found = _PLACEHOLDER.search(_blanked(text))
            if found:
                why = f"in the {name} · fill it in or take it out"
                yield finding(self, context, None, _message(found[0]), why)
        if not any(sign in context.body for sign in _SIGNS):
            return
        for found in _PLACEHOLDER.finditer(_prose(context)):
            why = "fill it in or take it out"
            yield finding(self, context, found.span(), _message(found[0]), why)


def _message(token: str) -> str:
    return f"“{token}” is still in the copy"


def _fields(context: CheckContext) -> Iterator[tuple[str, str]]:
    article, details = context.article, context.article.details
    yield "headline", article.headline
    yield "dek", article.dek
    yield "description", details.description
    yield "search title", details.seo_title
    yield "byline", ", ".join(details.bylines)
    if details.review:
        review = details.review
        yield (
            "review",
            "\n".join((review.verdict, *review.pros, *review.cons, review.seen, review.disclosure)),
        )


def _blanked(text: str) -> str:
    """The text with everything that is no prose made blank, at the same positions."""
    return _NOT_PROSE.sub(lambda part: " " * len(part[0]), text)


def _prose(context: CheckContext) -> str:
    body = context.body
    silent = [block.lines for block in context.blocks() if isinstance(block, CodeBlock)]
    silent += context.document.notes
    if silent:
        lines = body.split("\n")
        for first, end in silent:
            for index in range(first, min(end, len(lines))):
                lines[index] = " " * len(lines[index])
        body = "\n".join(lines)
    return _blanked(body)
