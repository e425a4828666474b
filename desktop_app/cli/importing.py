"""`marquee import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import FAILED, OK
from desktop_app.cli.opening import backups_of, opened
from desktop_app.cli.saying import beside, complain, one_line, say_plain
from desktop_app.errors import MarqueeError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.services.bundle import Services


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE|FOLDER",
        help="Markdown, text, HTML, .docx, Ghost’s JSON, or .marquee; a folder for all in it",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="tell in a form a program can read")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from desktop_app.services.backups import BEFORE_IMPORT, FIRST_CHANGE
    from desktop_app.services.folders import articles_in

    report: list[dict[str, object]] = []
    files = articles_in(options.files)
    with opened(options, write=True) as services:
        backups = backups_of(options)
        if len(files) > 1:
            backups.make(BEFORE_IMPORT)
        elif backups.due():
            backups.make(FIRST_CHANGE)
        try:
            for file, root in files:
                report.append(_take_in(services, file, root, quiet=options.json))
        finally:
            services.taking_in.close()
    if options.json:
        say_plain(report)
    return OK if all(one["imported"] for one in report) else FAILED


def _take_in(
    services: Services, file: Path, root: Path | None, *, quiet: bool
) -> dict[str, object]:
    """Take one file in, and tell what came of it: the other files are not to blame."""
    try:
        taken = services.taking_in.store(services.taking_in.prepare(file, root=root))
    except MarqueeError as error:
        complain(error)
        why = one_line(f"{error.sentence} {error.way_out}")
        return {"file": str(file), "imported": False, "articles": [], "error": why}
    if not quiet:
        for article in taken.articles:
            print(f"{article.details.slug}: {one_line(article.headline)}")
        for remark in taken.remarks:
            beside(one_line(remark))
    return {**taken.plain(), "file": str(file)}
