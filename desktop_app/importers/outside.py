"""Files from outside are read in a process of their own: `marquee --read`.

It is asked for one file after another, and answers with articles. A file that makes it crash, hang
or swallow all memory takes nobody with it: that one is refused, and a new process reads the next.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any

from desktop_app.domain.incoming import Incoming, incoming_from_plain, incoming_to_plain
from desktop_app.errors import InputError
from desktop_app.own_process import NO_WINDOW, own_command, own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CPU_SECONDS = 20.0  # for one file
MEMORY_BYTES = 2_000_000_000
WALL_SECONDS = 60.0
_LONGEST_HEAD = 10_000
_LONGEST_ANSWER = 400_000_000


def helper_command() -> list[str]:
    """How the helper is started."""
    return own_command("--read")


class OutsideReader:
    """Has files read outside of this process, one at a time; `close` ends the helper."""

    def __init__(
        self, command: Sequence[str] | None = None, *, wall_seconds: float = WALL_SECONDS
    ) -> None:
        self._command = list(command) if command is not None else helper_command()
        self._wall_seconds = wall_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def read(self, data: bytes, name: str, suffix: str) -> tuple[Incoming, ...]:
        """The articles in a file’s bytes; raises InputError in one plain sentence."""
        with self._busy:
            try:
                answer = self._ask(data, name, suffix)
            except OSError as error:
                self._end()
                raise InputError(
                    f"{name} could not be read: {error.strerror or 'unknown'}.",
                    "Close some programs and try again.",
                ) from error
            if answer is None:
                self._end()
                raise _too_much(name)
        return _articles(answer, name)

    def stop(self) -> None:
        """End the helper in the midst of a file, which is refused; from any thread."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the helper; the next file starts another."""
        with self._busy:
            self._end()

    def _ask(self, data: bytes, name: str, suffix: str) -> bytes | None:
        process = self._process
        if process is None or process.poll() is not None:
            self._end()
            process = self._process = self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(self._wall_seconds, process.kill)
        alarm.daemon = True
        alarm.start()
        try:
            head = json.dumps({"name": name, "suffix": suffix, "size": len(data)})
            with contextlib.suppress(BrokenPipeError):  # it has died: its answer is missing
                process.stdin.write(head.encode("ascii") + b"\n")
                process.stdin.write(data)
                process.stdin.flush()
            return _framed(process.stdout)
        finally:
            alarm.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=own_folder(),
            creationflags=NO_WINDOW,
        )

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
    read: Callable[[bytes, str, str], tuple[Incoming, ...]], start_clock: Callable[[float], None]
) -> int:
    """Be the helper: `read` one file after another from the input until it ends; the exit code.

    `start_clock` ends the process after so many seconds of CPU.
    """
    # By number: a packaged program without a console has no `sys.stdin`.
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not there elsewhere

        for handle in (0, 1):
            msvcrt.setmode(handle, os.O_BINARY)
    sink = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a parser prints is no answer
    with os.fdopen(0, "rb", closefd=False) as source, os.fdopen(sink, "wb") as target:
        while line := source.readline(_LONGEST_HEAD):
            head = json.loads(line)
            data = source.read(int(head["size"]))
            start_clock(CPU_SECONDS)
            try:
                found = _answer(read, data, str(head["name"]), str(head["suffix"]))
            except MemoryError:
                return 71
            said = json.dumps(found).encode("ascii")
            start_clock(0)
            with contextlib.suppress(BrokenPipeError):
                target.write(f"{len(said)}\n".encode("ascii") + said)
                target.flush()
    return 0


def _answer(
    read: Callable[[bytes, str, str], tuple[Incoming, ...]], data: bytes, name: str, suffix: str
) -> dict[str, Any]:
    try:
        articles = read(data, name, suffix)
        return {"articles": [incoming_to_plain(article) for article in articles]}
    except InputError as error:
        return {"refused": error.sentence, "way_out": error.way_out}
    except RecursionError:
        return {
            "refused": f"{name} is nested too deeply to be read.",
            "way_out": "Copy its words and paste them into a new article.",
        }


def _framed(source: IO[bytes]) -> bytes | None:
    """One answer; None where the helper has died, or says something else."""
    line = source.readline(32)
    if not line.endswith(b"\n") or not line[:-1].isdigit() or int(line) > _LONGEST_ANSWER:
        return None
    said = source.read(int(line))
    return said if len(said) == int(line) else None


def _articles(said: bytes, name: str) -> tuple[Incoming, ...]:
    """The answer, every value of which is looked at: it comes from where hostile bytes were."""
    try:
        answer = json.loads(said)
        if "refused" in answer:
            raise InputError(str(answer["refused"]), str(answer["way_out"]))
        found = tuple(incoming_from_plain(each) for each in answer["articles"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _too_much(name) from None
    if not found:
        raise InputError(f"There is no article in {name}.", "Choose another file.")
    return found


def _too_much(name: str) -> InputError:
    return InputError(
        f"{name} takes more time or memory than an article should, so it was not taken in.",
        "Copy its words and paste them into a new article.",
    )
