"""Markdown that is meant to hurt: the window goes on taking keys, and the text stays whole."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop_app.bootstrap import start_reader
from desktop_app.domain.article import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

pytestmark = pytest.mark.slow

STALL = 0.200  # seconds of CPU of the GUI thread between two beats
MANY = 20_000


def deep_list(depth: int) -> str:
    return "".join(f"{'  ' * level}- w{level}\n" for level in range(depth))


CASES = {
    "open pictures": "![" * MANY,
    "open links": "[a](" * MANY,
    "link titles": '[a](b "' * 8_000,
    "open definitions": "[a" * MANY,
    "quote depth": ">" * 5_000 + "deep",
    "quotes and lists": "> - " * 500 + "deep",
    "list depth": deep_list(300),
    "lists in a line": "- " * 3_000 + "deep",
    "a million cells": "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + ("\n|" + "a|" * 1_000) * 999,
    "a long line": "word " * 18_000,
}


class Beat:
    """Tells the longest time, in CPU of this thread, that no event got through."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def stop(self) -> float:
        self._timer.stop()
        return self.longest

    def _on_beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def marquee(start: Callable[..., Marquee], qtbot: QtBot) -> Marquee:
    marquee = start(reader=start_reader)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=30_000)
    return marquee


@pytest.mark.parametrize("name", CASES)
def test_the_window_goes_on(marquee: Marquee, qtbot: QtBot, name: str) -> None:
    body = CASES[name]
    parts = marquee.desk.parts
    sample = parts.article.article()

    def shown() -> bool:
        if parts.reading.is_paused():
            return parts.preview.pause_strip.isVisible()
        return marquee.desk._shown_number == parts.reading.newest() and not parts.reading._busy

    parts.article.open(Article(uuid4(), "Hard", "", body, replace(sample.details, slug="hard")))
    qtbot.waitUntil(shown, timeout=60_000)
    middle = max(body.find("\n", len(body) // 2), 0)
    parts.editor.go_to(middle, middle)
    qtbot.wait(20)
    beat = Beat()
    QTest.keyClicks(parts.editor.body, "xy")
    qtbot.waitUntil(shown, timeout=60_000)
    qtbot.wait(100)
    assert beat.stop() < STALL
    if not parts.editor.body.isReadOnly():
        assert parts.article.article().body == f"{body[:middle]}xy{body[middle:]}"
