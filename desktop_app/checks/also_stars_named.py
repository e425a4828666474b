"""“Also stars” lists that repeat somebody whom the text has named by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity
from desktop_app.domain.naming.also_stars import find_also_stars, join_names, named_twice, take_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding


class AlsoStarsNamed:
    """Whoever has been named above is not listed as one who also stars."""

    code = "also-stars-named"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each list that repeats somebody."""
        mentions, house = context.mentions, context.records.house
        for also in find_also_stars(context.body, mentions):
            twice = named_twice(context.body, mentions, also)
            if not twice:
                continue
            names = [mentions.names.subjects[one.person].name for one in twice]
            are = "are" if len(names) > 1 else "is"
            edit = take_out(context.body, also, twice, house)
            yield finding(
                self,
                context,
                (twice[0].start, twice[0].end),
                f"{join_names(names, serial_comma=house.serial_comma)} {are} named above already",
                "“also stars” is for those who are not",
                Fix("Take out of the list", edits=(edit,)),
            )
