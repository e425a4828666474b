"""Neutral blocks as the page's HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop_app.domain.review import rating_mark, rating_text
from desktop_app.markdown.blocks import (
    Block,
    BlockQuote,
    CastBox,
    CodeBlock,
    Embed,
    Figure,
    Gallery,
    Heading,
    ImageUse,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Related,
    ReviewBox,
    Rule,
    Spoiler,
    Table,
    Unknown,
)
from desktop_app.markdown.html import element, text
from desktop_app.markdown.page_inlines import (
    is_safe,
    missing_class,
    picture,
    render_inlines,
    why_missing,
)

if TYPE_CHECKING:
    from desktop_app.domain.review import Review
    from desktop_app.markdown.page_options import PageOptions


def render(block: Block, options: PageOptions) -> str:
    """The HTML of one block."""
    match block:
        case Paragraph(children=children):
            return element("p", render_inlines(children, options))
        case Heading(level=level, children=children, anchor=anchor):
            # The page's only h1 is the headline.
            name = f"h{max(2, level)}"
            return element(name, render_inlines(children, options), id=anchor or None)
        case ListBlock():
            return _list(block, options)
        case BlockQuote(blocks=blocks):
            return element("blockquote", render_all(blocks, options))
        case CodeBlock(text=code, info=info):
            language = info.split(maxsplit=1)[0] if info else ""
            inner = element("code", text(code), class_=f"language-{language}" if language else None)
            return element("pre", inner)
        case Rule():
            return element("hr")
        case Table():
            return _table(block, options)
        case Unknown(opening=opening, blocks=blocks, closing=closing):
            marks = [element("p", text(mark), class_="mark") for mark in (opening, closing) if mark]
            inner = "".join([*marks[:1], render_all(blocks, options), *marks[1:]])
            return element("div", inner, class_="unknown")
        case _:
            return _construct(block, options)


def _construct(block: Block, options: PageOptions) -> str:
    match block:
        case Figure(image=image):
            return figure(image, options)
        case Gallery(images=images, blocks=blocks):
            figures = "".join([figure(image, options) for image in images])
            return element("div", figures, class_="gallery") + render_all(blocks, options)
        case Quotation():
            return _quotation(block, options)
        case Spoiler(label=label, blocks=blocks):
            word = element("span", "Spoiler:" if label else "Spoiler", class_="spoiler-word")
            summary = element("summary", f"{word} {text(label)}" if label else word)
            return element("details", summary + render_all(blocks, options), class_="spoiler")
        case Related():
            return _related(block, options)
        case CastBox():
            return _cast(block, options)
        case ReviewBox(review=review):
            if review is None:
                return _missing("This article has no review in its details.", options)
            return review_box(review)
        case Embed():
            return _embed(block, options)
        case _:
            return ""


def render_all(blocks: tuple[Block, ...], options: PageOptions) -> str:
    """The HTML of several blocks."""
    return "".join([render(block, options) for block in blocks])


def figure(use: ImageUse, options: PageOptions, *, lead: bool = False) -> str:
    """A picture with its caption and credit."""
    why = why_missing(use, options)
    if why:
        return element("p", text(why), class_=missing_class(use, options))
    parts = [("caption", use.caption), ("credit", use.credit)]
    spans = [element("span", text(words), class_=name) for name, words in parts if words]
    caption = element("figcaption", " ".join(spans)) if spans else ""
    inner = picture(use, options, lead=lead) + caption
    return element("figure", inner, class_="hero" if lead else "picture")


def review_box(review: Review) -> str:
    """Rating, verdict, what is for and against, how it was seen, what to disclose."""
    parts = []
    if mark := rating_mark(review):
        label = rating_text(review)
        parts.append(element("p", text(mark), class_="rating", role="img", aria_label=label))
    if review.verdict:
        parts.append(element("p", text(review.verdict), class_="verdict"))
    sides = [
        element("div", element("p", label, class_="label") + _plain_list(points), class_=name)
        for name, label, points in (("pros", "For", review.pros), ("cons", "Against", review.cons))
        if points
    ]
    if sides:
        parts.append(element("div", "".join(sides), class_="pros-cons"))
    if review.seen:
        parts.append(element("p", f"Seen: {text(review.seen)}", class_="seen"))
    if review.disclosure:
        parts.append(element("p", text(review.disclosure), class_="disclosure"))
    return element("section", "".join(parts), class_="review-box") if parts else ""


def _plain_list(points: tuple[str, ...]) -> str:
    return element("ul", "".join([element("li", text(point)) for point in points]))


def _list(block: ListBlock, options: PageOptions) -> str:
    items = "".join([_item(item, block.tight, options) for item in block.items])
    if not block.ordered:
        return element("ul", items)
    return element("ol", items, start=block.start if block.start != 1 else None)


def _item(item: ListItem, tight: bool, options: PageOptions) -> str:
    parts = []
    if item.checked is not None:
        glyph, label = ("☑", "Done") if item.checked else ("☐", "To do")
        parts.append(element("span", glyph, class_="check", role="img", aria_label=label) + " ")
    after_words = False
    for inner in item.blocks:
        if tight and isinstance(inner, Paragraph):
            # Two paragraphs in a row come from a mark that stayed text: keep them apart.
            parts.append("<br>\n" if after_words else "")
            parts.append(render_inlines(inner.children, options))
            after_words = True
        else:
            parts.append(render(inner, options))
            after_words = False
    return element("li", "".join(parts), class_="task" if item.checked is not None else None)


def _table(table: Table, options: PageOptions) -> str:
    classes = [f"align-{side}" if side else None for side in table.align]
    head = "".join(
        [
            element("th", render_inlines(cell, options), scope="col", class_=name)
            for cell, name in zip(table.head, classes, strict=False)
        ]
    )
    rows = [
        element(
            "tr",
            "".join(
                [
                    element("td", render_inlines(cell, options), class_=name)
                    for cell, name in zip(row, classes, strict=False)
                ]
            ),
        )
        for row in table.rows
    ]
    body = element("tbody", "".join(rows)) if rows else ""
    return element("table", element("thead", element("tr", head)) + body)


def _quotation(block: Quotation, options: PageOptions) -> str:
    quote = element("blockquote", render_all(block.blocks, options), cite=block.cite or None)
    words = render_inlines(block.attribution, options)
    return element(
        "figure", quote + (element("figcaption", words) if words else ""), class_="quote"
    )


def _related(block: Related, options: PageOptions) -> str:
    if not block.found:
        return _nothing_related(f"{block.subject}: no production or hub has that name.", options)
    if not block.links:
        return _nothing_related(f"Nothing else on {block.subject} has been published yet.", options)
    subject = element("em", text(block.subject)) if block.emphasised else text(block.subject)
    items = [
        element("li", element("a", text(link.text), href=link.url))
        if is_safe(link.url)
        else element("li", text(link.text))
        for link in block.links
    ]
    lead = element("p", f"For more on {subject}:")
    label = f"More on {block.subject}"
    inner = lead + element("ul", "".join(items))
    return element("nav", inner, class_="related", aria_label=label)


def _nothing_related(words: str, options: PageOptions) -> str:
    said = _missing(words, options, "related-empty")
    return element("nav", said, class_="related", aria_label="Related") if said else ""


def _cast(block: CastBox, options: PageOptions) -> str:
    production = block.production
    if production is None:
        return _missing(f"{block.slug}: no production has that name.", options)
    rows = [
        element(
            "div",
            element("dt", text(credit.person.name))
            + element("dd", text(credit.character if credit.role == "actor" else credit.role)),
        )
        for credit in production.credits
    ]
    title = element("p", text(production.label()), class_="cast-box-title")
    return element(
        "section", title + (element("dl", "".join(rows)) if rows else ""), class_="cast-box"
    )


def _embed(block: Embed, options: PageOptions) -> str:
    if block.url.startswith(("http://", "https://")):
        link = element("a", text(f"See it at {_host(block.url)}"), href=block.url)
    else:
        link = element("p", text(block.url or "An embed without an address."), class_="missing")
    caption = render_inlines(block.caption, options)
    return element(
        "figure", link + (element("figcaption", caption) if caption else ""), class_="embed"
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


def _missing(words: str, options: PageOptions, css_class: str = "missing") -> str:
    """What only the writer needs to see."""
    return element("p", text(words), class_=css_class) if options.preview else ""
