"""Ratings that readers have seen differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.article import RATED
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.published_rating import published_rating
from desktop_app.domain.review import Review, rating_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class RatingChanged:
    """A rating that was published stays, or the text says that it was another one."""

    code = "rating-changed"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding, until the text names the former rating."""
        details = context.article.details
        before = published_rating(details)
        if before is None or details.kind not in RATED:
            return
        was, now = rating_text(before), rating_text(details.review or Review("none"))
        if was == now or f"from {was} to" in context.body:
            return
        note = f"**Update:** The rating has been changed from {was} to {now or 'none'}.\n\n"
        fix = Fix("Add a note", edits=(TextEdit(0, 0, note),))
        why = f"it was {was} when the article was published, and is {now or 'none'} now"
        yield finding(self, context, None, "Rating has changed since it was published", why, fix)
