"""Another slug for a picture, wherever a text names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.article import Details
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.records import Image, Records
from desktop_app.markdown.blocks import ImageUse, own_inlines, walk
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFINITION = r"^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?image:({})(?=[\s>]|$)"
_TARGET = r"\]\(\s*<?image:({})(?=[\s)>])"


def image_edits(body: str, old: str, new: str) -> tuple[TextEdit, ...]:
    """What makes every reference to the picture `old` one to `new`, in order.

    Words that only look like a reference, in code for one, are left alone.
    """
    if f"image:{old}" not in body:
        return ()
    return tuple(TextEdit(start, end, new) for start, end in sorted(set(_places(body, old))))


def with_image_renamed(body: str, old: str, new: str) -> str:
    """The text with those edits carried out."""
    for edit in reversed(image_edits(body, old, new)):
        body = body[: edit.start] + edit.text + body[edit.end :]
    return body


def _places(body: str, old: str) -> Iterator[tuple[int, int]]:
    # With a record of that name only: where a former name leads is of no interest here.
    records = Records(images={old: Image(UUID(int=0), old)})
    document = parse(body, records, Details())
    target = re.compile(_TARGET.format(re.escape(old)))
    blocks = [*document.blocks, *(block for note in document.footnotes for block in note.blocks)]
    referred = False
    for block in walk(tuple(blocks)):
        for inline in own_inlines(block):
            if isinstance(inline, ImageUse) and inline.slug == old:
                start, end = inline.span
                found = [*target.finditer(body, start, end)]
                if found:
                    yield found[-1].span(1)
                else:
                    referred = True
    if referred:
        definition = re.compile(_DEFINITION.format(re.escape(old)), re.MULTILINE)
        yield from (match.span(1) for match in definition.finditer(body))
