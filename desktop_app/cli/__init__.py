"""The commands: the window's services without a window.

One file a command, with `add_options` and `run`, and one line in `REGISTRY`. Importing this package
loads neither Qt nor a database, so that short answers are quick: a command's file is loaded when it
is typed, and imports what it needs when it runs.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

from desktop_app.cli.base import COULD_NOT_RUN, FAILED, OK, Command
from desktop_app.cli.parsing import make_parser
from desktop_app.cli.saying import beside, complain
from desktop_app.errors import MarqueeError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COULD_NOT_RUN", "FAILED", "FAMILIES", "OK", "REGISTRY", "run"]

FAMILIES = {
    "library": "look at the library, and after its backups",
    "cast": "find casts",
}
# In the order of the help; `desktop_app/__main__.py` knows the first words. A check fails where the
# article has errors, and so says apart that it could not be checked.
REGISTRY = (
    Command("export", "write articles for where they go", "export"),
    Command("import", "take files in as articles, or folders of them", "importing"),
    Command("handover", "write articles with all they draw on into one file", "handover"),
    Command("check", "tell what is wrong with an article", "check", refused=COULD_NOT_RUN),
    Command("render", "print a file as the page’s HTML", "render"),
    Command("library list", "list the articles", "listing"),
    Command("library backup", "keep a checked copy of the library, outside its folder", "backup"),
    Command("library verify", "tell whether the library and its backups are whole", "verify"),
    Command(
        "library restore", "put a backup into the library’s place, setting that aside", "restore"
    ),
    Command(
        "library purge", "remove pictures that neither the library nor a backup names", "purge"
    ),
    Command("cast extract", "find who plays whom in a text", "extract"),
)


def run(argv: Sequence[str]) -> int:
    """Run one command and give back the exit code; `argv` is without the program's name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name that the terminal cannot show is no error
            stream.reconfigure(errors="backslashreplace")
    try:
        options = make_parser(REGISTRY, FAMILIES).parse_args(argv)
    except SystemExit as stop:  # argparse has said what there is to say
        return stop.code if isinstance(stop.code, int) else COULD_NOT_RUN
    command: Command = options.command
    try:
        code = command.load().run(options)
        sys.stdout.flush()
    except MarqueeError as error:
        complain(error)
        return command.refused
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        _let_go_of_the_output()
        return FAILED
    except OSError as error:  # files have their own errors: what is left is our output
        _let_go_of_the_output()
        beside(f"The answer could not be written: {error.strerror}.")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        beside("Stopped.")
        return COULD_NOT_RUN
    return code


def _let_go_of_the_output() -> None:
    """What is still to be written goes nowhere: else Python complains of it at the end."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
