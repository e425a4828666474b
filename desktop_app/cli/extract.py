"""`marquee cast extract`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import OK
from desktop_app.cli.saying import say_plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="as a list that a program can read")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from dataclasses import asdict

    from desktop_app.domain.extraction import extract_cast
    from desktop_app.importers.textfile import read_text

    pairs = extract_cast(read_text(options.file))
    if options.json:
        say_plain([asdict(pair) for pair in pairs])
        return OK
    for pair in pairs:
        print(f"{pair.confidence:.0%}  {pair.actor} as {pair.character or '?'}")
    return OK
