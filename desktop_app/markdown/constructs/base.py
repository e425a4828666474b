"""What a construct of ours is: a name, and how it becomes a neutral block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop_app.markdown.blocks import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.article import Details
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import Block, ImageUse, Inline, Lines


class Container(Protocol):
    """A `::: name info` … `:::` as the parser hands it to its construct."""

    info: str  # what stands behind the name, as typed
    blocks: tuple[Block, ...]  # what stands inside
    lines: Lines
    closed: bool
    records: Records
    details: Details

    def inlines(self, skip: int = 0) -> tuple[Inline, ...]:
        """The info from its character `skip` on, read as inline Markdown."""
        ...

    def report(self, code: str, detail: str) -> None:
        """Tell the writer of a problem with the opening line."""
        ...


@dataclass(frozen=True)
class ContainerConstruct:
    """`::: name info` … `:::`. `build` keeps every word that it is given."""

    name: str
    build: Callable[[Container], tuple[Block, ...]]


@dataclass(frozen=True)
class ImageConstruct:
    """`![alt](scheme…)`. `build` completes the use from the records."""

    name: str
    scheme: str
    build: Callable[[ImageUse, Records], ImageUse]


@dataclass(frozen=True)
class SpanConstruct:
    """`[text]{.css_class}`."""

    name: str
    css_class: str
    build: Callable[[tuple[Inline, ...]], Inline]


@dataclass(frozen=True)
class LineConstruct:
    """Lines that begin with `mark` and are taken out before blocks are read."""

    name: str
    mark: str


Construct = ContainerConstruct | ImageConstruct | SpanConstruct | LineConstruct


def first_word(info: str) -> tuple[str, int]:
    """The first word of an info, and where the rest begins."""
    word = info.split(maxsplit=1)[0] if info.strip() else ""
    rest = info[len(word) :]
    return word, len(word) + len(rest) - len(rest.lstrip())


def beside(container: Container, rest: int) -> tuple[Block, ...]:
    """Words that the construct has no place for, kept as blocks behind it."""
    words = container.inlines(rest)
    line = container.lines[0]
    kept = (Paragraph(words, (line, line + 1)),) if words else ()
    return (*kept, *container.blocks)
