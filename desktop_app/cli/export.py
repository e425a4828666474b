"""`marquee export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import COULD_NOT_RUN, FAILED, OK
from desktop_app.cli.choosing import add_choice, chosen, is_choice
from desktop_app.cli.opening import opened
from desktop_app.cli.saying import beside, complain, say_plain

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    add_choice(parser)
    parser.add_argument(
        "--to", required=True, type=Path, metavar="DIR", help="the folder to make, or the site’s"
    )
    parser.add_argument(
        *("--profile", "--format"), dest="profile", default="html", metavar="NAME",
        help="where it goes; html, if not given",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="replace an earlier export in DIR")
    parser.add_argument("--anyway", action="store_true", help="in spite of findings that stop it")
    parser.add_argument(
        "--embargo-reason", default="", metavar="TEXT", help="why it goes out before its embargo"
    )
    parser.add_argument("--json", action="store_true", help="tell in a form a program can read")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from desktop_app.domain.leave import Leave
    from desktop_app.services.batch import export_all

    if not is_choice(options):
        return COULD_NOT_RUN
    leave = Leave(anyway=options.anyway, embargo_reason=options.embargo_reason)
    # The reason is kept in the article's history.
    with opened(options, write=bool(options.embargo_reason.strip())) as services:
        articles = chosen(services, options)
        outcomes = export_all(
            services, articles, options.profile, options.to, leave,
            overwrite=options.force, each_its_folder=options.all or len(articles) > 1,
        )  # fmt: skip
    if options.json:
        say_plain([outcome.plain() for outcome in outcomes])
    for outcome in outcomes:
        if outcome.error is not None:
            complain(outcome.error)
        elif outcome.result is not None and not options.json:
            for what in outcome.result.left_out:
                beside(f"Left out: {what}.")
            for what in outcome.result.heavy:
                beside(f"Heavy: {what}.")
            print(outcome.result.entry)
    return FAILED if any(outcome.error for outcome in outcomes) else OK
