"""`marquee handover`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import COULD_NOT_RUN, OK
from desktop_app.cli.choosing import add_choice, chosen, is_choice
from desktop_app.cli.opening import opened
from desktop_app.cli.saying import beside

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    add_choice(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="FILE", help="NAME.marquee")
    parser.add_argument("--force", action="store_true", help="replace FILE where there is one")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    if not is_choice(options):
        return COULD_NOT_RUN
    with opened(options, write=False) as services:
        articles = chosen(services, options)
        left = services.handover.hand_over(
            articles, services.library.records(), options.to, overwrite=options.force
        )
    for what in left:
        beside(f"Left out: {what}.")
    print(options.to)
    return OK
