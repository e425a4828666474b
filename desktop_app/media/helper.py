"""Pictures from outside are decoded in a process of their own, which lives for one picture.

`marquee --decode` reads a name and a picture from its input and answers with what it is. A decoder
that crashes, hangs or swallows all memory takes nobody with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop_app.errors import InputError
from desktop_app.media.decoding import MAX_BYTES, read_picture
from desktop_app.media.intake import SUFFIXES, IntakeResult, Looks, examine, result_of
from desktop_app.media.metadata import Metadata
from desktop_app.own_process import NO_WINDOW, own_command, own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

CPU_SECONDS = 20.0
MEMORY_BYTES = 2_000_000_000
WALL_SECONDS = 60.0
_LONGEST_ANSWER = 100_000
_TOO_MUCH = 71  # exit code where memory did not do


def helper_command() -> list[str]:
    """How the helper is started."""
    return own_command("--decode")


class OutsideIntake:
    """Looks at pictures from outside without decoding them in this process; from any thread."""

    def __init__(
        self, command: Sequence[str] | None = None, *, wall_seconds: float = WALL_SECONDS
    ) -> None:
        self._command = list(command) if command is not None else helper_command()
        self._wall_seconds = wall_seconds

    def inspect(self, path: Path) -> IntakeResult:
        """See `intake.inspect`."""
        return self.inspect_data(read_picture(path), path.name)

    def inspect_data(self, data: bytes, name: str) -> IntakeResult:
        """Look at a picture that is no file; `name` is what a sentence calls it."""
        if not data:
            raise InputError(f"{name} is empty.", "Copy it again.")
        if len(data) > MAX_BYTES:
            raise InputError(f"{name} is larger than 100 MB.", "Make it smaller first.")
        return result_of(data, self._ask(data, name), name)

    def _ask(self, data: bytes, name: str) -> Looks:
        try:
            done = subprocess.run(
                self._command,
                input=json.dumps(name).encode("ascii") + b"\n" + data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=self._wall_seconds,
                check=False,
                cwd=own_folder(),
                creationflags=NO_WINDOW,
            )
        except subprocess.TimeoutExpired:
            raise _too_much(name) from None
        except OSError as error:
            raise InputError(
                f"{name} could not be looked at: {error.strerror or 'unknown'}.",
                "Close some programs and try again.",
            ) from error
        if done.returncode != 0:
            raise _too_much(name)
        return _looks(done.stdout, name)


def answer() -> int:
    """Be the helper: look at the one picture on the input; the exit code."""
    # By number: a packaged program without a console has no `sys.stdin`.
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - not there elsewhere

        for handle in (0, 1):
            msvcrt.setmode(handle, os.O_BINARY)
    sink = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever a decoder prints is no answer
    try:
        with os.fdopen(0, "rb", closefd=False) as source:
            name = json.loads(source.readline())
            data = source.read()
        found = _examined(data, name)
    except MemoryError:
        return _TOO_MUCH
    with contextlib.suppress(BrokenPipeError), os.fdopen(sink, "wb") as target:
        target.write(json.dumps(found).encode("ascii"))
    return 0


def _examined(
    data: bytes, name: str, look: Callable[[bytes, str], Looks] = examine
) -> dict[str, object]:
    try:
        return asdict(look(data, name))
    except InputError as error:
        return {"refused": error.sentence, "way_out": error.way_out}


def _looks(said: bytes, name: str) -> Looks:
    """The answer, every value of which is looked at: it comes from where hostile bytes were."""
    try:
        if len(said) > _LONGEST_ANSWER:
            raise ValueError
        answer = json.loads(said)
        if "refused" in answer:
            raise InputError(str(answer["refused"]), str(answer["way_out"]))
        form, width, height = answer["format"], answer["width"], answer["height"]
        fits = form in SUFFIXES and type(width) is int and type(height) is int
        if not fits or width < 1 or height < 1:
            raise ValueError
        known = {key: str(answer["metadata"][key]) for key in asdict(Metadata())}
    except (ValueError, KeyError, TypeError):
        raise _too_much(name) from None
    return Looks(form, width, height, Metadata(**known))


def _too_much(name: str) -> InputError:
    return InputError(
        f"{name} takes more time or memory than a picture should, so it was not taken in.",
        "Save it anew from a picture program, or make it smaller.",
    )
