"""Libraries damaged in many ways: what is structural is found at opening, flips by the sweep."""

from __future__ import annotations

import itertools
import random
import shutil
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop_app.errors import LibraryDamagedError, LibraryError, LibraryNewerError
from desktop_app.store import sqlite_only
from desktop_app.store.opening import open_store
from desktop_app.store.soundness import sweep
from desktop_app.store.tables import METADATA
from tests.faults.figures import is_long, rounds
from tests.store.everything import ARTICLE, HUB, IMAGE, NOON, PRODUCTION

PAGE = 4096
MARK = "The words that are looked for"
INDEXES = sorted(str(index.name) for table in METADATA.tables.values() for index in table.indexes)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    """A library with something in every table that an article needs, as bytes."""
    folder = tmp_path_factory.mktemp("whole") / "Library"
    store = open_store(folder, write=True)
    with store.writing() as work:
        work.images.put(IMAGE)
        work.hubs.put(HUB)
        work.productions.put(PRODUCTION)
        for n in range(40):
            details = replace(ARTICLE.details, slug=f"number-{n}")
            article = replace(
                ARTICLE, id=UUID(int=n + 1), body=f"{MARK}, {n}. " * 150, details=details
            )
            article = work.articles.add(article, words=1, now=NOON)
            work.revisions.add(article, reason="test", name="", words=1, now=NOON)
    store.close()
    connection = sqlite_only.driver.connect(folder / "library.db")
    connection.execute("VACUUM")  # no page in it is free, so that each one matters
    connection.close()
    data: bytes = (folder / "library.db").read_bytes()
    return data


@pytest.fixture
def refused(tmp_path):
    """Opens a library of those bytes both ways; whether it was refused, and left as it was."""
    folder = tmp_path / "Damaged"
    folder.mkdir()
    path = folder / "library.db"

    def look(data: bytes, kind: type[LibraryError] = LibraryDamagedError) -> bool:
        path.write_bytes(data)
        answers = []
        for write in (False, True):
            try:
                open_store(folder, write=write).close()
                answers.append(False)
            except kind as error:
                answers.append(bool(error.way_out))
        assert answers[0] == answers[1]
        assert not answers[0] or path.read_bytes() == data
        for beside in ("library.db-wal", "library.db-shm"):
            (folder / beside).unlink(missing_ok=True)
        return answers[0]

    return look


@pytest.fixture
def changed(whole, tmp_path):
    """The library after some statements, as bytes."""

    def change(*statements: str) -> bytes:
        path = tmp_path / "changed.db"
        path.write_bytes(whole)
        connection = sqlite_only.driver.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        data: bytes = path.read_bytes()
        return data

    return change


def test_the_library_itself_is_whole(whole, refused):
    assert not refused(whole)


def test_every_truncation_is_found(whole, refused, note):
    pages = len(whole) // PAGE
    lengths = [0, 1, 50, 100, PAGE - 1, len(whole) - 1]
    step = 1 if is_long() else 9
    lengths += [n * PAGE for n in range(1, pages, step)]
    lengths += [n * PAGE + 77 for n in range(3, pages, 3 * step)]
    assert [length for length in lengths if not refused(whole[:length])] == []
    note("truncated files", f"{len(lengths)} of {len(lengths)} found")


def test_every_zeroed_page_is_found(whole, refused, note):
    def zeroed(n: int) -> bytes:
        return bytes(whole[: n * PAGE] + bytes(PAGE) + whole[(n + 1) * PAGE :])

    pages = range(0, len(whole) // PAGE, 1 if is_long() else 2)
    assert [n for n in pages if not refused(zeroed(n))] == []
    note("zeroed pages", f"{len(pages)} of {len(pages)} found")


def test_swapped_pages_are_found(whole, refused, note):
    # The others hold the rest of long texts: two of them swapped are a change within those.
    trees = [n for n in range(1, len(whole) // PAGE) if whole[n * PAGE] in (2, 5, 10, 13)]
    pairs = list(itertools.combinations(trees, 2))
    missed = []
    for one, other in random.Random(3).sample(pairs, rounds(40, 400)):
        data = bytearray(whole)
        first, second = slice(one * PAGE, (one + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
        data[first], data[second] = data[second], data[first]
        if data != whole and not refused(bytes(data)):
            missed.append((one, other))
    assert missed == []
    note("swapped pages", f"all of {rounds(40, 400)} found")


@pytest.mark.parametrize("table", [*sorted(METADATA.tables), "alembic_version"])
def test_every_dropped_table_is_found(changed, refused, table):
    assert refused(changed("PRAGMA foreign_keys=OFF", f"DROP TABLE {table}"))


@pytest.mark.parametrize("index", INDEXES)
def test_every_dropped_index_is_found(changed, refused, index):
    assert refused(changed(f"DROP INDEX {index}"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM article WHERE rowid = 3",
        "DELETE FROM image",
        "DELETE FROM person",
        "UPDATE article_body SET article_id = x'00' WHERE rowid = 1",
        "UPDATE alembic_version SET version_num = '0000'",
        "DELETE FROM alembic_version",
        "UPDATE library SET id = 'nobody'",
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_orphans_and_wrong_marks_are_found(changed, refused, statement):
    assert refused(changed("PRAGMA foreign_keys=OFF", statement))


def test_a_newer_library_is_refused_and_left(changed, refused):
    assert refused(changed("PRAGMA user_version = 99"), LibraryNewerError)


KEPT = {"revision": "content FROM revision", "article": "body FROM article_body"}


def contents(path: Path, kind: str) -> list[bytes]:
    column, _, table = KEPT[kind].partition(" FROM ")
    connection = sqlite_only.driver.connect(path)
    try:
        rows = connection.execute(f"SELECT CAST({column} AS BLOB) FROM {table} ORDER BY rowid")
        return [row[0] for row in rows]
    except sqlite_only.driver.DatabaseError:  # it has hit where the text goes on: no text at all
        return []
    finally:
        connection.close()


def is_noticed(path: Path) -> bool:
    try:
        return bool(sweep(path, lambda: False))
    except LibraryDamagedError:
        return True


@pytest.mark.parametrize("kind", KEPT)
def test_every_flipped_bit_in_a_text_is_found_by_the_sweep(whole, tmp_path, note, kind) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole)
    assert sweep(path, lambda: False) == ()
    right = contents(path, kind)
    places, at, before = [], 0, b'"body":"'
    while (at := whole.find(MARK.encode() + b", ", at + 1)) > 0:
        if (whole[at - len(before) : at] == before) == (kind == "revision"):
            places.append(at)
    chance = random.Random(5)
    flipped = found = 0
    while flipped < rounds(30, 400):
        data = bytearray(whole)
        data[chance.choice(places) + chance.randrange(500)] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        if contents(path, kind) == right:  # what a page has no use for any more
            continue
        flipped += 1
        found += is_noticed(path)
        assert path.read_bytes() == data
    assert found == flipped
    note(f"flipped bits in a text of the {kind}", f"{found} of {flipped} found by their hash")


def test_a_sweep_can_be_called_off(whole, tmp_path):
    path = tmp_path / "library.db"
    path.write_bytes(whole)
    assert sweep(path, lambda: True) is None


def test_a_sweep_works_beside_whoever_writes(whole, tmp_path):
    folder = tmp_path / "Library"
    folder.mkdir()
    (folder / "library.db").write_bytes(whole)
    store = open_store(folder, write=True)
    with store.writing() as work:
        work.articles.set_trashed([UUID(int=1)], NOON)
    assert sweep(folder / "library.db", lambda: False) == ()
    with store.writing() as work:
        work.articles.set_trashed([UUID(int=2)], NOON)
    store.close()


def test_an_unclean_end_is_noticed_once(whole, tmp_path):
    folder = tmp_path / "Library"
    folder.mkdir()
    (folder / "library.db").write_bytes(whole)
    first = open_store(folder, write=True)
    assert not first.ended_badly
    # As a kill leaves it: the lock's text, and nobody who holds it.
    text = Path(folder, "library.lock").read_bytes()
    assert text
    first.close()
    Path(folder, "library.lock").write_bytes(text)
    harmed = tmp_path / "aside.db"
    shutil.move(folder / "library.db", harmed)
    (folder / "library.db").write_bytes(b"")
    with pytest.raises(LibraryDamagedError):
        open_store(folder, write=True)
    shutil.move(harmed, folder / "library.db")
    second = open_store(folder, write=True)
    assert second.ended_badly
    second.close()
    third = open_store(folder, write=True)
    assert not third.ended_badly
    third.close()
