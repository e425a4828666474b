from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.errors import NotFoundError, TargetError
from desktop_app.store.files import atomic_write, make_folder, mend_folder, replace_folder
from desktop_app.store.media import MediaFolder


def test_a_file_is_written_and_nothing_else_stays(tmp_path):
    path = tmp_path / "a.txt"
    atomic_write(path, b"one")
    atomic_write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(TargetError, match="no folder") as caught:
        atomic_write(tmp_path / "no" / "a.txt", b"x")
    assert caught.value.way_out


def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    folder = tmp_path / "shut"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"old")
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from desktop_app.errors import TargetError\n"
        "from desktop_app.store.files import atomic_write\n"
        "if os.geteuid() == 0:\n"
        "    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    os.chdir(sys.argv[1]); atomic_write(Path('a.txt'), b'new')\n"
        "except TargetError as error:\n"
        "    print(error.sentence)\n"
    )
    parent = folder
    while parent != parent.parent:  # pytest's folders are closed to others
        parent = parent.parent
        if not os.access(parent, os.X_OK) or (parent.stat().st_mode & 0o001) == 0:
            parent.chmod(parent.stat().st_mode | 0o011)
    done = subprocess.run(
        [sys.executable, "-c", code, folder],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "a.txt may not be written.", done.stderr
    assert (folder / "a.txt").read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_leaves_the_old_file(tmp_path, monkeypatch, step):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(TargetError, match="no room"):
        atomic_write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_durable_before_it_has_its_name(tmp_path, monkeypatch):
    calls = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle):
        calls.append("fsync")
        real_fsync(handle)

    def replace(source, target):
        calls.append("replace")
        return real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    atomic_write(tmp_path / "a.txt", b"x")
    assert calls == ["fsync", "replace", "fsync"]


def _folder(path, text):
    (path / "images").mkdir(parents=True)
    (path / "images" / "a.txt").write_text(text)
    return path


def test_a_folder_takes_the_place_of_another(tmp_path):
    target = tmp_path / "out"
    replace_folder(_folder(tmp_path / "new", "one"), target)
    replace_folder(_folder(tmp_path / "new", "two"), target)
    assert (target / "images" / "a.txt").read_text() == "two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_come_leaves_the_old_one(tmp_path, monkeypatch):
    target = _folder(tmp_path / "out", "old")
    new = _folder(tmp_path / "new", "new")
    real = Path.rename

    def rename(source, goal):
        if source == new:
            raise OSError(errno.EIO, "Input/output error")
        return real(source, goal)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr("desktop_app.store.files.exchange", lambda _one, _other: False)
    with pytest.raises(TargetError, match="Input/output"):
        replace_folder(new, target)
    assert (target / "images" / "a.txt").read_text() == "old"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
def test_two_folders_change_places_in_one_step(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "rename", None)  # nothing is renamed over a gap
    target = _folder(tmp_path / "out", "old")
    replace_folder(_folder(tmp_path / "new", "new"), target)
    assert (target / "images" / "a.txt").read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_without_the_exchange_the_old_folder_steps_aside(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop_app.store.files.exchange", lambda _one, _other: False)
    target = _folder(tmp_path / "out", "old")
    replace_folder(_folder(tmp_path / "new", "new"), target)
    assert (target / "images" / "a.txt").read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_crash_between_the_renames_is_mended(tmp_path):
    target = tmp_path / "out"
    _folder(tmp_path / ".out.old", "old")
    mend_folder(target)
    assert (target / "images" / "a.txt").read_text() == "old"
    _folder(tmp_path / ".out.old", "older")
    mend_folder(target)
    assert (target / "images" / "a.txt").read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(TargetError):
        make_folder(tmp_path / "file" / "folder")


def test_media_are_named_by_their_content(tmp_path):
    media = MediaFolder(tmp_path / "media")
    place, digest = media.put(b"picture", ".JPG")
    assert place == f"{digest[:2]}/{digest}.jpg"
    assert media.path(place).read_bytes() == b"picture"
    media.path(place).write_bytes(b"damaged")
    assert media.put(b"picture", ".jpg") == (place, digest)
    assert media.path(place).read_bytes() == b"picture"


@pytest.mark.parametrize("place", ["", "../library.db", "/etc/passwd", "ab/x.jpg", "ab"])
def test_media_give_nothing_from_outside(tmp_path, place):
    (tmp_path / "library.db").write_text("x")
    media = MediaFolder(tmp_path / "media")
    media.put(b"picture", ".jpg")
    with pytest.raises(NotFoundError):
        media.path(place)


def test_media_refuse_a_suffix_that_is_none(tmp_path):
    with pytest.raises(ValueError, match="suffix"):
        MediaFolder(tmp_path / "media").put(b"x", "/../x")
