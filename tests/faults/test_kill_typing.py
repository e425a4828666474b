"""SIGKILL, and a power cut, while somebody types into the real program: what is lost at most."""

from __future__ import annotations

import random
import shutil
import sys

import pytest

from tests.faults.deeds import faults_of, lost_tokens
from tests.faults.figures import percentile, rounds
from tests.faults.ground import Child, Ended, calm, killed_somewhen

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL"),
]
AT_MOST = 1.0  # seconds of typing that a crash may cost
ROUNDS_A_LIBRARY = 10


class Tally:
    """What a run of kills has shown."""

    def __init__(self) -> None:
        self.latencies: list[float] = []
        self.losses: list[float] = []
        self.words = 0
        self.shown = 0

    def add(self, ended: Ended, lost: set[str]) -> list[str]:
        """Count a round; answers with what was lost although it was shown as saved."""
        typed: dict[str, float] = {}
        safe = ""
        for line in ended.said:
            what, _, rest = line.partition(" ")
            moment, _, word = rest.partition(" ")
            if what == "typed":
                typed[word] = float(moment)
            elif what == "written" and word in typed:
                self.latencies.append(float(moment) - typed[word])
            elif what == "shown":
                safe = word
                self.shown += 1
        self.words += len(typed)
        times = [typed[word] for word in lost]
        self.losses.append(ended.at - min(times) if times else 0.0)
        return sorted(word for word in lost if word <= safe)

    def tell(self, note) -> None:
        note(
            "kills while typing", f"{len(self.losses)}, {self.words} words, {self.shown} × “Saved”"
        )
        for name, values in (
            ("key handled to journal on disk", self.latencies),
            ("typing lost at a kill", self.losses),
        ):
            figures = ", ".join(f"p{n} {percentile(values, n / 100):.3f} s" for n in (50, 95, 99))
            note(name, f"{figures}, max {max(values, default=0):.3f} s of {len(values)}")


def words_of(ended: Ended) -> list[str]:
    return [line.split()[2] for line in ended.said if line.startswith("typed")]


def test_a_kill_loses_no_more_than_a_second_of_typing(writers, tmp_path, note) -> None:
    chance = random.Random("typing")
    tally = Tally()
    before: list[str] = []
    for n in range(rounds(8, 65)):
        if n % ROUNDS_A_LIBRARY == 0:
            root, before = writers(f"typing-{n}"), []
        child = Child("typist", root, n + 1, log=tmp_path / f"{n}.log")
        ended = killed_somewhen(child, chance, 3)
        assert list(faults_of(root)) == []
        words = words_of(ended)
        lost = set(lost_tokens(root, before + words))
        assert not lost & set(before), "what an earlier start brought back is gone"
        was_calm = calm()
        assert tally.add(ended, lost) == [], f"round {n}: lost although shown as saved"
        if was_calm:
            assert tally.losses[-1] <= AT_MOST, f"round {n}: {sorted(lost)}"
        before += [word for word in words if word not in lost]
    tally.tell(note)
    assert tally.words > 0
    assert tally.shown > 0


@pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD")
def test_a_power_cut_while_typing_loses_nothing_that_was_shown_as_saved(
    writers, tmp_path, note, powercut
) -> None:
    chance = random.Random("typing in the dark")
    tally = Tally()
    for n in range(rounds(2, 15)):
        root, kept = writers(f"dark-{n}"), tmp_path / f"dark-{n}-kept"
        shutil.copytree(root, kept)
        child = Child(
            "typist", root, n + 1, log=tmp_path / f"dark-{n}.log",
            LD_PRELOAD=str(powercut), POWERCUT_ROOT=str(root), POWERCUT_KEPT=str(kept),
        )  # fmt: skip
        ended = killed_somewhen(child, chance, 3)
        shutil.rmtree(root)
        kept.rename(root)
        assert list(faults_of(root)) == []
        assert tally.add(ended, set(lost_tokens(root, words_of(ended)))) == [], f"round {n}"
        if calm():
            assert tally.losses[-1] <= AT_MOST
    tally.tell(note)
