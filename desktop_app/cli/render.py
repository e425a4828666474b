"""`marquee render`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import OK
from desktop_app.cli.opening import opened

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from desktop_app.bootstrap import start_reader
    from desktop_app.importers.textfile import read_text
    from desktop_app.services.rendering import render_page

    read_text(options.file)  # what is wrong with the file is said before a library is made
    with opened(options, write=False) as services:
        article = services.importing.read_article(options.file)
        records = services.library.records()
    reader = start_reader()
    try:
        print(render_page(reader, article, records))
    finally:
        reader.close()
    return OK
