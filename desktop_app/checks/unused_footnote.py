"""Footnotes that nothing refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class UnusedFootnote:
    """Every footnote is referred to."""

    code = "unused-footnote"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each footnote that will not be shown."""
        for problem in context.problems("unused-footnote"):
            why = f"{problem.detail} · it will not be shown" if problem.detail else ""
            yield finding(self, context, problem.span, "Footnote is not referred to", why)
