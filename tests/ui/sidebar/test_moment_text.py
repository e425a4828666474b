from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.moment import Moment
from desktop_app.ui.sidebar.fields.moment import short_forms, spoken_moment
from desktop_app.ui.sidebar.moment_text import MomentError, read_moment, write_moment

NINE = datetime(2016, 1, 8, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("2016-01-08 09:00 ET", "America/New_York"),
        ("2016-01-08 9:00 EST", "America/New_York"),
        ("2016-1-8 9 am et", "America/New_York"),
        ("2016-01-08, 9:00 a.m. America/New_York", "America/New_York"),
        ("2016-01-08 09:00 America/New_York", "America/New_York"),
        ("2016-01-08T09:00:00-05:00", "Etc/GMT+5"),
        ("2016-01-08T09:00:00-0500", "Etc/GMT+5"),
        ("2016-01-08T14:00:00Z", "UTC"),
        ("2016-01-08 14.00 GMT", "UTC"),
        ("2016-01-08 15:00", "Europe/Berlin"),
        ("  2016-01-08   15:00  ", "Europe/Berlin"),
    ],
)
def test_every_form_means_the_same_instant(typed: str, zone: str) -> None:
    assert read_moment(typed, "Europe/Berlin") == Moment(NINE, zone)


def test_a_day_alone_is_its_midnight() -> None:
    assert read_moment("2016-07-04", "America/New_York") == Moment(
        datetime(2016, 7, 4, 4, 0, tzinfo=UTC), "America/New_York"
    )


@pytest.mark.parametrize("empty", ["", "  "])
def test_nothing_is_no_time(empty: str) -> None:
    assert read_moment(empty, "UTC") is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("next Friday", "shape"),
        ("08.01.2016", "shape"),
        ("2016-13-01", "day"),
        ("2016-02-30 9:00", "day"),
        ("0001-01-01 00:00 CET", "day"),
        ("2016-01-08 25:00", "clock"),
        ("2016-01-08 9:75", "clock"),
        ("2016-01-08 13 pm", "clock"),
        ("2016-01-08 9:00 XYZ", "zone"),
        ("2016-01-08 9:00 +99:00", "zone"),
        ("2016-01-08 9:00 ../../etc", "shape"),
    ],
)
def test_what_is_wrong_is_named(typed: str, reason: str) -> None:
    with pytest.raises(MomentError) as caught:
        read_moment(typed, "UTC")
    assert caught.value.reason == reason


NEARLY = (
    r"\d{4}-\d{1,2}-\d{1,2}"
    r"([T ,]\d{1,2}([:.]\d\d)?(:\d\d)? ?([ap]m)? ?([A-Z]{1,3}|[+-]\d{4})?)?"
)


@given(st.text(max_size=40) | st.from_regex(NEARLY, fullmatch=True))
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(MomentError):
        assert (read_moment(text, "UTC") is None) == (not text.strip())


ZONES = (
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Etc/GMT+5",
    "Etc/GMT-9",
    "Asia/Kolkata",
    "PST8PDT",
    "America/Detroit",
)


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_what_is_written_is_read_back(instant: datetime, zone: str) -> None:
    moment = Moment(instant.replace(microsecond=0), zone)
    local = moment.local()
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return  # the hour that comes twice is told apart by no zone's name
    if (local.utcoffset() or timedelta()).total_seconds() % 60:
        return
    assert read_moment(write_moment(moment), "UTC") == moment


def test_moments_in_words() -> None:
    assert spoken_moment(Moment(NINE, "America/New_York")) == (
        "Friday 8 January 2016, 9:00 in New York"
    )
    assert spoken_moment(Moment(NINE, "Etc/GMT+5")) == "Friday 8 January 2016, 9:00 -05:00"
    assert short_forms(Moment(NINE, "America/New_York")) == (
        "8 Jan 2016, 9:00 ET",
        "8 Jan 2016, 9:00",
        "8 Jan 2016",
    )
