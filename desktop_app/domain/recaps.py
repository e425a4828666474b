"""The recaps before and after one of the same series.

Both are slugs among the article's foreign front matter, so that they go wherever it goes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.article import Kind
from desktop_app.domain.records import ProductionType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.article import Details
    from desktop_app.domain.records import PublishedLink, Records

PREVIOUS, NEXT = "previous_recap", "next_recap"
_NUMBERS = re.compile(r"^(?P<series>.+?)-s(?P<season>\d{1,3})(?:e(?P<episode>\d{1,4}))?$")


def neighbour(details: Details, which: str) -> str:
    """The slug of the recap before (PREVIOUS) or after (NEXT), "" where there is none."""
    value = details.extra.get(which)
    return value if isinstance(value, str) and details.kind is Kind.RECAP else ""


def with_neighbour(details: Details, which: str, slug: str) -> Details:
    """The details with that recap before or after; "" takes it away."""
    extra = {key: value for key, value in details.extra.items() if key != which}
    return replace(details, extra={**extra, which: slug} if slug else extra)


def recaps(details: Details, records: Records) -> tuple[PublishedLink, ...]:
    """The other recaps of the library, those of the same series first."""
    mine = _series(details.productions, records)
    others = [
        link
        for link in records.articles.values()
        if link.kind == Kind.RECAP and link.slug != details.slug
    ]
    return tuple(sorted(others, key=lambda link: not mine & _series(link.productions, records)))


def suggested(details: Details, records: Records, which: str) -> PublishedLink | None:
    """The recap of the same series that comes right before, or right after."""
    mine = _series(details.productions, records)
    related = [
        link for link in recaps(details, records) if mine & _series(link.productions, records)
    ]
    here = _number(details.productions, records)
    if here is not None:
        numbered = [
            (number, link)
            for link in related
            if (number := _number(link.productions, records)) is not None
        ]
        before = [one for one in numbered if one[0] < here]
        after = [one for one in numbered if one[0] > here]
        if which == PREVIOUS:
            return max(before, key=lambda one: one[0])[1] if before else None
        return min(after, key=lambda one: one[0])[1] if after else None
    if which == NEXT:
        return None  # without numbers nobody knows what comes after
    dated = [link for link in related if link.date is not None]
    if details.date is not None:
        now = details.date.instant
        dated = [link for link in dated if link.date is not None and link.date.instant < now]
    return max(dated, key=lambda link: link.date.instant if link.date else now, default=None)


def _series(slugs: Iterable[str], records: Records) -> frozenset[str]:
    """The series that these productions are of; what is a film for certain is left out."""
    found = set()
    for slug in slugs:
        production = records.production(slug)
        if production is None or production.type is not ProductionType.FILM:
            numbers = _NUMBERS.match(production.slug if production else slug)
            found.add(numbers["series"] if numbers else slug)
    return frozenset(found)


def _number(slugs: Iterable[str], records: Records) -> tuple[int, int] | None:
    """Season and episode of the last episode among these productions."""
    found = []
    for slug in slugs:
        production = records.production(slug)
        numbers = _NUMBERS.match(production.slug if production else slug)
        season = production.season if production else None
        episode = production.episode if production else None
        if numbers is not None:
            season = int(numbers["season"]) if season is None else season
            episode = int(numbers["episode"] or 0) if episode is None else episode
        if episode:
            found.append((1 if season is None else season, episode))
    return max(found, default=None)
