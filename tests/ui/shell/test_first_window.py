"""A second start asks the first window to come forward, over a real local socket."""

from __future__ import annotations

import socket as plain_socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget

from desktop_app.ui.first_window import FirstWindow, Raised, reach_first

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "marquee-test")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ask(qtbot: QtBot, name: str, file: Path | None) -> bool:
    """Ask from another thread, as another process would."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(reach_first, name, file)
        qtbot.waitUntil(answer.done, timeout=8000)
        return answer.result()


def test_the_window_comes_forward_and_hears_of_the_file(
    qtbot: QtBot, name: str, window: QWidget
) -> None:
    first = FirstWindow(name, window)
    heard: list[Raised] = []
    first.raised.connect(heard.append)
    window.showMinimized()
    assert ask(qtbot, name, Path("/somewhere/A “draft”.md"))
    assert heard == [Raised(Path("/somewhere/A “draft”.md"))]
    assert not window.isMinimized()
    assert ask(qtbot, name, None)
    assert heard[-1] == Raised(None)
    first.close()
    assert not Path(name).exists()


def test_nobody_there_is_no_answer(qtbot: QtBot, name: str) -> None:
    assert not ask(qtbot, name, None)


def test_a_stale_socket_is_cleared(qtbot: QtBot, name: str, window: QWidget) -> None:
    left = plain_socket.socket(plain_socket.AF_UNIX)
    left.bind(name)
    left.close()  # the file stays, as after kill -9
    assert Path(name).exists()
    assert not ask(qtbot, name, None)
    first = FirstWindow(name, window)
    assert first.listening
    assert ask(qtbot, name, None)
    first.close()


def test_one_that_hangs_is_no_answer(
    qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.first_window.ANSWER_MS", 100)
    hung = plain_socket.socket(plain_socket.AF_UNIX)
    hung.bind(name)
    hung.listen()
    assert not ask(qtbot, name, None)
    hung.close()


@pytest.mark.parametrize("words", [b"\n", b"[]\n", b'{"file": 3}\n', b"\xff\xfe\n", b"x" * 70_000])
def test_nonsense_is_not_heard(qtbot: QtBot, name: str, window: QWidget, words: bytes) -> None:
    first = FirstWindow(name, window)
    heard: list[object] = []
    first.raised.connect(heard.append)
    stranger = QLocalSocket()
    stranger.connectToServer(name)
    assert stranger.waitForConnected(1000)
    stranger.write(words)
    stranger.flush()
    qtbot.waitUntil(
        lambda: stranger.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=3000
    )
    assert not heard
    assert not window.isVisible()
    first.close()
