"""What readers saw first is remembered, and only that."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.article import Details, Kind, Status
from desktop_app.domain.published_rating import published_rating, unpublished, with_status
from desktop_app.domain.review import Review

RATED = Details(kind=Kind.REVIEW, review=Review("letter", 9.0), extra={"layout": "post"})


def test_the_rating_is_remembered_when_the_review_is_published_first() -> None:
    assert published_rating(RATED) is None
    assert published_rating(with_status(RATED, Status.READY)) is None
    out = with_status(RATED, Status.PUBLISHED)
    assert published_rating(out) == Review("letter", 9.0)
    assert out.status is Status.PUBLISHED
    assert out.extra["layout"] == "post"
    changed = replace(with_status(out, Status.IN_EDIT), review=Review("letter", 3.0))
    assert published_rating(with_status(changed, Status.PUBLISHED)) == Review("letter", 9.0)


def test_what_has_no_rating_is_left_alone() -> None:
    for details in (
        replace(RATED, kind=Kind.NEWS),
        replace(RATED, review=None),
        replace(RATED, review=Review("none", 1.0)),
    ):
        assert with_status(details, Status.PUBLISHED).extra == {"layout": "post"}


def test_a_copy_has_not_been_published() -> None:
    out = with_status(RATED, Status.PUBLISHED)
    assert unpublished(out).extra == {"layout": "post"}
    silenced = replace(out, extra={"marquee": {**out.extra["marquee"], "silenced": ["x"]}})  # type: ignore[dict-item]
    assert unpublished(silenced).extra == {"marquee": {"silenced": ["x"]}}
    assert unpublished(RATED) is RATED


def test_what_somebody_wrote_there_is_not_trusted() -> None:
    for value in (7, {"scale": "stars-5"}, {"scale": "moons", "rating": 1}, {"rating": 2}):
        extra = {"marquee": {"published-rating": value}}
        assert published_rating(replace(RATED, extra=extra)) is None
