"""`marquee library purge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.base import OK
from desktop_app.cli.opening import opened
from desktop_app.cli.saying import beside

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "--yes", action="store_true", help="do it; without it, tell what would be done"
    )


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from desktop_app.domain.sizes import spoken_size

    with opened(options, write=options.yes) as services:
        unused = services.purging.look()
        if options.yes:
            unused = services.purging.purge(unused)
    if not unused.files:
        print("Every picture is named by the library or by a backup.")
        return OK
    what = "1 picture" if len(unused.files) == 1 else f"{len(unused.files)} pictures"
    did = "Removed" if options.yes else "Would remove"
    for place in unused.files:
        print(place)
    print(f"{did} {what}, {spoken_size(unused.size)}.")
    if not options.yes:
        beside("Say --yes to do it.")
    return OK
