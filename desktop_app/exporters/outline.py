"""What every exporter of an article's text begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.exporters.adapt import adapted
from desktop_app.markdown.above import hero_above, review_above
from desktop_app.markdown.below import neighbours_below
from desktop_app.markdown.blocks import Block, Figure, Paragraph, ReviewBox, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.exporters.base import ExportJob
    from desktop_app.markdown.blocks import Document

_NOWHERE = (0, 0)


def adapted_job(job: ExportJob, *, dek: bool = False) -> tuple[Document, tuple[Block, ...]]:
    """The document as the job's profile wants it, and what stands above it."""
    lead = (Paragraph((Text(job.article.dek),), _NOWHERE),) if dek and job.article.dek else ()
    document = replace(job.document, blocks=(*job.document.blocks, *below(job)))
    return adapted(document, (*lead, *above(job)), job.profile)


def above(job: ExportJob) -> Iterator[Block]:
    """The hero and the review box, where the text has no place for them."""
    details = job.article.details
    hero = hero_above(details, job.records, job.document)
    if hero is not None and hero.record is not None:
        yield Figure(hero, _NOWHERE)
    review = review_above(details, job.document)
    if review is not None:
        yield ReviewBox(review, _NOWHERE)


def below(job: ExportJob) -> tuple[Block, ...]:
    """What stands behind the text: the ways to a recap's neighbours."""
    return neighbours_below(job.article.details, job.records)
