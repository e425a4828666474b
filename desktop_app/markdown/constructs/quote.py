"""`::: quote Speaker, in [Outlet](url)` … `:::`: a quotation with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, Link, Quotation, walk_inlines
from desktop_app.markdown.constructs.base import ContainerConstruct

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """The attribution is all of the line behind the name; its first address is the source."""
    attribution = container.inlines()
    cite = next(
        (
            inline.url
            for inline in walk_inlines(attribution)
            if isinstance(inline, Link) and inline.url.startswith(("http://", "https://"))
        ),
        "",
    )
    return (Quotation(container.blocks, attribution, container.lines, cite),)


QUOTE = ContainerConstruct("quote", build)
