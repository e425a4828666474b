"""The article within a page of HTML, as Markdown with pictures of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.importers.body_pictures import plain_address
from desktop_app.importers.picture_book import picture_markdown, split_credit
from desktop_app.language.rich_text.convert import from_tree
from desktop_app.language.rich_text.tree import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.importers.picture_book import PictureBook
    from desktop_app.language.rich_text.runs import Picture

_ASIDE = frozenset({"nav", "aside", "form", "footer", "header"})
_NOTE = re.compile(r"#(?P<kind>footnote|fn|endnote)[-:]?(?P<label>(?!ref)\w+)")
_BACK = re.compile(r"#(?:footnote-ref|fnref|endnote-ref)[-:]?\w+")
_NOTE_ID = re.compile(r"(?:user-content-)?(?P<kind>footnote|fn|endnote)[-:]?(?P<label>(?!ref)\w+)")
_SMALLEST = 2  # pixels: what is smaller only counts readers
MOST_WORDS = 5_000_000


def article_of(root: Node) -> Node:
    """The element that holds the article: the longest `article`, else `main`, else the whole."""
    for tag in ("article", "main"):
        found = [one for one in elements(root) if one.tag == tag]
        if found:
            return _bare(max(found, key=lambda one: len(text_of(one))), inside=True)
    return _bare(root, inside=False)


def body_of(root: Node, book: PictureBook) -> str:
    """The Markdown of an element; its pictures are in `book` from then on."""

    def keep(picture: Picture) -> str:
        source = picture.source
        if not source or source.startswith("about:"):
            return ""
        if not source.startswith(("http:", "https:", "data:", "held:")):
            source = plain_address(source)
        caption, credit = picture.caption, picture.credit
        if not credit:
            caption, credit = split_credit(caption)
        alt = " ".join(picture.alt.split())
        slug = book.add(source, alt=alt, caption=caption, credit=credit)
        return picture_markdown(slug, alt, caption) if slug else ""

    return from_tree(_with_notes(root), keep)


def heading_of(root: Node) -> Node | None:
    """The first `h1`, which is the headline."""
    return next((one for one in elements(root) if one.tag == "h1"), None)


def elements(node: Node) -> Iterator[Node]:
    """Every element in an element, outer before inner."""
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from elements(child)


def text_of(node: Node) -> str:
    """The words in an element."""
    return "".join(child if isinstance(child, str) else text_of(child) for child in node.children)


def _bare(node: Node, *, inside: bool) -> Node:
    """Without what is around an article, and without what only counts readers."""
    kept: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            kept.append(child)
        elif child.tag in _ASIDE and not (inside and child.tag in {"header", "aside"}):
            continue
        elif not _counts(child):
            kept.append(_bare(child, inside=inside))
    return Node(node.tag, node.attributes, kept)


def _counts(node: Node) -> bool:
    if node.tag != "img":
        return False
    sizes = [node.attributes.get(name, "") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= _SMALLEST for size in sizes if len(size) < 5)


def _with_notes(node: Node) -> Node:
    """The element with its footnotes in the form that the clipboard's have, counted anew."""
    numbers: dict[str, str] = {}
    for one in elements(node):
        note = _NOTE.fullmatch(one.attributes.get("href", "")) if one.tag == "a" else None
        if note is not None:
            numbers.setdefault(_label(note), str(len(numbers) + 1))
    return _noted(node, numbers) if numbers else node


def _noted(node: Node, numbers: dict[str, str]) -> Node:
    if node.tag == "a":
        address = node.attributes.get("href", "")
        if _BACK.fullmatch(address):
            return Node("span")
        note = _NOTE.fullmatch(address)
        if note is not None:
            number = numbers[_label(note)]
            return Node("a", {"href": f"#_ftn{number}"}, [number])
    if node.tag in {"ol", "ul"} and node.children:
        items = [child for child in node.children if isinstance(child, Node)]
        notes = [_NOTE_ID.fullmatch(one.attributes.get("id", "")) for one in items]
        known = [numbers.get(_label(note), "") if note else "" for note in notes]
        if items and all(known):
            pairs = zip(items, known, strict=True)
            return Node("div", {}, [_definition(item, label, numbers) for item, label in pairs])
    children = [one if isinstance(one, str) else _noted(one, numbers) for one in node.children]
    return Node(node.tag, node.attributes, children)


def _label(note: re.Match[str]) -> str:
    """Endnotes are counted apart from footnotes, and stand in one text with them."""
    return f"{'e' if note['kind'] == 'endnote' else ''}{note['label']}"


def _definition(item: Node, label: str, numbers: dict[str, str]) -> Node:
    inner = _noted(Node("span", {}, item.children), numbers)
    mark = Node("a", {"href": f"#_ftn{label}"}, [label])
    parts: list[Node | str] = [mark, " "]
    for one in inner.children:
        # A note is one paragraph for us; a second one would leave it.
        parts += one.children if isinstance(one, Node) and one.tag == "p" else [one]
        parts.append(" ")
    return Node("p", {}, parts)
