"""Every check over one article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.checks import REGISTRY
from desktop_app.domain.finding import Severity
from desktop_app.domain.settled import here, silenced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.checks.base import Check, CheckContext
    from desktop_app.domain.finding import Finding


def run_checks(context: CheckContext, checks: Sequence[Check] = REGISTRY) -> tuple[Finding, ...]:
    """What all of them find, in the order of the text; equal places keep the registry's order.

    What the article or the house style has silenced is left out, and the house style says how bad
    the rest is.
    """
    quiet = silenced(context.article.details)
    off = quiet | frozenset(context.records.house.silenced)
    taken = {code: Severity(name) for code, name in context.records.house.severities}
    found = [
        replace(finding, severity=taken[check.code]) if check.code in taken else finding
        for check in checks
        if check.code not in off
        for finding in check.run(context)
        if not quiet or here(finding, context.body) not in quiet
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))
