"""Synchronised folders and network drives are known by what lies there, and get no log."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app.domain.risk import Risk
from desktop_app.store.disks import Mount, linux_mounts, mac_mounts, risk_of, this_computers
from desktop_app.store.opening import open_store

MOUNTS = linux_mounts(
    "/dev/vda1 / ext4 rw 0 0\n"
    "server:/export /mnt/home\\040of\\040us nfs4 rw 0 0\n"
    "//nas/share /mnt/nas cifs rw 0 0\n"
    "/dev/sdb1 /mnt/nas/usb ext4 rw 0 0\n"
    "rclone: /mnt/cloud fuse.rclone rw 0 0\n"
    "/dev/sdc1 /mnt/ntfs fuseblk rw 0 0\n"
    "enc /mnt/enc fuse.gocryptfs rw 0 0\n"
    "torn line\n"
)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ada/Library", None),
        ("/mnt/home of us/Library", "nfs4"),
        ("/mnt/nas/Library", "cifs"),
        ("/mnt/nas/usb/Library", None),
        ("/mnt/nascent/Library", None),
        ("/mnt/cloud", "fuse.rclone"),
        ("/mnt/ntfs/Library", None),
        ("/mnt/enc/Library", None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="other paths")
def test_a_network_drive_is_known_by_its_mount(folder: str, kind: str | None) -> None:
    risk = risk_of(Path(folder), MOUNTS, {})
    assert risk == (None if kind is None else Risk("network", kind))


def test_the_mac_is_understood() -> None:
    mounts = mac_mounts(
        "/dev/disk3s1 on / (apfs, sealed, local)\n//a@nas/b on /Volumes/My (b) (smbfs, nodev)\n"
    )
    assert mounts == (Mount("/", "apfs"), Mount("/Volumes/My (b)", "smbfs"))


@pytest.mark.parametrize(
    ("marker", "by"),
    [
        (".dropbox", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload/", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_0fe4a1b2c3d4.db", "Nextcloud"),
        (".stfolder/", "Syncthing"),
        (".stignore", "Syncthing"),
        ("notes.txt", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_marker(
    tmp_path: Path, marker: str, by: str | None
) -> None:
    path = tmp_path / "top" / marker.rstrip("/")
    path.parent.mkdir()
    path.mkdir() if marker.endswith("/") else path.write_bytes(b"")
    library = tmp_path / "top" / "Writing" / "Library"
    library.mkdir(parents=True)
    risk = risk_of(library, (), {})
    assert risk == (None if by is None else Risk("synced", by))


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (The Paper)", "Dropbox"),
        ("OneDrive - The Paper", "OneDrive"),
        ("GoogleDrive-ada@example.com", "Google Drive"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Dropboxes", None),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(
    tmp_path: Path, name: str, by: str | None
) -> None:
    risk = risk_of(tmp_path / name / "Library", (), {})
    assert risk == (None if by is None else Risk("synced", by))


def test_onedrive_says_where_it_is(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path), "OneDrive": " "}
    assert risk_of(tmp_path / "Library", (), environment) == Risk("synced", "OneDrive")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_this_computer_has_a_root() -> None:
    info = Path("/proc/self/mountinfo")
    if info.exists() and " / / " not in info.read_text(encoding="utf-8"):
        pytest.skip("this root is a folder, of which no mount tells")
    assert any(mount.place == "/" for mount in this_computers())


def test_a_library_at_risk_keeps_no_log(tmp_path: Path) -> None:
    def journal_mode() -> str:
        store = open_store(tmp_path / "Library", write=True)
        with store.writing() as work:
            session = work.meta._session
            mode = session.connection().exec_driver_sql("PRAGMA journal_mode").scalar()
        store.close()
        return str(mode)

    assert journal_mode() == "wal"
    (tmp_path / ".stfolder").mkdir()
    assert journal_mode() == "delete"
    assert not (tmp_path / "Library" / "library.db-wal").exists()
    (tmp_path / ".stfolder").rmdir()
    assert journal_mode() == "wal"
