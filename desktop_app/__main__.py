"""The entry point: the window, one of the commands, or one of the window's helpers."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

COMMANDS = frozenset({"export", "import", "handover", "check", "render", "library", "cast"})
WORKER = "--worker"  # how the window starts its reader
DECODE = "--decode"  # and what looks at pictures from outside
READ = "--read"  # and what reads files from outside
SELF_TEST = "--self-test"
ANSWERS = frozenset({"--version", "--help", "-h"})


def main() -> int:
    """Run a command where one is named, else open the window."""
    arguments = sys.argv[1:]
    if arguments[:1] == [WORKER]:
        from desktop_app.bootstrap import make_reader
        from desktop_app.worker.serve import serve

        return serve(make_reader)
    if arguments[:1] == [DECODE]:
        from desktop_app.media import helper
        from desktop_app.worker import limits

        limits.set_memory_limit(helper.MEMORY_BYTES)
        return helper.be_the_helper(limits.start_clock)
    if arguments[:1] == [READ]:
        from desktop_app.importers import files, outside
        from desktop_app.worker import limits

        limits.set_memory_limit(outside.MEMORY_BYTES)
        return outside.be_the_helper(files.read_any, limits.start_clock)
    if _wants_command(arguments):
        from desktop_app import cli

        return cli.run(arguments)
    prepare()
    if SELF_TEST in arguments and set(arguments) <= {SELF_TEST, "--safe-mode"}:
        from desktop_app import selftest

        return selftest.run(arguments)
    from desktop_app import app

    return app.run(arguments)


def prepare() -> None:
    """Make ready for the window, before anything of it is loaded.

    What a start makes stays: looking through it for garbage again and again cost a third of the
    CPU to the first paint. The window's own collector takes over (`ui/collecting.py`).
    """
    gc.disable()
    from desktop_app.ui import plain_imports

    plain_imports.restore()


def _wants_command(arguments: list[str]) -> bool:
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in ANSWERS or argument in COMMANDS:
            return True
        elif argument == "--library":
            skip = True
        elif not argument.startswith("-"):
            return _is_mistyped(argument)
    return False


def _is_mistyped(argument: str) -> bool:
    """Whether it is a bare word that names no file: a command that there is not."""
    try:
        return argument.isalpha() and not Path(argument).exists()
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
