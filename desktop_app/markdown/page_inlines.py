"""Neutral inlines as the page's HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import (
    Code,
    Emphasis,
    FootnoteRef,
    HardBreak,
    ImageUse,
    Inline,
    Link,
    SoftBreak,
    SpoilerText,
    Strike,
    Strong,
    Text,
)
from desktop_app.markdown.html import element, text

if TYPE_CHECKING:
    from desktop_app.markdown.page_options import PageOptions

# As wide as the page's column, which is narrower than most screens.
SIZES = "(max-width: 45rem) 100vw, 45rem"
_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
_LEADS_SOMEWHERE = ("http://", "https://", "mailto:")


def render_inlines(
    children: tuple[Inline, ...], options: PageOptions, *, in_link: bool = False
) -> str:
    """The HTML of some inlines."""
    return "".join([_render(child, options, in_link) for child in children])


def _render(inline: Inline, options: PageOptions, in_link: bool) -> str:
    match inline:
        case Text(text=words):
            return text(words)
        case SoftBreak():
            return "\n"
        case HardBreak():
            return "<br>\n"
        case Code(text=words):
            return element("code", text(words))
        case Emphasis(children=children):
            return element("em", render_inlines(children, options, in_link=in_link))
        case Strong(children=children):
            return element("strong", render_inlines(children, options, in_link=in_link))
        case Strike(children=children):
            return element("s", render_inlines(children, options, in_link=in_link))
        case SpoilerText(children=children):
            inner = render_inlines(children, options, in_link=in_link)
            return element("span", inner, class_="spoiler-text", tabindex=0)
        case Link():
            return _link(inline, options)
        case ImageUse():
            return _inline_picture(inline, options)
        case FootnoteRef():
            return _footnote_ref(inline, in_link)


def _link(link: Link, options: PageOptions) -> str:
    inner = render_inlines(link.children, options, in_link=True)
    if not is_safe(link.url):
        return element("span", inner, class_="unresolved") if options.preview else inner
    return element("a", inner, href=link.url, title=link.title or None)


def is_safe(url: str) -> bool:
    """Whether a link may lead there: http, https, mailto, or a place relative to the page."""
    if url.lower().startswith(_LEADS_SOMEWHERE):
        return True
    return bool(url) and ":" not in url.split("/", 1)[0].split("#", 1)[0].split("?", 1)[0]


def _footnote_ref(ref: FootnoteRef, in_link: bool) -> str:
    number = str(ref.number)
    if not in_link:  # a link inside a link would be none
        number = element(
            "a", number, id=reference_id(ref.number, ref.occurrence), href=f"#fn-{number}"
        )
    return element("sup", number, class_="footnote-ref")


def reference_id(number: int, occurrence: int) -> str:
    """The id of the `occurrence`th reference to a footnote."""
    return f"fnref-{number}" if occurrence == 1 else f"fnref-{number}-{occurrence}"


def _inline_picture(use: ImageUse, options: PageOptions) -> str:
    why = why_missing(use, options)
    if why:
        return element("span", text(why), class_=missing_class(use, options))
    credit = element("span", text(use.credit), class_="credit") if use.credit else ""
    return element("span", picture(use, options) + credit, class_="inline-picture")


def why_missing(use: ImageUse, options: PageOptions) -> str:
    """The picture's name and why it cannot be shown, or "" where it can."""
    if not use.slug:
        return f"{use.alt or use.src}: a picture from outside the library is never loaded."
    if use.record is None:
        return f"{use.slug}: no picture in the library has that name."
    if use.record.wanted():
        return f"{use.slug}: this picture is still wanted; its record has no file yet."
    if not options.image_url(use):
        return f"{use.slug}: the file of this picture is missing."
    return ""


def missing_class(use: ImageUse, options: PageOptions) -> str:
    """The classes of what stands in a picture's place; the preview's say whose place it is."""
    if not options.preview or use.record is None:
        return "missing"
    return f"missing {'wanted ' if use.record.wanted() else ''}picture-{use.slug}"


def picture(use: ImageUse, options: PageOptions, *, lead: bool = False) -> str:
    """The picture itself; the lead picture is fetched first, all others when they come near."""
    record = use.record
    sized = record is not None and record.width > 0 and record.height > 0
    sources = options.sources(use)
    image = element(
        "img",
        src=options.image_url(use),
        srcset=sources[-1][1] if sources else None,
        sizes=SIZES if sources else None,
        alt=use.alt,
        width=record.width if record and sized else None,
        height=record.height if record and sized else None,
        loading=None if lead else "lazy",
        decoding=None if lead else "async",
        fetchpriority="high" if lead else None,
    )
    leaner = [
        element("source", type=_TYPES[suffix], srcset=srcset, sizes=SIZES)
        for suffix, srcset in sources[:-1]
    ]
    return element("picture", "".join(leaner) + image) if leaner else image
