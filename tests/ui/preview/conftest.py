"""A real page view in a process of its own, and a way to ask what is on the page."""

from __future__ import annotations

import os
import shutil
import socketserver
import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.ui.preview.environment import configure_environment
from desktop_app.ui.preview.view import ViewParts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWebEngineCore import QWebEngineScript

    from desktop_app.resources import Resources
    from desktop_app.ui.preview.web_view import WebView
    from desktop_app.ui.theme import Theme

# As app.py does it, before the first QApplication of the whole run.
configure_environment(os.environ, "software")
QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

CHROMIUM_TALK = (
    "Sandboxing disabled",
    "QRhiGles2",
    "Failed to create RHI",
    "Failed to create platform Vulkan",
    "GPUInfo not initialized",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "preview" and item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.qt_log_ignore(*CHROMIUM_TALK))


@pytest.fixture
def media(tmp_path: Path, samples: Path) -> Path:
    """A media folder like the library's, with one picture in it."""
    folder = tmp_path / "library" / "media" / "ab"
    folder.mkdir(parents=True)
    shutil.copy(samples / "metropolis-skyline.jpg", folder / "skyline.jpg")
    return folder.parent


@pytest.fixture
def image_path(media: Path) -> Callable[[str], Path | None]:
    known = {"skyline": media / "ab" / "skyline.jpg", "secret": media / "ab" / "secret.jpg"}
    return known.get


@pytest.fixture
def parts(
    theme: Theme, resources: Resources, image_path: Callable[[str], Path | None]
) -> ViewParts:
    return ViewParts(theme, resources, image_path)


class Web:
    """A web view on the (offscreen) screen, and questions to its page."""

    def __init__(self, view: WebView) -> None:
        self.view = view

    def ask(self, code: str, world: QWebEngineScript.ScriptWorldId | None = None) -> object:
        """The value of some script, run in the application world unless another is named."""
        from PySide6.QtWebEngineCore import QWebEngineScript

        loop, answers = QEventLoop(), []

        def take(answer: object) -> None:
            answers.append(answer)
            loop.quit()

        ours = QWebEngineScript.ScriptWorldId.ApplicationWorld
        self.view.page().runJavaScript(code, ours if world is None else world, take)
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()
        assert answers, f"no answer to {code}"
        return answers[0]

    def rest(self, milliseconds: int = 200) -> None:
        """Let things happen, for tests that something does not."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


@pytest.fixture
def web(qtbot, parts: ViewParts) -> Iterator[Web]:
    from desktop_app.ui.preview.web_view import WebView

    view = WebView(parts)
    view.resize(440, 700)
    with qtbot.waitSignal(view.settled, timeout=20_000):
        view.show()
    yield Web(view)
    shiboken6.delete(view)  # now: Chromium minds what outlives what


class Canary(socketserver.ThreadingTCPServer):
    """A server on this machine that remembers whoever comes, with or without a word."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), socketserver.BaseRequestHandler)
        self.visits: list[object] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def verify_request(self, request: object, client_address: object) -> bool:
        self.visits.append(client_address)
        return False


@pytest.fixture
def canary() -> Iterator[Canary]:
    with Canary() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Secret:
    """A file beside the library that no page may read."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
        self._path, self._opened = path, path.stat().st_atime_ns
        self.uri = path.as_uri()

    def is_unread(self) -> bool:
        """Whether nobody has opened it."""
        return self._path.stat().st_atime_ns == self._opened


@pytest.fixture
def secret(tmp_path: Path) -> Secret:
    return Secret(tmp_path / "secret.png")
