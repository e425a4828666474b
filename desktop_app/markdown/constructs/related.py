"""`::: related production:slug` `:::`: the newest published articles on a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.markdown.blocks import Block, Related, RelatedLink
from desktop_app.markdown.constructs.base import ContainerConstruct, beside, first_word

if TYPE_CHECKING:
    from desktop_app.domain.records import PublishedLink
    from desktop_app.markdown.constructs.base import Container

MOST = 5


def build(container: Container) -> tuple[Block, ...]:
    """`production:slug` or `hub:slug`; a bare slug is a production's, else a hub's."""
    word, rest = first_word(container.info)
    kind, _, slug = word.rpartition(":")
    records = container.records
    production = records.production(slug) if kind in {"", "production"} else None
    hub = records.hub(slug) if kind in {"", "hub"} and production is None else None
    if production is None and hub is None:
        container.report("missing-record", word)

    def on_subject(link: PublishedLink) -> bool:
        if production is not None:
            return production.slug in link.productions
        return hub is not None and hub.slug in link.hubs

    found = [
        RelatedLink(link.headline, link.url, link.slug)
        for link in records.articles.values()
        if link.published and link.slug != container.details.slug and on_subject(link)
    ]
    subject = production.title if production else hub.name if hub else slug
    block = Related(
        subject,
        tuple(found[:MOST]),
        container.lines,
        emphasised=hub is None,
        found=production is not None or hub is not None,
    )
    return (block, *beside(container, rest))


RELATED = ContainerConstruct("related", build)
