from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.errors import LibraryDamagedError, NotFoundError
from tests.store.everything import ARTICLE, NOON


@pytest.fixture
def kept(store):
    with store.writing() as work:
        work.articles.add(ARTICLE, words=1, now=NOON)
        for number in (1, 2, 3):
            work.revisions.add(
                replace(ARTICLE, body=f"state {number}"),
                reason="pause",
                name="",
                words=2,
                now=NOON.replace(year=2010 - number),  # a clock that runs backwards
            )
    return store


def test_revisions_are_ordered_by_their_number(kept):
    with kept.reading() as work:
        assert [row.sequence for row in work.revisions.rows(ARTICLE.id)] == [3, 2, 1]
        assert work.revisions.load(ARTICLE.id, 2) == replace(ARTICLE, body="state 2")
        with pytest.raises(NotFoundError, match="no revision 4"):
            work.revisions.load(ARTICLE.id, 4)


def test_one_changed_byte_in_the_file_is_noticed(kept, folder):
    kept.close()
    path = folder / "library.db"
    data = path.read_bytes()
    assert data.count(b"state 2") == 1
    path.write_bytes(data.replace(b"state 2", b"stale 2"))
    # SQLite itself sees nothing wrong with it.
    from desktop_app.store.opening import open_store

    store = open_store(folder, write=False)
    with store.reading() as work:
        assert work.revisions.load(ARTICLE.id, 1).body == "state 1"
        with pytest.raises(LibraryDamagedError, match="Revision 2"):
            work.revisions.load(ARTICLE.id, 2)
    assert store.check() == ("revision 2 of an article is damaged",)
    store.close()
