"""Pictures that may not be shown any more, and those that soon may not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop_app.checks.base import Check, CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import Image

SOON = timedelta(days=14)


class ImageExpired:
    """No picture is past the last day of its record on the day when the article goes out."""

    code = "image-expired"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each record once, where it is first used; the hero last."""
        day = _day_out(context)
        for span, image in _each_once(context):
            if image.expires is not None and image.expires < day:
                until = f"{image.slug} · until {image.expires:%Y-%m-%d}"
                yield _finding(self, context, span, image, "Image may not be shown any more", until)


class ImageExpiring:
    """A picture whose last day is near is spoken of while another can still be found."""

    code = "image-expiring"
    severity = Severity.INFO

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each record once whose last day is less than a fortnight away."""
        day = _day_out(context)
        for span, image in _each_once(context):
            if image.expires is not None and day <= image.expires <= day + SOON:
                until = f"{image.slug} · until {image.expires:%Y-%m-%d}, then it has to go"
                yield _finding(
                    self, context, span, image, "Image may be shown for days only", until
                )


def _finding(
    check: Check,
    context: CheckContext,
    span: tuple[int, int] | None,
    image: Image,
    message: str,
    why: str,
) -> Finding:
    return finding(check, context, span, message, why, Fix("Open record", image=image.slug))


def _day_out(context: CheckContext) -> date:
    """The day on which readers see the article first, or today where that has been."""
    moment = context.article.details.date
    if moment is not None and moment.instant > context.now:
        return moment.local().date()
    return context.now.date()


def _each_once(context: CheckContext) -> Iterator[tuple[tuple[int, int] | None, Image]]:
    seen: set[str] = set()
    uses = [(use.span, use.record) for use in context.images]
    for span, image in (*uses, (None, context.hero)):
        if image is not None and image.slug not in seen:
            seen.add(image.slug)
            yield span, image
