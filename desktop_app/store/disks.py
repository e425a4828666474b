"""What kind of place a folder is: one that another program synchronises, or another computer's.

Both may show an older file again, or half of a new one, and neither shares the memory that a
write-ahead log needs.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain.risk import Risk

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb", "afpfs", "webdav", "davfs", "davfs2"),
    *("9p", "afs", "ceph", "glusterfs", "lustre", "ncpfs", "drvfs"),
}
# Behind FUSE there may be a server; these are known to keep to this computer.
_LOCAL_FUSE = {
    *("fuse.ntfs-3g", "fuse.exfat", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs"),
    *("fuse.cryfs", "fuse.veracrypt", "fuse.bindfs", "fuse.lxcfs", "fuse.mergerfs"),
}
# What programs leave in the top folder of what they synchronise.
_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
}
_NEXTCLOUD = re.compile(r"\._?sync_[0-9a-f]+\.db")
_FOLDERS = (
    (re.compile(r"Dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"OneDrive( - .+|-.+)?"), "OneDrive"),
    (re.compile(r"Google ?Drive(-.+)?"), "Google Drive"),
    (re.compile(r"com~apple~CloudDocs|Mobile Documents|iCloud ?Drive"), "iCloud"),
)
_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_OCTAL = re.compile(r"\\([0-7]{3})")
_MAC_MOUNT = re.compile(r".+? on (/.*) \((\w+)")
_DRIVE_REMOTE = 4


@dataclass(frozen=True)
class Mount:
    """A file system in its place."""

    place: str
    kind: str


def risk_of(
    folder: Path,
    mounts: Sequence[Mount] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Risk | None:
    """Why a library in this folder is at risk; None where nothing is known against it.

    Without `mounts` and `environment` this computer's own are asked.
    """
    with contextlib.suppress(OSError, RuntimeError):
        folder = folder.resolve()
    drive = _network_drive(folder) or _network(
        folder, this_computers() if mounts is None else mounts
    )
    if drive:
        return Risk("network", drive)
    by = _synced_by(folder, os.environ if environment is None else environment)
    return Risk("synced", by) if by else None


def this_computers() -> tuple[Mount, ...]:
    """What is mounted on this computer; empty where that cannot be asked."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return linux_mounts(Path("/proc/mounts").read_text("utf-8", "surrogateescape"))
    if sys.platform == "darwin":
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            done = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=True)
            return mac_mounts(done.stdout.decode("utf-8", "surrogateescape"))
    return ()


def linux_mounts(text: str) -> tuple[Mount, ...]:
    """The lines of /proc/mounts."""
    rows = (line.split(" ") for line in text.splitlines())
    return tuple(
        Mount(_OCTAL.sub(lambda code: chr(int(code[1], 8)), row[1]), row[2])
        for row in rows
        if len(row) > 2
    )


def mac_mounts(text: str) -> tuple[Mount, ...]:
    """The lines that macOS's `mount` prints."""
    found = (_MAC_MOUNT.match(line) for line in text.splitlines())
    return tuple(Mount(match[1], match[2]) for match in found if match)


def _network(folder: Path, mounts: Sequence[Mount]) -> str:
    """The kind of the network drive that holds the folder, "" where it is on no such drive."""
    best = Mount("", "")
    for mount in mounts:
        # The last one over the same place hides those before it.
        if len(mount.place) >= len(best.place) and folder.is_relative_to(mount.place):
            best = mount
    kind = best.kind.casefold()
    fuse = kind.startswith(("fuse.", "macfuse")) and kind not in _LOCAL_FUSE
    return kind if kind in _NETWORK or fuse else ""


def _network_drive(folder: Path) -> str:
    """The same on Windows, where drives have letters."""
    if sys.platform != "win32":
        return ""
    if folder.drive.startswith("\\\\"):
        return "smb"
    windows: Any = ctypes.windll
    remote = windows.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE
    return "smb" if remote else ""


def _synced_by(folder: Path, environment: Mapping[str, str]) -> str:
    for name in _ONEDRIVE:
        root = environment.get(name, "").strip()
        if root and folder.is_relative_to(Path(root)):
            return "OneDrive"
    for above in (folder, *folder.parents):
        for pattern, by in _FOLDERS:
            if pattern.fullmatch(above.name):
                return by
        try:
            names = os.listdir(above)
        except OSError:
            continue
        for name in names:
            if name in _MARKERS:
                return _MARKERS[name]
            if _NEXTCLOUD.fullmatch(name):
                return "Nextcloud"
    return ""
