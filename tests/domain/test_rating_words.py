"""Which words give a rating, on which scale, and which only look like it."""

from __future__ import annotations

import pytest

from desktop_app.domain.rating_words import praise_against, said_ratings
from desktop_app.domain.review import Review, scale_named


@pytest.mark.parametrize(
    ("scale", "text", "values"),
    [
        ("stars-5-half", "Three and a half stars out of five. 2½/5; 4.5 / 5", [3.5, 2.5, 4.5]),
        ("stars-4", "He gives it three stars. A two-star evening.", [3, 2]),
        ("stars-4", "Its two stars, Keaton and Mack, met 4 stars.", []),
        ("stars-5", "★★☆☆☆ and ★★★, not ★☆☆", [2, 3]),
        ("ten", "8/10, eight out of ten, 8/5, 24/10/2016", [8, 8]),
        ("letter", "Grade: A. It earns a B-; an A film, a C note", [11, 7]),
        ("percent", "A score of 85 per cent, 40% of it rated: rating 30%", [85, 30]),
        ("recommended", "Four stars out of five", []),
        ("custom:4:ponies", "Three out of four ponies", [3]),
    ],
)
def test_ratings_in_a_sentence(scale: str, text: str, values: list[float]) -> None:
    found = sorted(said_ratings(text, scale_named(scale)), key=lambda one: one.start)
    assert [one.value for one in found] == values
    assert all(text[one.start : one.end] == one.words for one in found)


@pytest.mark.parametrize(
    ("verdict", "rating", "word"),
    [
        ("A masterpiece.", 1, "masterpiece"),
        ("No masterpiece.", 1, ""),
        ("It isn’t quite the triumph of last year.", 1, ""),
        ("A dreadful Mess", 5, "dreadful"),
        ("Avoid", 5, "Avoid"),
        ("A masterpiece.", 5, ""),
        ("A masterpiece.", 3, ""),
        ("A masterpiece.", None, ""),
    ],
)
def test_praise_and_blame_against_the_rating(verdict: str, rating: float | None, word: str) -> None:
    assert praise_against(verdict, Review("stars-5", rating)) == word
