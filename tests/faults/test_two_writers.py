"""Two processes that write one library at once, where the lock does not hold: nothing is lost."""

from __future__ import annotations

import sys

import pytest

from tests.faults.deeds import faults_of, first_article, opened
from tests.faults.figures import rounds
from tests.faults.ground import Child

pytestmark = pytest.mark.slow


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
def test_two_writers_lose_nothing_of_each_other(writers, tmp_path, note) -> None:
    root, count = writers("shared"), rounds(200, 1000) // 2
    children = {
        name: Child("rival", name, root, count, log=tmp_path / f"{name}.log") for name in "ab"
    }
    for child in children.values():
        child.wait_for()
    for child in children.values():
        child.tell("go")
    conflicts, estranged = 0, 0
    for child in children.values():
        ended = child.end()
        assert ended.code == 0, ended.errors
        _, met, reconnected = ended.said[-1].split()
        conflicts += int(met)
        estranged += int(reconnected)
    services = opened(root)
    there = set(first_article(services).body.split())
    services.close()
    lost = [f"{name}{n}" for name in children for n in range(count) if f"{name}{n}" not in there]
    assert lost == []
    assert conflicts > 0, "they never met: the test says nothing"
    assert estranged == 0, "one took the other for a program that had replaced the file"
    assert list(faults_of(root)) == []
    note("two writers", f"{2 * count} saves, {conflicts} conflicts, 0 lost")
