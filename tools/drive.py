"""Opens the real window for the tools: on a library of its own, waiting until it has settled."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths
    from desktop_app.settings import Settings


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def allow_root(say: Callable[[str], None]) -> None:
    """Set Chromium's test-only flag where we are root, as in a container, and say so."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
        say("Running as root: Chromium’s sandbox is off, which is meant for tests and containers.")


def own_paths(folder: Path) -> Paths:
    """All of a writer's folders inside one."""
    from desktop_app.paths import paths_inside

    return paths_inside(folder)


def open_window(paths: Paths, settings: Settings | None = None) -> Marquee:
    """Show the window and wait until the article and its page are there."""
    from desktop_app.app import build

    marquee = build(paths, settings=settings)
    marquee.window.show()
    marquee.desk.start()
    if not wait_for(marquee, marquee.desk.is_settled, seconds=60):
        raise SystemExit("The window did not come to rest within a minute.")
    return marquee


def wait_for(marquee: Marquee, reached: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until something is so; False where it never was."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if reached():
            return True
        pause(marquee, 0.02)
    return reached()


def pause(marquee: Marquee, seconds: float) -> None:
    """Let the window work for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        marquee.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)
