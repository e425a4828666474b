"""The write lock of a library: the kernel clears it, whatever becomes of the process."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryError, LibraryInUseError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

LOCK_NAME = "library.lock"
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
# Windows locks bytes, not files, and nobody may read a locked one: lock one far behind the text.
_WINDOWS_BYTE = 1_000_000


class LibraryLock:
    """Held by the one process that may write; pid and host in it are for the message only.

    Whoever lets go properly empties the file: `left_behind` says that the last holder has not.
    """

    def __init__(self, file: BinaryIO, *, left_behind: bool) -> None:
        self._file = file
        self.left_behind = left_behind

    @classmethod
    def take(cls, folder: Path) -> LibraryLock:
        """Take the lock; raises LibraryInUseError where another process has it."""
        path = folder / LOCK_NAME
        try:
            file = path.open("a+b")
        except OSError as error:
            raise LibraryError(
                f"The library’s folder {folder} may not be written.",
                "Choose a folder that is yours.",
            ) from error
        try:
            _lock(file)
        except OSError as error:
            holder = _holder(file)
            file.close()
            if error.errno not in _HELD:
                raise LibraryError(
                    f"The library in {folder} cannot be locked on this kind of disk.",
                    "Move the library to a disk of this computer.",
                ) from error
            raise LibraryInUseError(
                f"The library in {folder} is in use by another Marquee{holder}.",
                "Close it first; commands that only read work beside it.",
            ) from error
        left_behind = False
        with contextlib.suppress(OSError):  # a full disk: the lock holds without its text
            file.seek(0)
            left_behind = bool(file.read(1))
            file.truncate(0)
            file.seek(0)
            file.write(f"{os.getpid()} {platform.node()}\n".encode())
            file.flush()
        return cls(file, left_behind=left_behind)

    def release(self, *, in_order: bool = True) -> None:
        """Let go; a second time is harmless. Where not all is in order the next one is told."""
        # Apart: what a full disk has kept from the file must not keep it from being closed.
        if in_order:
            with contextlib.suppress(OSError, ValueError):  # ValueError: it is closed already
                self._file.truncate(0)
        with contextlib.suppress(OSError, ValueError):
            self._file.close()


def try_lock(file: BinaryIO) -> bool:
    """Lock an open file until it is closed; False where another process has it locked."""
    try:
        _lock(file)
    except OSError:
        return False
    return True


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        file.seek(_WINDOWS_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: BinaryIO) -> str:
    with contextlib.suppress(OSError, ValueError):
        file.seek(0)
        pid, _, host = file.read(200).decode("utf-8", "replace").strip().partition(" ")
        if pid.isdecimal() and host.isprintable():
            return f" (process {pid} on {host})"
    return ""
