"""People whom no record knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.checks.name_spelling import DIFFERENT, QUESTION
from desktop_app.domain.extraction.lexicon_names import GIVEN
from desktop_app.domain.extraction.lexicon_words import COMMON, ORGS, OUTLETS, VENUES
from desktop_app.domain.finding import Fix, Severity
from desktop_app.domain.naming.engine import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_NO_SURNAMES = COMMON | ORGS | OUTLETS | VENUES


class UnknownPerson:
    """A full name that is in no record may belong into the cast."""

    code = "unknown-person"
    severity = Severity.INFO

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each such name, at its first mention."""
        mentions = context.mentions
        if not any(credit.role == "actor" for credit in mentions.names.credits):
            return
        offered: set[str] = set()
        for run in mentions.runs:
            words = run.words
            if run.place not in OWN or not 2 <= len(words) <= 3:
                continue
            if words[0].casefold() not in GIVEN or words[-1].casefold() in _NO_SURNAMES:
                continue
            written = " ".join(context.body[run.start : run.end].split())
            if mentions.names.speller.near(words) is not None:
                continue  # the other check asks about that one
            if written in offered or not written.replace("-", " ").replace(" ", "").isalpha():
                continue
            offered.add(written)
            if context.answers.get(f"{QUESTION}{written}"):
                continue
            yield finding(
                self,
                context,
                (run.start, run.end),
                f"{written} is in no record",
                "perhaps somebody of the cast",
                Fix("Add to the cast", person=written),
                other=Fix("Leave out", answer=(f"{QUESTION}{written}", DIFFERENT)),
            )
