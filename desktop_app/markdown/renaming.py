"""Another slug for a picture, wherever a text names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.article import Details
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.picture_text import alt_opening
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


def word_edits(body: str, old: Image, new: Image) -> tuple[TextEdit, ...]:
    """What makes the uses of a picture say its record's new words where they said the old ones.

    An alt text or caption that was written for one place stays as it is.
    """
    if f"image:{old.slug}" not in body:
        return ()
    edits = []
    before, after = alt_opening(old), alt_opening(new)
    for start, end in _uses(body, old.slug):
        if old.alt and before != after and body.startswith(before, start):
            edits.append(TextEdit(start, start + len(before), after))
        said, now = f' "{old.caption}")', f' "{new.caption}")' if new.caption else ")"
        plain = not re.search(r'["\\\n]', old.caption + new.caption)
        if old.caption and said != now and plain and body.endswith(said, start, end):
            edits.append(TextEdit(end - len(said), end, now))
    return tuple(edits)


def _uses(body: str, slug: str) -> Iterator[tuple[int, int]]:
    """Where the picture stands as `![…](image:slug …)`, in order."""
    document = parse(body, Records(images={slug: Image(UUID(int=0), slug)}), Details())
    blocks = [*document.blocks, *(block for note in document.footnotes for block in note.blocks)]
    spans = {
        inline.span
        for block in walk(tuple(blocks))
        for inline in own_inlines(block)
        if isinstance(inline, ImageUse) and inline.slug == slug
    }
    yield from sorted(spans)


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
