"""Articles that a changed record has left behind, in a real library."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Details, Status
from desktop_app.domain.drift import credit_changes
from desktop_app.domain.records import Credit, Person, Production
from desktop_app.errors import CancelledError, NotFoundError
from desktop_app.services.drift import DriftService

BODY = "Freder (Gustav Frolich) runs.\n"


@pytest.fixture
def drift(store, writing):
    return DriftService(store, writing)


@pytest.fixture
def changes(casting):
    person = Person(uuid4(), "Gustav Frolich", "")
    film = Production(
        uuid4(), "", "Metropolis", year=1927, credits=(Credit(uuid4(), person, character="Freder"),)
    )
    before, _ = casting.add_production(film)
    one = before.credits[0]
    right = replace(one, person=replace(one.person, name="Gustav Fröhlich"))
    after, _ = casting.save_production(replace(before, credits=(right,)))
    return credit_changes([before], [after])


def add(library, body=BODY, status=Status.DRAFT, productions=("metropolis-1927",)):
    details = Details(status=status, productions=productions)
    return library.add_article(Article(uuid4(), "About a film", body=body, details=details))[0]


def test_candidates_are_unpublished_and_about_it_or_name_both(library, drift, changes):
    add(library, status=Status.PUBLISHED)
    gone = add(library)
    library.trash([gone.id])
    about = add(library, "Nothing is said.\n", Status.READY)
    names = add(library, productions=())
    add(library, "Freder alone.\n", productions=())
    assert drift.candidates(changes) == (names.id, about.id)


def test_looking_for_them_can_be_stopped(library, drift, changes):
    add(library)
    with pytest.raises(CancelledError):
        drift.candidates(changes, stop=lambda: True)


def test_a_fix_is_stored_and_the_text_before_is_kept(library, writing, drift, changes):
    article = add(library, BODY + "\n> Gustav Frolich, they said.\n")
    fixed, told = drift.fix(article.id, changes)
    assert fixed.places() == 1
    assert told.articles == {article.id}
    stored = library.article(article.id)
    assert stored.body == "Freder (Gustav Fröhlich) runs.\n\n> Gustav Frolich, they said.\n"
    assert stored.version == article.version + 1
    kept = writing.revisions(article.id)[0]
    assert kept.reason == "before-drift"
    assert writing.revision(article.id, kept.sequence).body == article.body


def test_a_fix_where_there_is_nothing_to_do_changes_nothing(library, writing, drift, changes):
    published = add(library, status=Status.PUBLISHED)
    done = add(library, "Freder (Gustav Fröhlich) runs.\n")
    for article in (published, done):
        assert drift.fix(article.id, changes)[0] is None
        assert library.article(article.id) == article
        assert writing.revisions(article.id) == ()
    with pytest.raises(NotFoundError):
        drift.fix(uuid4(), changes)
