"""Every check over one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.checks.base import Check, CheckContext
    from desktop_app.domain.finding import Finding


def run_checks(context: CheckContext, checks: Sequence[Check] = REGISTRY) -> tuple[Finding, ...]:
    """What all of them find, in the order of the text; equal places keep the registry's order."""
    found = [finding for check in checks for finding in check.run(context)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))
