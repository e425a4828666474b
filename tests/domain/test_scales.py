"""Scales as data: each says its rating as a mark and in words, and a custom one explains itself."""

from __future__ import annotations

import pytest

from desktop_app.domain.review import (
    SCALES,
    Review,
    custom_key,
    known_scale,
    rating_mark,
    rating_text,
    scale_named,
    words_key,
)


@pytest.mark.parametrize(
    ("scale", "rating", "mark", "words"),
    [
        ("stars-5", 4, "★★★★☆", "4 out of 5"),
        ("stars-4-half", 2.5, "★★½☆", "2.5 out of 4"),
        ("ten", 7.5, "7.5 / 10", "7.5 out of 10"),
        ("letter", 9, "B+", "B+"),
        ("percent", 80, "80 %", "80 per cent"),
        ("recommended", 1, "Recommended", "Recommended"),
        ("none", 1, "", ""),
        (custom_key(4, "ponies"), 3, "3 / 4 ponies", "3 out of 4 ponies"),
        (custom_key(5, "buckets", halves=True), 3.5, "3.5 / 5 buckets", "3.5 out of 5 buckets"),
        (words_key(["Skip it", "Wait", "See it"]), 2, "See it", "See it"),
    ],
)
def test_a_rating_as_it_is_set_and_said(scale: str, rating: float, mark: str, words: str) -> None:
    review = Review(scale=scale, rating=rating)
    assert (rating_mark(review), rating_text(review)) == (mark, words)


def test_a_custom_scale_is_what_its_key_says() -> None:
    scale = scale_named(custom_key(5, "buckets", halves=True))
    assert (scale.worst, scale.best, scale.step, scale.unit) == (0, 5, 0.5, "buckets")


@pytest.mark.parametrize(
    "key",
    [
        "",
        "custom:",
        "custom:0:ponies",
        "custom:x:y",
        "custom:4:",
        "x",
        "words:",
        "words:a",
        "words:a|a",
        "words:a||b",
    ],
)
def test_what_is_no_scale_is_none(key: str) -> None:
    assert known_scale(key) is None
    assert scale_named(key) == SCALES[0]


def test_a_scale_of_words_is_what_its_key_says() -> None:
    scale = scale_named(words_key([" Skip  it", "See it|now"]))
    assert (scale.key, scale.labels) == ("words:Skip it|See it now", ("Skip it", "See it now"))
    assert (scale.worst, scale.best, scale.step) == (0, 1, 1)
    assert words_key(["one"]) == words_key(["a", ""]) == words_key(["a", "a"]) == ""
