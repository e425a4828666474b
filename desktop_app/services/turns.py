"""Whose turn it is to put an export in its place: never two at once, whoever they are."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from desktop_app.errors import TargetError
from desktop_app.store.lock import try_lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WAIT = 60.0  # seconds; it takes a second or two, and whoever dies lets go
_LOOK = 0.05


class Turns:
    """A lock file of this user's, which the kernel clears whatever becomes of its holder."""

    def __init__(self, path: Path | None, wait: float = _WAIT) -> None:
        """Without a path everybody goes at once."""
        self._path = path
        self._wait = wait

    @contextlib.contextmanager
    def turn(self, target: Path, asked: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Wait for the others, and let them wait meanwhile; `asked` may raise to stop waiting.

        Raises TargetError where another takes too long. Where there can be no lock the export goes
        on without: it is whole or not at all anyway.
        """
        with contextlib.ExitStack() as held:
            file = None
            if self._path is not None:
                with contextlib.suppress(OSError):
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    file = held.enter_context(self._path.open("a+b"))
            end = time.monotonic() + self._wait
            while file is not None and not try_lock(file):
                asked()
                if time.monotonic() > end:
                    raise TargetError(
                        f"Another export is still being written, and {target} has to wait for it.",
                        "Try again when it is done.",
                    )
                time.sleep(_LOOK)
            yield
