"""Words of a spoiler where everybody reads them: headline, description, alt text, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity
from desktop_app.domain.text import fold
from desktop_app.markdown.blocks import (
    Block,
    ImageUse,
    Spoiler,
    SpoilerText,
    inner_blocks,
    own_inlines,
    plain_text,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_WORD = re.compile(r"[a-z0-9]+")
_RUN = 5  # so many words in a row are no accident


class SpoilerInTheOpen:
    """No five words in a row of a spoiler stand in a field that goes out unhidden."""

    code = "spoiler-in-the-open"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each field that gives a spoiler away."""
        hidden = _runs(context)
        if not hidden:
            return
        for what, text in _open_fields(context):
            words = _words(text)
            for at in range(len(words) - _RUN + 1):
                if tuple(words[at : at + _RUN]) in hidden:
                    why = f"“{' '.join(words[at : at + _RUN])}” is hidden in the text"
                    yield finding(self, context, None, f"{what} gives a spoiler away", why)
                    break


def _runs(context: CheckContext) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for text in _hidden_texts(context):
        words = _words(text)
        runs |= {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return runs


def _hidden_texts(context: CheckContext) -> Iterator[str]:
    for block in context.blocks():
        if isinstance(block, Spoiler):
            yield from map(_own_text, walk(block.blocks))
        for inline in own_inlines(block):
            if isinstance(inline, SpoilerText):
                yield plain_text(inline.children)


def _own_text(block: Block) -> str:
    children = getattr(block, "children", ())
    return plain_text(children)


def _open_fields(context: CheckContext) -> Iterator[tuple[str, str]]:
    article = context.article
    details = article.details
    yield "Headline", article.headline
    yield "Dek", article.dek
    yield "Description", details.description
    yield "Title for search engines", details.seo_title
    yield "Slug", details.slug.replace("-", " ")
    if details.review is not None:
        yield "Verdict", details.review.verdict
    slugs = dict.fromkeys([details.hero or "", *(use.slug for use in context.images)])
    for slug in slugs:
        record = context.records.image(slug)
        if record is not None:
            yield f"Alt text of {slug}", record.alt
            yield f"Name of {slug}", slug.replace("-", " ")
    for use in _open_uses(context.document.blocks):
        yield "Alt text", use.alt


def _open_uses(blocks: tuple[Block, ...]) -> Iterator[ImageUse]:
    for block in blocks:
        if not isinstance(block, Spoiler):
            yield from (one for one in own_inlines(block) if isinstance(one, ImageUse))
            yield from _open_uses(inner_blocks(block))


def _words(text: str) -> list[str]:
    # Folded as slugs are, so that a name of a file is compared with the words that made it.
    return _WORD.findall(fold(text))
