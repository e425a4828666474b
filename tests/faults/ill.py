"""Types into the real program while its disk fails, and goes on when the disk is well again.

`python -m tests.faults.ill FOLDER KIND ERROR SEED`, under the preload library iofault.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from desktop_app.ui.dialogs.crash import CrashSheet
from tests.faults.deeds import say
from tests.faults.hurt import Point, by_counter
from tests.faults.typist import Typist, rest, started


def main() -> None:
    """Say which states the status bar showed while the disk was ill, and whether it got well."""
    root, kind, error, seed = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    marquee = started(root)
    typist = Typist(marquee, seed)
    typist.to_start()
    for _ in range(3):
        typist.word()
        rest(80)
    states: set[str] = set()
    met: list[int] = []
    with by_counter(Point("", kind, 1, error, lasting=True), root, met):
        for _ in range(30):
            typist.word()
            rest(90)
            states.add(typist.state)
    say(f"met {met[0]}")
    say(f"states {' '.join(sorted(states))}")
    until = time.monotonic() + 30
    while typist.state != "saved" and time.monotonic() < until:
        rest(50)
    say(f"well {typist.state}")
    say(f"crashed {marquee.window.findChild(CrashSheet) is not None}")
    said = marquee.window.close()
    marquee.desk.close()
    say(f"closed {said}")


if __name__ == "__main__":
    main()
