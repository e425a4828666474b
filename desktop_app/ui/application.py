"""The Qt application, which macOS tells of the files that were double-clicked.

There a file comes as an event and not as a word of the command line: to a program that runs, and to
one that was started for it, before its library is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

GATHER_MS = 50  # files that were chosen together come one by one


class AskedFiles(QObject):
    """Files that the system has asked for, until somebody takes them.

    Signals: `came()` once for all that came together.
    """

    came = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._timer.timeout.connect(self.came)

    def add(self, file: Path) -> None:
        """Keep a file, once, and say so when those with it have come too."""
        if file not in self._files:
            self._files = (*self._files, file)
        self._timer.start()

    def waiting(self) -> tuple[Path, ...]:
        """Those that nobody has taken yet; may be asked from any thread."""
        return self._files

    def take(self) -> tuple[Path, ...]:
        """Hand over what there is; it is kept no longer."""
        files, self._files = self._files, ()
        self._timer.stop()
        return files


class Application(QApplication):
    """The application; a filter would be called for every event of every widget, this is not."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.asked = AskedFiles(self)

    def event(self, event: QEvent) -> bool:
        """Keep the file that the system asks for; a web address that it hands over is none."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.add(Path(event.file()))
            return True
        return super().event(event)
