"""How Marquee starts itself once more, as one of its helpers: the same code, and no window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_WINDOW = 0  # for `creationflags`
if sys.platform == "win32":
    NO_WINDOW = subprocess.CREATE_NO_WINDOW


def own_command(*arguments: str) -> list[str]:
    """The command that starts Marquee with these arguments: packaged, and from source."""
    if _is_packaged():
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "desktop_app", *arguments]


def own_folder() -> Path | None:
    """The folder to start it in, so that it is the same code as ours; None: it does not matter."""
    return None if _is_packaged() else Path(__file__).resolve().parents[1]


def start_own(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a helper with pipes to ask it by, and no window; raises OSError."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=own_folder(),
        creationflags=NO_WINDOW,
    )


def _is_packaged() -> bool:
    return bool(getattr(sys, "frozen", False))
