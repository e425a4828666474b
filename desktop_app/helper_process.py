"""Helpers that answer one question after another: both sides of their pipes.

A question is a line of JSON, which says among other things how many bytes follow it; an answer is
its length on a line, then JSON. What makes a helper crash, hang or swallow all memory takes nobody
with it: that question has no answer, and the next one starts another process.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from typing import IO, TYPE_CHECKING, Any

from desktop_app.own_process import start_own

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Mapping, Sequence

OUT_OF_MEMORY = 71  # exit code
_LONGEST_HEAD = 10_000


class HelperProcess:
    """The side that asks; from any thread, one question at a time. `close` ends the process."""

    def __init__(self, command: Sequence[str], *, wall_seconds: float, longest_answer: int) -> None:
        self._command = list(command)
        self._wall_seconds = wall_seconds
        self._longest_answer = longest_answer
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def ask(self, head: Mapping[str, object], data: bytes) -> bytes | None:
        """The answer; None where the helper has died, takes too long, or says something else.

        Raises OSError where it cannot be started.
        """
        with self._busy:
            try:
                answer = self._ask(head, data)
            except OSError:
                self._end()
                raise
            if answer is None:
                self._end()
            return answer

    def stop(self) -> None:
        """End the process in the midst of a question; from any thread."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; the next question starts another."""
        with self._busy:
            self._end()

    def _ask(self, head: Mapping[str, object], data: bytes) -> bytes | None:
        process = self._process
        if process is None or process.poll() is not None:
            self._end()
            process = self._process = start_own(self._command)
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(self._wall_seconds, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            line = json.dumps({**head, "size": len(data)})
            with contextlib.suppress(BrokenPipeError):  # it has died: its answer is missing
                process.stdin.write(line.encode("ascii") + b"\n")
                process.stdin.write(data)
                process.stdin.flush()
            return self._framed(process.stdout)
        finally:
            alarm.cancel()

    def _framed(self, source: IO[bytes]) -> bytes | None:
        line = source.readline(32)
        if not line.endswith(b"\n") or not line[:-1].isdigit() or int(line) > self._longest_answer:
            return None
        said = source.read(int(line))
        return said if len(said) == int(line) else None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()


def answer_all(
    answer: Callable[[Mapping[str, Any], bytes], object],
    start_clock: Callable[[float], None],
    cpu_seconds: float,
) -> int:
    """Be the helper: answer one question after another until the input ends; the exit code.

    `start_clock` ends the process after so many seconds of CPU, which each question has anew.
    """
    # By number: a packaged program without a console has no `sys.stdin`.
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not there elsewhere

        for handle in (0, 1):
            msvcrt.setmode(handle, os.O_BINARY)
    sink = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a parser or a decoder prints is no answer
    with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(sink, "wb") as target:
        while line := source.readline(_LONGEST_HEAD):
            head = json.loads(line)
            data = source.read(int(head["size"]))
            start_clock(cpu_seconds)
            try:
                said = json.dumps(answer(head, data)).encode("ascii")
            except MemoryError:
                return OUT_OF_MEMORY
            start_clock(0)
            with contextlib.suppress(BrokenPipeError):
                target.write(f"{len(said)}\n".encode("ascii") + said)
                target.flush()
    return 0
