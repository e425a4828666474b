"""Reviews without what a review is read for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.article import Kind
from desktop_app.domain.finding import Severity
from desktop_app.domain.review import Review, rating_text, scale_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class ReviewIncomplete:
    """A review has a rating, unless its scale is none, and a verdict; a recap may do without."""

    code = "review-incomplete"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Up to two findings."""
        details = context.article.details
        if details.kind is not Kind.REVIEW:
            return
        review = details.review or Review()
        scale = scale_named(review.scale)
        if scale.style != "none" and not rating_text(review):
            why = f"{scale.name} · give one in Details, or choose “No rating”"
            yield finding(self, context, None, "Review has no rating", why)
        if not review.verdict.strip():
            why = "one sentence in Details that says what you think of it"
            yield finding(self, context, None, "Review has no verdict", why)
