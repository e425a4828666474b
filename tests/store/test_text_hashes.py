"""What the disk makes of a text by itself is found, whatever the text is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.store.opening import open_store
from tests.store.everything import ARTICLE, NOON

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.store.work import Store


def add(store: Store) -> None:
    with store.writing() as work:
        work.articles.add(
            replace(ARTICLE, headline="A headline here", dek="A dek here", body="A body here"),
            words=1,
            now=NOON,
        )


def change_on_disk(folder: Path, old: bytes, new: bytes) -> Store:
    path = folder / "library.db"
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))
    return open_store(folder, write=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"A headline", b"A head1ine"), (b"A dek", b"B dek"), (b"A body", b"A\xffbody")],
)
def test_one_changed_byte_is_noticed(store: Store, folder: Path, old: bytes, new: bytes) -> None:
    add(store)
    assert store.check() == ()
    store.close()
    damaged = change_on_disk(folder, old, new)
    (found,) = damaged.check()
    assert found.startswith("the text of “A head")
    with damaged.reading() as work:
        assert not work.articles.is_whole(ARTICLE.id)
    damaged.close()


def test_a_save_of_other_words_makes_it_whole(store: Store, folder: Path) -> None:
    add(store)
    store.close()
    damaged = change_on_disk(folder, b"A body", b"B body")
    with damaged.writing() as work:
        read = work.articles.get(ARTICLE.id)
        assert read is not None
        details = replace(read.details, description="Said anew")
        read = work.articles.save(replace(read, details=details), words=1, now=NOON)
        assert not work.articles.is_whole(ARTICLE.id)  # its text was not written
        work.articles.save(replace(read, body="C body"), words=1, now=NOON)
        assert work.articles.is_whole(ARTICLE.id)
    assert damaged.check() == ()
    damaged.close()
