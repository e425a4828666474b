"""Filters typed among the words of a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.query import Query, named, parse_query, with_filter, without_filters


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query("")),
        ("lost reels", Query("lost reels")),
        ("status:draft", Query("", (("status", "draft"),))),
        ("lost STATUS:in-edit reels", Query("lost   reels", (("status", "in-edit"),))),
        ('person:"Brigitte Helm" lost', Query("lost", (("person", "Brigitte Helm"),))),
        ("person:“Brigitte Helm”", Query("", (("person", "Brigitte Helm"),))),
        ('person:"Brigitte', Query("", (("person", "Brigitte"),))),
        (
            "film:metropolis cast:helm",
            Query("", (("production", "metropolis"), ("person", "helm"))),
        ),
        ("person:", Query("")),
        ("mystatus:draft", Query("mystatus:draft")),
        ("at 10:30", Query("at 10:30")),
    ],
)
def test_what_is_asked_for(text: str, query: Query) -> None:
    assert parse_query(text) == query


def test_a_filter_takes_the_place_of_an_earlier_one() -> None:
    assert with_filter("lost", "status", "draft") == "lost status:draft"
    assert with_filter("lost status:draft", "status", "ready") == "lost status:ready"
    assert with_filter("cast:helm", "person", "") == "person:"
    assert with_filter("", "hub", "Lost and found") == 'hub:"Lost and found"'
    assert without_filters('lost hub:"Lost and found" reels') == "lost reels"


def test_a_record_is_meant_by_slug_or_the_beginning_of_a_word() -> None:
    assert named("helm", "brigitte-helm", "Brigitte Helm")
    assert named("BRIG", "brigitte-helm", "Brigitte Helm")
    assert named("metropolis-19", "metropolis-1927", "Metropolis")
    assert not named("elm", "brigitte-helm", "Brigitte Helm")


@given(st.text(max_size=60))
def test_any_text_is_understood(text: str) -> None:
    query = parse_query(text)
    assert all(value for _name, value in query.asked)
    assert parse_query(without_filters(without_filters(text))).words is not None
