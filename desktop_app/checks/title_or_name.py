"""Names that could be the title of the work as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity
from desktop_app.domain.naming.engine import NAME, OWN, TITLE
from desktop_app.domain.naming.mention import Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class TitleOrName:
    """Where neither italics nor quotation marks say it, the writer is asked once."""

    code = "title-or-name"
    severity = Severity.INFO

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each title, at its first doubtful mention."""
        asked: set[str] = set()
        titles = {
            subject.name
            for subject in context.mentions.names.subjects
            if subject.sort is Sort.PRODUCTION
        }
        for mention in context.mentions.all:
            written = " ".join(context.body[mention.start : mention.end].split())
            if not mention.asked or mention.place not in OWN or written in asked:
                continue
            asked.add(written)
            if written not in titles:
                continue
            question = f"title:{written}"
            yield finding(
                self,
                context,
                (mention.start, mention.end),
                f"Is “{written}” the title here?",
                "nothing tells it from the name",
                Fix("It is the title", answer=(question, TITLE)),
                other=Fix("It is not", answer=(question, NAME)),
            )
