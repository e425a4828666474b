"""Names that are nearly, but not quite, those of the records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.domain.naming.mention import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.naming.mention import Run
    from desktop_app.domain.naming.spelling import Speller

_WORD = re.compile(r"\w+")
_LEFT_ALONE = frozenset({Place.QUOTE, Place.TITLE})
QUESTION = "person:"
DIFFERENT = "different"


class NameSpelling:
    """Everyone in the cast is spelled as the records spell them; what others say is left alone."""

    code = "name-spelling"
    severity = Severity.ERROR

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """One finding for each name that is nearly a known one."""
        mentions = context.mentions
        if not mentions.names.credits:
            return
        for run in mentions.runs:
            if run.place not in _LEFT_ALONE:
                yield from self._look_at(context, run, mentions.names.speller)

    def _look_at(self, context: CheckContext, run: Run, speller: Speller) -> Iterator[Finding]:
        near = speller.near(run.words)
        if near is None:
            return
        spans = [match.span() for match in _WORD.finditer(context.body, run.start, run.end)]
        if len(spans) != len(run.words):
            return  # markup inside the name
        start, end = spans[near.first][0], spans[near.last - 1][1]
        written = context.body[start:end]
        if " ".join(written.split()) == near.name:
            return
        if context.answers.get(f"{QUESTION}{written}") == DIFFERENT:
            return
        yield finding(
            self,
            context,
            (start, end),
            f"“{written}” is not in the cast",
            f"did you mean {near.name}?",
            Fix("Replace", edits=(TextEdit(start, end, near.name),)),
            other=Fix("A different person", answer=(f"{QUESTION}{written}", DIFFERENT)),
        )
