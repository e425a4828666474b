from __future__ import annotations

import struct
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_app.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryInUseError,
    LibraryNewerError,
)
from desktop_app.store import sqlite_only
from desktop_app.store.opening import STEPS, open_store
from tests.store.everything import ARTICLE, NOON


def run(code, *arguments):
    """Run a few lines of Python in another process, and give what they print."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


OPEN = """
import sys
from pathlib import Path
from desktop_app.errors import MarqueeError
from desktop_app.store.opening import open_store
try:
    store = open_store(Path(sys.argv[1]), write=sys.argv[2] == "write")
    with store.reading() as work:
        print(*(row.headline for row in work.listing.rows()))
    store.close()
except MarqueeError as error:
    print(type(error).__name__, error.sentence)
"""


def test_a_missing_folder_becomes_a_library(tmp_path):
    folder = tmp_path / "deep" / "er" / "Library"
    store = open_store(folder, write=True)
    assert store.is_new
    assert store.writable
    library_id = store.library_id
    store.close()
    assert sorted(path.name for path in folder.iterdir()) == ["library.db", "library.lock"]
    again = open_store(folder, write=True)
    assert again.library_id == library_id
    again.close()


def test_a_library_is_new_until_its_samples_are_in(folder):
    store = open_store(folder, write=True)
    with store.writing() as work:
        work.meta.set_seeded(NOON)
    store.close()
    again = open_store(folder, write=True)
    assert not again.is_new
    again.close()


def test_the_file_carries_our_marks(store, folder):
    store.close()
    head = (folder / "library.db").read_bytes()[:100]
    assert head[68:72] == bytes.fromhex("4D415251")
    assert struct.unpack(">i", head[60:64])[0] == STEPS.format


def test_every_connection_is_set_up(store):
    expected = {
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "temp_store": 2,
        "journal_size_limit": sqlite_only.JOURNAL_LIMIT,
        "journal_mode": "wal" if sqlite_only.driver.sqlite_version_info >= (3, 51, 3) else "delete",
    }
    with store._engine.connect() as connection:
        for pragma, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value, pragma


def test_an_old_sqlite_gets_no_log(folder, monkeypatch):
    monkeypatch.setattr(sqlite_only, "FIRST_SAFE_WAL", (99, 0, 0))
    store = open_store(folder, write=True)
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
    store.close()


def test_two_processes_cannot_both_write(store, folder):
    answer = run(OPEN, folder, "write")
    assert answer.startswith("LibraryInUseError")
    with pytest.raises(LibraryInUseError, match=r"process \d+ on "):
        open_store(folder, write=True)


def test_the_lock_goes_with_its_process(folder):
    open_store(folder, write=True).close()
    code = OPEN.replace("store.close()", "print('has it', flush=True); import os; os._exit(0)")
    assert run(code, folder, "write") == "has it"
    again = open_store(folder, write=True)
    with again.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)
    again.close()


def test_one_that_reads_works_beside_one_that_writes(store, folder):
    with store.writing() as work:
        work.articles.add(ARTICLE, words=0, now=NOON)
    assert run(OPEN, folder, "read") == ARTICLE.headline.strip()
    reader = open_store(folder, write=False)
    with pytest.raises(LibraryError, match="reading only"), reader.writing():
        pass
    with store.writing() as work:  # the reader is in nobody's way
        work.articles.set_trashed([ARTICLE.id], NOON)
    with reader.reading() as work:
        (row,) = work.listing.rows()
    assert row.trashed_at == NOON
    reader.close()


def test_reading_a_closed_library_changes_nothing(store, folder):
    store.close()
    before = (folder / "library.db").read_bytes()
    reader = open_store(folder, write=False)
    with reader.reading() as work:
        assert work.listing.rows() == ()
    reader.close()
    assert (folder / "library.db").read_bytes() == before


def test_reading_where_there_is_none_makes_none(folder):
    with pytest.raises(LibraryError, match="no library"):
        open_store(folder, write=False)
    assert not folder.exists()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("logged", [True, False])
def test_a_newer_library_is_refused_unchanged(store, folder, write, logged):
    store.close()
    path = folder / "library.db"
    beside = None
    if logged and sqlite_only.driver.sqlite_version_info < sqlite_only.FIRST_SAFE_WAL:
        pytest.skip("this SQLite keeps no log")
    if logged:  # the newer number stands in the log alone, as after a crash
        code = (
            "import os, sys; from desktop_app.store.sqlite_only import driver\n"
            "c = driver.connect(sys.argv[1]); c.execute('PRAGMA user_version=99'); os._exit(0)"
        )
        run(code, path)
        beside = path.with_name("library.db-wal")
        assert beside.stat().st_size > 0
    else:
        connection = sqlite_only.driver.connect(path)
        connection.execute("PRAGMA user_version=99")
        connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryNewerError, match="newer"):
        open_store(folder, write=write)
    assert path.read_bytes() == before
    assert beside is None or beside.stat().st_size > 0


def _flip(data, at):
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (lambda data: b"", LibraryDamagedError),
        (lambda data: data[:50], LibraryDamagedError),
        (lambda data: b"\0" * len(data), LibraryDamagedError),
        (lambda data: data[: len(data) // 2], LibraryDamagedError),
        (lambda data: data[:-4096], LibraryDamagedError),
        (lambda data: _flip(data, 3), LibraryDamagedError),
        (lambda data: _flip(data, 70), LibraryError),
        (lambda data: data[:60] + b"\0\0\0\0" + data[64:], LibraryDamagedError),
        (lambda data: data[:100] + b"\xff" * 300 + data[400:], LibraryDamagedError),
    ],
    ids=["empty", "stub", "zeroes", "half", "cut", "magic", "foreign", "no-format", "first-page"],
)
@pytest.mark.parametrize("write", [True, False])
def test_a_file_that_is_not_whole_is_refused_unchanged(store, folder, harm, kind, write):
    store.close()
    path = folder / "library.db"
    harmed = harm(path.read_bytes())
    path.write_bytes(harmed)
    with pytest.raises(kind) as caught:
        open_store(folder, write=write)
    assert caught.value.way_out
    assert path.read_bytes() == harmed
    # The lock is free again for whoever mends it.
    path.unlink()
    open_store(folder, write=True).close()


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE article_tag", "ALTER TABLE article DROP COLUMN dek", "DELETE FROM library"],
)
def test_a_lost_part_is_noticed_at_opening(store, folder, statement):
    store.close()
    connection = sqlite_only.driver.connect(folder / "library.db")
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(LibraryDamagedError, match="lost"):
        open_store(folder, write=True)


def test_other_files_are_not_overrun(folder):
    folder.mkdir()
    (folder / "diary.txt").write_text("mine")
    with pytest.raises(LibraryError, match="other files"):
        open_store(folder, write=True)
    assert not (folder / "library.db").exists()


def test_a_library_whose_file_has_gone_is_not_made_anew(store, folder):
    store.media.put(b"x", ".jpg")
    store.close()
    (folder / "library.db").unlink()
    with pytest.raises(LibraryDamagedError, match="missing"):
        open_store(folder, write=True)


def test_a_log_without_its_library_is_not_taken_into_a_new_one(folder):
    folder.mkdir()
    (folder / "library.db-wal").write_bytes(b"x" * 100)
    with pytest.raises(LibraryDamagedError, match="missing"):
        open_store(folder, write=True)


def test_what_a_crash_left_of_a_new_library_is_cleared_away(folder):
    folder.mkdir()
    (folder / "library.db.new").write_bytes(b"half")
    (folder / "library.db-shm").write_bytes(b"x")
    open_store(folder, write=True).close()
    assert sorted(path.name for path in folder.iterdir()) == ["library.db", "library.lock"]


def test_a_file_is_no_folder(tmp_path):
    path = tmp_path / "x"
    path.write_text("x")
    with pytest.raises(LibraryError, match="not a folder"):
        open_store(path, write=True)


def test_units_of_work_run_on_one_thread(store):
    with store.reading():
        pass
    caught = []

    def other():
        try:
            with store.reading():
                pass
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert "one thread" in str(caught[0])


def test_units_of_work_do_not_nest(store):
    with store.reading(), pytest.raises(RuntimeError, match="not ended"), store.writing():
        pass


def test_a_unit_of_work_that_fails_leaves_no_trace(store):
    def fail():
        with store.writing() as work:
            work.articles.add(ARTICLE, words=0, now=NOON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with store.reading() as work:
        assert work.articles.get(ARTICLE.id) is None


def test_a_crash_while_writing_leaves_the_last_commit(folder):
    open_store(folder, write=True).close()
    code = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.store.everything import ARTICLE, NOON
from dataclasses import replace
from desktop_app.store.opening import open_store
store = open_store(Path(sys.argv[1]), write=True)
with store.writing() as work:
    work.articles.add(replace(ARTICLE, headline="kept"), words=0, now=NOON)
with store.writing() as work:
    work.articles.save(replace(ARTICLE, headline="lost"), words=0, now=NOON)
    os._exit(9)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, folder, Path(__file__).parents[2]], timeout=60, check=False
    )
    assert done.returncode == 9
    store = open_store(folder, write=True)
    with store.reading() as work:
        (row,) = work.listing.rows()
    assert row.headline == "kept"
    assert store.check() == ()
    store.close()
