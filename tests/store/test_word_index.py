from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.records import Credit, Hub, Person, Production
from desktop_app.domain.search import Filter, wanted_words
from desktop_app.errors import CancelledError
from desktop_app.store import sqlite_only
from tests.store.everything import NOON
from tests.store.search_cases import ARTICLES, CASES, words

INDEXES = {"fts5": lambda work: sqlite_only.Fts5Words(work.search._session.connection())}
SESSIONS: dict[int, Any] = {}  # in which an index’s queries run


@pytest.fixture(params=INDEXES)
def index(request, store):
    with store.writing() as work:
        index = INDEXES[request.param](work)
        for number, article in ARTICLES.items():
            index.put(number, article)
        SESSIONS[id(index)] = work.search._session
        yield index
        SESSIONS.clear()


def found(index, text):
    wanted = wanted_words(text)
    if not wanted:
        return ()
    return tuple(sorted(SESSIONS[id(index)].scalars(index.having(wanted)), reverse=True))


@pytest.mark.parametrize("typed", CASES)
def test_the_table_of_cases(index, typed):
    assert found(index, typed) == CASES[typed]
    if wanted_words(typed):
        assert set(index.best(wanted_words(typed), 10)) == set(CASES[typed])


def test_the_best_come_first(index):
    index.put(20, words(body="fritz " * 3 + "and many other words " * 40))
    index.put(21, words(headline="Fritz", body="and many other words " * 40))
    assert index.best(wanted_words("fritz"), 2) == [21, 20]


def test_names_are_changed_and_articles_taken_out(index):
    index.put_names(3, "Nosferatu (1922)", "Max Schreck\nCount Orlok")
    assert found(index, "graf") == ()
    assert found(index, "count") == (3,)
    index.put_names(77, "nobody’s", "names")
    assert found(index, "nobodys") == ()
    index.remove(3)
    assert found(index, "nosferatu") == ()


def test_a_search_stops_where_it_is(index):
    for number in range(100, 400):
        index.put(number, words(body=f"metro {number} " * 20))
    with pytest.raises(CancelledError), index.stoppable(lambda: True):
        found(index, "metro")
    assert len(found(index, "metro")) == 302  # and the next one is not stopped
    with index.stoppable(lambda: False):
        assert len(found(index, "metro")) == 302


HELM = Person(UUID(int=1), "Brigitte Helm", "brigitte-helm")
FILM = Production(
    UUID(int=2), "film", "Metropolis", credits=(Credit(UUID(int=3), HELM, character="Maria"),)
)


@pytest.fixture
def library(store):
    """Three articles, the last of them the newest; two are about the film, one is in a hub."""
    with store.writing() as work:
        work.productions.put(FILM)
        work.hubs.put(Hub(UUID(int=4), "lost", "Lost"))
        for number, details in enumerate(
            (
                Details(productions=("film",), bylines=("Zoë",)),
                Details(kind=Kind.REVIEW, status=Status.READY, hubs=("lost",)),
                Details(kind=Kind.REVIEW, productions=("film",), tags=("silent",)),
            )
        ):
            article = Article(UUID(int=10 + number), "A negative", details=details)
            work.articles.add(article, words=1, now=NOON)
    return store


def numbers(store, text, only=None):
    with store.reading() as work:
        return [article.int for article in work.search.articles(text, only)]


def test_filters_narrow_a_search_and_an_empty_one(library):
    for text in ("neg", ""):
        assert numbers(library, text) == [12, 11, 10]
        assert numbers(library, text, Filter()) == [12, 11, 10]
        assert numbers(library, text, Filter(status=Status.READY)) == [11]
        assert numbers(library, text, Filter(kind=Kind.REVIEW)) == [12, 11]
        assert numbers(library, text, Filter(production="film")) == [12, 10]
        assert numbers(library, text, Filter(hub="lost")) == [11]
        assert numbers(library, text, Filter(person="brigitte-helm")) == [12, 10]
        assert numbers(library, text, Filter(kind=Kind.REVIEW, person="brigitte-helm")) == [12]
        assert numbers(library, text, Filter(hub="other")) == []
    assert numbers(library, "positive", Filter(hub="lost")) == []


def test_renaming_finds_the_new_name_and_not_the_old(library):
    assert numbers(library, "helm") == [12, 10]
    assert numbers(library, "maria 'zoe'") == [10]
    person = replace(HELM, name="Gisèle Schittenhelm")
    renamed = replace(FILM, title="Die Stadt", credits=(replace(FILM.credits[0], person=person),))
    with library.writing() as work:
        work.productions.put(renamed)
    assert numbers(library, "helm") == []
    assert numbers(library, "metropolis") == []
    assert numbers(library, "gisele stadt") == [12, 10]
    assert numbers(library, "zoe") == [10]
    with library.writing() as work:
        article = work.articles.get(UUID(int=12))
        tagged = replace(article, details=replace(article.details, tags=("loud",)))
        work.articles.save(tagged, words=1, now=NOON)
    assert numbers(library, "silent") == []
    assert numbers(library, "loud") == [12]
    with library.writing() as work:
        work.productions.remove(FILM.id)
    assert numbers(library, "stadt") == []
    with library.writing() as work:
        work.productions.put(FILM)  # it comes back, and the articles find it again
    assert numbers(library, "maria") == [12, 10]


def test_a_saved_article_is_the_newest(library):
    with library.writing() as work:
        article = work.articles.get(UUID(int=10))
        work.articles.save(replace(article, body="More of it"), words=3, now=NOON)
    assert numbers(library, "negative") == [10, 12, 11]


def test_what_fails_to_be_saved_is_not_found(library):
    def fail():
        with library.writing() as work:
            article = work.articles.get(UUID(int=10))
            work.articles.save(replace(article, body="unheard"), words=3, now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert numbers(library, "unheard") == []
    assert numbers(library, "negative") == [12, 11, 10]


def test_a_match_says_why_it_was_found(library):
    with library.reading() as work:
        match = next(one for one in work.search.ranked("brigitte") if one.id.int == 12)
        assert match.snippet == "Brigitte Helm"
        assert match.found == ((0, 8),)
        assert work.search.ranked("silent")[0].snippet == "silent"
        assert work.search.ranked("%") == ()


def test_lists_are_the_same_read_anew_in_part_and_after_a_change(library):
    with library.reading() as work:
        rows = work.listing.rows()
        assert work.listing.rows() == rows
        assert {row.id for row in work.listing.rows(2)} < {row.id for row in rows}
        assert all(one is two for one, two in zip(work.listing.rows(), rows, strict=True))
    with library.writing() as work:
        work.hubs.put(Hub(UUID(int=4), "found", "Found"))
    with library.reading() as work:
        assert {row.hubs for row in work.listing.rows()} == {(), ("found",)}
        assert {link.hubs for link in work.listing.links().values()} == {(), ("found",)}
