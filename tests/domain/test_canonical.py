from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.canonical import (
    article_from_json,
    canonical_json,
    cleaned,
    details_from_json,
    details_json,
    extra_from_json,
    extra_json,
    same_content,
    sha256_of,
)
from desktop_app.domain.journal import JournalEdit, difference, replay
from desktop_app.domain.moment import Moment
from desktop_app.domain.review import Review

ODD = "a\u00a0b\u2028c\ufeff\U0001f3ac‘é’\t\v"

texts = st.text(st.characters(exclude_categories=["Cs"]))
tuples = st.lists(texts, max_size=3).map(tuple)
times = st.datetimes(timezones=st.just(UTC))
moments = st.builds(Moment, times, st.sampled_from(["UTC", "Europe/Berlin", "America/New_York"]))
extras = st.dictionaries(
    texts | st.integers(),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | texts
        | st.dates()
        | st.datetimes()
        | times
        | st.binary(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=4,
)
reviews = st.builds(
    Review,
    scale=texts,
    rating=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    verdict=texts,
    pros=tuples,
    cons=tuples,
    seen=texts,
    disclosure=texts,
)
every_details = st.builds(
    Details,
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    slug=texts,
    date=st.none() | moments,
    embargo=st.none() | moments,
    bylines=tuples,
    tags=tuples,
    hubs=tuples,
    productions=tuples,
    hero=st.none() | texts,
    description=texts,
    seo_title=texts,
    canonical_url=texts,
    review=st.none() | reviews,
    extra=extras,
)
articles = st.builds(
    Article,
    id=st.uuids(),
    headline=texts,
    dek=texts,
    body=texts,
    details=every_details,
    version=st.integers(0, 9),
    created_at=st.none() | times,
    updated_at=st.none() | times,
    trashed_at=st.none() | times,
)


@given(articles)
def test_an_article_comes_back_as_it_was(article):
    text = canonical_json(article)
    text.encode("utf-8")
    assert article_from_json(text) == article


def test_every_field_is_in_the_text():
    def names(value):
        return {field.name for field in fields(value)}

    plain = json.loads(canonical_json(Article(UUID(int=1), details=Details(review=Review()))))
    assert set(plain) - {"format"} == names(Article)
    assert set(plain["details"]) == names(Details)
    assert set(plain["details"]["review"]) == names(Review)


def test_the_text_is_the_same_whatever_the_order_and_the_zone():
    noon = datetime(2008, 7, 3, 12, tzinfo=UTC)
    one = Article(UUID(int=1), created_at=noon)
    other = Article(UUID(int=1), created_at=noon.astimezone(timezone(timedelta(hours=2))))
    assert canonical_json(one) == canonical_json(other)
    keys = list(json.loads(canonical_json(one)))
    assert keys == sorted(keys)


def test_the_hash_is_that_of_the_bytes():
    assert sha256_of("Fröhlich").startswith("f480a7c78ed560593147a901")


def test_foreign_front_matter_keeps_order_and_kinds():
    extra: dict[Any, object] = {
        "zebra": 1,
        "apple": 1.0,
        2008: "year",
        "day": date(2008, 7, 3),
        "infinite": float("inf"),
        "nested": {"$map": [1, None, {"b": True, "a": b"\0"}]},
    }
    back = extra_from_json(extra_json(extra))
    assert back == extra
    assert list(back) == list(extra)
    assert isinstance(back["apple"], float)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"id": 1}', "null", '{"id": "x"}', "[" * 5000, '"\\ud800"']
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        article_from_json(text)
    with pytest.raises(ValueError, match=r".*"):
        details_from_json(text)


def test_a_field_that_an_old_text_lacks_gets_its_default():
    plain = json.loads(canonical_json(Article(UUID(int=1), body="x")))
    del plain["details"]["seo_title"], plain["trashed_at"]
    assert article_from_json(json.dumps(plain)) == Article(UUID(int=1), body="x")


def test_cleaning_reaches_every_text_and_leaves_odd_ones_alone():
    dirty = "a\r\nb\0c\ud800"
    article = Article(
        UUID(int=1),
        body=dirty,
        details=Details(
            kind=Kind.RECAP, tags=(dirty,), review=Review(pros=(dirty,)), extra={"k": [dirty]}
        ),
    )
    clean = cleaned(article)
    good = "a\nb\ufffdc\ufffd"
    assert clean.body == good
    assert clean.details.review is not None
    assert clean.details.tags == clean.details.review.pros == (good,)
    assert clean.details.extra == {"k": [good]}
    assert clean.details.kind is Kind.RECAP
    assert cleaned(replace(article, body=ODD)).body == ODD


def test_the_same_content_is_text_and_details_only():
    one = Article(UUID(int=1), body="x", version=1)
    assert same_content(one, replace(one, version=2, updated_at=datetime.now(UTC)))
    for other in (
        replace(one, body="y"),
        replace(one, headline="y"),
        replace(one, dek="y"),
        replace(one, details=Details(tags=("y",))),
    ):
        assert not same_content(one, other)


def test_edits_are_replayed_in_code_points():
    article = Article(UUID(int=1), headline="‘M’", body="\U0001f3ac one")
    details = Details(tags=("a",))
    edited = replay(
        article,
        [
            JournalEdit("body", 2, 3, "two"),
            JournalEdit("body", 5, 0, "!"),
            JournalEdit("headline", 1, 1, "Metropolis"),
            JournalEdit("dek", 0, 0, "dek"),
            JournalEdit("details", 0, 0, details_json(details)),
        ],
    )
    assert edited == replace(
        article, body="\U0001f3ac two!", headline="‘Metropolis’", dek="dek", details=details
    )


@pytest.mark.parametrize(
    "edit",
    [
        JournalEdit("body", 4, 0, ""),
        JournalEdit("body", 1, 3, ""),
        JournalEdit("body", -1, 1, ""),
        JournalEdit("body", 2, -1, ""),
        JournalEdit("slug", 0, 0, "x"),
        JournalEdit("details", 0, 0, "{"),
    ],
)
def test_an_edit_that_cannot_belong_is_refused(edit):
    with pytest.raises(ValueError, match=r".*"):
        replay(Article(UUID(int=1), body="one"), [edit])


@given(articles, articles)
def test_the_difference_leads_from_one_to_the_other(one, other):
    other = replace(other, id=one.id)
    edits = difference(one, other)
    assert same_content(replay(one, edits), other)
    assert bool(edits) != same_content(one, other)


@given(every_details)
def test_details_come_back_as_they_were(details):
    assert details_from_json(details_json(details)) == details
