"""The writer's own words: one a line in a file of the config folder, the same in every library."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop_app.store.files import atomic_write, target_error

if TYPE_CHECKING:
    from pathlib import Path


class PersonalWords:
    """Reads and adds to the list. Another window may add to it too: it is read before a write."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def words(self) -> tuple[str, ...]:
        """The words, in the order in which they were added; none where the file cannot be read."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ()
        found = (line.strip() for line in text.splitlines())
        return tuple(dict.fromkeys(word for word in found if word and not word.startswith("#")))

    def add(self, word: str) -> None:
        """Add a word; it is on disk when this returns. Raises TargetError where it cannot be."""
        with self._lock:
            if word in self.words():
                return
            self._write([*self._lines(), word])

    def ensure(self) -> None:
        """Make the file where there is none, so that it can be opened. Raises TargetError."""
        with self._lock:
            if not self.path.exists():
                self._write(["# Words that Marquee takes as right, one a line."])

    def _lines(self) -> list[str]:
        try:
            return self.path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, UnicodeDecodeError):
            return [*self.words()]
        except OSError as error:  # what cannot be read must not be written over
            raise target_error(error, self.path) from error

    def _write(self, lines: list[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(self.path, ("\n".join(lines) + "\n").encode())
