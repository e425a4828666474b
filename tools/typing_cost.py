"""What a typed character costs the whole process tree, with the page shown; for the bench.

`python -m tools.typing_cost 50 500` types into articles of 50 and 500 KB on a display of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from PySide6.QtCore import QEventLoop, QTimer

from tools.bench import article
from tools.drive import allow_root, own_paths, pause, wait_for
from tools.virtual_display import virtual_display

if TYPE_CHECKING:
    from desktop_app.app import Marquee

SIZES = [5, 50, 500]  # KB
CHARACTERS, PER_SECOND = 200, 20
LETTERS = "season two and the rest of it will go on "


def main() -> int:
    """Print one line of JSON for each size in KB, each from a process of its own."""
    if sys.argv[1:2] == ["--child"]:
        print(json.dumps(measure(int(sys.argv[2]))), flush=True)
        return 0
    allow_root(lambda _text: None)
    with virtual_display():
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        for kilobytes in [int(word) for word in sys.argv[1:]] or SIZES:
            print(json.dumps(measured(kilobytes)), flush=True)
    return 0


def measured(kilobytes: int) -> dict[str, float]:
    """What `measure` finds in a process of its own; the display has to be there."""
    command = [sys.executable, "-m", "tools.typing_cost", "--child", str(kilobytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(done.stderr[-2000:])
    found: dict[str, float] = json.loads(lines[-1])
    return found


def measure(kilobytes: int) -> dict[str, float]:
    """Milliseconds of CPU per character by part of the tree, and the longest turn of the GUI."""
    from desktop_app.__main__ import prepare

    prepare()
    from desktop_app.app import build

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.md"
        file.write_text(article(kilobytes * 1000 // 6)[: kilobytes * 1000], encoding="utf-8")
        marquee = build(own_paths(Path(folder)))
        marquee.window.resize(1400, 870)
        marquee.window.show()
        paused: list[object] = []
        marquee.desk.parts.reading.paused.connect(paused.append)
        marquee.desk.start(file)
        try:
            return {
                "kilobytes": kilobytes,
                **_typed(marquee, kilobytes * 900),
                "paused": len(paused),
            }
        finally:
            marquee.window.close()
            marquee.desk.close()


def _typed(marquee: Marquee, size: int) -> dict[str, float]:
    from PySide6.QtTest import QTest

    parts = marquee.desk.parts
    started = time.monotonic()
    shown = wait_for(marquee, lambda: _is_shown(marquee, size), seconds=120)
    if not shown:
        raise SystemExit("The article was not shown within two minutes.")
    first_page, opening = time.monotonic() - started, sum(cpu_by_part().values())
    wait_for(marquee, marquee.desk.is_settled, seconds=60)
    pause(marquee, 6.0)
    settled = sum(cpu_by_part().values())
    body = parts.article.article().body
    middle = body.index("\n", len(body) // 2)
    parts.editor.go_to(middle, middle)
    pause(marquee, 2.0)
    before, idle_from = cpu_by_part(), time.monotonic()
    _rest(3.0)
    idle = _since(before)
    idle_seconds = time.monotonic() - idle_from
    before, typed_from = cpu_by_part(), time.monotonic()
    for number in range(CHARACTERS):
        _rest(typed_from + number / PER_SECOND - time.monotonic())
        QTest.keyClicks(parts.editor.body, LETTERS[number % len(LETTERS)])
    typing = _since(before)
    _rest(3.0)
    used, seconds = _since(before), time.monotonic() - typed_from
    stall = _longest_turn(marquee)
    parked = {part: idle[part] / idle_seconds for part in idle}
    result = {
        part: round((used[part] - parked[part] * seconds) * 1000 / CHARACTERS, 2) for part in used
    }
    return {
        "shown": float(shown),
        "first_page_s": round(first_page, 2),
        "first_page_cpu_s": round(opening, 2),
        "settled_cpu_s": round(settled, 2),
        "typing_only": round(sum(typing.values()) * 1000 / CHARACTERS, 2),
        **result,
        "tree": round(sum(result.values()), 2),
        "idle_pct": round(sum(parked.values()) * 100, 1),
        "longest_gui_cpu_ms": round(stall * 1000, 1),
        "pss_mb": round(pss()),
    }


def _rest(seconds: float) -> None:
    """Let the window's own loop run, which sleeps where there is nothing to do."""
    if seconds > 0:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000) + 1, loop.quit)
        loop.exec()


def _longest_turn(marquee: Marquee) -> float:
    """The most CPU that the GUI thread took at once while one typed fast, and paused now and then.

    Asked for often, which costs CPU itself: not to be measured together with that.
    """
    from PySide6.QtTest import QTest

    longest = 0.0
    for number in range(CHARACTERS // 2):
        wait = 1.0 if number % 25 == 24 else 1 / PER_SECOND
        begin = time.thread_time()
        QTest.keyClicks(marquee.desk.parts.editor.body, LETTERS[number % len(LETTERS)])
        longest = max(longest, time.thread_time() - begin)
        end = time.monotonic() + wait
        while time.monotonic() < end:
            begin = time.thread_time()
            marquee.app.processEvents()
            longest = max(longest, time.thread_time() - begin)
            time.sleep(0.002)
    return longest


def _is_shown(marquee: Marquee, size: int) -> bool:
    """Whether an article of at least that size is open and its page has been sent."""
    parts = marquee.desk.parts
    there = parts.article.is_open() and len(parts.article.body.text) >= size
    return there and marquee.desk.reading is not None and not parts.preview.pending()


def cpu_by_part() -> dict[str, float]:
    """Seconds of CPU so far of the GUI thread, of our other threads, and of the processes."""
    me = psutil.Process()
    mine = sum(me.cpu_times()[:2])
    gui = time.thread_time()
    parts = {"gui_thread": gui, "other_threads": mine - gui, "reader": 0.0, "chromium": 0.0}
    for child in me.children(recursive=True):
        try:
            name = "reader" if "--worker" in child.cmdline() else "chromium"
            if "Xvfb" in child.name():
                continue
            parts[name] += sum(child.cpu_times()[:2])
        except psutil.Error:
            continue
    return parts


def _since(before: dict[str, float]) -> dict[str, float]:
    now = cpu_by_part()
    return {part: now[part] - before[part] for part in before}


def pss() -> float:
    """Megabytes of the process tree, shared pages counted once."""
    me = psutil.Process()
    total = 0
    for one in [me, *me.children(recursive=True)]:
        try:
            if "Xvfb" not in one.name():
                total += one.memory_full_info().pss
        except psutil.Error:
            continue
    return total / 1e6


if __name__ == "__main__":
    sys.exit(main())
