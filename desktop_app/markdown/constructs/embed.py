"""`::: embed https://…` caption `:::`: a trailer or post from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, Embed, Inline, Paragraph, Text
from desktop_app.markdown.constructs.base import ContainerConstruct, first_word

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """The caption is the first paragraph inside, or what stands behind the address."""
    address, rest = first_word(container.info)
    url = address.strip("<>")
    if not url.startswith(("http://", "https://")):
        container.report("unresolved-link", address)
    caption: tuple[Inline, ...] = container.inlines(rest)
    others = container.blocks
    if others and isinstance(others[0], Paragraph):
        space: tuple[Inline, ...] = (Text(" "),) if caption else ()
        caption = (*caption, *space, *others[0].children)
        others = others[1:]
    return (Embed(url, caption, container.lines), *others)


EMBED = ContainerConstruct("embed", build)
