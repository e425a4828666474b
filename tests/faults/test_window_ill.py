"""The disk fails under the real window while somebody types: it is said, and nothing is lost."""

from __future__ import annotations

import sys

import pytest

from tests.faults.deeds import faults_of, lost_tokens
from tests.faults.figures import rounds
from tests.faults.ground import Child

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")]
ILLS = (("write", "ENOSPC"), ("sync", "EIO"), ("open", "EROFS"), ("write", "EIO"),
        ("rename", "EACCES"), ("open", "EMFILE"), ("sync", "ENOSPC"), ("cut", "EIO"))  # fmt: skip


def test_a_failing_disk_is_said_and_costs_no_word(writers, tmp_path, note, iofault) -> None:
    ills = ILLS[: rounds(2, len(ILLS))]
    met = 0
    for n, (kind, error) in enumerate(ills):
        root = writers(f"ill-{n}")
        child = Child(
            "ill", root, kind, error, n + 1, log=tmp_path / f"{n}.log", LD_PRELOAD=str(iofault)
        )
        ended = child.end()
        assert ended.code == 0, ended.errors
        said = dict(line.split(" ", 1) for line in ended.said)
        assert (said["well"], said["crashed"], said["closed"]) == ("saved", "False", "True"), kind
        # What works while one kind of call fails is not to be called a failure.
        met += int(said["met"])
        if kind in ("write", "sync"):
            assert "failed" in said["states"], f"{kind} {error} was not said"
        typed = [line.split()[2] for line in ended.said if line.startswith("typed")]
        assert len(typed) > 30
        assert lost_tokens(root, typed) == []
        assert list(faults_of(root)) == []
    note("a failing disk under the window", f"{len(ills)} kinds, {met} calls failed, 0 words lost")
