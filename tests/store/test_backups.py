"""Copies that are whole or not there, and restoring that loses nothing wherever it is cut short."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.errors import LibraryDamagedError, LibraryError, LibraryInUseError
from desktop_app.store import restoring, sqlite_only
from desktop_app.store.backups import (
    copies_in,
    folder_of,
    keep_copy,
    read_note,
    rotate,
    write_note,
)
from desktop_app.store.files import fsync_folder
from desktop_app.store.opening import STEPS, open_store
from desktop_app.store.restoring import finish_restore, put_in_place
from desktop_app.store.soundness import examine
from tests.store.everything import ARTICLE, NOON

NEWEST = STEPS.format


@pytest.fixture
def full(store):
    """A library with a few articles and their revisions."""
    with store.writing() as work:
        for n in range(5):
            details = replace(ARTICLE.details, slug=f"number-{n}")
            article = replace(ARTICLE, id=UUID(int=n + 1), body="Words. " * 900, details=details)
            article = work.articles.add(article, words=1, now=NOON)
            work.revisions.add(article, reason="test", name="", words=1, now=NOON)
    return store


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "Kept"


def test_a_copy_is_whole_and_named_by_its_moment(full, folder, backups):
    kept = keep_copy(folder / "library.db", backups, "by-hand", NEWEST, NOON)
    assert kept.path == backups / str(full.library_id) / "by-hand-20080703T120000.123456Z.db"
    assert (kept.made_at, kept.reason, kept.whole, kept.articles) == (NOON, "by-hand", True, 5)
    assert kept.size == kept.path.stat().st_size
    found = examine(kept.path, NEWEST)
    assert (found.library_id, found.articles, found.faults, found.damaged) == (
        full.library_id, 5, (), 0,
    )  # fmt: skip
    assert copies_in(kept.path.parent) == (replace(kept, articles=None),)
    assert [path.suffix for path in kept.path.parent.iterdir()] == [".db"]


def test_a_copy_has_what_stands_only_in_the_log(full, folder, backups):
    if sqlite_only.driver.sqlite_version_info >= sqlite_only.FIRST_SAFE_WAL:
        assert (folder / "library.db-wal").stat().st_size > 0
    assert keep_copy(folder / "library.db", backups, "x", NEWEST).articles == 5


def test_a_library_with_a_damaged_revision_is_still_copied_and_the_name_says_so(
    full, folder, backups
):
    full.close()
    connection = sqlite_only.driver.connect(folder / "library.db")
    connection.execute("UPDATE revision SET content = 'else' WHERE rowid = 2")
    connection.commit()
    connection.close()
    kept = keep_copy(folder / "library.db", backups, "x", NEWEST)
    assert not kept.whole
    assert kept.path.name.endswith("-flawed.db")
    assert examine(kept.path, NEWEST).damaged == 1
    assert copies_in(kept.path.parent) == (replace(kept, articles=None),)


def test_a_damaged_library_gives_no_copy(full, folder, backups):
    full.close()
    path = folder / "library.db"
    connection = sqlite_only.driver.connect(path)
    connection.execute("DROP TABLE article_tag")
    connection.close()
    with pytest.raises(LibraryDamagedError, match="article_tag"):
        keep_copy(path, backups, "x", NEWEST)
    path.write_bytes(b"not a library")
    with pytest.raises(LibraryDamagedError):
        keep_copy(path, backups, "x", NEWEST)
    assert [path for path in backups.rglob("*") if path.is_file()] == []


def test_where_nothing_can_be_written_it_is_said(full, folder, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError) as caught:
        keep_copy(folder / "library.db", tmp_path / "file", "x", NEWEST)
    assert caught.value.way_out


def test_rotation_removes_files_and_old_left_overs_only(full, folder, backups):
    path = folder / "library.db"
    made = [keep_copy(path, backups, "x", NEWEST, NOON + timedelta(days=n)).path for n in range(9)]
    home = made[0].parent
    (home / "notes.txt").write_text("mine")
    for name, age in (("old.tmp", 2 * 86400), ("new.tmp", 60)):
        (home / name).write_text("x")
        os.utime(home / name, (time.time() - age,) * 2)
    rotate(home)
    # Thursday 3 July: Sunday the 6th is the first week's newest, and one of the seven days.
    left = sorted(path.name for path in home.iterdir())
    assert "notes.txt" in left
    assert "new.tmp" in left
    assert "old.tmp" not in left
    assert [path for path in made if path.exists()] == made[2:]


def test_the_last_whole_one_survives_a_year_of_flawed_ones(full, folder, backups):
    path = folder / "library.db"
    good = keep_copy(path, backups, "good", NEWEST, NOON).path
    for n in range(1, 400):
        name = (NOON + timedelta(days=n)).strftime("x-%Y%m%dT%H%M%S.%fZ-flawed.db")
        (good.parent / name).write_bytes(b"x")
    rotate(good.parent)
    assert good.exists()
    assert len(copies_in(good.parent)) <= 7 + 4 + 12 + 1


def test_a_damaged_library_is_known_by_its_place(full, folder, backups):
    path = folder / "library.db"
    kept = keep_copy(path, backups, "x", NEWEST)
    home = kept.path.parent
    assert folder_of(path, backups) == home
    full.close()
    path.write_bytes(b"")
    assert folder_of(path, backups) is None
    write_note(home, {"folder": str(folder.absolute())})
    assert folder_of(path, backups) == home
    assert folder_of(path.parent.with_name("Other") / "library.db", backups) is None
    (home / "library.json").write_text("[1")
    assert read_note(home) == {}


# ------------------------------------------------------------------------------ restoring


def changed_since(store, folder, backups):
    kept = keep_copy(folder / "library.db", backups, "x", NEWEST).path
    with store.writing() as work:
        work.articles.set_trashed([UUID(int=1)], None)
    return kept


def headlines(folder):
    store = open_store(folder, write=False)
    with store.reading() as work:
        rows = work.listing.rows()
    store.close()
    return sorted((str(row.id), row.trashed_at) for row in rows)


def test_restoring_puts_the_backup_in_place_and_keeps_what_was_there(full, folder, backups):
    kept = changed_since(full, folder, backups)
    full.close()
    before = (folder / "library.db").read_bytes()
    backup = kept.read_bytes()
    aside = folder / "Set aside" / "001" / "library.db"
    assert put_in_place(kept, folder) == aside
    assert aside.read_bytes() == before
    assert (folder / "library.db").read_bytes() == backup == kept.read_bytes()
    assert all(trashed == NOON for _, trashed in headlines(folder))
    # A second time: the first one is not touched.
    again = put_in_place(kept, folder)
    assert again == folder / "Set aside" / "002" / "library.db"
    assert aside.read_bytes() == before


def test_a_log_goes_aside_with_its_file(full, folder, backups):
    kept = changed_since(full, folder, backups)
    full.close()
    (folder / "library.db-wal").write_bytes(b"a log of the old file")
    put_in_place(kept, folder)
    place = folder / "Set aside" / "001"
    assert (place / "library.db-wal").read_bytes() == b"a log of the old file"
    assert not (folder / "library.db-wal").exists()


def test_restoring_is_refused_while_somebody_writes(full, folder, backups):
    kept = changed_since(full, folder, backups)
    before = (folder / "library.db").read_bytes()
    with pytest.raises(LibraryInUseError):
        put_in_place(kept, folder)
    assert (folder / "library.db").read_bytes() == before
    assert not (folder / "Set aside").exists()


def test_restoring_where_nothing_is_left(full, folder, backups, tmp_path):
    kept = changed_since(full, folder, backups)
    assert put_in_place(kept, tmp_path / "New") is None
    assert len(headlines(tmp_path / "New")) == 5


@pytest.mark.parametrize("after", range(8))
def test_a_restore_cut_short_is_finished_or_has_not_begun(
    full, folder, backups, monkeypatch, after
):
    """Every step that moves something fails in turn, as if the machine stopped there."""
    kept = changed_since(full, folder, backups)
    full.close()
    before = (folder / "library.db").read_bytes()
    (folder / "library.db-wal").write_bytes(b"log")
    calls = 0

    def counted(name, original):
        def step(*arguments):
            nonlocal calls
            if calls == after:
                raise OSError(5, "stopped here")
            calls += 1
            return original(*arguments)

        monkeypatch.setattr(*name, step)

    counted((os, "link"), os.link)
    counted((Path, "replace"), Path.replace)
    counted((restoring, "fsync_folder"), fsync_folder)
    try:
        put_in_place(kept, folder)
        finished = True
    except LibraryError:
        finished = False
    monkeypatch.undo()
    assert calls == after or finished
    decided = finished or restoring.restore_pending(folder)
    if restoring.restore_pending(folder):
        with pytest.raises(LibraryError, match="being put"):
            open_store(folder, write=False)
    if not decided:
        assert (folder / "library.db").read_bytes() == before
        assert (folder / "library.db-wal").read_bytes() == b"log"
        return
    open_store(folder, write=True).close()
    assert all(trashed == NOON for _, trashed in headlines(folder))
    places = list((folder / "Set aside").iterdir())
    assert [path.name for path in places] == ["001"]
    assert (places[0] / "library.db").read_bytes() == before
    assert (places[0] / "library.db-wal").read_bytes() == b"log"
    assert not restoring.restore_pending(folder)


def test_nothing_is_finished_where_nothing_was_begun(full, folder):
    assert finish_restore(folder) is None
    assert not (folder / "Set aside").exists()
