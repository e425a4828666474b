"""Links that lead nowhere yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class UnresolvedLink:
    """Every `article:` and `hub:` link leads to an address."""

    code = "unresolved-link"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each link that the parser could not resolve."""
        for problem in context.problems("unresolved-link"):
            why = f"{problem.detail} · nobody knows its address" if problem.detail else ""
            yield finding(self, context, problem.span, "Link leads nowhere", why)
