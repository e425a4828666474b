"""`::: verdict` `:::`: the review box, from the article's details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, ReviewBox
from desktop_app.markdown.constructs.base import ContainerConstruct, beside

if TYPE_CHECKING:
    from desktop_app.markdown.constructs.base import Container


def build(container: Container) -> tuple[Block, ...]:
    """Without a review in the details the box is empty, and said to be."""
    review = container.details.review
    if review is None:
        container.report("missing-record", "review")
    return (ReviewBox(review, container.lines), *beside(container, 0))


VERDICT = ContainerConstruct("verdict", build)
