"""What the converter asks of an element: what is in it, what it is, and what it was made with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.language.rich_text.tree import BLOCKS, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

CELLS = {"td", "th"}
_DASHED = re.compile(r"[—–]|--? ")
_ORDERED = re.compile(r"[\s(]*(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]")


def walk(node: Node) -> Iterator[Node]:
    """Every element in an element."""
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from walk(child)


def every(node: Node, tag: str) -> Iterator[Node]:
    """Every element of that name in it."""
    return (one for one in walk(node) if one.tag == tag)


def first(node: Node, tags: set[str]) -> Node | None:
    """The first element in it that has one of these names."""
    return next((one for one in walk(node) if one.tag in tags), None)


def less(node: Node, *others: Node | None) -> Node:
    """A copy of an element without some that are in it."""
    kept: list[Node | str] = [
        child if isinstance(child, str) else less(child, *others)
        for child in node.children
        if not any(child is other for other in others)
    ]
    return Node(node.tag, node.attributes, kept)


def attribution_of(quote: Node) -> Node | None:
    """Who is quoted, where the last thing in a quote says so."""
    inner = [child for child in quote.children if isinstance(child, Node) or child.strip()]
    last = inner[-1] if len(inner) > 1 else None
    if not isinstance(last, Node):
        return None
    text = text_of(last).strip()
    says = last.tag in {"footer", "cite"} or _DASHED.match(text)
    return last if says and 0 < len(text) <= 200 else None


def holds_block(node: Node) -> bool:
    """Whether it has something in it that stands apart from a line."""
    return any(
        isinstance(child, Node) and (child.tag in BLOCKS or holds_block(child))
        for child in node.children
    )


def flat(node: Node) -> list[Node | str]:
    """The inline things in an element; where a block ends, a line end."""
    found: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and (child.tag in BLOCKS or holds_block(child)):
            if found and found[-1] != "\n":
                found.append("\n")
            found += flat(child)
            found.append("\n")
        elif child != "\n":
            found.append(child)
    return found


_OF_TABLE = frozenset({"tr", "thead", "tbody", "tfoot", "td", "th", "colgroup", "col"})


def has_strays(node: Node) -> bool:
    """Whether there are words in a table, but in none of its cells."""
    return any(
        bool(child.strip())
        if isinstance(child, str)
        else child.tag not in _OF_TABLE or (child.tag not in CELLS and has_strays(child))
        for child in node.children
    )


def rows_of(node: Node) -> list[Node]:
    """The rows of a table, but not of tables in it."""
    found = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr":
            found.append(child)
        elif isinstance(child, Node) and child.tag not in {"td", "th", "table"}:
            found += rows_of(child)
    return found


def text_of(node: Node) -> str:
    """All that is written in it."""
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            parts.append("\n" if child.tag == "br" else text_of(child))
    return "".join(parts)


def is_code(root: Node) -> bool:
    """Whether it comes from a code editor, which copies its colours along."""
    only = [child for child in root.children if isinstance(child, Node) or child.strip()]
    while len(only) == 1 and isinstance(only[0], Node) and only[0].tag in {"div", "body", "html"}:
        style = only[0].style()
        mono = "mono" in style.get("font-family", "")
        if mono and style.get("white-space", "").startswith("pre"):
            return True
        only = [child for child in only[0].children if isinstance(child, Node) or child.strip()]
    return False


def is_numbered(node: Node) -> bool:
    """Whether a list paragraph of Word's has a number before it."""
    for child in node.children:
        if isinstance(child, Node):
            if "ignore" in child.style().get("mso-list", ""):
                return bool(_ORDERED.match(text_of(child)))
            if is_numbered(child):
                return True
    return False
