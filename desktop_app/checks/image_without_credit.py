"""Pictures that say nothing about where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class ImageWithoutCredit:
    """Every picture names its source, the hero too; one from outside has no record to name it."""

    code = "image-without-credit"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each record once, where it is first used."""
        seen: set[str] = set()
        for image in context.images:
            if not image.slug:
                why = f"{image.src} · take it into the library and name its source"
                yield finding(self, context, image.span, "Image is not in the library", why)
            elif image.record and not image.credit.strip() and image.slug not in seen:
                seen.add(image.slug)
                yield self._uncredited(context, image.span, image.slug)
        hero = context.hero
        if hero and not hero.credit.strip() and hero.slug not in seen:
            yield self._uncredited(context, None, hero.slug)

    def _uncredited(
        self, context: CheckContext, span: tuple[int, int] | None, slug: str
    ) -> Finding:
        why = f"{slug} · readers and owners want to know where it is from"
        return finding(
            self, context, span, "Image has no credit", why, Fix("Add credit", image=slug)
        )
