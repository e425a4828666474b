"""A power cut: only what was synced is left, and that must be everything that was acknowledged."""

from __future__ import annotations

import random
import shutil
import sys

import pytest

from tests.faults.deeds import DEEDS
from tests.faults.figures import rounds
from tests.faults.ground import READY, Child, killed_somewhen

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")]
NAMES = ("save", "journal", "picture", "export", "migrate", "backup", "restore", "first")


@pytest.mark.parametrize("name", NAMES)
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    name, writers, tmp_path, note, powercut
) -> None:
    chance = random.Random(f"cut {name}")
    done = 0
    count = rounds(1, 24)
    for n in range(count):
        root = writers(f"{name}-{n}")
        kept = tmp_path / f"{name}-{n}-kept"
        shutil.copytree(root, kept)
        child = Child(
            "deeds", name, root, log=tmp_path / f"{n}.log",
            LD_PRELOAD=str(powercut), POWERCUT_ROOT=str(root), POWERCUT_KEPT=str(kept),
        )  # fmt: skip
        ended = killed_somewhen(child, chance, 1.2)
        shutil.rmtree(root)
        kept.rename(root)  # what the machine finds when it starts again
        acknowledged = [line for line in ended.said if line != READY]
        done += len(acknowledged)
        assert list(DEEDS[name].check(root, acknowledged)) == [], f"round {n}"
    note("power cuts", f"{count}, {done} things acknowledged, 0 lost, 0 corrupt")
