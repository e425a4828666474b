"""Two pages as one, readable as prose: what has gone struck through, what is new beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.language.diff import likeness, pairs, runs
from desktop_app.language.html_tree import Bit, Box, Line, Node, html_of, read_html
from desktop_app.markdown.html import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

_GONE = ("del", "gone")
_FRESH = ("ins", "fresh")
_GAP = '<span class="gap"> </span>'  # belongs to neither text


@dataclass(frozen=True)
class Spot:
    """Where a change is: how far (0 to 1) into the HTML of the block that it belongs to."""

    number: int
    fraction: float


@dataclass(frozen=True)
class BlockDiff:
    """A block of the joint page, and the places of the old and the new block behind it."""

    html: str
    spots: tuple[Spot, ...]
    old: int | None
    new: int | None


@dataclass(frozen=True)
class Names:
    """Words for what cannot be struck through."""

    picture_gone: str
    picture_new: str


class PageDiff:
    """Compares blocks, head and tail of two pages, and counts the changes from 0 on.

    A change carries the class `cN`, so that a page can point at it.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        self._count = 0

    @property
    def count(self) -> int:
        """How many changes there are up to here."""
        return self._count

    def blocks(self, old: Sequence[str], new: Sequence[str]) -> tuple[BlockDiff, ...]:
        """The joint page of two lists of blocks."""
        trees: dict[str, tuple[Node, ...]] = {}
        signs: dict[str, frozenset[str]] = {}

        def tree(html: str) -> tuple[Node, ...]:
            if html not in trees:
                trees[html] = read_html(html)
                signs[html] = frozenset().union(*(node.signs for node in trees[html]))
            return trees[html]

        def alike(i: int, j: int) -> float:
            one, other = tree(old[i]), tree(new[j])
            same_form = [_form(node) for node in one] == [_form(node) for node in other]
            return likeness(signs[old[i]], signs[new[j]]) if same_form else 0.0

        found = []
        for pair in pairs(old, new, alike):
            i, j = pair.old, pair.new
            if i is not None and j is not None:
                if old[i] == new[j]:
                    found.append(BlockDiff(new[j], (), i, j))
                    continue
                first, html = self._count, self._nodes(tree(old[i]), tree(new[j]))
            elif i is not None:
                first, html = self._count, self._whole(tree(old[i]), _GONE)
            elif j is not None:
                first, html = self._count, self._whole(tree(new[j]), _FRESH)
            found.append(BlockDiff(html, self._spots(html, first), i, j))
        return tuple(found)

    def piece(self, old: str, new: str) -> tuple[str, tuple[Spot, ...]]:
        """The joint HTML of two pieces that are always there, such as the head."""
        if old == new:
            return new, ()
        first = self._count
        html = self._nodes(read_html(old), read_html(new))
        return html, self._spots(html, first)

    def value(self, old: str, new: str) -> str:
        """The joint HTML of two values in plain text, each replaced as a whole."""
        name = self._next()
        parts = [
            element(tag, text(words), class_=f"{css} {name}")
            for (tag, css), words in ((_GONE, old), (_FRESH, new))
            if words
        ]
        return _GAP.join(parts)

    def _next(self) -> str:
        self._count += 1
        return f"c{self._count - 1}"

    def _spots(self, html: str, first: int) -> tuple[Spot, ...]:
        return tuple(
            Spot(number, max(html.find(f' c{number}"'), 0) / len(html))
            for number in range(first, self._count)
        )

    def _nodes(self, old: Sequence[Node], new: Sequence[Node]) -> str:
        if len(old) == len(new) == 1 and _form(old[0]) == _form(new[0]):
            return self._node(old[0], new[0])

        def alike(i: int, j: int) -> float:
            one, other = old[i], new[j]
            if _form(one) != _form(other):
                return 0.0
            return max(likeness(one.signs, other.signs), 0.4 if _unique(one, old, new) else 0.0)

        parts = []
        for pair in pairs(old, new, alike):
            if pair.old is not None and pair.new is not None:
                parts.append(self._node(old[pair.old], new[pair.new]))
            elif pair.old is not None:
                parts.append(self._whole((old[pair.old],), _GONE))
            elif pair.new is not None:
                parts.append(self._whole((new[pair.new],), _FRESH))
        return "".join(parts)

    def _node(self, old: Node, new: Node) -> str:
        if old == new:
            return _opened(new)
        if isinstance(old, Line) and isinstance(new, Line):
            return self._line(old, new)
        if isinstance(old, Box) and isinstance(new, Box):
            return _wrapped(new, self._nodes(old.inner, new.inner))
        return self._whole((old,), _GONE) + self._whole((new,), _FRESH)

    def _line(self, old: Line, new: Line) -> str:
        before, after = [_key(bit) for bit in old.bits], [_key(bit) for bit in new.bits]
        parts = []
        for run in runs(before, after):
            gone, fresh = old.bits[slice(*run.old)], new.bits[slice(*run.new)]
            if run.same:
                parts.append(html_of(fresh))
                continue
            name = self._next()
            marked = [_marked(bits, kind, name) for bits, kind in ((gone, _GONE), (fresh, _FRESH))]
            apart = all(marked) and not gone[-1].html.isspace()
            parts.append((_GAP if apart else "").join(marked))
        return "".join(parts)

    def _whole(self, nodes: Sequence[Node], kind: tuple[str, str]) -> str:
        name = self._next()
        return "".join([self._mark(node, kind, name) for node in nodes])

    def _mark(self, node: Node, kind: tuple[str, str], name: str) -> str:
        if isinstance(node, Line):
            return self._note(node, kind, name) + _marked(node.bits, kind, name)
        if not node.inner:
            return element("div", node.html, class_=f"{kind[1]} {name}")
        return _wrapped(node, "".join([self._mark(inner, kind, name) for inner in node.inner]))

    def _note(self, line: Line, kind: tuple[str, str], name: str) -> str:
        if not any(bit.html.startswith("<img") for bit in line.bits):
            return ""
        words = self._names.picture_gone if kind is _GONE else self._names.picture_new
        note = element(kind[0], text(words), class_=f"{kind[1]} {name}")
        return element("p", note, class_="diff-note")


def _form(node: Node) -> str:
    return node.name if isinstance(node, Box) else ""


def _unique(node: Node, old: Sequence[Node], new: Sequence[Node]) -> bool:
    """Whether it can only be meant as the other's counterpart: a page has one headline."""
    if not isinstance(node, Box) or (node.name in {"p", "li"} and "class=" not in node.start):
        return False
    return all(
        sum(isinstance(one, Box) and one.start == node.start for one in side) == 1
        for side in (old, new)
    )


def _key(bit: Bit) -> str:
    """What makes two bits the same. A footnote's number is not the writer's doing."""
    if bit.html.startswith('<sup class="footnote-ref"'):
        return "\ufffc"
    return bit.html if not bit.around else f"{bit.html}\0{''.join(bit.around)}"


def _marked(bits: tuple[Bit, ...], kind: tuple[str, str], name: str) -> str:
    """Bits struck through or added; blanks at their ends get no wash of their own."""
    tag, css = kind
    first, last = 0, len(bits)
    while first < last and bits[first].html.isspace():
        first += 1
    while last > first and bits[last - 1].html.isspace():
        last -= 1
    if first == last:  # nothing but blanks
        return element(tag, html_of(bits), class_=f"{css} {name}") if bits else ""
    before, after = (
        element(tag, html_of(blanks), class_="blank") if blanks else ""
        for blanks in (bits[:first], bits[last:])
    )
    return before + element(tag, html_of(bits[first:last]), class_=f"{css} {name}") + after


def _opened(node: Node) -> str:
    """The node with its spoilers open: whoever compares has read them."""
    if isinstance(node, Line):
        return node.html
    return _wrapped(node, "".join([_opened(inner) for inner in node.inner]))


def _wrapped(box: Box, inner: str) -> str:
    if box.name == "details":
        return element("div", inner, class_="spoiler open")
    if box.name == "summary":
        return element("p", inner, class_="summary")
    return box.wrapped(inner)
