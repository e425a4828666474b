"""Pictures that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import Image


class MissingImage:
    """Every picture that the article names is in the library, with its file."""

    code = "missing-image"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each use of a picture without a record or a file, and the hero."""
        for image in context.images:
            if image.slug:
                yield from self._look(context, image.span, image.slug, image.record)
        hero = context.article.details.hero
        if hero:
            yield from self._look(context, None, hero, context.hero)

    def _look(
        self,
        context: CheckContext,
        span: tuple[int, int] | None,
        slug: str,
        record: Image | None,
    ) -> Iterator[Finding]:
        if record is None:
            why = f"{slug} · no image has that name"
            yield finding(self, context, span, "Image is not in the library", why)
        elif record.wanted():
            why = f"{slug} · still waits for its file"
            yield finding(self, context, span, "Image is wanted", why, Fix("Add file", image=slug))
