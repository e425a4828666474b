"""Containers that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class UnknownConstruct:
    """What follows `:::` is one of our constructs."""

    code = "unknown-construct"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each one, by the name that was written."""
        for problem in context.problems("unknown-construct"):
            name = problem.detail.strip().strip(":").split()
            what = f"“{name[0]}” is no known block" if name else "“:::” closes nothing"
            yield finding(self, context, problem.span, what, "the mark will show as text")
