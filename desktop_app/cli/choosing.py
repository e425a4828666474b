"""Which articles a command is about: named ones, or all of a status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.cli.saying import beside

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services


def add_choice(parser: ArgumentParser) -> None:
    """Add SLUG, --all and --status."""
    parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the articles’ slugs")
    parser.add_argument("--all", action="store_true", help="every article, instead of SLUG")
    parser.add_argument("--status", default="", metavar="STATUS", help="with --all, of this status")


def is_choice(options: Namespace) -> bool:
    """Whether articles are named, or all of a status; says what is wrong where it is not."""
    from desktop_app.domain.article import Status

    if bool(options.slugs) == options.all or (options.status and not options.all):
        beside("Name a SLUG, or say --all (and --status with it).")
        return False
    if options.status and options.status not in list(Status):
        known = ", ".join(Status)
        beside(f"“{options.status}” is no status; there are {known}.")
        return False
    return True


def chosen(services: Services, options: Namespace) -> list[Article]:
    """The articles that were chosen; raises NotFoundError."""
    from desktop_app.domain.text import clean
    from desktop_app.services.batch import chosen_articles

    return chosen_articles(services, [clean(slug) for slug in options.slugs], options.status)
