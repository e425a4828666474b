"""Pictures that a screen reader cannot tell about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.markdown.blocks import ImageUse

_MESSAGE = "Image has no alt text"
_LABEL = "Write alt text"


class ImageWithoutAlt:
    """A picture has alt text, here or in its record, or is marked as decorative."""

    code = "image-without-alt"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each use on its own, since each has words of its own; then the hero."""
        described: set[str] = set()
        found: set[str] = set()
        for image in context.images:
            if image.alt.strip():
                described.add(image.slug)
            elif image.slug and image.record is None:
                continue  # that it is missing is trouble enough
            elif not image.decorative:
                found.add(image.slug)
                why = f"{image.slug or image.src} · screen readers will skip it"
                yield finding(self, context, image.span, _MESSAGE, why, _fix(context, image))
        hero = context.hero
        if hero is None or hero.alt.strip() or hero.decorative:
            return
        # A picture that the text shows as well is described, or reported, there.
        if hero.slug not in described | found:
            why = f"{hero.slug} · screen readers will skip it"
            yield finding(self, context, None, _MESSAGE, why, Fix(_LABEL, image=hero.slug))


def _fix(context: CheckContext, image: ImageUse) -> Fix | None:
    start = image.span[0]
    if context.body.startswith("![", start):
        return Fix(_LABEL, caret=start + 2)
    return Fix(_LABEL, image=image.slug) if image.record else None
