"""What a person's page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from desktop_app.domain.article import Article
from desktop_app.domain.person_page import credits_of, named_in
from desktop_app.domain.records import Credit, Person, Production

HELM = Person(UUID(int=1), "Brigitte Helm", "brigitte-helm", aliases=("B. Helm",))
RASP = Person(UUID(int=2), "Fritz Rasp", "fritz-rasp")


def production(number: int, title: str, year: int | None, *people: Person) -> Production:
    credits_ = tuple(Credit(UUID(int=number * 10 + at), who) for at, who in enumerate(people))
    return Production(UUID(int=number), title.lower(), title, year=year, credits=credits_)


def test_credits_are_of_all_productions_the_latest_first() -> None:
    all_ = [
        production(1, "Metropolis", 1927, RASP, HELM),
        production(2, "Unknown", None, HELM, HELM),
        production(3, "Gold", 1934, HELM),
        production(4, "Spione", 1928, RASP),
    ]
    found = credits_of(HELM.id, all_)
    assert [one.production.title for one in found] == ["Gold", "Metropolis", "Unknown", "Unknown"]
    assert all(one.credit.person == HELM for one in found)


@pytest.mark.parametrize(
    ("body", "count", "at"),
    [
        ("So Brigitte Helm’s eyes. *Brigitte\nHelm* and B. Helm.", 3, 3),
        ("brigitte helm, Brigitte Helms, Helm, Brigitte Helm-Kunheim, AB. Helm", 0, -1),
        ("", 0, -1),
    ],
)
def test_whole_names_count_exactly_as_they_are_written(body: str, count: int, at: int) -> None:
    found = named_in(Article(UUID(int=5), body=body), HELM)
    assert (found.count, found.at) == (count, at) if found else count == 0


def test_headline_and_dek_count_and_the_trash_does_not() -> None:
    article = Article(UUID(int=5), "Brigitte Helm at 100", "On Brigitte Helm", "Nothing.")
    found = named_in(article, HELM)
    assert found is not None
    assert (found.count, found.at) == (2, -1)
    assert named_in(replace(article, trashed_at=datetime(2026, 1, 1, tzinfo=UTC)), HELM) is None
    assert named_in(article, replace(HELM, name=" ", aliases=())) is None
