"""Files from outside are read in a process of their own: `marquee --read`.

It is asked for one file after another, and answers with articles. A file that makes it crash, hang
or swallow all memory takes nobody with it: that one is refused, and a new process reads the next.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop_app.domain.incoming import Incoming, incoming_from_plain, incoming_to_plain
from desktop_app.errors import InputError
from desktop_app.helper_process import HelperProcess, answer_all
from desktop_app.own_process import own_command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CPU_SECONDS = 20.0  # for one file
MEMORY_BYTES = 2_000_000_000
WALL_SECONDS = 60.0
_LONGEST_ANSWER = 400_000_000


def helper_command() -> list[str]:
    """How the helper is started."""
    return own_command("--read")


class OutsideReader:
    """Has files read outside of this process, one at a time; `close` ends the helper."""

    def __init__(
        self, command: Sequence[str] | None = None, *, wall_seconds: float = WALL_SECONDS
    ) -> None:
        command = command if command is not None else helper_command()
        self._helper = HelperProcess(
            command, wall_seconds=wall_seconds, longest_answer=_LONGEST_ANSWER
        )

    def read(self, data: bytes, name: str, suffix: str) -> tuple[Incoming, ...]:
        """The articles in a file’s bytes; raises InputError in one plain sentence."""
        try:
            answer = self._helper.ask({"name": name, "suffix": suffix}, data)
        except OSError as error:
            raise InputError(
                f"{name} could not be read: {error.strerror or 'unknown'}.",
                "Close some programs and try again.",
            ) from error
        if answer is None:
            raise _too_much(name)
        return _articles(answer, name)

    def stop(self) -> None:
        """End the helper in the midst of a file, which is refused; from any thread."""
        self._helper.stop()

    def close(self) -> None:
        """End the helper; the next file starts another."""
        self._helper.close()


def be_the_helper(
    read: Callable[[bytes, str, str], tuple[Incoming, ...]], start_clock: Callable[[float], None]
) -> int:
    """`read` one file after another from the input until it ends; the exit code."""
    return answer_all(
        lambda head, data: _answer(read, data, str(head["name"]), str(head["suffix"])),
        start_clock,
        CPU_SECONDS,
    )


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
