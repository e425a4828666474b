"""Pictures from outside are decoded in a process of their own, which lives for those of one source.

`marquee --decode` reads a name and a picture from its input and answers with what it is. A decoder
that crashes, hangs or swallows all memory takes nobody with it.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from importlib import import_module
from typing import TYPE_CHECKING

from desktop_app.errors import InputError
from desktop_app.helper_process import HelperProcess, answer_all
from desktop_app.media.decoding import MAX_BYTES, read_picture
from desktop_app.media.intake import SUFFIXES, IntakeResult, Looks, examine, result_of
from desktop_app.media.metadata import Metadata
from desktop_app.own_process import own_command

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

CPU_SECONDS = 20.0  # for one picture
MEMORY_BYTES = 2_000_000_000
WALL_SECONDS = 60.0
_LONGEST_ANSWER = 100_000
# Of what it opens, Pillow itself begins with the others; missing one it would load forty more.
_PLUGINS = ("PIL.AvifImagePlugin", "PIL.WebPImagePlugin")


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
        with self.together() as looker:
            return looker.inspect(path)

    def inspect_data(self, data: bytes, name: str) -> IntakeResult:
        """Look at a picture that is no file; `name` is what a sentence calls it."""
        with self.together() as looker:
            return looker.inspect_data(data, name)

    @contextlib.contextmanager
    def together(self) -> Iterator[OutsideLooker]:
        """Look at all pictures of one source in one process: starting it is what costs."""
        helper = HelperProcess(
            self._command, wall_seconds=self._wall_seconds, longest_answer=_LONGEST_ANSWER
        )
        try:
            yield OutsideLooker(helper)
        finally:
            helper.close()


class OutsideLooker:
    """Looks at one picture after another; one that ends the helper is refused, and no other."""

    def __init__(self, helper: HelperProcess) -> None:
        self._helper = helper

    def inspect(self, path: Path) -> IntakeResult:
        """See `intake.inspect`."""
        return self.inspect_data(read_picture(path), path.name)

    def inspect_data(self, data: bytes, name: str) -> IntakeResult:
        """See `OutsideIntake.inspect_data`."""
        if not data:
            raise InputError(f"{name} is empty.", "Copy it again.")
        if len(data) > MAX_BYTES:
            raise InputError(f"{name} is larger than 100 MB.", "Make it smaller first.")
        try:
            said = self._helper.ask({"name": name}, data)
        except OSError as error:
            raise InputError(
                f"{name} could not be looked at: {error.strerror or 'unknown'}.",
                "Close some programs and try again.",
            ) from error
        if said is None:
            raise _too_much(name)
        return result_of(data, _looks(said, name), name)


def be_the_helper(start_clock: Callable[[float], None]) -> int:
    """Look at one picture after another from the input until it ends; the exit code."""
    for name in _PLUGINS:
        import_module(name)
    return answer_all(
        lambda head, data: _examined(data, str(head["name"])), start_clock, CPU_SECONDS
    )


def _examined(data: bytes, name: str) -> dict[str, object]:
    try:
        return asdict(examine(data, name))
    except InputError as error:
        return {"refused": error.sentence, "way_out": error.way_out}


def _looks(said: bytes, name: str) -> Looks:
    """The answer, every value of which is looked at: it comes from where hostile bytes were."""
    try:
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
