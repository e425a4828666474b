"""Ratings in the copy that are not the one in the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.article import RATED
from desktop_app.domain.finding import Severity
from desktop_app.domain.naming.mention import Place
from desktop_app.domain.rating_words import praise_against, said_ratings
from desktop_app.domain.review import Review, rating_text, scale_named
from desktop_app.markdown.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_CORRECTIONS = ("update", "correction", "editor’s note", "editor's note")


class RatingInWords:
    """Headline, dek, verdict and text give the rating that the details have, or none.

    Somebody else's rating in a quotation is theirs, and a correction may name the former one.
    """

    code = "rating-in-words"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each rating that differs, where it stands."""
        review = context.article.details.review
        if review is None or context.article.details.kind not in RATED:
            return
        given = rating_text(review)
        if not given:
            return
        scale = scale_named(review.scale)
        why = f"the rating in Details is {given}"
        for what, text in _fields(context, review):
            for said in said_ratings(text, scale):
                if said.value != review.rating:
                    yield finding(self, context, None, f"{what} says “{said.words}”", why)
        for stretch in stretches(context.document, context.body):
            text = stretch.passage.text
            if stretch.place is Place.QUOTE or text.lstrip().lower().startswith(_CORRECTIONS):
                continue
            for said in said_ratings(text, scale):
                if said.value != review.rating:
                    span = stretch.passage.span(said.start, said.end)
                    yield finding(self, context, span, f"The text says “{said.words}”", why)
        word = praise_against(review.verdict, review)
        if word:
            yield finding(self, context, None, f"The verdict says “{word}”", why)


def _fields(context: CheckContext, review: Review) -> Iterator[tuple[str, str]]:
    yield "The headline", context.article.headline
    yield "The dek", context.article.dek
    yield "The verdict", review.verdict
