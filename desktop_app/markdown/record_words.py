"""Words that a text has from a picture's record, where the record says something else by now."""

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
