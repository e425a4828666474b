"""Rich text from a browser, Google Docs or Word as clean Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desktop_app.language.rich_text.runs import BREAK, Picture, Run, runs_of, written
from desktop_app.language.rich_text.tree import BLOCKS, Node, parse

_LEVEL = re.compile(r"level(\d+)")
_ORDERED = re.compile(r"[\s(]*(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
_DEFINITION = re.compile(r"^\[\^(\w+)\] ?")
_CELLS = {"td", "th"}
LONGEST = 3_000_000  # characters: more than this stays plain


@dataclass(frozen=True)
class Pasted:
    """Markdown, and how many pictures it only notes."""

    text: str
    pictures: int = 0


@dataclass
class _Writer:
    pictures: list[Picture] = field(default_factory=list)  # met, and not noted yet
    seen: int = 0

    def blocks(self, node: Node) -> list[str]:
        """The Markdown blocks of what is in an element."""
        found: list[str] = []
        inline: list[Run] = []
        listed: list[tuple[int, bool, str]] = []  # Word's list paragraphs: level, numbered, text

        def flush() -> None:
            for part in _split_at_breaks(inline):
                text = written(part)
                if text:
                    found.append(_DEFINITION.sub(r"[^\1]: ", text))
            inline.clear()
            self._note_pictures(found)

        def flush_list() -> None:
            if listed:
                found.append(_word_list(listed))
                listed.clear()

        for child in node.children:
            if isinstance(child, str):
                inline.extend(runs_of(Node("span", {}, [child]), frozenset(), "", self.pictures))
                continue
            if child.tag not in BLOCKS and not _holds_block(child):
                inline.extend(runs_of(child, frozenset(), "", self.pictures))
                continue
            flush()
            level = _LEVEL.search(child.style().get("mso-list", ""))
            if child.tag == "p" and level:
                listed.append((int(level[1]), _is_numbered(child), self._inline(child)))
                continue
            flush_list()
            found.extend(self.block(child))
        flush()
        flush_list()
        return found

    def block(self, node: Node) -> list[str]:
        """The Markdown blocks that one element makes."""
        tag = node.tag
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            text = self._inline(node, without=frozenset("b")).replace("\\\n", " ")
            found = [f"{'#' * int(tag[1])} {text}"] if text else []
            self._note_pictures(found)
            return found
        if tag in {"ul", "ol"}:
            return [text] if (text := self._list(node)) else []
        if tag == "blockquote":
            inner = "\n\n".join(self.blocks(node))
            return [_prefixed(inner, "> ", "> ")] if inner else []
        if tag == "pre":
            return [_fenced(_text(node).strip("\n"))] if _text(node).strip() else []
        if tag == "table":
            return self._table(node)
        if tag == "hr":
            return ["---"]
        return self.blocks(node)

    def _inline(
        self, node: Node, *, in_cell: bool = False, without: frozenset[str] = frozenset()
    ) -> str:
        runs: list[Run] = []
        for child in _flat(node):
            if child == "\n":
                runs.append(BREAK)
            elif isinstance(child, str):
                runs += runs_of(Node("span", {}, [child]), frozenset(), "", self.pictures)
            else:
                runs += runs_of(child, frozenset(), "", self.pictures)
        return written(runs, in_cell=in_cell, without=without)

    def _list(self, node: Node) -> str:
        ordered = node.tag == "ol"
        start = node.attributes.get("start", "")
        number = int(start) if start.isdecimal() and len(start) < 9 else 1
        items: list[str] = []
        for child in node.children:
            if isinstance(child, str):
                if not child.strip():
                    continue
                child = Node("li", {}, [child])
            if child.tag in {"ul", "ol"}:  # a list right inside a list belongs to the item above
                inner = self._list(child)
                if items and inner:
                    width = len(items[-1]) - len(items[-1].lstrip()) + (3 if ordered else 2)
                    items[-1] += "\n" + _prefixed(inner, " " * width, " " * width)
                elif inner:
                    items.append(inner)
                continue
            blocks = self.blocks(child)
            if not blocks:
                continue
            mark = f"{number}. " if ordered else "- "
            number += 1
            loose = sum(not _is_list(block) for block in blocks) > 1
            body = ("\n\n" if loose else "\n").join(blocks)
            items.append(_prefixed(body, mark, " " * len(mark)))
        return "\n".join(items)

    def _table(self, node: Node) -> list[str]:
        if _has_strays(node):
            return self.blocks(Node("div", {}, node.children))
        rows = [
            [cell for cell in row.children if isinstance(cell, Node) and cell.tag in _CELLS]
            for row in _rows(node)
        ]
        rows = [row for row in rows if row]
        width = max((len(row) for row in rows), default=0)
        if width < 2:  # a table for the looks of it
            return [block for row in rows for cell in row for block in self.blocks(cell)]
        texts = [[self._inline(cell, in_cell=True) for cell in row] for row in rows]
        found = [table(texts)] if any(any(row) for row in texts) else []
        self._note_pictures(found)
        return found

    def _note_pictures(self, found: list[str]) -> None:
        for picture in self.pictures:
            told = " ".join(part for part in (picture.alt.strip(), picture.address) if part)
            found.append(f"%% Picture: {' '.join(told.split())}".rstrip(": "))
        self.seen += len(self.pictures)
        self.pictures.clear()


def from_html(html: str) -> Pasted:
    """A fragment of HTML as Markdown; "" where it holds no words. Raises nothing."""
    if len(html) > LONGEST:
        return Pasted("")
    root = parse(html)
    if _is_code(root):
        return Pasted("")
    writer = _Writer()
    return Pasted("\n\n".join(writer.blocks(root)), writer.seen)


def table(rows: list[list[str]]) -> str:
    """Rows of cells, already Markdown, as a table; the first row is its head."""
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in full]
    lines.insert(1, "|" + " --- |" * width)
    return "\n".join(lines)


def from_cells(text: str) -> str:
    """Cells copied from a spreadsheet, parted by tabs, as a table; "" where that is none."""
    lines = text.replace("\r\n", "\n").strip("\n").split("\n")
    rows = [line.split("\t") for line in lines]
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return ""
    if not any(row[0].strip() for row in rows):
        return ""  # indented, and no table
    return table([[written([Run(cell.strip())], in_cell=True) for cell in row] for row in rows])


def _split_at_breaks(runs: list[Run]) -> list[list[Run]]:
    """Two line ends in a row part paragraphs."""
    parts: list[list[Run]] = [[]]
    ends = 0
    for run in runs:
        if run == BREAK:
            ends += 1
            if ends == 2:
                parts.append([])
            elif ends == 1:
                parts[-1].append(run)
            continue
        if run.text.strip():
            ends = 0
        parts[-1].append(run)
    return parts


def _holds_block(node: Node) -> bool:
    return any(
        isinstance(child, Node) and (child.tag in BLOCKS or _holds_block(child))
        for child in node.children
    )


def _flat(node: Node) -> list[Node | str]:
    """The inline things in an element; where a block ends, a line end."""
    found: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and (child.tag in BLOCKS or _holds_block(child)):
            if found and found[-1] != "\n":
                found.append("\n")
            found += _flat(child)
            found.append("\n")
        elif child != "\n":
            found.append(child)
    return found


_OF_TABLE = frozenset({"tr", "thead", "tbody", "tfoot", "td", "th", "colgroup", "col"})


def _has_strays(node: Node) -> bool:
    """Whether there are words in a table, but in none of its cells."""
    return any(
        bool(child.strip())
        if isinstance(child, str)
        else child.tag not in _OF_TABLE or (child.tag not in _CELLS and _has_strays(child))
        for child in node.children
    )


def _rows(node: Node) -> list[Node]:
    found = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "tr":
            found.append(child)
        elif isinstance(child, Node) and child.tag not in {"td", "th", "table"}:
            found += _rows(child)
    return found


def _text(node: Node) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        else:
            parts.append("\n" if child.tag == "br" else _text(child))
    return "".join(parts)


def _is_code(root: Node) -> bool:
    """Whether it comes from a code editor, which copies its colours along."""
    only = [child for child in root.children if isinstance(child, Node) or child.strip()]
    while len(only) == 1 and isinstance(only[0], Node) and only[0].tag in {"div", "body", "html"}:
        style = only[0].style()
        mono = "mono" in style.get("font-family", "")
        if mono and style.get("white-space", "").startswith("pre"):
            return True
        only = [child for child in only[0].children if isinstance(child, Node) or child.strip()]
    return False


def _is_numbered(node: Node) -> bool:
    for child in node.children:
        if isinstance(child, Node):
            if "ignore" in child.style().get("mso-list", ""):
                return bool(_ORDERED.match(_text(child)))
            if _is_numbered(child):
                return True
    return False


def _word_list(items: list[tuple[int, bool, str]]) -> str:
    lines = []
    counts: dict[int, int] = {}
    widths: dict[int, int] = {}
    top = min(level for level, _, _ in items)
    for level, numbered, text in items:
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        counts[level] = counts.get(level, 0) + 1
        mark = f"{counts[level]}. " if numbered else "- "
        widths[level] = len(mark)
        indent = " " * sum(widths.get(above, 2) for above in range(top, level))
        lines.append(_prefixed(text, indent + mark, indent + " " * len(mark)))
    return "\n".join(lines)


def _is_list(block: str) -> bool:
    return bool(re.match(r"(?:- |\d+\. )", block))


def _prefixed(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join(
        (first if not index else rest if line or rest.strip() else "") + line
        for index, line in enumerate(lines)
    ).replace("> \n", ">\n")


def _fenced(code: str) -> str:
    fence = "`" * max(3, max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    return f"{fence}\n{code}\n{fence}"
