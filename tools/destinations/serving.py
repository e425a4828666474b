"""A server on the loopback for what was exported, and one that counts who comes by."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


class _Counting(_Quiet):
    def __init__(self, visits: list[str], *rest: object) -> None:
        self._visits = visits
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Note it and have nothing."""
        self._visits.append(self.path)
        self.send_error(404)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder's address while it is served."""
    with _running(functools.partial(_Quiet, directory=str(folder))) as address:
        yield address


@contextlib.contextmanager
def canary() -> Iterator[tuple[str, list[str]]]:
    """An address that nothing should fetch, and what was fetched all the same."""
    visits: list[str] = []
    with _running(functools.partial(_Counting, visits)) as address:
        yield address, visits


@contextlib.contextmanager
def _running(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
