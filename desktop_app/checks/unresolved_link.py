"""Links that lead nowhere yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity
from desktop_app.markdown.below import neighbours_below
from desktop_app.markdown.blocks import Link, plain_text

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
        for line in neighbours_below(context.article.details, context.records):
            words, link = line.children
            if isinstance(link, Link) and not link.url:
                name = plain_text((words,)).strip(": ").lower()
                why = f"{link.href} · nobody knows the address of the {name}"
                yield finding(self, context, None, "Link leads nowhere", why)
