"""Rich text from a browser, Google Docs or Word as clean Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.language.rich_text.asking import (
    CELLS,
    attribution_of,
    every,
    first,
    flat,
    has_strays,
    holds_block,
    is_code,
    is_numbered,
    less,
    rows_of,
    text_of,
    walk,
)
from desktop_app.language.rich_text.lines import fenced, is_list, prefixed, table, word_list
from desktop_app.language.rich_text.links import clean_link
from desktop_app.language.rich_text.runs import BREAK, Picture, Run, picture_of, runs_of, written
from desktop_app.language.rich_text.tree import BLOCKS, Node, parse

if TYPE_CHECKING:
    from collections.abc import Callable

_INLINE = ("data:image/", "data:held-")  # whole, or under a short name
_LEVEL = re.compile(r"level(\d+)")
_DEFINITION = re.compile(r"^\[\^(\w+)\] ?")
LONGEST = 3_000_000  # characters: more than this stays plain


@dataclass(frozen=True)
class PastedPicture:
    """A picture that the Markdown only notes, in that line; `data` is its file where it came."""

    line: str
    alt: str
    address: str = ""  # on the network
    source: str = ""  # as the page says it
    data: bytes = b""


@dataclass(frozen=True)
class Pasted:
    """Markdown, and how many pictures it only notes, and which; others are wanted by now."""

    text: str
    pictures: int = 0
    wanted: int = 0
    noted: tuple[PastedPicture, ...] = ()


@dataclass
class _Writer:
    pictures: list[Picture] = field(default_factory=list)  # met, and not noted yet
    seen: int = 0
    noted: list[PastedPicture] = field(default_factory=list)
    # What a picture becomes in the text, "" where it can be nothing; without it, it is noted.
    keep: Callable[[Picture], str] | None = None

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
                found.append(word_list(listed))
                listed.clear()

        for child in node.children:
            if isinstance(child, str):
                inline.extend(runs_of(Node("span", {}, [child]), frozenset(), "", self.pictures))
                continue
            if child.tag not in BLOCKS and not holds_block(child):
                inline.extend(runs_of(child, frozenset(), "", self.pictures))
                continue
            flush()
            level = _LEVEL.search(child.style().get("mso-list", ""))
            if child.tag == "p" and level:
                listed.append((int(level[1]), is_numbered(child), self._inline(child)))
                continue
            flush_list()
            found.extend(self.block(child))
        flush()
        flush_list()
        return found

    def block(self, node: Node) -> list[str]:
        """The Markdown blocks that one element makes."""
        tag = node.tag
        if self.keep is not None and tag in {"figure", "details", "blockquote"}:
            return self._ours(node)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            text = self._inline(node, without=frozenset("b")).replace("\\\n", " ")
            found = [f"{'#' * int(tag[1])} {text}"] if text else []
            self._note_pictures(found)
            return found
        if tag in {"ul", "ol"}:
            return [text] if (text := self._list(node)) else []
        if tag == "blockquote":
            inner = "\n\n".join(self.blocks(node))
            return [prefixed(inner, "> ", "> ")] if inner else []
        if tag == "pre":
            return [fenced(text_of(node).strip("\n"))] if text_of(node).strip() else []
        if tag == "table":
            return self._table(node)
        if tag == "hr":
            return ["---"]
        return self.blocks(node)

    def _ours(self, node: Node) -> list[str]:
        """A figure, a spoiler or a quote in the words that we have for them."""
        if node.tag == "details":
            summary = first(node, {"summary"})
            label = self._inline(summary) if summary is not None else ""
            label = re.sub(r"^spoiler\b:? *", "", label, flags=re.IGNORECASE)
            inner = self.blocks(less(node, summary))
            return [f"::: spoiler {label}".rstrip() + "\n" + "\n\n".join(inner) + "\n:::"]
        if node.tag == "blockquote":
            return self._quote(node, attribution_of(node))
        caption = first(node, {"figcaption"})
        quote = first(node, {"blockquote"})
        if quote is not None:
            around = less(node, caption, quote)
            return [*self._quote(quote, caption), *self.blocks(Node("div", {}, around.children))]
        images = list(every(node, "img"))
        rest = less(node, caption)
        if not images or text_of(rest).strip():
            return self.blocks(Node("div", {}, node.children))
        return self._figure(images, caption)

    def _figure(self, images: list[Node], caption: Node | None) -> list[str]:
        assert self.keep is not None
        credits_ = [] if caption is None else [
            one for one in walk(caption) if "credit" in one.attributes.get("class", "").lower()
        ]  # fmt: skip
        credit = " ".join(" ".join(text_of(one) for one in credits_[:1]).split())
        words = "" if caption is None else " ".join(text_of(less(caption, *credits_)).split())
        several = len(images) > 1
        kept = []
        for image in images:
            picture = picture_of(image)
            told = replace(picture, caption="" if several else words, credit=credit)
            kept.append(self.keep(told))
            self.seen += 1
        found = [text for text in kept if text]
        if several and found:
            found = ["::: gallery\n" + "\n".join(found) + "\n:::"]
        if words and (several or not found):
            assert caption is not None
            found.append(self._inline(caption))
        return found

    def _quote(self, node: Node, attribution: Node | None) -> list[str]:
        inner = "\n\n".join(self.blocks(less(node, attribution)))
        if not inner:
            return [] if attribution is None else self.blocks(attribution)
        who = "" if attribution is None else self._inline(attribution).replace("\\\n", " ")
        who = re.sub(r"^(?:[—–-]+|\\-) *", "", who)
        cite = clean_link(node.attributes.get("cite", ""))
        if who and cite and "](" not in who:
            who = f"[{who}]({cite})"
        if not who:
            return [prefixed(inner, "> ", "> ")]
        return [f"::: quote {who}\n{inner}\n:::"]

    def _inline(
        self, node: Node, *, in_cell: bool = False, without: frozenset[str] = frozenset()
    ) -> str:
        runs: list[Run] = []
        for child in flat(node):
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
                    items[-1] += "\n" + prefixed(inner, " " * width, " " * width)
                elif inner:
                    items.append(inner)
                continue
            blocks = self.blocks(child)
            if not blocks:
                continue
            mark = f"{number}. " if ordered else "- "
            number += 1
            loose = sum(not is_list(block) for block in blocks) > 1
            body = ("\n\n" if loose else "\n").join(blocks)
            items.append(prefixed(body, mark, " " * len(mark)))
        return "\n".join(items)

    def _table(self, node: Node) -> list[str]:
        if has_strays(node):
            return self.blocks(Node("div", {}, node.children))
        rows = [
            [cell for cell in row.children if isinstance(cell, Node) and cell.tag in CELLS]
            for row in rows_of(node)
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
            if self.keep is not None:
                kept = self.keep(picture)
                found.extend([kept] if kept else [])
                continue
            told = " ".join(part for part in (picture.alt.strip(), picture.address) if part)
            line = f"%% Picture: {' '.join(told.split())}".rstrip(": ")
            if picture.source.startswith(_INLINE):  # each its own, whatever they are called
                line += f" ({sum(one.source.startswith(_INLINE) for one in self.noted) + 1})"
            found.append(line)
            alt = " ".join(picture.alt.split())
            self.noted.append(PastedPicture(line, alt, picture.address, picture.source))
        self.seen += len(self.pictures)
        self.pictures.clear()


def from_html(html: str) -> Pasted:
    """A fragment of HTML as Markdown; "" where it holds no words. Raises nothing."""
    if len(html) > LONGEST:
        return Pasted("")
    root = parse(html)
    if is_code(root):
        return Pasted("")
    writer = _Writer()
    text = "\n\n".join(writer.blocks(root))
    return Pasted(text, writer.seen, noted=tuple(writer.noted))


def from_tree(root: Node, keep: Callable[[Picture], str]) -> str:
    """An element as Markdown; `keep` says what each picture becomes in the text."""
    return "\n\n".join(_Writer(keep=keep).blocks(root))


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
