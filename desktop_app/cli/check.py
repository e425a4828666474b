"""`marquee check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.base import FAILED, OK
from desktop_app.cli.opening import is_there, opened
from desktop_app.cli.saying import line_of, say_plain
from desktop_app.errors import NotFoundError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.services.bundle import Services


def add_options(parser: ArgumentParser) -> None:
    """Say what it takes."""
    parser.add_argument("article", metavar="SLUG|FILE", help="an article’s slug, or a file")
    parser.add_argument("--json", action="store_true", help="as a list that a program can read")


def run(options: Namespace) -> int:
    """Do it; the exit code."""
    from desktop_app.domain.finding import Severity

    with opened(options, write=False) as services:
        findings = services.checking.check(_article_or_file(services, options.article))
    if options.json:
        say_plain([_plain(finding) for finding in findings])
    else:
        for finding in findings:
            print(line_of(finding))
        print(_sum(findings))
    return FAILED if any(found.severity is Severity.ERROR for found in findings) else OK


def _article_or_file(services: Services, name: str) -> Article:
    """The article of that slug; else the one in the file of that name."""
    from desktop_app.domain.text import clean

    try:
        return services.library.article_by_slug(clean(name))
    except NotFoundError:
        path = Path(name)
        # A bare word is a slug; anything that looks like a path was meant as one.
        if path.name == name and not path.suffix and not is_there(path):
            raise
    return services.importing.read_article(path)


def _sum(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing found."
    return "1 finding." if len(findings) == 1 else f"{len(findings)} findings."


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "message": finding.message,
        "fix": finding.fix.label if finding.fix else None,
    }
