"""Waiting for a window's first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.first_paint import FirstPaint

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class _Window(QWidget):
    def __init__(self, events: list[str]) -> None:
        super().__init__()
        self._events = events

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._events.append("painted")


def test_it_is_called_once_behind_the_first_paint(qtbot: QtBot) -> None:
    events: list[str] = []
    window = _Window(events)
    qtbot.addWidget(window)
    waiting = FirstPaint(window, lambda: events.append("called"))
    window.show()
    qtbot.waitUntil(lambda: "called" in events)
    assert events[0] == "painted"
    window.repaint()
    qtbot.wait(20)
    assert events.count("called") == 1
    waiting.forget()


def test_a_window_that_is_never_painted_is_not_waited_for(qtbot: QtBot) -> None:
    events: list[str] = []
    window = _Window(events)
    qtbot.addWidget(window)
    waiting = FirstPaint(window, lambda: events.append("called"))
    qtbot.waitUntil(lambda: events == ["called"], timeout=5_000)
    waiting.forget()


def test_it_can_be_forgotten(qtbot: QtBot) -> None:
    events: list[str] = []
    window = _Window(events)
    qtbot.addWidget(window)
    FirstPaint(window, lambda: events.append("called")).forget()
    window.show()
    qtbot.waitUntil(lambda: "painted" in events)
    qtbot.wait(20)
    assert "called" not in events
