"""`marquee library list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.base import OK
from desktop_app.cli.opening import opened
from desktop_app.cli.saying import one_line, say_plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.domain.article import ArticleRow


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("--json", action="store_true", help="as a list that a program can read")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    with opened(options, write=False) as services:
        rows = services.library.overview().rows
    if options.json:
        say_plain([_plain(row) for row in rows])
        return OK
    shown = [row for row in rows if row.trashed_at is None]
    width = max((len(row.slug) for row in shown), default=0)
    for row in shown:
        status = row.status.value
        print(f"{row.slug:<{width}}  {status:<9}  {row.words:>6}  {one_line(row.headline)}")
    return OK


def _plain(row: ArticleRow) -> dict[str, object]:
    return {
        "slug": row.slug,
        "headline": row.headline,
        "kind": row.kind.value,
        "status": row.status.value,
        "words": row.words,
        "date": row.date.isoformat() if row.date else None,
        "updated_at": row.updated_at.isoformat(timespec="seconds"),
        "trashed": row.trashed_at is not None,
    }
