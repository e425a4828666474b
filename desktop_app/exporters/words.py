"""Words counted in and out, so that none is lost in silence."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

from desktop_app.exporters.outline import above, below
from desktop_app.markdown.blocks import (
    Block,
    CastBox,
    Code,
    CodeBlock,
    Emphasis,
    ImageUse,
    Inline,
    Link,
    Related,
    ReviewBox,
    Spoiler,
    SpoilerText,
    Strike,
    Strong,
    Text,
    Unknown,
    own_inlines,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.domain.records import Production
    from desktop_app.domain.review import Review
    from desktop_app.exporters.base import ExportJob

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<!--.*?-->|<[/a-zA-Z][^>]*>", re.DOTALL)
_SAID = re.compile(r'\b(?:alt|title|aria-label)="([^"]*)"')
_HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


def lost_words(job: ExportJob, text: str, *, is_html: bool) -> list[str]:
    """The words of the article that the written text does not have, each as often as it is missed.

    What has no file, no record or nothing to list is not asked for: that is said elsewhere.
    """
    wanted = Counter(word for part in _parts(job) for word in _WORD.findall(part))
    return sorted((wanted - _written(text, is_html=is_html)).elements())


def _written(text: str, *, is_html: bool) -> Counter[str]:
    if is_html:
        text = _HIDDEN.sub(" ", text)
        text = " ".join([_TAG.sub(" ", text), *_SAID.findall(text)])
        return Counter(_WORD.findall(html.unescape(text)))
    # An entity that was written as text is no entity to its reader.
    return Counter(_WORD.findall(text)) | Counter(_WORD.findall(html.unescape(text)))


def _parts(job: ExportJob) -> Iterator[str]:
    blocks = [*above(job), *job.document.blocks, *below(job)]
    blocks += [block for note in job.document.footnotes for block in note.blocks]
    for block in walk(tuple(blocks)):
        yield from _own(block, job)


def _own(block: Block, job: ExportJob) -> Iterator[str]:
    """What a block says itself, without the blocks in it."""
    match block:
        case CodeBlock(text=text):
            yield text
        case Spoiler(label=label):
            yield label
        case Unknown(opening=opening, closing=closing):
            yield from (opening, closing)
        case Related(subject=subject, links=links):
            if links:
                yield subject
                yield from (link.text for link in links)
        case CastBox(production=production):
            if production is not None and production.credits:
                yield from _cast(production)
        case ReviewBox(review=review):
            if review is not None:
                yield from _review(review)
        case _:
            for row in _rows(block):
                yield from _texts(row, job)


def _rows(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The runs of inlines that a block holds directly, in one piece each."""
    for name in ("children", "attribution", "caption"):
        value = getattr(block, name, None)
        if isinstance(value, tuple):
            yield value
    for row in (getattr(block, "head", ()), *getattr(block, "rows", ())):
        yield from row
    if not any(hasattr(block, name) for name in ("children", "attribution", "caption", "head")):
        yield tuple(own_inlines(block))


def _texts(children: Iterable[Inline], job: ExportJob) -> Iterator[str]:
    """Every run of characters that nothing stands between."""
    run = ""
    for child in children:
        if isinstance(child, Text):
            run += child.text
            continue
        yield run
        run = ""
        match child:
            case Code(text=text):
                yield text
            case Emphasis() | Strong() | Strike() | Link() | SpoilerText():
                yield from _texts(child.children, job)
            case ImageUse():
                yield from _picture(child, job)
            case _:
                pass
    yield run


def _picture(use: ImageUse, job: ExportJob) -> Iterator[str]:
    if use.slug and use.slug in job.pictures:
        yield use.alt
        yield use.credit
    elif not use.slug:
        yield use.alt


def _cast(production: Production) -> Iterator[str]:
    yield production.title
    for credit in production.credits:
        yield credit.person.name
        yield credit.character if credit.role == "actor" else credit.role


def _review(review: Review) -> Iterator[str]:
    yield from (review.verdict, *review.pros, *review.cons, review.seen, review.disclosure)
