"""Markdown that is meant to hurt: the window goes on taking keys, and the text stays whole."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app import app as composition
from desktop_app.bootstrap import start_reader
from desktop_app.ui.preview.environment import configure_environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore(
        "propagateSizeHints",
        "Sandboxing disabled",
        "QRhiGles2",
        "Failed to create RHI",
        "Failed to create platform Vulkan",
        "GPUInfo not initialized",
    ),
]

# As app.py does it, before the first QApplication of the whole run.
configure_environment(os.environ, "software")
QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

WEB_VIEW = composition._web_view  # before the fixtures take it away

# Seconds of CPU of the GUI thread between two beats. A quiet machine is held to the budget; on one
# that does other things besides, CPU counts for several times as much, and ten times the budget
# still tells what grows with the square of the text.
QUIET = os.environ.get("MARQUEE_FAULTS") == "long"
STALL = 0.200 if QUIET else 2.0
MANY = 20_000


def deep_list(depth: int) -> str:
    return "".join(f"{'  ' * level}- w{level}\n" for level in range(depth))


CASES = {
    "open pictures": "![" * MANY,
    "open links": "[a](" * MANY,
    "link titles": '[a](b "' * 8_000,
    "open definitions": "[a" * MANY,
    "long reference": "[a](<b" * 10_000 + "\n\n[" + "x" * 50_000 + "]: /u\n",
    "emphasis": "a**b" * MANY,
    "stars": "*a " * MANY,
    "backticks": "".join("e" + "`" * run for run in range(1, 400)),
    "entities": "&quot;" * 15_000,
    "run-on entities": "&a" * 40_000,
    "one footnote": "[^1] " * 18_000 + "\n\n[^1]: Note.\n",
    "notes in notes": "".join(f"[^{n}]: see [^{n + 1}]\n\n" for n in range(2_000)) + "x[^0]",
    "quote depth": ">" * 5_000 + "deep",
    "quotes and lists": "> - " * 500 + "deep",
    "containers": "> - " * 1_000 + "deep",
    "list depth": deep_list(300),
    "lists in a line": "- " * 3_000 + "deep",
    "a million cells": "|" + "a|" * 1_000 + "\n|" + "-|" * 1_000 + ("\n|" + "a|" * 1_000) * 999,
    "cells that are not there": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n|a" * 1_500,
    "a long line": "word " * 18_000,
    "a long word": "x" * 90_000,
    "at signs": "@" * 50_000,
    "addresses": "a@b." * MANY,
    "combining marks": "a" + "\u0301" * 50_000,
    "quote signs": "\"'" * 25_000,
    "list of many lines": "- w\n" * MANY,
    "many fences": "```\nx\n```\n" * 6_700,
    "many rules": "---\n\n" * 10_000,
    "many headings": "# h\n" * MANY,
    "many paragraphs": "word\n\n" * 10_000,
    "empty lines": "\n" * 200_000,
}
VIEWS = ("text", "web")
# The others cost minutes: the long run has them, in both views.
FEW = (
    ("web", "emphasis"),
    ("web", "one footnote"),
    ("web", "run-on entities"),
    ("text", "list of many lines"),
)


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
def marquee(
    start: Callable[..., Marquee],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Marquee:
    """The window with the reader in its own process, and Qt's rich text or Chromium beside."""
    if request.param == "web":
        monkeypatch.setattr(composition, "_web_view", WEB_VIEW)
    marquee = start(reader=start_reader)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=30_000)
    state = marquee.desk.parts.preview.state()
    assert state is not None
    assert state.kind == request.param
    return marquee


@pytest.mark.parametrize(
    ("marquee", "name"),
    [
        pytest.param(view, name)
        for view, name in ([(v, n) for v in VIEWS for n in CASES] if QUIET else FEW)
    ],
    indirect=["marquee"],
)
def test_the_window_goes_on(marquee: Marquee, qtbot: QtBot, name: str) -> None:
    body = CASES[name]
    parts = marquee.desk.parts
    sample = parts.article.article()

    def shown() -> bool:
        if parts.article.body.arriving:
            return False
        if parts.reading.is_paused():
            return parts.preview.pause_strip.isVisible()
        return marquee.desk._shown_number == parts.reading.newest() and not parts.reading._busy

    opening = Beat()
    parts.article.open(replace(sample, body=body))  # one of the library: it is saved as well
    qtbot.waitUntil(shown, timeout=60_000)
    qtbot.wait(400)  # what is put off for a pause
    assert opening.stop() < STALL
    middle = max(body.find("\n", len(body) // 2), 0)
    parts.editor.go_to(middle, middle)
    qtbot.wait(20)
    beat = Beat()
    for key in "xy":
        QTest.keyClicks(parts.editor.body, key)
        qtbot.wait(1)
    qtbot.waitUntil(shown, timeout=60_000)
    qtbot.wait(400)
    assert beat.stop() < STALL
    assert not parts.editor.body.isReadOnly()
    assert parts.article.article().body == f"{body[:middle]}xy{body[middle:]}"
