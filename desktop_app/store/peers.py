"""Whether another process has a database open at this moment."""

from __future__ import annotations

import os
import struct
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

# Every connection in use holds a lock in this range of the file (SQLite's os.h).
_FIRST, _LENGTH = 0x40000000, 512
_FLOCK = "qqihh4x" if sys.platform == "darwin" else "hhqqi4x"


class PeerLook:
    """Asks the system for the locks of other processes on a file.

    The file stays open as long as this is: closing it gives away the locks that SQLite holds on it
    in this process, so `close` comes behind the last of our own connections.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._file = os.open(path, os.O_RDONLY)
        except OSError:
            self._file = -1

    def is_there(self) -> bool:
        """Whether another process holds one; False where the system cannot say."""
        if self._file < 0 or sys.platform == "win32":
            return False
        try:
            told = fcntl.fcntl(self._file, fcntl.F_GETLK, _lock(fcntl.F_WRLCK))
        except OSError:
            return False
        return _kind(told) != fcntl.F_UNLCK

    def close(self) -> None:
        """Let go of the file; a second time is harmless."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _lock(kind: int) -> bytes:
    if sys.platform == "darwin":
        return struct.pack(_FLOCK, _FIRST, _LENGTH, 0, kind, os.SEEK_SET)
    return struct.pack(_FLOCK, kind, os.SEEK_SET, _FIRST, _LENGTH, 0)


def _kind(told: bytes) -> int:
    fields = struct.unpack(_FLOCK, told)
    return int(fields[3] if sys.platform == "darwin" else fields[0])
