"""Our constructs in the words of plain Markdown: as neutral blocks again, or inlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.review import rating_mark, rating_text
from desktop_app.markdown.blocks import (
    Block,
    Embed,
    Emphasis,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Related,
    Strong,
    Text,
    walk_inlines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Credit, Production
    from desktop_app.domain.review import Review
    from desktop_app.markdown.blocks import ImageUse

# What is made here stands on no line of the body.
_NOWHERE = (0, 0)


def caption_line(image: ImageUse) -> str:
    """Caption and credit in one line; "" where there is neither."""
    caption = " ".join(image.caption.split())
    if caption and image.credit.strip() and caption[-1] not in ".!?…”’":
        caption += "."
    return " ".join(part for part in (caption, image.credit.strip()) if part)


def related(block: Related) -> tuple[Block, ...]:
    """“For more on *Metropolis*:” and the list; nothing while there is nothing to list."""
    if not block.links:
        return ()
    subject = Text(block.subject)
    name = Emphasis((subject,)) if block.emphasised else subject
    items = [
        (Link(link.url, link.url, (Text(link.text),)) if link.url else Text(link.text),)
        for link in block.links
    ]
    return (_bold(Text("For more on "), name, Text(":")), _bullets(items))


def cast_box(production: Production) -> tuple[Block, ...]:
    """The title and everybody in billing order; nothing where nobody is billed."""
    if not production.credits:
        return ()
    year = f" ({production.year})" if production.year else ""
    title = _bold(Text("The cast of "), Emphasis((Text(production.title),)), Text(f"{year}:"))
    return (title, _bullets([_part(credit) for credit in production.credits]))


def _part(credit: Credit) -> tuple[Inline, ...]:
    name = Strong((Text(credit.person.name),))
    if credit.role != "actor":
        return (name, Text(f", {credit.role}"))
    return (name, Text(f" as {credit.character}")) if credit.character else (name,)


def review_box(review: Review) -> tuple[Block, ...]:
    """Rating, verdict, pros, cons, what was seen, and the disclosure."""
    blocks: list[Block] = []
    words, mark = rating_text(review), rating_mark(review)
    if words:
        shown = words if mark == words else f"{mark} ({words})"
        blocks.append(_labelled("Rating:", shown))
    if review.verdict:
        blocks.append(_labelled("Verdict:", review.verdict))
    for label, points in (("For:", review.pros), ("Against:", review.cons)):
        if points:
            blocks += [_bold(Text(label)), _bullets([(Text(point),) for point in points])]
    if review.seen:
        blocks.append(_labelled("Seen:", review.seen))
    if review.disclosure:
        blocks.append(_labelled("Disclosure:", review.disclosure))
    return tuple(blocks)


def embed(block: Embed) -> tuple[Inline, ...]:
    """A link with the caption's words; beside them where they hold a link of their own."""
    if not block.url.startswith(("http://", "https://")):
        return block.caption
    address = Text(block.url)
    if not block.caption:
        return (Link(block.url, block.url, (address,)),)
    if any(isinstance(inline, Link) for inline in walk_inlines(block.caption)):
        return (*block.caption, Text(" "), Link(block.url, block.url, (address,)))
    return (Link(block.url, block.url, block.caption),)


def _bold(*children: Inline) -> Paragraph:
    return Paragraph((Strong(children),), _NOWHERE)


def _labelled(label: str, text: str) -> Paragraph:
    return Paragraph((Strong((Text(label),)), Text(f" {text}")), _NOWHERE)


def _bullets(items: Iterable[tuple[Inline, ...]]) -> ListBlock:
    entries = tuple(ListItem((Paragraph(item, _NOWHERE),), _NOWHERE) for item in items)
    return ListBlock(False, entries, _NOWHERE)
