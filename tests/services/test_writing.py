from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.article import Article, Details, Kind
from desktop_app.domain.text import clean
from desktop_app.errors import ConflictError, NotFoundError
from desktop_app.services.changes import Changes


@pytest.fixture
def article(library):
    added, _ = library.add_article(Article(uuid4(), "One", body="one"))
    return added


def test_a_save_counts_the_version_up(library, writing, article):
    saved, changes = writing.save(replace(article, body="one two"))
    assert (saved.version, saved.body) == (article.version + 1, "one two")
    assert changes == Changes(articles=frozenset({article.id}), article_list=True)
    assert library.article(article.id) == saved
    assert library.overview().rows[0].words == 2
    again, _ = writing.save(replace(saved, body="one two three"))
    assert again.version == saved.version + 1
    assert again.updated_at > saved.updated_at
    assert again.created_at == article.created_at


def test_a_save_of_the_same_changes_nothing(writing, article):
    assert writing.save(article) == (article, Changes())


def test_an_older_version_never_overwrites(library, writing, article):
    newer, _ = writing.save(replace(article, body="theirs"))
    with pytest.raises(ConflictError, match="changed elsewhere") as caught:
        writing.save(replace(article, body="mine"))
    assert caught.value.way_out
    assert library.article(article.id) == newer


def test_what_is_not_there_cannot_be_saved(writing):
    with pytest.raises(NotFoundError):
        writing.save(Article(uuid4()))
    with pytest.raises(NotFoundError):
        writing.snapshot(uuid4(), "pause")


def test_a_text_is_cleaned_on_the_way_in(writing, article):
    saved, _ = writing.save(replace(article, body="a\r\nb\0\ud800", headline="\udfff"))
    assert (saved.body, saved.headline) == ("a\nb\ufffd\ufffd", "\ufffd")


def test_a_change_of_hubs_is_told(writing, article):
    _, changes = writing.save(replace(article, details=Details(slug="one", hubs=("hub",))))
    assert changes.hubs


def test_a_version_of_what_is_stored_is_not_read_again(writing, article, monkeypatch):
    saved, _ = writing.save(replace(article, body="Five words *of* running text."))
    read = []

    def count(body):
        read.append(body)
        return 3

    monkeypatch.setattr(writing._prose, "count", count)
    assert writing.keep(saved, "opened").words == 5
    assert writing.keep(replace(saved, body="Three other words."), "edited").words == 3
    assert read == ["Three other words."]


def test_a_snapshot_is_taken_once(writing, article):
    row = writing.snapshot(article.id, "opened")
    assert (row.sequence, row.reason, row.words) == (1, "opened", 1)
    assert writing.snapshot(article.id, "pause") is None
    named = writing.snapshot(article.id, "asked for", "before the cut")
    assert (named.sequence, named.name) == (2, "before the cut")
    assert writing.snapshot(article.id, "asked for", "before the cut") is None
    saved, _ = writing.save(replace(article, details=replace(article.details, kind=Kind.LIST)))
    writing.snapshot(article.id, "pause")
    rows = writing.revisions(article.id)
    assert [row.sequence for row in rows] == [3, 2, 1]
    assert rows[2].sha256 != rows[0].sha256
    assert writing.revision(article.id, 1) == article
    assert writing.revision(article.id, 3) == saved
    with pytest.raises(NotFoundError):
        writing.revision(article.id, 4)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_every_revision_comes_back_byte_for_byte(library, writing, bodies):
    article, _ = library.add_article(Article(uuid4(), "Many"))
    kept = {}
    for body in bodies:
        article, _ = writing.save(replace(article, body=body))
        row = writing.snapshot(article.id, "pause")
        if row is not None:
            kept[row.sequence] = clean(body)
    for sequence, body in kept.items():
        assert writing.revision(article.id, sequence).body == body
