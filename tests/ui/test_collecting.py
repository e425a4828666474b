"""The garbage collector that keeps to the GUI thread."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest

from desktop_app.ui import collecting
from desktop_app.ui.collecting import GarbageCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class _Knot:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self, freed_on: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_on.append(threading.current_thread().name))


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """A running collector, behind the start."""
    collector = GarbageCollector(settle_seconds=0)
    collector.start()
    yield collector
    collector.stop()


def _allocate() -> None:
    keep = [[index] for index in range(200_000)]
    keep.clear()


def test_what_a_lane_leaves_is_freed_on_the_gui_thread(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    freed: list[str] = []

    def work() -> None:
        for _ in range(collecting.YOUNG):
            _Knot(freed)
        _allocate()

    lane = threading.Thread(target=work, name="lane")
    lane.start()
    lane.join()
    assert freed == []
    qtbot.waitUntil(lambda: len(freed) == collecting.YOUNG)
    assert set(freed) == {threading.main_thread().name}


def test_a_little_garbage_is_left_for_later(collector: GarbageCollector) -> None:
    gc.collect()
    freed: list[str] = []
    _Knot(freed)
    collector.look()
    assert freed == []


def test_python_collects_again_behind_it(qapp: QApplication) -> None:
    collector = GarbageCollector()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_a_start_makes_is_set_apart_and_not_looked_at(qapp: QApplication) -> None:
    gc.collect()
    collector = GarbageCollector()
    collector.start()
    freed: list[str] = []
    for _ in range(collecting.YOUNG + 1):
        _Knot(freed)
    collector.look()
    assert freed == []
    assert gc.get_freeze_count() > collecting.YOUNG
    collector.stop()
    gc.collect()
    assert len(freed) == collecting.YOUNG + 1
