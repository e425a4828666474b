"""Actors put behind their characters' names a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.naming.engine import OWN
from desktop_app.domain.text import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class BracketAgain:
    """Once character and actor have been brought together, the name alone serves."""

    code = "bracket-again"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each bracket too many."""
        names, body = context.mentions.names, context.body
        lines: dict[int, int] = {}
        for pair in context.mentions.pairs:
            if pair.credit < 0 or pair.place not in OWN:
                continue
            before = lines.setdefault(pair.credit, line_of(body, pair.start))
            if not (pair.again and pair.bracket and pair.character_first):
                continue
            start = body.rfind("(", pair.first[1], pair.second[0])
            while start > 0 and body[start - 1] in " \u00a0":
                start -= 1
            credit = names.credits[pair.credit]
            yield finding(
                self,
                context,
                (start, pair.end),
                f"{credit.character} has been introduced already",
                f"with {credit.person.name} in line {before}",
                Fix("Remove the bracket", edits=(TextEdit(start, pair.end, ""),)),
            )
