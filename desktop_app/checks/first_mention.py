"""Characters that are named for the first time without whoever plays them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.naming.mention import Place, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_BEHIND = re.compile(r"(?:[*_]{1,3})?(?:[’']s?(?!\w))?(?:[*_]{1,3})?(?:\]\([^()\s]*\))?")


class FirstMention:
    """The first time that the writer names a character, the actor stands with the name."""

    code = "first-mention"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each character that comes in alone."""
        names = context.mentions.names
        seen: set[int] = set()
        for mention in context.mentions.all:
            if mention.sort is not Sort.CHARACTER or mention.place is not Place.PROSE:
                if mention.introduces >= 0:
                    seen.update(mention.subjects)
                continue
            new = [subject for subject in mention.subjects if subject not in seen]
            seen.update(mention.subjects)
            if len(new) < len(mention.subjects) or mention.introduces >= 0 or mention.asked:
                continue
            credit = names.credits[names.subjects[new[0]].credits[0]]
            actor = credit.person.name
            if credit.role != "actor" or actor == credit.character:
                continue
            behind = _BEHIND.match(context.body, mention.end)
            at = behind.end() if behind else mention.end
            if context.body[at : at + 2] == " (":
                continue  # somebody stands there already; whether rightly, others ask
            yield finding(
                self,
                context,
                (mention.start, mention.end),
                f"{credit.character} is named without {actor}",
                "first mention of the character",
                Fix(f"Add ({actor})", edits=(TextEdit(at, at, f" ({actor})"),)),
            )
