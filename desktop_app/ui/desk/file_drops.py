"""Files that are dropped on the window and are articles, or folders of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

_SUFFIXES = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".html", ".htm", ".xhtml", ".docx",
     ".json", ".marquee"}
)  # fmt: skip
_DRAGS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class DroppedFiles(NamedTuple):
    """Files and folders to take in."""

    paths: tuple[Path, ...]


class FileDrops(QObject):
    """Watches the window for such drops; others go where they would go anyway.

    Signals: `dropped(DroppedFiles)`.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drops of articles; all else passes."""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return False
        return self.take(event)

    def take(self, event: QDropEvent) -> bool:
        """Take what is dragged, for whoever gets such events before the window; whether it was."""
        paths = article_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._tell(DroppedFiles(paths))
        return True

    def _tell(self, files: DroppedFiles) -> None:
        self.dropped.emit(files)


def article_files(source: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged, where all of them may be articles or folders; else none."""
    if not source.hasUrls():
        return ()
    paths = tuple(Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
    fits = all(path.suffix.lower() in _SUFFIXES or _is_folder(path) for path in paths)
    return paths if fits else ()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
