"""Whom of the cast the text names, and whom it introduces: character and actor brought together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop_app.domain.naming.engine import MentionEngine
from desktop_app.domain.naming.mention import Form, Place, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.naming.engine import Mentions
    from desktop_app.domain.naming.mention import Stretch
    from desktop_app.domain.records import Credit, Production

Span = tuple[int, int]


class MentionKind(StrEnum):
    """How far the text has got with somebody."""

    NOT_NAMED = "not-named"
    NAMED = "named"
    INTRODUCED = "introduced"


@dataclass(frozen=True)
class Mention:
    """What the text says of one credit; the spans are code points of the body."""

    credit: Credit
    state: MentionKind
    spans: tuple[Span, ...] = ()


def find_mentions(
    body: str, stretches: Sequence[Stretch], productions: Sequence[Production]
) -> tuple[Mention, ...]:
    """One mention for each credit, in the order of the productions and their billing."""
    return by_credit(MentionEngine().read(body, stretches, productions))


def by_credit(mentions: Mentions) -> tuple[Mention, ...]:
    """What the mentions of a text say of each credit of its productions.

    A bracket and the name before it are one span; a bare surname of an actor is none, and what
    a picture's caption or the title of some other work names does not count.
    """
    names = mentions.names
    spans: list[set[Span]] = [set() for _ in names.credits]
    introduced: set[int] = set()
    taken: set[Span] = set()
    for pair in mentions.pairs:
        if pair.credit < 0 or pair.place is Place.CAPTION:
            continue
        introduced.add(pair.credit)
        if pair.bracket:
            spans[pair.credit].add((pair.start, pair.end))
            taken |= {pair.first, pair.second}
        else:
            spans[pair.credit] |= {pair.first, pair.second}
    for mention in mentions.all:
        span = (mention.start, mention.end)
        if mention.place in {Place.CAPTION, Place.TITLE} or span in taken:
            continue
        if mention.sort is Sort.PERSON and mention.form is not Form.FULL:
            continue
        if mention.sort is not Sort.PRODUCTION:
            for subject in mention.subjects:
                for credit in names.subjects[subject].credits:
                    spans[credit].add(span)
    return tuple(
        Mention(credit, _state(credit, found, known=at in introduced), tuple(sorted(found)))
        for at, (credit, found) in enumerate(zip(names.credits, spans, strict=True))
    )


def _state(credit: Credit, spans: set[Span], *, known: bool) -> MentionKind:
    if known or (spans and not credit.character):
        return MentionKind.INTRODUCED  # where there is no character, the name is all there is
    return MentionKind.NAMED if spans else MentionKind.NOT_NAMED
