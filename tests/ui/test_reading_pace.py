"""How often the article is read while one types: the real loop and lane, and a real reader."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article
from desktop_app.domain.records import Records
from desktop_app.ui.jobs import Lane
from desktop_app.ui.reading import ReadingLoop
from desktop_app.worker.inprocess import InProcessReader
from desktop_app.worker.protocol import ReadRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.worker.protocol import Reading


class _SlowReader(InProcessReader):
    """A reader on a slow machine."""

    seconds = 0.0

    def read(self, request: ReadRequest) -> Reading:
        time.sleep(self.seconds)
        return super().read(request)


class Typing:
    """A loop over an article, and what has been read of it."""

    def __init__(self, qtbot: QtBot, lane: Lane) -> None:
        self._qtbot = qtbot
        self._article = Article(id=uuid4(), headline="Found", body="Maria waits.")
        self.read: list[Reading] = []
        self.reader = _SlowReader(lambda _article, _document, _records: ())
        self.loop = ReadingLoop(lane, lambda: self.reader)
        self.loop.set_source(lambda: ReadRequest(0, self._article, Records(), checks=False))
        self.loop.read.connect(self.read.append)

    def settle(self) -> None:
        """Wait until the newest text has been read, and for the pause behind it."""
        self._qtbot.waitUntil(lambda: bool(self.read) and self._is_newest(), timeout=10_000)
        self._qtbot.wait(400)

    def _is_newest(self) -> bool:
        return self.read[-1].number == self.loop.newest()

    def keys(self, count: int, every_ms: int) -> int:
        """Type so many keys in one go; gives how many states of the text were read meanwhile."""
        before = len(self.read)
        for _ in range(count):
            self.loop.touch()
            self._qtbot.wait(every_ms)
        return len({reading.number for reading in self.read[before:]})


@pytest.fixture
def typing(qtbot: QtBot, qapp: QApplication) -> Iterator[Typing]:
    """A loop whose first reading is over."""
    lane = Lane("reading", lambda error: pytest.fail(repr(error)))
    typing = Typing(qtbot, lane)
    typing.loop.open_afresh()
    typing.settle()
    yield typing
    typing.loop.close()
    lane.close()


def test_keys_typed_fast_are_read_ten_times_a_second_at_most(typing: Typing) -> None:
    began = time.monotonic()
    count = typing.keys(20, 40)
    seconds = time.monotonic() - began
    assert 2 <= count <= 10 * seconds + 2  # the first key and the last are not kept waiting
    typing.settle()


def test_a_burst_without_end_is_read_all_the_same(typing: Typing) -> None:
    """Each key begins the wait for a pause anew; a reader that is slow must not add to that."""
    typing.reader.seconds = 0.05
    assert typing.keys(60, 15) >= 3
    typing.settle()


def test_keys_that_come_one_by_one_are_read_one_by_one(typing: Typing) -> None:
    before = {reading.number for reading in typing.read}
    typing.keys(4, 250)
    typing.settle()  # the last may come late where much else is going on
    assert len({reading.number for reading in typing.read} - before) == 4
