"""Work off the GUI thread: one lane a kind of work, results delivered back on the GUI thread."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Ticket:
    """A job under way. Cancelled, it may still finish, but nobody is told."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Do not start it, or do not report it."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether it was cancelled; long jobs look at it between steps."""
        return self._cancelled.is_set()


class _Delivery(NamedTuple):
    ticket: Ticket
    callback: Callable[[Any], None]
    value: object


class Lane(QObject):
    """A thread that does one job after another.

    `run` returns at once; `done` gets the result and `failed` the exception, both on the thread
    that the lane lives on. A job without `failed` that raises goes to `on_bug`.
    """

    _delivered = Signal(object)

    def __init__(self, name: str, on_bug: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._on_bug = on_bug
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        ticket: Ticket | None = None,
    ) -> Ticket:
        """Queue a job; a lane that is closed takes none, and nobody is told.

        A job that asks while it lasts whether it was cancelled brings the ticket along.
        """
        ticket = ticket or Ticket()
        if self._closed:
            ticket.cancel()
            return ticket

        def job() -> None:
            if ticket.cancelled():
                return
            try:
                value = work()
            except BaseException as error:  # handed to whoever asked
                self._delivered.emit(_Delivery(ticket, failed or self._on_bug, error))
                return
            if done is not None:
                self._delivered.emit(_Delivery(ticket, done, value))

        self._pool.submit(job)
        return ticket

    def wait(self, work: Callable[[], T], seconds: float = 30) -> T:
        """Queue a job and wait for it: for closing down and for tests only."""
        future: Future[T] = self._pool.submit(work)
        return future.result(seconds)

    def close(self, *, finish: bool = True) -> None:
        """End the thread: behind what is queued, or with `finish=False` behind what is under way.

        What is delivered from then on reaches nobody: those who asked may be gone.
        """
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=not finish)

    def _deliver(self, delivery: object) -> None:
        if self._closed or not isinstance(delivery, _Delivery) or delivery.ticket.cancelled():
            return
        delivery.callback(delivery.value)
