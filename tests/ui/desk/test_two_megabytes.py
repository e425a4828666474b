"""An article of two megabytes: it opens, is written in, and is stored whole."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from desktop_app.bootstrap import start_reader
from tests.ui.desk.test_pathological import Beat

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

LENGTH = 2_000_000
# CPU of the GUI thread: a machine that does other things besides makes it several times as much.
QUIET = os.environ.get("MARQUEE_FAULTS") == "long"
KEY = 0.05 if QUIET else 0.5
SENTENCE = (
    "The negative number {0} is *scratched* from end to end, and [waits](https://a.example). "
)


def long_body() -> str:
    paragraphs = ("".join(SENTENCE.format(10 * n + m) for m in range(6)) for n in range(5_200))
    return "\n\n".join(paragraphs)[:LENGTH]


@pytest.mark.slow
@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.skipif(not QUIET, reason="takes half a minute; the long run has it")
def test_two_megabytes_open_and_can_be_written_in(
    start: Callable[..., Marquee], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    marquee = start(reader=start_reader)
    parts, body = marquee.desk.parts, long_body()
    assert len(body) == LENGTH
    opening = Beat()
    parts.article.open(replace(parts.article.article(), body=body))

    def settled() -> bool:
        if parts.article.body.arriving:
            return False
        return parts.reading.is_paused() or marquee.desk._shown_number == parts.reading.newest()

    qtbot.waitUntil(settled, timeout=80_000)
    state = "paused" if parts.reading.is_paused() else "shown"
    longest_opening = opening.stop()
    edit = parts.editor.body
    middle = body.find("\n\n", LENGTH // 2)
    parts.editor.go_to(middle, middle)
    qtbot.wait(200)
    costs = []
    for key in "written in the middle":
        began = time.thread_time()
        QTest.keyClicks(edit, key)
        edit.viewport().repaint()
        costs.append(time.thread_time() - began)
        qtbot.wait(1)
    beat = Beat()
    QTest.keyClicks(edit, " now")
    qtbot.wait(3_000)
    longest = beat.stop()
    with capsys.disabled():
        print(
            f"\n2 MB: longest turn while opening {longest_opening:.2f} s of CPU,"
            f" a key {1000 * sorted(costs)[len(costs) // 2]:.0f} ms,"
            f" at most {1000 * max(costs):.0f}, longest turn after keys {1000 * longest:.0f} ms;"
            f" the page is {state}",
        )
    written = f"{body[:middle]}written in the middle now{body[middle:]}"
    assert parts.article.article().body == written
    assert longest_opening < 0.2
    assert sorted(costs)[len(costs) // 2] < KEY
    assert longest < 0.2
    assert parts.saver.finish() is None
