"""Starts the window and prints the CPU seconds that it took to its first paint; for the bench."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from desktop_app.__main__ import prepare

prepare()  # as the program does, before anything of Qt is loaded

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402


class _Watch(QObject):
    """Ends the program once the window has been painted and takes keys."""

    def __init__(self, started: float) -> None:
        super().__init__()
        self._started = started
        self.cpu = 0.0
        self.wall = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self.cpu:
            QTimer.singleShot(0, self._note)
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self.cpu = self.cpu or time.process_time()
        self.wall = self.wall or time.monotonic() - self._started


def main() -> int:
    """Build, show, measure, and say what had been loaded by then."""
    started = time.monotonic()
    from desktop_app.app import build_desk, build_front
    from tools.drive import own_paths

    with tempfile.TemporaryDirectory() as folder:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder)
        front = build_front(own_paths(given))
        window = front.window
        watch = _Watch(started)
        window.installEventFilter(watch)
        window.resize(1440, 900)
        window.show()
        while not watch.cpu:
            front.app.processEvents()
        heavy = sorted({"sqlmodel", "sqlalchemy", "pydantic", "alembic", "PIL"} & set(sys.modules))
        print(f"{watch.cpu:.3f} {watch.wall:.3f} {','.join(heavy) or '-'}")
        build_desk(front).close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
