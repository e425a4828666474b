"""The window with its reader in a process of its own: pauses, crashes, and the way back."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui import reading
from desktop_app.worker.client import ProcessReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

pytestmark = pytest.mark.slow

# A reader that takes no end over a text with a certain word.
SPINNER = """
import sys
from desktop_app.bootstrap import make_reader
from desktop_app.worker.serve import serve
class Spinner:
    def __init__(self): self._real = make_reader()
    def read(self, request):
        while "endless" in request.article.body: pass
        return self._real.read(request)
    def close(self): pass
sys.exit(serve(Spinner))
"""


class Readers:
    """Starts readers, and remembers them."""

    def __init__(self, command: list[str] | None = None) -> None:
        self._command = command
        self.made: list[ProcessReader] = []

    def __call__(self) -> ProcessReader:
        self.made.append(ProcessReader(self._command))
        self.made[-1].warm_up()
        return self.made[-1]


def page_of(marquee: Marquee) -> str:
    return "".join(block.html for block in marquee.desk.parts.preview._page.blocks)


def type_at_end(marquee: Marquee, words: str) -> None:
    end = len(marquee.desk.parts.article.article().body)
    marquee.desk.parts.editor.go_to(end, end)
    QTest.keyClicks(marquee.desk.parts.editor.body, words)


def test_reads_in_a_process_that_ends_with_the_window(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    readers = Readers()
    marquee = start(reader=readers)
    pid = readers.made[0].pid
    assert pid is not None
    type_at_end(marquee, " newword")
    qtbot.waitUntil(lambda: "newword" in page_of(marquee), timeout=10_000)
    os.kill(pid, signal.SIGKILL)
    type_at_end(marquee, " another")
    qtbot.waitUntil(lambda: "another" in page_of(marquee), timeout=20_000)
    assert marquee.desk.parts.preview.pause_strip.isHidden()
    qtbot.waitUntil(marquee.desk.is_settled, timeout=20_000)
    last = readers.made[0].pid
    assert last not in (None, pid)
    marquee.window.close()
    marquee.desk.close()
    assert readers.made[0].pid is None


def test_a_text_that_is_too_much_pauses_the_preview(
    start: Callable[..., Marquee], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FIRST_PAUSE_MS", 300)
    marquee = start(reader=Readers([sys.executable, "-c", SPINNER]))
    parts = marquee.desk.parts
    strip = parts.preview.pause_strip
    before = page_of(marquee)
    assert strip.isHidden()
    type_at_end(marquee, " endless")
    qtbot.waitUntil(strip.isVisible, timeout=30_000)
    assert strip.text().startswith("Preview paused: this text takes longer")
    assert page_of(marquee).startswith(before[:2000])
    assert "endless" not in page_of(marquee)
    assert parts.article.article().body.endswith(" endless")
    asked: list[float] = []
    monkeypatch.setattr(
        parts.reading,
        "_read",
        lambda _request: asked.append(0) or _never(),  # type: ignore[func-returns-value]
    )
    QTest.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked), timeout=5_000)
    assert strip.isVisible()
    monkeypatch.undo()
    for _ in range(3):
        QTest.keyClick(parts.editor.body, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: " endl" in page_of(marquee), timeout=60_000)
    assert strip.isHidden()
    qtbot.waitUntil(marquee.desk.is_settled, timeout=30_000)


def test_keys_in_a_pause_start_no_reader_each(
    start: Callable[..., Marquee], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "FIRST_PAUSE_MS", 60_000)
    marquee = start()
    parts = marquee.desk.parts
    asked: list[object] = []

    def too_much(request: object) -> object:
        asked.append(request)
        return _never()

    monkeypatch.setattr(parts.reading, "_read", too_much)
    type_at_end(marquee, "x")
    qtbot.waitUntil(parts.reading.is_paused, timeout=10_000)
    qtbot.waitUntil(parts.preview.pause_strip.isVisible)
    so_far = len(asked)
    type_at_end(marquee, "many more keys")
    qtbot.wait(600)
    assert len(asked) == so_far


def _never() -> object:
    from desktop_app.worker.errors import ReaderPausedError

    raise ReaderPausedError("time")
