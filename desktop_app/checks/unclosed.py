"""Constructs that are opened and never closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class Unclosed:
    """Every `::: name` has its `:::`."""

    code = "unclosed"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each opening that the parser found no end for; the fix closes it at the text's end."""
        body = context.body
        gap = "" if body.endswith("\n") else "\n"
        for problem in context.problems("unclosed"):
            what = (problem.detail.split() or ["block"])[0].capitalize()
            fix = Fix("Close it", edits=(TextEdit(len(body), len(body), f"{gap}:::"),))
            why = "everything below belongs to it"
            yield finding(self, context, problem.span, f"{what} is never closed", why, fix)
