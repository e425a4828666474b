"""Compares how fast a packaged Marquee starts with the one from source, seen from outside.

`python -m tools.startup PROGRAM [RUNS]` starts both in turn under a virtual display, on a library
of their own, and prints the CPU and the time on the clock until the window and until the page are
on the screen, and for short commands until they end. `--picture FILE` keeps a picture of the
packaged window.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from tools.drive import allow_root
from tools.virtual_display import virtual_display

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QScreen

ROOT = Path(__file__).resolve().parents[1]
SOURCE = (sys.executable, "-m", "desktop_app")
SHORT = (("--version",), ("library", "list"))
SECONDS = 60.0
_BLACK = 0xFF000000  # the screen without a window
_COLOURS = 60  # the page in its part of the screen, once its text is there


def main() -> int:
    """Start both as often as asked, and print what it took."""
    options = _options()
    allow_root(lambda text: print(text, flush=True))
    programs = {"source": SOURCE, "packaged": (str(options.program.resolve()),)}
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, virtual_display():
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        from PySide6.QtGui import QGuiApplication

        app = QGuiApplication([])
        environment = _environment(Path(folder))
        for number in range(options.runs + 1):  # the first warms up, and makes the library
            for name, program in programs.items():
                picture = options.picture if name == "packaged" and number else None
                measured = {
                    f"marquee {' '.join(words)}": _command(program, words, environment)
                    for words in SHORT
                }
                measured |= _window(program, environment, app.primaryScreen(), picture)
                for what, cost in measured.items():
                    if number:
                        found.setdefault((what, name), []).append(cost)
    print(f"{'median of ' + str(options.runs):<24}{'CPU':>20}{'clock':>20}")
    for (what, name), costs in sorted(found.items()):
        cpu, wall = (statistics.median(values) for values in zip(*costs, strict=True))
        print(f"{what:<20}{name:>10}{cpu:>12.2f} s{wall:>18.2f} s")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("tools.startup")
    parser.add_argument("program", type=Path)
    parser.add_argument("runs", type=int, nargs="?", default=5)
    parser.add_argument("--picture", type=Path)
    return parser.parse_args()


def _environment(folder: Path) -> dict[str, str]:
    own = {f"XDG_{name}_HOME": str(folder) for name in ("DATA", "STATE", "CONFIG")}
    return {**os.environ, **own, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}


def _command(
    program: Sequence[str], words: Sequence[str], environment: Mapping[str, str]
) -> tuple[float, float]:
    began = time.monotonic()
    before = os.times()
    subprocess.run(
        [*program, *words], check=True, cwd=ROOT, env=dict(environment), stdout=subprocess.DEVNULL
    )
    after = os.times()
    cpu = (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
    return cpu, time.monotonic() - began


def _window(
    program: Sequence[str], environment: Mapping[str, str], screen: QScreen, picture: Path | None
) -> dict[str, tuple[float, float]]:
    began = time.monotonic()
    process = subprocess.Popen(
        program,
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    marks: dict[str, tuple[float, float]] = {}
    seen = psutil.Process(process.pid)
    try:
        while time.monotonic() < began + SECONDS and len(marks) < 2:
            time.sleep(0.02)
            # The middle of the window is the page's part; before that all is black.
            colours = _colours(screen)
            now = time.monotonic() - began
            if colours and "window shown" not in marks:
                marks["window shown"] = (_cpu(seen), now)
            if colours >= _COLOURS:
                marks["page shown"] = (_cpu(seen), now)
        if len(marks) < 2:
            raise SystemExit(f"{program[0]} did not show its page within a minute.")
        if picture is not None:
            time.sleep(3)
            screen.grabWindow(0, 0, 0, 1440, 900).save(str(picture))
    finally:
        for child in [*seen.children(recursive=True), seen]:
            child.kill()
        process.wait(10)
        time.sleep(0.3)
    return marks


def _colours(screen: QScreen) -> int:
    part = screen.grabWindow(0, 740, 200, 360, 240).toImage()
    found = {part.pixel(x, y) for x in range(0, 360, 3) for y in range(0, 240, 3)}
    return len(found - {_BLACK})


def _cpu(process: psutil.Process) -> float:
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        try:
            times = one.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
    return total


if __name__ == "__main__":
    sys.exit(main())
