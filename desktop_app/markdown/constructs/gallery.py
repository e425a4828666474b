"""`::: gallery` … pictures … `:::`: several pictures shown together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import (
    Block,
    Figure,
    Gallery,
    HardBreak,
    ImageUse,
    Paragraph,
    SoftBreak,
    Text,
)
from desktop_app.markdown.constructs.base import ContainerConstruct

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """Collect the pictures; text between them is kept beside them, a title stands above."""
    images: list[ImageUse] = []
    others: list[Block] = []
    for block in container.blocks:
        if isinstance(block, Figure):
            images.append(block.image)
        elif isinstance(block, Paragraph) and (pictures := _only_pictures(block)):
            images.extend(pictures)
        else:
            others.append(block)
    gallery = Gallery(tuple(images), container.lines, tuple(others))
    title, line = container.inlines(), container.lines[0]
    return (Paragraph(title, (line, line + 1)), gallery) if title else (gallery,)


def _only_pictures(paragraph: Paragraph) -> list[ImageUse]:
    pictures: list[ImageUse] = []
    for child in paragraph.children:
        if isinstance(child, ImageUse):
            pictures.append(child)
        elif not (
            isinstance(child, SoftBreak | HardBreak)
            or (isinstance(child, Text) and not child.text.strip())
        ):
            return []
    return pictures


GALLERY = ContainerConstruct("gallery", build)
