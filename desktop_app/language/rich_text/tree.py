"""HTML as it lies on a clipboard, as a small tree: forgiving, flat enough to be walked."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 150
_VOID = frozenset(
    {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source"}
)
_UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe",
     "select", "textarea", "button", "o:p", "xml"}
)  # fmt: skip
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure",
     "figcaption", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr",
     "td", "th", "caption", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "address",
     "details", "summary", "body", "html", "form", "center"}
)  # fmt: skip
# What a start tag ends, up to the element that holds it.
_ENDS = {
    "li": ({"li", "p"}, {"ul", "ol"}),
    "td": ({"td", "th", "p"}, {"tr", "table"}),
    "th": ({"td", "th", "p"}, {"tr", "table"}),
    "tr": ({"tr", "td", "th", "p"}, {"table"}),
    "dt": ({"dt", "dd", "p"}, {"dl"}),
    "dd": ({"dt", "dd", "p"}, {"dl"}),
}


@dataclass
class Node:
    """An element, its attributes, and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def style(self) -> dict[str, str]:
        """Its inline CSS, by property, in lower case."""
        found = {}
        for rule in self.attributes.get("style", "").split(";"):
            name, colon, value = rule.partition(":")
            if colon:
                found[name.strip().lower()] = value.strip().lower()
        return found


def parse(html: str) -> Node:
    """The tree of a fragment; what no reader sees is left out. Raises nothing."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body")
        self._open = [self.root]
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if self._unseen:
            return
        self._end_implied(tag)
        node = Node(tag, {name: value or "" for name, value in attrs})
        if len(self._open) < DEEPEST or tag in _VOID:
            self._open[-1].children.append(node)
            if tag not in _VOID:
                self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            return
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
            return
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].tag == tag:
                del self._open[index:]
                return
            if self._open[index].tag in {"td", "th", "table"} and tag not in {"tr", "table"}:
                return  # an end tag that has strayed into a cell

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._open[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        """Word's conditional comments are no text."""

    def _end_implied(self, tag: str) -> None:
        if tag in _ENDS:
            ended, holders = _ENDS[tag]
            keep = len(self._open)
            for index in range(len(self._open) - 1, 0, -1):
                if self._open[index].tag in holders:
                    break
                if self._open[index].tag in ended:
                    keep = index
            del self._open[keep:]
        elif tag in BLOCKS and self._open[-1].tag == "p":
            self._open.pop()
