"""Cast boxes and related lists about something that the library does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class MissingRecord:
    """What a construct names has a record, or the construct stays empty."""

    code = "missing-record"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each construct that has nothing to show."""
        for problem in context.problems("missing-record"):
            why = f"{problem.detail} · this block will stay empty" if problem.detail else ""
            yield finding(self, context, problem.span, "Not in the library", why)
