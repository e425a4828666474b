"""One window a library: a second start hands its file to the first window, which comes forward."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CONNECT_MS = 500
ANSWER_MS = 2000  # a window that does not answer by then is hung
_STEP_MS = 20
_MOST = 64_000
_YES = b"here\n"
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True)
class Raised:
    """A second start has asked for the window, perhaps with a file."""

    file: Path | None


class FirstWindow(QObject):
    """Listens for second starts; only whoever holds the library for writing may make one.

    Signals: `raised(Raised)` after the window has come forward.
    """

    raised = Signal(object)

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._heard: dict[QLocalSocket, bytes] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        # What lies there was left by a process that was killed: we hold the library's lock.
        QLocalServer.removeServer(name)
        self.listening = self._server.listen(name)

    def close(self) -> None:
        """Listen no longer, and leave nothing behind."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(lambda socket=socket: self._on_words(socket))
            socket.disconnected.connect(lambda socket=socket: self._forget(socket))
            self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if socket not in self._heard:
            return
        self._heard[socket] += bytes(socket.readAll().data())
        words, end, _rest = self._heard[socket].partition(b"\n")
        if not end:
            if len(words) > _MOST:
                socket.abort()
            return
        self._heard[socket] = b""
        asked = _asked(words)
        if asked is None:
            socket.abort()
            return
        self._come_forward(asked.get("token", ""))
        socket.write(_YES)
        socket.flush()
        socket.disconnectFromServer()
        file = asked.get("file", "")
        self.raised.emit(Raised(Path(file) if file else None))

    def _forget(self, socket: QLocalSocket) -> None:
        self._heard.pop(socket, None)
        socket.deleteLater()

    def _come_forward(self, token: str) -> None:
        if token:  # Wayland lets a window come forward only for whoever was clicked
            os.environ[_TOKENS[0]] = token
        come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Show a window before all others, as far as the system lets it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def reach_first(name: str, file: Path | None) -> bool:
    """Ask the window that has the library to come forward, and to open the file.

    Whether it has answered; may be called from any thread, and waits 2.5 seconds at most.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    token = next((os.environ[key] for key in _TOKENS if os.environ.get(key)), "")
    asked = {"file": str(file.absolute()) if file else "", "token": token}
    socket.write(json.dumps(asked).encode("ascii") + b"\n")
    socket.flush()
    answer = b""
    until = monotonic() + ANSWER_MS / 1000
    while not answer.endswith(b"\n") and monotonic() < until:
        # In short steps: the binding keeps the interpreter to itself while it waits.
        socket.waitForReadyRead(_STEP_MS)
        answer += bytes(socket.readAll().data())
    socket.abort()
    return answer == _YES


def _asked(words: bytes) -> dict[str, str] | None:
    try:
        asked = json.loads(words)
    except ValueError:
        return None
    if not isinstance(asked, dict) or not all(isinstance(value, str) for value in asked.values()):
        return None
    return asked
