"""`marquee library backup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.base import FAILED, OK
from desktop_app.cli.opening import backups_of, opened
from desktop_app.cli.saying import beside

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(_parser: ArgumentParser) -> None:
    """It takes nothing."""


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    with opened(options, write=False):  # whatever is wrong with the library is said first
        backup = backups_of(options).make()
    print(backup.path)
    if not backup.whole:
        beside("Some kept texts in it are damaged, as they are in the library.")
        return FAILED
    return OK
