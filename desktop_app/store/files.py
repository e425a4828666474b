"""The one helper that writes files: whole or not at all, and on disk when it returns."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import sys
import time
from pathlib import Path

from desktop_app.errors import TargetError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_WINDOWS_TRIES = 20
_HERE, _RENAME_EXCHANGE = -100, 2  # AT_FDCWD, and a flag of renameat2's


def atomic_write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write the file so that it holds the old bytes or the new ones, whatever happens.

    Not `durable`, it may be gone after a power cut, and nobody waits for the disk. Raises
    TargetError where it cannot be written; the old file is then untouched, unless only its folder
    could not be synced: the new one is there then, and may be gone after a power cut.
    """
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        _replace(temporary, path)
        if durable:
            fsync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise target_error(error, path) from error


def fsync_folder(path: Path) -> None:
    """Make the names in the folder durable; Windows does so by itself."""
    if sys.platform == "win32":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def fsync_tree(folder: Path) -> None:
    """Make every file in the folder, and every folder in it, durable."""
    for root, _, names in os.walk(folder, topdown=False):
        for name in names:
            # Windows flushes only what is open for writing.
            with Path(root, name).open("r+b" if sys.platform == "win32" else "rb") as file:
                os.fsync(file.fileno())
        fsync_folder(Path(root))


def make_folder(path: Path) -> None:
    """Make the folder with its parents, durably; raises TargetError where it cannot be made."""
    try:
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        path.mkdir(parents=True, exist_ok=True)
        for folder in missing:
            fsync_folder(folder.parent)
    except FileExistsError as error:
        raise TargetError(f"{path} is a file, not a folder.", "Choose another folder.") from error
    except OSError as error:
        raise target_error(error, path) from error


def replace_folder(new: Path, target: Path) -> None:
    """Put the folder `new` in the place of `target`, whole or not at all.

    `new` must lie beside `target` or at least on the same disk. Raises TargetError where that
    cannot be done; `target` is then as it was. After a crash `mend_folder` brings the old one back.
    """
    mend_folder(target)
    aside = _aside(target)
    try:
        fsync_tree(new)
        if target.exists() and exchange(new, target):
            fsync_folder(target.parent)
            shutil.rmtree(new, ignore_errors=True)
            return
        if target.exists():
            target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            if aside.exists():
                aside.rename(target)
            raise
        fsync_folder(target.parent)
    except OSError as error:
        raise target_error(error, target) from error
    shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders or files change places in one step; False where system or disk cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    done: int = rename(_HERE, paths[0], _HERE, paths[1], _RENAME_EXCHANGE)
    return done == 0


def mend_folder(target: Path) -> None:
    """Undo what a crash in `replace_folder` may have left: the old folder put aside."""
    aside = _aside(target)
    if not aside.exists():
        return
    try:
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
            fsync_folder(target.parent)
    except OSError as error:
        raise target_error(error, target) from error


def target_error(error: OSError, path: Path) -> TargetError:
    """The system's error in one plain sentence with a way out."""
    if error.errno in _NO_ROOM:
        return TargetError(f"There is no room to write {path}.", "Make room, then try again.")
    if error.errno in _NOT_ALLOWED:
        return TargetError(f"{path} may not be written.", "Choose a folder that is yours.")
    if error.errno in _NO_FOLDER:
        return TargetError(f"There is no folder {path.parent}.", "Choose a folder that exists.")
    reason = error.strerror or "unknown reason"
    return TargetError(f"{path} cannot be written ({reason}).", "Choose another folder.")


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _replace(source: Path, target: Path) -> None:
    """Rename over the target; on Windows a scanner may hold it for a moment."""
    for _ in range(_WINDOWS_TRIES if sys.platform == "win32" else 0):
        with contextlib.suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(0.05)
    source.replace(target)
