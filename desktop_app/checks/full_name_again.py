"""Full names where the surname serves by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.naming.also_stars import find_also_stars
from desktop_app.domain.naming.mention import Form, Place, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class FullNameAgain:
    """After the first mention people go by their surname, unless two share it."""

    code = "full-name-again"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each full name too many; names in lists and brackets are left alone."""
        mentions = context.mentions
        paired = {span for pair in mentions.pairs for span in (pair.first, pair.second)}
        lists = [(also.start, also.end) for also in find_also_stars(context.body, mentions)]
        for mention in mentions.all:
            if (
                mention.sort is not Sort.PERSON
                or mention.form is not Form.FULL
                or mention.place is not Place.PROSE
                or mention.first
                or (mention.start, mention.end) in paired
                or any(start <= mention.start < end for start, end in lists)
                or _in_list_or_table(context, mention.start)
            ):
                continue
            surname = mentions.names.surname_serves(mention.subjects[0])
            if not surname:
                continue
            edit = TextEdit(mention.start, mention.end, surname)
            yield finding(
                self,
                context,
                (mention.start, mention.end),
                f"{mentions.names.subjects[mention.subjects[0]].name} is named in full again",
                f"“{surname}” serves after the first mention",
                Fix(f"Write {surname}", edits=(edit,)),
            )


def _in_list_or_table(context: CheckContext, position: int) -> bool:
    start = context.body.rfind("\n", 0, position) + 1
    line = context.body[start:position].lstrip()
    return line.startswith(("|", "- ", "* ", "+ ")) or line[:1].isdigit()
