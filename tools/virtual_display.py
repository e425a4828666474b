"""A screen that nobody sees: Xvfb on a display of our own, ended by its process."""

from __future__ import annotations

import os
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def virtual_display(size: str = "1600x1000x24") -> Iterator[str]:
    """Run Xvfb on the first free display and name it in DISPLAY."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
    os.close(write_end)
    before = os.environ.get("DISPLAY")
    try:
        number = _first_line(read_end)
        os.environ["DISPLAY"] = f":{number}"
        yield os.environ["DISPLAY"]
    finally:
        if before is None:
            os.environ.pop("DISPLAY", None)
        else:
            os.environ["DISPLAY"] = before
        os.close(read_end)
        server.terminate()
        server.wait(10)


def _first_line(pipe: int) -> str:
    end = time.monotonic() + 20
    text = b""
    while not text.endswith(b"\n") and time.monotonic() < end:
        part = os.read(pipe, 16)
        if not part:
            break
        text += part
    if not text.strip():
        raise SystemExit(f"Xvfb did not start ({Path('/usr/bin/Xvfb').exists()=}).")
    return text.decode().strip()
