from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.rotation import DAYS, MONTHS, WEEKS, kept

START = datetime(2008, 7, 3, 12, tzinfo=UTC)
MOMENTS = st.sets(
    st.datetimes(
        min_value=datetime(2006, 1, 1), max_value=datetime(2009, 1, 1), timezones=st.just(UTC)
    ),
    max_size=60,
)


def test_two_years_of_days_leave_seven_four_and_twelve() -> None:
    moments = [START - timedelta(days=n) for n in range(730)]
    days = {START - timedelta(days=n) for n in range(7)}
    weeks = {START - timedelta(days=n) for n in (0, 4, 11, 18)}  # a Thursday, and Sundays
    months = {START} | {
        datetime(2007 + (month <= 6), month, day, 12, tzinfo=UTC)
        for month, day in (
            (6, 30), (5, 31), (4, 30), (3, 31), (2, 29), (1, 31),
            (12, 31), (11, 30), (10, 31), (9, 30), (8, 31),
        )
    }  # fmt: skip
    assert kept(moments, moments, UTC) == days | weeks | months


def test_kept_day_by_day_a_year_long_ends_with_the_same_few() -> None:
    present: set[datetime] = set()
    for n in range(400):
        present.add(START + timedelta(days=n))
        present = set(kept(present, present, UTC))
        assert len(present) <= DAYS + WEEKS + MONTHS
    assert len({(one.year, one.month) for one in present}) == MONTHS


def test_everything_of_the_newest_day_stays() -> None:
    today = {START + timedelta(hours=n) for n in range(10)}
    before = {START - timedelta(days=1, hours=n) for n in range(10)}
    assert kept(today | before, (), UTC) == today | {START - timedelta(days=1)}


def test_a_day_is_the_writers_own() -> None:
    late, early = datetime(2008, 7, 3, 23, tzinfo=UTC), datetime(2008, 7, 4, 1, tzinfo=UTC)
    third = datetime(2008, 7, 5, 12, tzinfo=UTC)
    assert kept((late, early, third), (), UTC) == {late, early, third}
    assert kept((late, early, third), (), timezone(timedelta(hours=2))) == {early, third}


def test_nothing_of_nothing() -> None:
    assert kept((), ()) == frozenset()


@given(MOMENTS, st.data())
def test_what_is_kept_holds_the_rule(moments: set[datetime], data: st.DataObject) -> None:
    whole = data.draw(st.sets(st.sampled_from(sorted(moments)))) if moments else set()
    stay = kept(moments, whole, UTC)
    assert stay <= moments
    if moments:
        assert max(moments) in stay
    if whole:
        assert max(whole) in stay
    days = sorted({one.date() for one in moments})
    assert {one.date() for one in stay} >= set(days[-DAYS:])
    weeks = sorted({one.isocalendar()[:2] for one in moments})
    assert {one.isocalendar()[:2] for one in stay} >= set(weeks[-WEEKS:])
    months = sorted({(one.year, one.month) for one in moments})
    assert {(one.year, one.month) for one in stay} >= set(months[-MONTHS:])
    of_newest_day = {one for one in moments if one.date() == max(moments).date()}
    assert len(stay - of_newest_day) <= DAYS + WEEKS + MONTHS + 1
    assert kept(stay, whole, UTC) == stay
