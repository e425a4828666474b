"""A recap's neighbours: kept with the article, offered from the same series."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from desktop_app.domain.article import Details, Kind
from desktop_app.domain.moment import Moment
from desktop_app.domain.recaps import (
    NEXT,
    PREVIOUS,
    neighbour,
    recaps,
    suggested,
    with_neighbour,
)
from desktop_app.domain.records import Production, ProductionType, PublishedLink, Records


def moment(day: int) -> Moment:
    return Moment(datetime(2016, 1, day, tzinfo=UTC), "UTC")


def link(slug: str, day: int, *productions: str, kind: Kind = Kind.RECAP) -> PublishedLink:
    return PublishedLink(
        slug, slug.title(), productions=productions, published=True, date=moment(day), kind=kind
    )


LINKS = (
    link("third", 20, "fog-s1e3"),
    link("second", 9, "fog-s1e2"),
    link("first", 8, "fog-s1e1"),
    link("finale-before", 1, "fog-s0e9"),
    link("another-series", 12, "sun-s1e2"),
    link("news-on-it", 13, "fog-s1e3", kind=Kind.NEWS),
    link("plain-one", 3, "tides"),
    link("plain-two", 5, "tides"),
    link("on-a-film", 6, "metropolis-1927"),
)
RECORDS = Records(
    articles={one.slug: one for one in LINKS},
    productions={
        "fog-s1e2": Production(
            uuid4(), "fog-s1e2", "Fog", ProductionType.EPISODE, season=1, episode=2
        ),
        "tides": Production(uuid4(), "tides", "Tides", ProductionType.SERIES),
        "metropolis-1927": Production(uuid4(), "metropolis-1927", "Metropolis"),
    },
    aliases={"production:old-fog": "fog-s1e2"},
)


def details(*productions: str, slug: str = "mine", day: int | None = None) -> Details:
    date = moment(day) if day else None
    return Details(kind=Kind.RECAP, slug=slug, productions=productions, date=date)


@pytest.mark.parametrize(
    ("mine", "before", "after"),
    [
        (details("fog-s1e2", slug="second"), "first", "third"),
        (details("old-fog"), "first", "third"),
        (details("fog-s1e4"), "third", ""),
        (details("fog-s2e1"), "third", ""),
        (details("fog-s0e1"), "", "finale-before"),
        (details("tides"), "plain-two", ""),
        (details("tides", day=4), "plain-one", ""),
        (details("metropolis-1927"), "", ""),
        (details("unheard-of"), "", ""),
        (details(), "", ""),
    ],
)
def test_the_next_door_recap_of_the_series_is_offered(
    mine: Details, before: str, after: str
) -> None:
    found = [suggested(mine, RECORDS, which) for which in (PREVIOUS, NEXT)]
    assert [one.slug if one else "" for one in found] == [before, after]


def test_those_of_the_series_are_listed_first_and_nothing_else_than_recaps() -> None:
    listed = [one.slug for one in recaps(details("fog-s1e4", slug="third"), RECORDS)]
    assert listed[:3] == ["second", "first", "finale-before"]
    assert {"third", "news-on-it"}.isdisjoint(listed)
    assert "another-series" in listed


def test_neighbours_are_kept_among_the_front_matter() -> None:
    kept = with_neighbour(details("fog-s1e2"), PREVIOUS, "first")
    assert kept.extra == {"previous_recap": "first"}
    assert (neighbour(kept, PREVIOUS), neighbour(kept, NEXT)) == ("first", "")
    assert with_neighbour(kept, PREVIOUS, "").extra == {}
    news = Details(extra={"previous_recap": "first"})
    assert neighbour(news, PREVIOUS) == ""
    assert neighbour(Details(kind=Kind.RECAP, extra={NEXT: ["x"]}), NEXT) == ""
