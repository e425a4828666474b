"""The reader as the window sees it: a process of its own, which may be killed at any time."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop_app.domain.records import Records
from desktop_app.own_process import own_command, start_own
from desktop_app.worker import limits
from desktop_app.worker.codec import CodecError, decode, encode
from desktop_app.worker.delta import reading_of, records_delta, text_splice
from desktop_app.worker.errors import ReaderFailedError, ReaderPausedError
from desktop_app.worker.frames import TooLongError, read_message, write_message
from desktop_app.worker.messages import (
    Answer,
    Ask,
    Failed,
    Ready,
    Refused,
    SpellingChange,
    Suggest,
    Suggested,
)
from desktop_app.worker.protocol import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

    from desktop_app.domain.article import Article
    from desktop_app.worker.errors import PauseReason
    from desktop_app.worker.protocol import ReadRequest, Spelling

CRASHES, CRASH_SECONDS = 3, 60.0


def reader_command() -> list[str]:
    """How the helper process is started."""
    return own_command("--worker")


class _GoneError(Exception):
    """The process has ended before it answered."""

    def __init__(self, reason: PauseReason | None) -> None:
        super().__init__(reason)
        self.reason = reason  # None: it has crashed


@dataclass
class _Helper:
    """A process, and what it knows already."""

    process: subprocess.Popen[bytes]
    to: IO[bytes]
    answers: IO[bytes]
    too_slow: threading.Event = field(default_factory=threading.Event)
    ready: bool = False
    body: str = ""
    article: Article | None = None  # without its body
    records: Records = field(default_factory=Records)
    spelling: Spelling | None = None
    last: Reading | None = None


def _end(helper: _Helper) -> None:
    helper.process.kill()
    for pipe in (helper.to, helper.answers):
        with contextlib.suppress(OSError, ValueError):
            pipe.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        helper.process.wait(5)


class ProcessReader:
    """Reads in a helper process, under limits of time, memory and output.

    Beyond them, and after three crashes in a minute, `read` raises ReaderPausedError; the next
    call begins anew with a fresh process. Use it from one thread; `close` may come from another.
    """

    def __init__(
        self,
        command: Sequence[str] | None = None,
        *,
        wall_seconds: float = limits.WALL_SECONDS,
        output_bytes: int = limits.OUTPUT_BYTES,
    ) -> None:
        self._command = list(command) if command is not None else reader_command()
        self._wall_seconds = wall_seconds if sys.platform != "win32" else limits.SECONDS
        self._output_bytes = output_bytes
        self._helper: _Helper | None = None
        self._crashes: deque[float] = deque(maxlen=CRASHES)
        self._closed = False
        self._guard = threading.Lock()  # of `_helper` against a close while one is starting

    @property
    def pid(self) -> int | None:
        """The process's id, while there is one."""
        return self._helper.process.pid if self._helper is not None else None

    def warm_up(self) -> None:
        """Start the process; it gets ready while nobody waits for it."""
        if self._helper is None and not self._closed:
            with contextlib.suppress(_GoneError):  # asked for in earnest, it will say so
                self._begin()

    def read(self, request: ReadRequest) -> Reading:
        """See `protocol.Renderer`. A process that has crashed is replaced without a word."""
        while not self._closed:
            try:
                return self._ask(request)
            except _GoneError as gone:
                self._drop()
                if gone.reason is not None:
                    raise ReaderPausedError(gone.reason) from None
                if self._crashed_often():
                    raise ReaderPausedError("crashed") from None
        raise ReaderPausedError("crashed")

    def suggest(self, word: str) -> tuple[str, ...]:
        """See `protocol.Renderer`; nothing where the process has nothing to say."""
        helper = self._helper
        if helper is None or not helper.ready:
            return ()
        try:
            with self._watched(helper, self._wall_seconds):
                self._send(helper, encode(Suggest(word)))
                answer = self._take(helper)
        except _GoneError:
            self._drop()
            return ()
        return answer.words if isinstance(answer, Suggested) else ()

    def close(self) -> None:
        """End the process."""
        with self._guard:
            self._closed = True
        self._drop()

    # ---------------------------------------------------------------------------- the process

    def _begin(self) -> _Helper:
        """Start a process and make it ours, unless the reader was closed meanwhile."""
        helper = self._start()
        with self._guard:
            if not self._closed:
                self._helper = helper
                return helper
        _end(helper)
        raise _GoneError(None)

    def _start(self) -> _Helper:
        try:
            process = start_own(self._command)
        except OSError as error:
            raise _GoneError(None) from error
        assert process.stdin is not None
        assert process.stdout is not None
        return _Helper(process, process.stdin, process.stdout)

    def _drop(self) -> None:
        with self._guard:
            helper, self._helper = self._helper, None
        if helper is not None:
            _end(helper)

    def _crashed_often(self) -> bool:
        now = time.monotonic()
        self._crashes.append(now)
        often = len(self._crashes) == CRASHES and now - self._crashes[0] < CRASH_SECONDS
        if often:
            self._crashes.clear()  # whoever tries again gets three more
        return often

    # ----------------------------------------------------------------------------- a request

    def _ask(self, request: ReadRequest) -> Reading:
        helper = self._helper or self._begin()
        if not helper.ready:
            if not isinstance(self._receive(helper, limits.START_SECONDS), Ready):
                raise _GoneError(None)
            helper.ready = True
        article = replace(request.article, body="")
        ask = Ask(
            request.number,
            request.fresh or helper.last is None,  # it does not know what the page shows
            request.checks,
            request.thorough,
            text_splice(helper.body, request.article.body),
            article if article != helper.article else None,
            records_delta(helper.records, request.records),
            SpellingChange(request.spelling) if request.spelling != helper.spelling else None,
            request.quick,
        )
        data = encode(ask)
        helper.body, helper.article = request.article.body, article
        helper.records, helper.spelling = request.records, request.spelling
        times = limits.times_for(len(request.article.body))
        with self._watched(helper, self._wall_seconds * times):
            self._send(helper, data)
            answer = self._take(helper)
        if isinstance(answer, Refused):
            raise _GoneError(answer.reason)
        if isinstance(answer, Failed):
            self._drop()
            raise ReaderFailedError(answer.what)
        if not isinstance(answer, Answer):
            raise _GoneError(None)
        helper.last = reading_of(helper.last, answer, Reading)
        return helper.last

    def _send(self, helper: _Helper, data: bytes) -> None:
        try:
            write_message(helper.to, data)
        except (OSError, ValueError) as error:
            raise _GoneError(self._why(helper)) from error

    def _receive(self, helper: _Helper, seconds: float) -> object:
        with self._watched(helper, seconds):
            return self._take(helper)

    def _take(self, helper: _Helper) -> object:
        try:
            data = read_message(helper.answers, self._output_bytes)
            if data is not None:
                return decode(data)
        except TooLongError:
            raise _GoneError("output") from None
        except (OSError, ValueError, CodecError) as error:
            raise _GoneError(self._why(helper)) from error
        raise _GoneError(self._why(helper))

    @contextlib.contextmanager
    def _watched(self, helper: _Helper, seconds: float) -> Iterator[None]:
        """Kill the process where it does not answer in time."""

        def stop() -> None:
            helper.too_slow.set()
            helper.process.kill()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _why(self, helper: _Helper) -> PauseReason | None:
        """Which limit has ended the process, or None where it has crashed."""
        try:
            code = helper.process.wait(2)
        except subprocess.TimeoutExpired:
            return None
        if helper.too_slow.is_set() or limits.ended_by_clock(code):
            return "time"
        return "memory" if code == limits.OUT_OF_MEMORY else None
