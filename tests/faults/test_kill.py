"""SIGKILL of the process group at random moments of everything that is not typing."""

from __future__ import annotations

import random
import signal
import sys

import pytest

from tests.faults.deeds import DEEDS
from tests.faults.figures import rounds
from tests.faults.ground import READY, Child, killed_somewhen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL"),
]
# The long run kills 200 times: 80 while somebody types, and these.
KILLS = {"save": 15, "journal": 15, "picture": 15, "export": 15, "migrate": 15,
         "backup": 50, "restore": 15, "first": 10}  # fmt: skip


@pytest.mark.parametrize("name", KILLS)
def test_a_kill_leaves_everything_whole(name, writers, tmp_path, note) -> None:
    chance = random.Random(f"kill {name}")
    done = 0
    count = rounds(10 if name == "backup" else 1, KILLS[name])
    for n in range(count):
        root = writers(f"{name}-{n}")
        child = Child("deeds", name, root, log=tmp_path / f"{n}.log")
        ended = killed_somewhen(child, chance, 1.2)
        assert ended.code == -signal.SIGKILL
        acknowledged = [line for line in ended.said if line != READY]
        done += len(acknowledged)
        assert list(DEEDS[name].check(root, acknowledged)) == [], f"round {n}"
    note("kills", f"{count}, {done} things acknowledged, 0 lost, 0 damaged")
