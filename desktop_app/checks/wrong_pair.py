"""Characters that are given to somebody who does not play them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.naming.engine import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class WrongPair:
    """Where a bracket brings two known names together, the records do so too."""

    code = "wrong-pair"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each pair that contradicts the records."""
        names = context.mentions.names
        for pair in context.mentions.pairs:
            if pair.credit >= 0 or pair.place not in OWN:
                continue
            credit = names.credits[names.subjects[pair.character].credits[0]]
            right = credit.person.name
            span = pair.second if pair.character_first else pair.first
            yield finding(
                self,
                context,
                (pair.start, pair.end),
                f"{names.subjects[pair.person].name} does not play {credit.character}",
                f"{right} does, by the records",
                Fix(f"Write {right}", edits=(TextEdit(*span, right),)),
            )
