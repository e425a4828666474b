"""Neutral blocks as GitHub-flavoured Markdown, with nothing of ours left over."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop_app.exporters import gfm_forms
from desktop_app.exporters.dialects import GITHUB, Dialect
from desktop_app.exporters.gfm_inline import InlineForms, InlineWriter
from desktop_app.markdown.blocks import (
    Block,
    BlockQuote,
    CastBox,
    CodeBlock,
    Document,
    Embed,
    Emphasis,
    Figure,
    FootnoteRef,
    Gallery,
    HardBreak,
    Heading,
    ImageUse,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Quotation,
    Related,
    ReviewBox,
    Rule,
    SoftBreak,
    Spoiler,
    SpoilerText,
    Strong,
    Table,
    Text,
    Unknown,
    own_inlines,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PLAIN_LABEL = re.compile(r"[\w.-]+")
_RULE = re.compile(r"([-*])(?:[ \t]*\1){2,}[ \t]*$", re.MULTILINE)
# What not every reader takes for a block behind the label of a footnote.
_NEEDS_A_LINE = (BlockQuote, CodeBlock, Heading, ListBlock, Quotation, Rule, Table)
_ALIGNMENTS = {"left": ":---", "center": ":---:", "right": "---:"}


class GfmWriter:
    """Writes one document.

    A spoiler becomes a reference to a footnote that holds its words: `<details>` is raw HTML,
    which careful readers drop around words that then stand there for all to see, while a
    footnote stands behind the end of the article in every reader, known or unknown to it.
    """

    def __init__(
        self,
        picture: Callable[[ImageUse], str | None],
        *,
        top_heading: int = 1,
        dialect: Dialect = GITHUB,
    ) -> None:
        """`picture` tells where a picture is, or None where it is missing.

        Headings above the level `top_heading` are written on it.
        """
        self._dialect = dialect
        self._picture = picture
        self._top_heading = top_heading
        self._inlines = InlineWriter(
            InlineForms(self._image, self._spoiler_text, self._note_label, dialect)
        )
        self._labels: dict[str, str] = {}  # the writer's label -> the one written
        self._spoilers: list[tuple[str, Sequence[Block]]] = []

    def document(self, document: Document, above: tuple[Block, ...] = ()) -> str:
        """All of it behind `above`, its footnotes last; ends with one line end, or is empty."""
        for footnote in document.footnotes:
            self._take_label(footnote.label, footnote.number)
        parts = [self.blocks((*above, *document.blocks))]
        parts += [
            self._note(self._labels[footnote.label], footnote.blocks)
            for footnote in document.footnotes
        ]
        done = 0
        while done < len(self._spoilers):  # a spoiler may hold others
            label, blocks = self._spoilers[done]
            parts.append(self._note(label, blocks))
            done += 1
        text = "\n\n".join(part for part in parts if part)
        return text + "\n" if text else ""

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Some blocks, with blank lines between."""
        return "\n\n".join(part for _, part in self._parts(blocks))

    def _parts(self, blocks: Iterable[Block]) -> list[tuple[Block, str]]:
        parts: list[tuple[Block, str]] = []
        other_marks = False
        for block in blocks:
            last = parts[-1][0] if parts else None
            if (
                isinstance(block, ListBlock)
                and isinstance(last, ListBlock)
                and last.ordered == block.ordered
            ):
                other_marks = not other_marks  # or the two would be one list
            else:
                other_marks = False
            if self._dialect.merges and last is not None and _alike(last, block):
                parts.append((block, "<!-- -->"))
            written = self._block(block, other_marks=other_marks)
            if written:
                parts.append((block, written))
        return parts

    def _block(self, block: Block, *, other_marks: bool) -> str:
        match block:
            case Paragraph(children=children):
                return self._with_credits(self._inlines.paragraph(children), block)
            case Heading():
                return self._with_credits(self._heading(block), block)
            case ListBlock():
                return self._list(block, other_marks=other_marks)
            case BlockQuote(blocks=blocks):
                return _quoted(self.blocks(blocks))
            case CodeBlock():
                return self._code(block)
            case Rule():
                return "___"  # the one form that no list can take for its bullet
            case Table():
                return self._with_credits(self._table(block), block)
            case _:
                return self._construct(block)

    def _construct(self, block: Block) -> str:
        """What plain Markdown has no word for."""
        match block:
            case Figure(image=image):
                return self.figure(image)
            case Gallery(images=images, blocks=blocks):
                return _joined(*(self.figure(image) for image in images), self.blocks(blocks))
            case Quotation(blocks=blocks, attribution=attribution):
                source = (Text("— "), *attribution) if attribution else ()
                return _quoted(_joined(self.blocks(blocks), self._inlines.paragraph(source)))
            case Spoiler():
                return self.spoiler(block)
            case Related():
                return self.blocks(gfm_forms.related(block))
            case CastBox(production=production):
                return self.blocks(gfm_forms.cast_box(production)) if production else ""
            case ReviewBox(review=review):
                return self.blocks(gfm_forms.review_box(review)) if review else ""
            case Embed():
                return self._inlines.paragraph(gfm_forms.embed(block))
            case Unknown(opening=opening, blocks=blocks, closing=closing):
                return _joined(self._plain(opening), self.blocks(blocks), self._plain(closing))
            case _:
                raise TypeError(f"no Markdown for {type(block).__name__}")

    def _plain(self, text: str) -> str:
        return self._inlines.paragraph((Text(text.strip()),)) if text.strip() else ""

    # --------------------------------------------------------------------------- plain blocks

    def _code(self, block: CodeBlock) -> str:
        # Behind the language some readers look for attributes, and stop where there are none.
        info = block.info.partition("{")[0].rstrip() if "{" in self._dialect.never else block.info
        return _fenced(replace(block, text=self._inlines.code_text(block.text), info=info))

    def _heading(self, heading: Heading) -> str:
        level = min(max(heading.level, self._top_heading), 6)
        if _is_broken(heading) and level <= 2:
            underline = "===" if level == 1 else "---"
            return f"{self._inlines.paragraph(heading.children)}\n{underline}"
        text = self._inlines.one_line(heading.children)
        # Closing hashes would be taken for decoration.
        text = re.sub(r"(^|\s)(?=#+$)", r"\1\\", text)
        return f"{'#' * level} {text}".rstrip(" ")

    def _list(self, block: ListBlock, *, other_marks: bool) -> str:
        items: list[str] = []
        spread = not block.tight
        for index, item in enumerate(block.items):
            mark = ("*" if other_marks else "-") if not block.ordered else ""
            if block.ordered:
                # Readers count on from the first number; nine digits are the most they take.
                number = block.start + index if block.start < 999_000_000 else block.start
                mark = f"{number}{')' if other_marks else '.'}"
            content, apart = self._item(item, spread=spread)
            spread = spread or apart
            items.append(_bulleted(mark.ljust(self._dialect.indent - 1), content))
        return ("\n\n" if spread else "\n").join(items)

    def _item(self, item: ListItem, *, spread: bool) -> tuple[str, bool]:
        """The item's content, and whether it had to be set with blank lines."""
        parts = self._parts(item.blocks)
        texts = [text for _, text in parts]
        if item.checked is not None:
            tick = f"[{'x' if item.checked else ' '}] "
            if not self._dialect.tasks:
                tick = "☑ " if item.checked else "☐ "
            texts = [tick + "".join(texts[:1]), *texts[1:]]
        close = not spread and all(
            _may_touch(first, second) for (first, _), (second, _) in pairwise(parts)
        )
        if close and not any(
            "\n\n" in text for block, text in parts if isinstance(block, Paragraph)
        ):
            return "\n".join(texts), False
        return "\n\n".join(texts), True

    def _table(self, table: Table) -> str:
        rows = [self._row(table.head)]
        rows.append(
            "| " + " | ".join(_ALIGNMENTS.get(align, "---") for align in table.align) + " |"
        )
        rows += [self._row(row) for row in table.rows]
        return "\n".join(rows)

    def _row(self, cells: Iterable[tuple[Inline, ...]]) -> str:
        texts = [self._inlines.one_line(cell).replace("|", "\\|") for cell in cells]
        return "| " + " | ".join(texts) + " |"

    def _note(self, label: str, blocks: Sequence[Block]) -> str:
        """A footnote's definition."""
        text = self.blocks(blocks)
        if blocks and isinstance(blocks[0], _NEEDS_A_LINE):
            return f"[^{label}]:\n" + _indented("    ", text)
        return _indented(f"[^{label}]: ", text, 4)

    # ---------------------------------------------------------------------- pictures and notes

    def _image(self, image: ImageUse) -> str:
        href = self._picture(image)
        if href is None:
            return ""
        alt = self._inlines.one_line((Text(image.alt),)) if image.alt else ""
        return f"![{alt}]({self._inlines.address(href)}{self._inlines.title(image.caption)})"

    def figure(self, image: ImageUse) -> str:
        """A picture and the line below it."""
        if not image.slug:  # from outside: plain Markdown already
            return self._image(image)
        words = gfm_forms.caption_line(image)
        line = self._inlines.one_line((Emphasis((Text(words),)),)) if words else ""
        return _joined(self._image(image), line)

    def spoiler(self, block: Spoiler) -> str:
        """Its label with a reference to the footnote that holds its words."""
        words = f"Spoiler: {block.label}" if block.label else "Spoiler"
        note = self._hide(block.blocks)
        return self._inlines.paragraph((Strong((Text(words),)),)) + f"[^{note}]"

    def _with_credits(self, text: str, block: Block) -> str:
        """The block with the credits of the pictures in its lines below it."""
        credits_ = [
            inline.credit.strip()
            for inline in own_inlines(block)
            if isinstance(inline, ImageUse) and inline.credit.strip()
        ]
        if not credits_:
            return text
        words = " · ".join(dict.fromkeys(credits_))
        return _joined(text, self._inlines.one_line((Emphasis((Text(words),)),)))

    def _spoiler_text(self, spoiler: SpoilerText) -> str:
        note = self._hide((Paragraph(spoiler.children, (0, 0)),))
        return f"(spoiler)[^{note}]"

    def _hide(self, blocks: Sequence[Block]) -> str:
        number = len(self._spoilers) + 1
        label = f"spoiler-{number}"
        while label in self._labels.values():
            label += "-"
        self._spoilers.append((label, blocks))
        return label

    def _note_label(self, reference: FootnoteRef) -> str:
        return self._take_label(reference.label, reference.number)

    def _take_label(self, label: str, number: int) -> str:
        if label not in self._labels:
            taken = {known.casefold() for known in self._labels.values()}
            plain = _PLAIN_LABEL.fullmatch(label) and label.casefold() not in taken
            self._labels[label] = label if plain else f"note-{number}"
        return self._labels[label]


def _alike(one: Block, other: Block) -> bool:
    """Whether some readers make one of the two."""
    quotes, lists = (BlockQuote, Quotation), ListBlock
    return (isinstance(one, quotes) and isinstance(other, quotes)) or (
        isinstance(one, lists) and isinstance(other, lists)
    )


def _may_touch(first: Block, second: Block) -> bool:
    """Whether no blank line is needed between two blocks of a list item."""
    if isinstance(first, Heading | Rule | CodeBlock):
        return True
    if not isinstance(first, Paragraph | ListBlock | BlockQuote | Table):
        return False
    if isinstance(second, ListBlock):
        # Only such a list can follow a paragraph's line.
        begins = bool(second.items and second.items[0].blocks)
        return begins and (not second.ordered or second.start == 1)
    if isinstance(second, BlockQuote):
        return not isinstance(first, BlockQuote)
    return isinstance(second, Rule | CodeBlock) or (
        isinstance(second, Heading) and not _is_broken(second)
    )


def _is_broken(heading: Heading) -> bool:
    return any(isinstance(part, SoftBreak | HardBreak) for part in heading.children)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _indented(mark: str, text: str, depth: int = 0) -> str:
    """The text behind a mark, further lines `depth` in or as far as the mark is wide."""
    indent = " " * (depth or len(mark))
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(indent + line if line else "" for line in rest)])


def _bulleted(mark: str, content: str) -> str:
    """A list item; empty lists in lists must not add up to a thematic break."""
    if not content:
        return mark
    if _RULE.match(f"{mark} {content}"):
        return _indented(f"{mark}\n" + " " * (len(mark) + 1), content, len(mark) + 1)
    return _indented(f"{mark} ", content)


def _fenced(block: CodeBlock) -> str:
    char = "~" if "`" in block.info else "`"
    longest = max((len(run) for run in re.findall(f"{char}+", block.text)), default=0)
    fence = char * max(3, longest + 1)
    text = block.text if block.text.endswith("\n") or not block.text else block.text + "\n"
    gap = " " if block.info.startswith(char) else ""
    return f"{fence}{gap}{block.info}\n{text}{fence}"
