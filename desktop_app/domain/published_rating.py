"""The rating that readers have seen first, so that a later one is not given in silence.

It lies where the checks keep what is settled, among the article's foreign front matter, so that it
goes wherever the article goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.article import RATED, Status
from desktop_app.domain.review import Review, known_scale, rating_text
from desktop_app.domain.settled import KEY

if TYPE_CHECKING:
    from desktop_app.domain.article import Details

_NAME = "published-rating"


def with_status(details: Details, status: Status) -> Details:
    """The details with that status; whoever publishes a rated piece has its rating remembered."""
    new = replace(details, status=status)
    becomes = status is Status.PUBLISHED and details.status is not Status.PUBLISHED
    review = details.review
    if not becomes or review is None or details.kind not in RATED or not rating_text(review):
        return new
    if published_rating(details) is not None:
        return new  # what readers saw first counts
    value = {"scale": review.scale, "rating": _plain(review.rating or 0.0)}
    settled = details.extra.get(KEY)
    mine = {**(settled if isinstance(settled, Mapping) else {}), _NAME: value}
    return replace(new, extra={**details.extra, KEY: mine})


def published_rating(details: Details) -> Review | None:
    """Scale and rating as they were published first; None where nobody knows."""
    settled = details.extra.get(KEY)
    value = settled.get(_NAME) if isinstance(settled, Mapping) else None
    if not isinstance(value, Mapping):
        return None
    scale, rating = value.get("scale"), value.get("rating")
    if not isinstance(scale, str) or known_scale(scale) is None:
        return None
    return Review(scale, float(rating)) if isinstance(rating, int | float) else None


def unpublished(details: Details) -> Details:
    """The details of a piece that nobody has read yet."""
    settled = details.extra.get(KEY)
    if not isinstance(settled, Mapping) or _NAME not in settled:
        return details
    rest = {key: value for key, value in settled.items() if key != _NAME}
    extra = {key: value for key, value in details.extra.items() if key != KEY}
    return replace(details, extra={**extra, KEY: rest} if rest else extra)


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
