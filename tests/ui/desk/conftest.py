"""The whole program on a library of its own, with the plain preview: the web one has its tests."""

from __future__ import annotations

import gc
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from desktop_app import app as composition
from desktop_app.app import build
from desktop_app.bootstrap import make_reader
from desktop_app.paths import paths_inside
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths
    from desktop_app.ui.application import Application
    from desktop_app.worker.protocol import Renderer


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as the first start makes it; made once, copied for each test."""
    from desktop_app.bootstrap import open_services

    folder = tmp_path_factory.mktemp("samples") / "Library"
    open_services(folder, write=True).close()
    return folder


@pytest.fixture
def paths(tmp_path: Path, sample_library: Path) -> Paths:
    """A writer's folders, all inside one, with the sample library among them."""
    copytree(sample_library, tmp_path / "Library")
    return paths_inside(tmp_path)


@pytest.fixture
def start(
    qapp: Application, qtbot: QtBot, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Marquee]]:
    """Starts the program and waits until an article and its page are shown.

    It reads in this process; `reader` is what starts another reader.
    """
    from desktop_app.ui.preview.view import PreviewUnavailableError

    def no_web(_parts: object) -> object:
        raise PreviewUnavailableError("missing")

    monkeypatch.setattr(composition, "_web_view", no_web)
    running: list[Marquee] = []

    def go(
        file: Path | None = None,
        *,
        settled: bool = True,
        reader: Callable[[], Renderer] = make_reader,
        safe: bool = False,
    ) -> Marquee:
        monkeypatch.setattr(composition, "start_reader", reader)
        marquee = build(paths, qapp, Settings(theme="light"), safe=safe)
        running.append(marquee)
        marquee.window.show()
        marquee.desk.start(file)
        if settled:
            qtbot.waitUntil(marquee.desk.is_settled, timeout=30_000)
        return marquee

    yield go
    for marquee in running:
        marquee.window.close()
        marquee.desk.close()
        marquee.window.deleteLater()
    running.clear()
    # Here, on the GUI thread: else a lane of the next program may be the one to collect the
    # widgets and timers of this one, which Qt forbids.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    forget_ours()


def forget_ours() -> None:
    """Free what a program has left behind.

    A signal that is bound to a closure keeps alive what that names, also its own sender: Python's
    collector cannot look into Qt, and every test would leave a whole window in memory.
    """
    ours = [
        left
        for left in gc.get_objects()
        if isinstance(left, QObject)
        and type(left).__module__.startswith("desktop_app.")
        and not isinstance(left, QCoreApplication)
    ]
    for left in ours:
        if isValid(left) and left.parent() is None:
            delete(left)
    ours.clear()
    gc.collect()


@pytest.fixture
def marquee(start: Callable[..., Marquee]) -> Marquee:
    """The program on the sample library."""
    return start()
