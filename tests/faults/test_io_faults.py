"""Calls of the system that fail: each is said in plain words, harms nothing, and can be retried."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.figures import rounds
from tests.faults.ground import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")]

if sys.platform == "linux":
    from tests.faults.hurt import ACTS, KINDS, Point
if TYPE_CHECKING:
    from collections.abc import Sequence

Ended = dict[str, Any]
# What the system says at each kind of call, where something is wrong with the disk.
ERRORS = {
    "open": ("ENOSPC", "EACCES", "EROFS", "EIO", "EMFILE"),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EFBIG"),
    "sync": ("EIO", "ENOSPC"),
    "rename": ("ENOSPC", "EIO", "EACCES", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES", "EROFS"),
    "cut": ("EIO", "EROFS"),
    "unlink": ("EIO", "EACCES", "EROFS"),
}


@pytest.fixture
def place():
    """A folder in memory where that is to be had, which nobody may enter too."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def hurt(
    means: str, points: Sequence[Point], first: Path, root: Path, **environment: str
) -> list[Ended]:
    """Try the points in one process of their own; how each of them ended."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.hurt", means, first, root],
        input="".join(json.dumps(asdict(point)) + "\n" for point in points),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=1800,
        check=False,
    )
    ended = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"it crashed after {len(ended)} points: {done.stderr[-3000:]}"
    assert len(ended) == len(points)
    return ended


def judged(ended: list[Ended], note, name: str) -> list[Ended]:
    """Assert that faults were met and nothing is wrong, and note the figures; the points met."""
    bad = [one for one in ended if one["wrong"]]
    shown = "\n\n".join(
        f"{one['point']}\n{one['raised']}\n" + "\n".join(one["wrong"]) for one in bad[:8]
    )
    met = [one for one in ended if one["met"] and one["met"][0]]
    told = Counter(one["raised"].partition(":")[0] or "done all the same" for one in met)
    note(name, f"{len(met)} faults met, 0 crashes, 0 silent; {dict(told)}")
    assert not bad, f"{len(bad)} of {len(ended)} points:\n{shown}"
    assert any(one["raised"] for one in met), "nothing was refused: the faults reached no act"
    return met


def points_of(counted: list[Ended]) -> list[Point]:
    """Every call that the acts make, with each error that it can give."""
    chance = random.Random("points")
    points = []
    for name, one in zip(ACTS, counted, strict=True):
        for kind, calls in zip(KINDS, one["met"][1:], strict=True):
            for n in range(1, calls + 1):
                points += [
                    Point(
                        name, kind, n, error,
                        lasting=chance.random() < 0.4,
                        torn=kind == "write" and chance.random() < 0.5,
                    )
                    for error in ERRORS[kind]
                ]  # fmt: skip
    return points


def test_the_nth_call_fails(first_library, place, note, iofault) -> None:
    root = place / "hurt"
    preload = {"LD_PRELOAD": str(iofault)}
    counted = hurt(
        "counter", [Point(name, "open") for name in ACTS], first_library, root, **preload
    )
    assert [one["wrong"] for one in counted if one["wrong"]] == []
    points = points_of(counted)
    wanted = rounds(30, 500)
    chosen = random.Random("chosen").sample(points, min(wanted, len(points)))
    ended = hurt("counter", chosen, first_library, root, **preload)
    met = judged(ended, note, f"the nth call fails, {len(points)} points in all")
    assert len(met) > wanted / 2


def test_calls_fail_at_random(first_library, place, note) -> None:
    preload = Path("/usr/lib/fiu/fiu_posix_preload.so")
    if not preload.exists():
        pytest.skip("needs libfiu (make faults installs it)")
    kinds = ("rw/pwrite", "rw/write", "sync/fdatasync", "sync/fsync", "dir/rename", "oc/open")
    names = [name for name in ACTS if name != "first"]
    chance = random.Random("chance")
    points = [
        Point(chance.choice(names), chance.choice(kinds), chance.choice((50, 200, 500)))
        for _ in range(rounds(10, 200))
    ]
    ended = hurt("chance", points, first_library, place / "hurt", LD_PRELOAD=str(preload))
    judged(ended, note, "calls fail at random (libfiu)")


def test_no_file_may_grow_beyond_a_limit(first_library, place, note) -> None:
    points = [Point(name, "size", limit) for name in ACTS for limit in (0, 4, 64, 400)]
    points = random.Random("limits").sample(points, rounds(8, len(points)))
    judged(hurt("limit", points, first_library, place / "hurt"), note, "ulimit -f")


def test_a_folder_may_not_be_written(first_library, place, note) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root, to become nobody")
    if not all(folder.stat().st_mode & 0o001 for folder in (ROOT, *ROOT.parents)):
        pytest.skip("nobody could not read the program itself here")
    points = [
        Point(name, folder, mode)
        for name in ACTS
        for folder in (".", "Library", "Journal", "Backups", "Exports")
        for mode in (0o500, 0o000)
    ]
    points = random.Random("rights").sample(points, rounds(12, len(points)))
    judged(hurt("right", points, first_library, place / "hurt"), note, "no right to write")


# ------------------------------------------------------------------------------ other disks


@pytest.fixture
def small_disk(place):
    """Mounts a disk of that many megabytes that has nothing else on it."""
    mounted = []

    def mount(megabytes):
        disk = place / f"disk-{megabytes}"
        disk.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", disk],
            capture_output=True,
            check=False,
        )
        if done.returncode:
            pytest.skip("needs the right to mount a disk")
        mounted.append(disk)
        return disk

    yield mount
    for disk in mounted:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("megabytes", [3, 12])
def test_the_disk_is_full(first_library, small_disk, note, megabytes) -> None:
    # What makes copies of all needs room for them where it goes well.
    names = ("save", "keep", "journal", "settings") if megabytes == 3 else tuple(ACTS)
    points = [Point(name, "free", free) for name in names for free in (0, 8, 100)]
    points = random.Random("full").sample(points, rounds(4, len(points)))
    ended = hurt("full", points, first_library, small_disk(megabytes) / "hurt")
    judged(ended, note, f"a full disk of {megabytes} MB")


def test_the_disk_turns_read_only(first_library, small_disk, note) -> None:
    # With a file open for writing the system refuses to; EROFS by counter stands for that.
    points = [Point(name, "ro") for name in ("open", "restore", "migrate", "first", "settings")]
    judged(hurt("sealed", points, first_library, small_disk(12) / "hurt"), note, "read-only disk")
