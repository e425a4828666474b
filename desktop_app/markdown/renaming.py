"""Another slug for a picture, wherever a text names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID

from desktop_app.domain.article import Details
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.records import Image, Records
from desktop_app.markdown.blocks import CodeBlock, ImageUse, own_inlines, walk
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEFINITION = r"^ {{0,3}}\[[^\]\n]+\]:[ \t]*<?image:({})(?=[\s>]|$)"
_TARGET = r"\]\(\s*<?image:({})(?=[\s)>])"
# Where a text names a production, a hub or another article.
_LINK = re.compile(r"\]\(\s*<?(?P<kind>article|hub|production):(?P<slug>[^\s)>#]+)")
_OPENING = re.compile(
    r"^ {0,3}:{3,} *(?:cast|related) +(?:(?P<kind>production|hub):)?(?P<slug>\S+)", re.MULTILINE
)


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


def with_slugs_changed(body: str, new: Mapping[str, str]) -> str:
    """The text with other slugs wherever it names an image, a production, a hub or an article.

    `new` maps "image:old" and its like to what takes its place; for a bare subject that may be
    "hub:slug".
    """
    wanted = {key: slug for key, slug in new.items() if key.partition(":")[2] != slug}
    if not wanted or not any(key.partition(":")[2] in body for key in wanted):
        return body
    edits: set[tuple[int, int, str]] = set()
    for key, slug in wanted.items():
        kind, _, old = key.partition(":")
        if kind == "image":
            edits |= {(edit.start, edit.end, edit.text) for edit in image_edits(body, old, slug)}
    code = _code(body)
    for found in (*_LINK.finditer(body), *_OPENING.finditer(body)):
        start, end = found.span("slug")
        opening = found.re is _OPENING
        kinds = (found["kind"],) if found["kind"] else ("production", "hub")
        slug = next(
            (wanted[f"{kind}:{found['slug']}"] for kind in kinds
             if f"{kind}:{found['slug']}" in wanted), ""
        )  # fmt: skip
        if not slug or any(begin <= start < stop for begin, stop in code):
            continue
        if opening and ":" in slug and found["kind"]:
            start = found.start("kind")
        edits.add((start, end, slug))
    for start, end, slug in sorted(edits, reverse=True):
        body = body[:start] + slug + body[end:]
    return body


def named_in(body: str) -> frozenset[str]:
    """What a text names: "image:slug", "production:slug", "hub:slug", "article:slug".

    The bare subject of a `related` list may be a production's or a hub's, and is named as both.
    """
    found: set[str] = set()
    document = parse(body, Records(), Details())
    blocks = [*document.blocks, *(block for note in document.footnotes for block in note.blocks)]
    for block in walk(tuple(blocks)):
        for inline in own_inlines(block):
            if isinstance(inline, ImageUse) and inline.slug:
                found.add(f"image:{inline.slug}")
    return linked_in(body).union(found)


def linked_in(body: str) -> frozenset[str]:
    """What a text leads to, pictures aside, named as in `named_in`."""
    found: set[str] = set()
    matches = [*_LINK.finditer(body), *_OPENING.finditer(body)]
    code = _code(body) if matches else []  # which reads all of it
    for match in matches:
        if any(begin <= match.start("slug") < stop for begin, stop in code):
            continue
        kinds = (match["kind"],) if match["kind"] else ("production", "hub")
        found |= {f"{kind}:{match['slug']}" for kind in kinds}
    return frozenset(found)


def _code(body: str) -> list[tuple[int, int]]:
    """Where the code blocks of a text are."""
    starts = [0, *(found.end() for found in re.finditer("\n", body)), len(body)]
    return [
        (starts[block.lines[0]], starts[min(block.lines[1], len(starts) - 1)])
        for block in walk(parse(body, Records(), Details()).blocks)
        if isinstance(block, CodeBlock)
    ]


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
