"""Articles that may not go out yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class EmbargoAhead:
    """The embargo has passed."""

    code = "embargo-ahead"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding while the embargo's instant is still to come."""
        embargo = context.article.details.embargo
        if embargo is None or embargo.instant <= context.now:
            return
        until = embargo.local()
        day = f"{until:%Y-%m-%d} at {until:%H:%M}"
        # Etc/GMT zones are our stand-ins for a bare offset, and their signs would mislead.
        zone = f"UTC{until.isoformat()[-6:]}" if embargo.zone.startswith("Etc/") else embargo.zone
        yield finding(self, context, None, "Embargo has not passed", f"until {day} ({zone})")
