"""Spoilers that nothing above them warns of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.markdown.blocks import (
    BlockQuote,
    CodeBlock,
    Figure,
    Gallery,
    ListBlock,
    Quotation,
    Spoiler,
    SpoilerText,
    Unknown,
    own_inlines,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.markdown.blocks import Block

_WORD = "spoiler"
_NOTICE = "*Spoilers ahead.*\n\n"


class SpoilerWithoutWarning:
    """The dek, or any prose above the first spoiler, says “spoiler”."""

    code = "spoiler-without-warning"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """At most one finding, on the line of the first spoiler."""
        if _WORD in context.article.dek.casefold():
            return
        line = _unwarned(context.document.blocks)
        if line is None:
            return
        what = "block" if _opens_block(context, line) else "text"
        fix = Fix("Insert warning", edits=(TextEdit(0, 0, _NOTICE),))
        yield finding(
            self,
            context,
            context.line_span(line),
            f"Spoiler {what} without a warning up top",
            "readers meet it with no notice",
            fix,
        )


def _opens_block(context: CheckContext, line: int) -> bool:
    start, end = context.line_span(line)
    return ":::" in context.body[start:end]


def _unwarned(blocks: tuple[Block, ...]) -> int | None:
    """The line (0-based) of the first spoiler that no word warns of; None where all is well."""
    for item in _in_order(blocks):
        if isinstance(item, int):
            return item
        if _WORD in item.casefold():
            return None
    return None


def _in_order(blocks: tuple[Block, ...]) -> Iterator[str | int]:
    """The prose as strings, and the line of each spoiler, in reading order."""
    for block in blocks:
        match block:
            case Spoiler(lines=lines):
                yield lines[0]
            case CodeBlock() | Figure() | Gallery():
                continue
            case ListBlock(items=items):
                for item in items:
                    yield from _in_order(item.blocks)
            case BlockQuote(blocks=inner) | Quotation(blocks=inner) | Unknown(blocks=inner):
                yield from _in_order(inner)
            case _:
                before = _before_spoiler(block)
                if before is None:
                    yield plain_text(tuple(own_inlines(block)))
                else:
                    yield before
                    yield block.lines[0]


def _before_spoiler(block: Block) -> str | None:
    """The words in front of the first inline spoiler; None where the block has none."""
    words: list[str] = []
    for inline in own_inlines(block):
        if isinstance(inline, SpoilerText):
            return "".join(words)
        if not hasattr(inline, "children"):
            words.append(plain_text((inline,)))
    return None
