"""An article as the page's HTML, for the preview and the HTML export alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown import page_blocks
from desktop_app.markdown.above import hero_above, review_above
from desktop_app.markdown.below import neighbours_below
from desktop_app.markdown.blocks import Document, Paragraph
from desktop_app.markdown.html import element, text
from desktop_app.markdown.page_inlines import is_safe, reference_id, render_inlines
from desktop_app.markdown.page_options import PageOptions
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from desktop_app.domain.article import Article, Details
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import Block, Footnote

__all__ = [
    "PageOptions", "render_block", "render_footnotes", "render_head", "render_page", "render_tail",
]  # fmt: skip

# Not strftime: that would follow the language of the machine.
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def render_page(article: Article, records: Records, options: PageOptions) -> str:
    """The whole article: head, body, footnotes."""
    document = parse(article.body, records, article.details)
    parts = [
        render_head(article, records, options, document),
        *(render_block(block, options) for block in document.blocks),
        render_tail(article, records, options, document),
    ]
    inner = "\n".join(part for part in parts if part)
    return element("article", f"\n{inner}\n", class_="page")


def render_block(block: Block, options: PageOptions) -> str:
    """One block; "" where an export shows nothing of it."""
    return page_blocks.render(block, options)


def render_head(
    article: Article, records: Records, options: PageOptions, document: Document | None = None
) -> str:
    """Headline, dek, byline, hero, and the review box where the body has no place for it.

    `document` spares reading the body once more.
    """
    details = article.details
    if document is None:
        document = parse(article.body, records, details)
    hero, review = hero_above(details, records, document), review_above(details, document)
    headline = article.headline or ("Untitled" if options.preview else "")
    parts = [
        element("h1", text(headline), class_="headline") if headline else "",
        element("p", text(article.dek), class_="dek") if article.dek else "",
        _byline(details, records),
    ]
    head = element("header", "".join(parts), class_="page-head")
    if hero is not None:
        head += page_blocks.figure(hero, options, lead=True)
    return head + (page_blocks.review_box(review) if review is not None else "")


def render_tail(
    article: Article, records: Records, options: PageOptions, document: Document
) -> str:
    """What stands below the text: a recap's neighbours, and the footnotes."""
    lines = neighbours_below(article.details, records)
    inner = page_blocks.render_all(lines, options)
    around = element("nav", inner, class_="neighbours", aria_label="Recaps") if inner else ""
    return "\n".join(part for part in (around, render_footnotes(document, options)) if part)


def render_footnotes(document: Document, options: PageOptions) -> str:
    """The footnotes with links back to where they are referred to; "" where there are none."""
    if not document.footnotes:
        return ""
    items = "".join([_footnote(note, options) for note in document.footnotes])
    return element(
        "section",
        element("ol", items),
        class_="footnotes",
        role="doc-endnotes",
        aria_label="Footnotes",
    )


def _byline(details: Details, records: Records) -> str:
    parts = []
    if details.bylines:
        *others, last = (text(name) for name in details.bylines)
        parts.append(f"By {', '.join(others)} and {last}" if others else f"By {last}")
    if details.date is not None:
        day = details.date.local()
        shown = f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
        parts.append(element("time", shown, datetime=details.date.isoformat()))
    for slug in details.hubs:
        hub = records.hub(slug)
        name = text(hub.name if hub else slug)
        linked = hub is not None and is_safe(hub.url)
        parts.append(element("a", name, href=hub.url) if hub and linked else name)
    return element("p", " · ".join(parts), class_="byline") if parts else ""


def _footnote(note: Footnote, options: PageOptions) -> str:
    back = " ".join(
        [
            element(
                "a",
                "↩",
                class_="footnote-back",
                href=f"#{reference_id(note.number, occurrence)}",
                aria_label=f"Back to reference {note.number}",
            )
            for occurrence in range(1, note.references + 1)
        ]
    )
    blocks = note.blocks
    if blocks and isinstance(last := blocks[-1], Paragraph):
        words = page_blocks.render_all(blocks[:-1], options)
        inner = words + element("p", f"{render_inlines(last.children, options)} {back}")
    else:
        inner = page_blocks.render_all(blocks, options) + element("p", back)
    return element("li", inner, id=f"fn-{note.number}")
