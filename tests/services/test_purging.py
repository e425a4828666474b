"""Picture files that nothing names: which they are, and that no others ever go."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import InputError, LibraryDamagedError
from desktop_app.media.intake import inspect
from desktop_app.services.backups import BackupService
from desktop_app.services.pictures import PictureService
from desktop_app.services.purging import PurgeService, Unused
from desktop_app.store.opening import open_store
from tests.media.picture_files import photo, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.records import Image
    from desktop_app.store.work import Store


@pytest.fixture
def backups(tmp_path: Path) -> BackupService:
    return BackupService(tmp_path / "Library", tmp_path / "Backups")


@pytest.fixture
def purging(store: Store, tmp_path: Path, backups: BackupService) -> PurgeService:
    return PurgeService(tmp_path / "Library", store.media, backups)


@pytest.fixture
def real_pictures(store: Store) -> PictureService:
    return PictureService(store, inspect)


@pytest.fixture
def add(real_pictures: PictureService, tmp_path: Path) -> Callable[[str], Image]:
    def add(name: str) -> Image:
        path = saved(tmp_path / f"{name}.jpg", photo(64, 48), "JPEG")
        return real_pictures.add_file(path)[0]

    return add


def forget(store: Store, image: Image) -> None:
    """Take the file from a record, as a library does that was put back to an earlier day."""
    with store.writing() as work:
        work.images.put(replace(image, file="", sha256="", width=0, height=0))


def media(tmp_path: Path) -> list[str]:
    folder = tmp_path / "Library" / "media"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.jpg"))


def test_what_the_library_names_stays(
    purging: PurgeService, store: Store, add: Callable[[str], Image], tmp_path: Path
) -> None:
    kept, lost = add("kept"), add("lost")
    size = len(store.media.path(lost.file).read_bytes())
    assert purging.look() == Unused()
    forget(store, lost)
    assert purging.look() == Unused((lost.file,), size)
    assert media(tmp_path) == sorted([kept.file, lost.file])  # looking removes nothing
    assert purging.purge(purging.look()) == Unused((lost.file,), size)
    assert media(tmp_path) == [kept.file]
    assert purging.look() == Unused()


def test_a_picture_that_only_a_backup_names_stays(
    purging: PurgeService,
    store: Store,
    backups: BackupService,
    add: Callable[[str], Image],
    tmp_path: Path,
) -> None:
    old = add("old")
    made = backups.make()
    forget(store, old)
    assert purging.look() == Unused()
    # Agreed to by whatever mistake, it stays all the same.
    assert purging.purge(Unused((old.file,), 1)) == Unused()
    assert media(tmp_path) == [old.file]
    made.path.unlink()
    assert purging.purge(purging.look()).files == (old.file,)
    assert media(tmp_path) == []


def test_a_picture_of_a_library_that_was_set_aside_stays(
    purging: PurgeService,
    store: Store,
    backups: BackupService,
    add: Callable[[str], Image],
    tmp_path: Path,
) -> None:
    before = backups.make()
    later = add("later")
    store.close()
    aside = backups.restore(before.path).aside
    assert aside is not None
    held = {path.name: path.read_bytes() for path in aside.parent.iterdir()}
    assert purging.look() == Unused()
    assert {path.name: path.read_bytes() for path in aside.parent.iterdir()} == held
    again = open_store(tmp_path / "Library", write=True)
    try:
        assert again.media.path(later.file).is_file()
    finally:
        again.close()
    aside.unlink()
    for beside in aside.parent.iterdir():
        beside.unlink()
    assert purging.look().files == (later.file,)


def test_nothing_goes_where_a_backup_cannot_be_asked(
    purging: PurgeService,
    store: Store,
    backups: BackupService,
    add: Callable[[str], Image],
    tmp_path: Path,
) -> None:
    lost = add("lost")
    forget(store, lost)
    unused = purging.look()
    made = backups.make()
    made.path.write_bytes(b"no library" * 100)
    with pytest.raises(LibraryDamagedError, match="none is removed"):
        purging.look()
    with pytest.raises(LibraryDamagedError):
        purging.purge(unused)
    assert media(tmp_path) == [lost.file]


def test_nothing_goes_while_a_picture_is_taken_in(
    purging: PurgeService,
    store: Store,
    real_pictures: PictureService,
    add: Callable[[str], Image],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = add("lost")
    forget(store, lost)
    unused = purging.look()
    put, refused = store.media.put, []

    def slow_put(data: bytes, suffix: str) -> tuple[str, str]:
        place = put(data, suffix)  # the file is there, the row that names it not yet

        def purge() -> None:
            with pytest.raises(InputError, match="being added"):
                purging.purge(purging.look())
            refused.append(True)

        thread = threading.Thread(target=purge)
        thread.start()
        thread.join(20)
        return place

    monkeypatch.setattr(store.media, "put", slow_put)
    # The same bytes: the file that is about to go is just what is wanted again.
    (found, _) = real_pictures.add_file(tmp_path / "lost.jpg", slug="found-again")
    assert refused == [True]
    assert store.media.path(found.file).is_file()
    assert purging.purge(unused) == Unused()
    assert media(tmp_path) == [found.file]


def test_what_is_not_a_picture_of_ours_is_not_seen(
    purging: PurgeService, add: Callable[[str], Image], tmp_path: Path
) -> None:
    add("one")
    folder = tmp_path / "Library" / "media"
    strangers = [folder / "notes.txt", folder / "ab" / "holiday.jpg"]
    for path in strangers:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    assert purging.look() == Unused()
    assert purging.purge(Unused(("../library.db", "ab/holiday.jpg"), 1)) == Unused()
    assert all(path.read_text() == "mine" for path in strangers)


def test_backups_name_their_own_pictures_only(
    backups: BackupService, add: Callable[[str], Image], store: Store
) -> None:
    one = add("one")
    made = backups.make()
    two = add("two")
    assert backups.named_media() - {""} == {one.file}
    with sqlite3.connect(made.path) as connection:
        assert connection.execute("SELECT count(*) FROM image").fetchone() == (1,)
    assert store.media.path(two.file).is_file()
