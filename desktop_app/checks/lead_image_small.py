"""Lead images that are too small for search engines and large screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.cropping import HERO_WIDTH, SHAPES, crop_box
from desktop_app.domain.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class LeadImageSmall:
    """The lead image has 1200 pixels across when it is cut to the shape that pages show."""

    code = "lead-image-small"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding, with what the picture has."""
        hero = context.hero
        if hero is None or not hero.width or not hero.height:
            return
        shape = SHAPES[0]
        left, _top, right, _bottom = crop_box(hero.width, hero.height, shape, (0.5, 0.5))
        if right - left < HERO_WIDTH:
            has = f"{right - left} pixels across in {shape.key}"
            why = f"{hero.slug} · {has}; {HERO_WIDTH} are wanted"
            fix = Fix("Open record", image=hero.slug)
            yield finding(self, context, None, "Lead image is small", why, fix)
