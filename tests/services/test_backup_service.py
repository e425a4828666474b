from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from desktop_app.domain.article import Article
from desktop_app.errors import (
    LibraryDamagedError,
    LibraryError,
    LibraryInUseError,
    NotFoundError,
)
from desktop_app.services.backups import BackupService
from desktop_app.services.library import LibraryService
from desktop_app.store import sqlite_only
from desktop_app.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.writing import WritingService

NOON = datetime(2008, 7, 3, 12, tzinfo=UTC)


class SetClock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def day() -> SetClock:
    return SetClock()


@pytest.fixture
def backups(tmp_path, day) -> BackupService:
    return BackupService(tmp_path / "Library", tmp_path / "Backups", day)


def write(library: LibraryService, writing: WritingService, count: int) -> list[UUID]:
    ids = []
    for n in range(count):
        article, _ = library.add_article(Article(id=uuid4(), headline=f"Number {n}", body=f"{n}"))
        writing.snapshot(article.id, "test")
        ids.append(article.id)
    return ids


def hashes(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite_only.driver.connect(path)
    found = []
    for table in ("article", "article_body", "revision", "image", "person", "credit"):
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
        found += [(table, *map(repr, row)) for row in rows]
    connection.close()
    return found


def test_one_is_due_until_the_day_has_one(store, backups, day) -> None:
    assert backups.due()
    backups.make("first-change")
    assert not backups.due()
    day.now += timedelta(days=1)
    assert backups.due()
    backups.make("first-change")
    day.now -= timedelta(days=10)  # the clock was set back
    assert backups.due()


def test_the_list_has_the_newest_first_with_their_articles(
    store, library, writing, backups, day
) -> None:
    backups.make("one")
    write(library, writing, 3)
    day.now += timedelta(hours=1)
    backups.make("two")
    assert [(b.reason, b.articles, b.whole) for b in backups.list()] == [
        ("two", 3, True), ("one", 0, True),
    ]  # fmt: skip
    newest = backups.list()[0]
    newest.path.write_bytes(b"x" * 500)
    assert [b.articles for b in backups.list()] == [None, 0]


def test_a_month_of_days_is_rotated(store, backups, day) -> None:
    for _ in range(30):
        backups.make("first-change")
        day.now += timedelta(days=1)
    assert len(backups.list()) <= 7 + 4 + 12
    assert backups.list()[0].made_at == day.now - timedelta(days=1)


def test_restore_drill(store, library, writing, pictures, backups, day, tmp_path) -> None:
    ids = write(library, writing, 30)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"picture")
    pictures.add_file(picture)
    file = tmp_path / "Library" / "library.db"
    right = hashes(file)
    kept = backups.make("by-hand")
    for article_id in ids[:10]:
        library.rename(article_id, "Something else")
    library.trash(ids[20:])
    store.close()
    assert hashes(file) != right
    now = file.read_bytes()
    restored = backups.restore(kept.path)
    assert hashes(file) == right
    assert (restored.found.articles, restored.found.whole) == (30, True)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == now
    again = open_store(tmp_path / "Library", write=True)
    assert again.check() == ()
    assert len(LibraryService(again).overview().rows) == 30
    again.close()


@pytest.mark.parametrize(
    "harm",
    [lambda data: b"", lambda data: data[:5000], lambda data: bytes(len(data))],
    ids=["empty", "cut", "zeroes"],
)
def test_a_library_that_cannot_say_its_name_is_restored(
    store, library, writing, backups, tmp_path, harm
) -> None:
    write(library, writing, 2)
    backups.make()
    store.close()
    file = tmp_path / "Library" / "library.db"
    damaged = harm(file.read_bytes())
    file.write_bytes(damaged)
    with pytest.raises(LibraryDamagedError):
        open_store(tmp_path / "Library", write=True, backups=tmp_path / "Backups")
    assert file.read_bytes() == damaged
    good = backups.last_good()
    assert good is not None
    restored = backups.restore(good.path)
    assert restored.aside is not None
    assert restored.aside.read_bytes() == damaged
    again = open_store(tmp_path / "Library", write=True)
    assert len(LibraryService(again).overview().rows) == 2
    again.close()


def test_the_last_good_one_is_looked_at_before_it_is_offered(store, backups, day) -> None:
    assert backups.last_good() is None
    first = backups.make("one")
    day.now += timedelta(days=1)
    second = backups.make("two")
    found = backups.last_good()
    assert found is not None
    assert found.path == second.path
    data = bytearray(second.path.read_bytes())
    data[4096:8192] = bytes(4096)
    second.path.write_bytes(data)
    found = backups.last_good()
    assert found is not None
    assert found.path == first.path


def test_a_bad_backup_is_not_restored(store, library, writing, backups, tmp_path) -> None:
    write(library, writing, 1)
    kept = backups.make()
    store.close()
    file = tmp_path / "Library" / "library.db"
    before = file.read_bytes()
    kept.path.write_bytes(kept.path.read_bytes()[:-4096])
    other = tmp_path / "x.txt"
    other.write_text("not a library at all " * 20)
    for path in (kept.path, other):
        with pytest.raises(LibraryDamagedError):
            backups.restore(path)
    with pytest.raises(NotFoundError):
        backups.restore(tmp_path / "none.db")
    assert file.read_bytes() == before


def test_damaged_revisions_do_not_stop_a_restore_and_are_counted(
    store, library, writing, backups
) -> None:
    write(library, writing, 2)
    kept = backups.make()
    store.close()
    connection = sqlite_only.driver.connect(kept.path)
    connection.execute("UPDATE revision SET content = content || ' ' WHERE rowid = 1")
    connection.commit()
    connection.close()
    assert backups.restore(kept.path).found.damaged == 1


def test_another_librarys_backup_is_refused(store, backups, tmp_path, day) -> None:
    store.close()
    folder = tmp_path / "Other" / "Library"
    open_store(folder, write=True).close()
    other = BackupService(folder, tmp_path / "Backups", day).make()
    with pytest.raises(LibraryError, match="another library"):
        backups.restore(other.path)
    fresh = BackupService(tmp_path / "Fresh", tmp_path / "Backups", day)
    assert fresh.restore(other.path).aside is None


def test_restoring_waits_for_the_window_to_close(store, backups) -> None:
    kept = backups.make()
    with pytest.raises(LibraryInUseError):
        backups.restore(kept.path)


def test_pictures_that_a_backup_names_are_known(store, pictures, backups, day, tmp_path) -> None:
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"picture")
    image, _ = pictures.add_file(picture)
    assert backups.named_media() == frozenset()
    kept = backups.make("one")
    assert backups.named_media() == {image.file}
    kept.path.write_bytes(b"x" * 5000)
    with pytest.raises(LibraryDamagedError):
        backups.named_media()


def test_the_full_check_is_due_each_week(store, library, writing, backups, day) -> None:
    write(library, writing, 1)
    assert backups.check_due()
    assert backups.check(lambda: True) is None
    assert backups.check_due()
    assert backups.check() == ()
    assert not backups.check_due()
    day.now += timedelta(days=6)
    assert not backups.check_due()
    day.now += timedelta(days=1)
    assert backups.check_due()
    day.now -= timedelta(days=30)  # the clock was set back
    assert backups.check_due()


def test_the_full_check_finds_a_flipped_bit(store, library, writing, backups, tmp_path) -> None:
    write(library, writing, 2)
    store.close()
    file = tmp_path / "Library" / "library.db"
    connection = sqlite_only.driver.connect(file)
    connection.execute("UPDATE revision SET content = replace(content, 'Number 1', 'Number 3')")
    connection.commit()
    connection.close()
    assert backups.check() == ("revision 1 of an article is damaged",)
    assert not backups.make().whole


def test_a_clock_that_was_set_back_stops_no_backup(store, backups, day) -> None:
    for _ in range(20):
        backups.make("first-change")
        day.now += timedelta(days=1)
    day.now -= timedelta(days=10)  # a day that has a backup already
    assert backups.due()
    made = backups.make("first-change")
    assert made.path.exists()
    assert not backups.due()
    day.now += timedelta(hours=1)
    assert not backups.due()
    day.now += timedelta(days=1)
    assert backups.due()
    assert backups.make("first-change").path.exists()


def test_a_copy_that_the_clock_calls_old_stays_until_the_next(store, backups, day) -> None:
    for _ in range(8):
        backups.make("first-change")
        day.now += timedelta(days=1)
    day.now -= timedelta(days=400)
    first, second = backups.make("before-import"), backups.make("by-hand")
    assert second.path.exists()
    assert first.path.exists() or second.path.exists()
