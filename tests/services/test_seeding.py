from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.moment import moment_from_text
from desktop_app.services.seeding import seed_samples


def read_article(path):
    """The little of a sample's front matter that these tests need."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(
        line.split(": ", 1) for line in head.splitlines() if line[0] != " " and ": " in line
    )
    return Article(
        uuid4(),
        headline=fields["headline"].strip('"'),
        body=body,
        details=Details(
            kind=Kind(fields["kind"]),
            slug=fields["slug"],
            date=moment_from_text(fields["date"]),
            hero=fields["hero"],
            productions=(fields["productions"].strip("[]"),),
            hubs=("lost-and-found",) if "hubs" in fields else (),
        ),
    )


@pytest.fixture
def seed(library, casting, pictures, samples):
    def run(read=read_article):
        seed_samples(
            library=library,
            casting=casting,
            pictures=pictures,
            read_article=read,
            folder=samples,
        )

    return run


def test_the_samples_make_the_first_library(seed, library, casting, pictures, store):
    seed()
    first, second = library.overview().rows
    assert (first.slug, first.status) == ("metropolis-found", Status.DRAFT)
    assert (second.slug, second.status) == ("the-general-review", Status.IN_EDIT)
    facts = {item.slug: item for item in casting.productions()}
    assert {slug: len(item.cast()) for slug, item in facts.items()} == {
        "metropolis-1927": 8,
        "nosferatu-1922": 8,
        "the-general-1926": 4,
    }
    general = facts["the-general-1926"]
    assert (general.distributor, general.runtime, general.year) == ("United Artists", 78, 1926)
    assert facts["metropolis-1927"].release_date == date(1927, 1, 10)
    assert [(hub.slug, hub.url, hub.articles) for hub in library.overview().hubs] == [
        ("lost-and-found", "https://www.example.com/hubs/lost-and-found", 1)
    ]
    images = pictures.images()
    assert [image.slug for image in images] == [
        "general-bridge",
        "metropolis-cathedral",
        "metropolis-machine",
        "metropolis-skyline",
    ]
    assert {image.credit for image in images} == {"Image via Marquee"}
    assert [image.slug for image in images if not image.alt] == ["metropolis-cathedral"]
    assert all(pictures.path_of(image).is_file() for image in images)
    assert library.records().productions["metropolis-1927"].cast()[5].character == "11811"


def test_seeding_twice_changes_nothing(seed, library, casting, pictures):
    seed()
    before = library.overview(), casting.productions(), pictures.images()
    seed()
    assert (library.overview(), casting.productions(), pictures.images()) == before


def test_seeding_that_was_cut_off_goes_on(seed, library, casting, pictures, store):
    class Cut(Exception):  # noqa: N818
        pass

    real = library.add_article

    def cut(article):
        if article.details.slug == "metropolis-found":
            raise Cut
        return real(article)

    library.add_article = cut
    with pytest.raises(Cut):
        seed()
    library.add_article = real
    assert len(library.overview().rows) == 1
    seed()
    assert [row.slug for row in library.overview().rows] == [
        "metropolis-found",
        "the-general-review",
    ]
    assert len(casting.productions()) == 3
    assert len(pictures.images()) == 4


def test_a_library_with_articles_of_its_own_gets_no_samples(seed, library, casting):
    library.add_article(Article(uuid4(), "Mine"))
    seed()
    assert [row.slug for row in library.overview().rows] == ["mine"]
    assert casting.productions() == ()
