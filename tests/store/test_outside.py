"""What others do to the library's file while it is open is noticed, and nothing is lost by it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article
from desktop_app.errors import ConflictError, LibraryChangedError, LibraryError
from desktop_app.services.library import LibraryService
from desktop_app.services.writing import WritingService
from desktop_app.store.opening import STEPS, open_store
from desktop_app.store.soundness import examine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.store.work import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Library"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_store(folder, write=True)
    yield opened
    opened.close()


def add(store: Store, body: str) -> Article:
    return LibraryService(store).add_article(Article(id=uuid4(), headline=body, body=body))[0]


def bodies(store: Store) -> set[str]:
    return {row.headline for row in LibraryService(store).overview().rows}


def whole(folder: Path) -> None:
    assert not examine(folder / "library.db", STEPS.format).faults


def older_copy(folder: Path, target: Path) -> Path:
    """A whole copy of the library as it is now, as a sync program may have kept one."""
    beside = open_store(folder, write=False)
    connection = beside._engine.raw_connection()
    connection.execute("VACUUM INTO ?", (str(target),))
    connection.close()
    beside.close()
    return target


def test_our_own_writes_are_no_surprise(store: Store) -> None:
    for number in range(300):  # checkpoints are among them
        add(store, f"Number {number}" * 200)
    assert len(bodies(store)) == 300


def test_a_deleted_file_is_noticed_and_written_anew(store: Store, folder: Path) -> None:
    add(store, "First")
    for path in folder.glob("library.db*"):
        path.unlink()
    with pytest.raises(LibraryChangedError):
        add(store, "Second")
    store.reconnect()
    add(store, "Second")
    assert bodies(store) == {"First", "Second"}
    store.close()
    whole(folder)
    again = open_store(folder, write=True)
    assert bodies(again) == {"First", "Second"}
    again.close()


def test_a_file_that_is_put_back_is_ours_again(store: Store, folder: Path) -> None:
    add(store, "First")
    moved = folder.parent / "elsewhere"
    folder.rename(moved)
    with pytest.raises(LibraryChangedError):
        add(store, "Second")
    moved.rename(folder)
    store.reconnect()
    add(store, "Second")
    assert bodies(store) == {"First", "Second"}
    assert not (folder / "Set aside").exists()


@pytest.mark.parametrize("how", ["renamed over", "written over"])
def test_an_older_copy_in_its_place_is_noticed(
    store: Store, folder: Path, tmp_path: Path, how: str
) -> None:
    first = add(store, "First")
    copy = older_copy(folder, tmp_path / "copy.db")
    old_bytes = copy.read_bytes()
    newer, _changes = WritingService(store).save(
        Article(id=first.id, headline="First", body="Newer", version=first.version)
    )
    add(store, "Second")
    if how == "renamed over":
        os.replace(copy, folder / "library.db")
    else:
        with (folder / "library.db").open("r+b") as file:
            file.write(old_bytes)
            file.truncate()
    with pytest.raises(LibraryChangedError):
        add(store, "Third")
    store.reconnect()
    assert bodies(store) == {"First"}
    with pytest.raises(ConflictError):  # its version there is another: ours is not written over it
        WritingService(store).save(newer)
    add(store, "Third")
    store.close()
    whole(folder)
    kept = tmp_path / "kept"
    kept.mkdir()
    if how == "renamed over":  # what only our file knew is set aside, whole
        shutil.copy(folder / "Set aside" / "library-before-1.db", kept / "library.db")
        aside = open_store(kept, write=True)
        assert bodies(aside) == {"First", "Second"}
        aside.close()


def test_another_library_is_not_written_to(store: Store, folder: Path, tmp_path: Path) -> None:
    add(store, "Ours")
    other = open_store(tmp_path / "Other", write=True)
    add(other, "Theirs")
    other.close()
    theirs = (tmp_path / "Other" / "library.db").read_bytes()
    os.replace(tmp_path / "Other" / "library.db", folder / "library.db")
    for _ in range(2):
        with pytest.raises(LibraryChangedError):
            add(store, "Not there")
        with pytest.raises(LibraryError, match="another library"):
            store.reconnect()
    store.close()
    assert (folder / "library.db").read_bytes() == theirs


def test_a_log_that_is_taken_away_is_noticed(store: Store, folder: Path) -> None:
    add(store, "First")
    (folder / "library.db-wal").unlink()
    with pytest.raises(LibraryChangedError):
        add(store, "Second")
    store.reconnect()
    add(store, "Second")
    assert "Second" in bodies(store)
    assert list((folder / "Set aside").iterdir())
