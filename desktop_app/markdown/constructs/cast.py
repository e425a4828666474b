"""`::: cast metropolis-1927` `:::`: the credit block of a production."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, CastBox
from desktop_app.markdown.constructs.base import ContainerConstruct, beside, first_word

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """The production comes from the records."""
    word, rest = first_word(container.info)
    slug = word.removeprefix("production:")
    production = container.records.production(slug)
    if production is None:
        container.report("missing-record", slug)
    return (CastBox(slug, production, container.lines), *beside(container, rest))


CAST = ContainerConstruct("cast", build)
