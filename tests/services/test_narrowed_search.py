"""Search narrowed by what is typed, on the sample library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from desktop_app.bootstrap import open_services
from desktop_app.domain.article import Article, Details, Kind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.services.bundle import Services


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    from uuid import uuid4

    opened = open_services(tmp_path_factory.mktemp("narrow") / "Library", write=True)
    opened.library.add_article(
        Article(
            uuid4(),
            headline="An interview",
            body="About lost reels.",
            details=Details(kind=Kind.INTERVIEW, status=Status.READY, bylines=("Ada Holm",)),
        )
    )
    yield opened
    opened.close()


def found(services: Services, text: str) -> set[str]:
    rows = {row.id: row.headline for row in services.library.overview().rows}
    return {rows[one] for one in services.library.search(text)}


METROPOLIS = "Almost all of ‘Metropolis’ has been found"
GENERAL = "‘The General’ still runs on time"


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("status:draft", {METROPOLIS}),
        ('status:"in edit"', {GENERAL}),
        ("status:in", {GENERAL}),
        ("status:nonsense", set()),
        ("kind:interview", {"An interview"}),
        ("production:metro", {METROPOLIS}),
        ("film:general", {GENERAL}),
        ('hub:"lost and found"', {METROPOLIS}),
        ('person:"Brigitte Helm"', {METROPOLIS}),
        ("person:helm", {METROPOLIS}),
        ("person:holm", {"An interview"}),
        ("person:nobody", set()),
        ("lost person:holm", {"An interview"}),
        ("lost person:helm status:ready", set()),
        ("status:draft status:ready", set()),
        ("person:", {METROPOLIS, GENERAL, "An interview"}),
        ("person:'; DROP TABLE person; --", set()),
        ('hub:"%" buenos', set()),
    ],
)
def test_filters_narrow(services: Services, text: str, headlines: set[str]) -> None:
    assert found(services, text) == headlines


def test_the_ranked_are_narrowed_too(services: Services) -> None:
    both = services.library.ranked("lost")
    one = services.library.ranked("lost status:ready")
    assert len(both) > len(one) == 1
    assert one[0].snippet


def test_lists_and_filters_load_no_bodies(services: Services) -> None:
    asked: list[str] = []
    engine = services.library._store._engine

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    services.library.overview()
    services.library.search("lost status:ready person:holm")
    event.remove(engine, "before_cursor_execute", note)
    assert asked
    assert not [text for text in asked if "article_body" in text]
