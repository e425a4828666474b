"""`marquee library verify`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import FAILED, OK
from desktop_app.cli.opening import backups_of, opened, paths_of
from desktop_app.cli.saying import articles, one_line
from desktop_app.errors import MarqueeError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from desktop_app.services.backups import BackupService


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="look at this one alone")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    backups = backups_of(options)
    if options.file is not None:
        return _verdict(options.file, lambda: _look(backups, options.file))
    codes = [_verdict(paths_of(options).library, lambda: _look_at_library(options, backups))]
    codes += [_verdict(one.path, partial(_look, backups, one.path)) for one in backups.list()]
    return max(codes)


def _verdict(name: Path, look: Callable[[], tuple[str, tuple[str, ...]]]) -> int:
    try:
        summary, faults = look()
    except MarqueeError as error:
        summary, faults = "", (error.sentence,)
    print(f"{name}: {'damaged' if faults else 'whole'}{summary}")
    for fault in faults:
        print(f"  {one_line(fault)}")
    return FAILED if faults else OK


def _look(backups: BackupService, path: Path) -> tuple[str, tuple[str, ...]]:
    found = backups.verify(path)
    faults = found.faults
    if found.damaged:
        faults = (*faults, f"{found.damaged} of the kept texts are damaged")
    return f", {articles(found.articles)}", faults


def _look_at_library(options: Namespace, backups: BackupService) -> tuple[str, tuple[str, ...]]:
    with opened(options, write=False) as services:
        count = len(services.library.overview().rows)
    return f", {articles(count)}", backups.check() or ()
