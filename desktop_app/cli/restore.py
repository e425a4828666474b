"""`marquee library restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import OK
from desktop_app.cli.opening import backups_of, paths_of
from desktop_app.cli.saying import articles, beside
from desktop_app.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="the last good backup, if not given"
    )
    parser.add_argument(
        "--yes", action="store_true", help="do it; without it, tell what would be done"
    )


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    backups = backups_of(options)
    path = options.file
    if path is None:
        last = backups.last_good()
        if last is None:
            raise NotFoundError("There is no good backup of this library.", "Name a FILE.")
        path = last.path
    if not options.yes:
        found = backups.verify(path)
        raise InputError(
            f"This would put {path} ({articles(found.articles)}) into {paths_of(options).library}"
            " and set aside what is there.",
            "Say --yes to do it.",
        )
    restored = backups.restore(path)
    print(f"Restored {path}, {articles(restored.found.articles)}.")
    if restored.aside is not None:
        print(f"What was there is now {restored.aside}.")
    if restored.found.damaged:
        beside(f"{restored.found.damaged} of the kept texts in it are damaged.")
    return OK
