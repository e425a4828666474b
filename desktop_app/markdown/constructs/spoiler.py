"""`::: spoiler What it gives away` … `:::`: blocks hidden until asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, Spoiler, plain_text
from desktop_app.markdown.constructs.base import ContainerConstruct

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """One that is never closed holds all that follows, so that nothing is given away."""
    label = plain_text(container.inlines()).strip()
    return (Spoiler(label, container.blocks, container.lines, container.closed),)


SPOILER = ContainerConstruct("spoiler", build)
