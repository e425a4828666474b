"""What `@` offers: the cast, in the form that the rule of the first mention wants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.mentions import MentionKind, find_mentions
from desktop_app.domain.naming.mention import Place, Stretch
from desktop_app.domain.naming.surnames import surname_of
from desktop_app.domain.passage import Passage
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from desktop_app.domain.records import Credit, Production

FIRST, LATER = "first mention", "later mentions"

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_QUERY = re.compile(r"(?:^|[\s(\[{“‘«\"'–—-])@((?:[^\s@][^@\n]{0,60})?)\Z")
_WORDS = re.compile(r"[\w’'\-‑.]+")
_ARTICLES = frozenset({"the", "a", "an"})
_FEW = 3  # credits that match: then the shorter forms are offered too


@dataclass(frozen=True)
class CompletionItem:
    """One line of the list. `note` is for the eye; `bare` is what Shift+Enter puts in."""

    label: str
    note: str
    insert: str
    bare: str
    initials: str


def query_before(line: str) -> str | None:
    """What was typed behind an `@` at the end of a line's beginning; None where there is none.

    It only counts behind a blank, an opening mark or the beginning of the line.
    """
    match = _QUERY.search(line)
    return match[1] if match else None


def completions(
    query: str, productions: Sequence[Production], body_before_caret: str
) -> tuple[CompletionItem, ...]:
    """The lines for what was typed behind `@`, best first."""
    return offers(query, productions, introduced(productions, body_before_caret))


def introduced(productions: Sequence[Production], body_before_caret: str) -> frozenset[UUID]:
    """The credits whose character and actor the text has brought together so far."""
    stretches = [
        Stretch(Passage(match[0], ((0, match.start()),)), Place.PROSE, *match.span())
        for match in _PARAGRAPH.finditer(body_before_caret)
    ]
    return frozenset(
        mention.credit.id
        for mention in find_mentions(body_before_caret, stretches, productions)
        if mention.state == MentionKind.INTRODUCED
    )


def offers(
    query: str, productions: Sequence[Production], known: Collection[UUID]
) -> tuple[CompletionItem, ...]:
    """The lines for a query, where `known` are the credits introduced already."""
    wanted = [fold(word) for word in _WORDS.findall(query)]
    cast = [(credit, production) for production in productions for credit in production.cast()]
    surnames = [surname_of(credit.person.name) for credit, _ in cast]
    shared = {name for name in surnames if surnames.count(name) > 1}
    matching = [pair for pair in cast if _matches(wanted, pair[0])]
    matching.sort(key=lambda pair: not _begins(wanted, pair[0]))
    forms = [
        list(_forms(credit, production, known=credit.id in known, shared=shared))
        for credit, production in matching
    ]
    items = [items[0] for items in forms]
    if len(forms) <= _FEW:
        items += [item for items in forms for item in items[1:]]
    return tuple(dict.fromkeys(items))


def _forms(
    credit: Credit, production: Production, *, known: bool, shared: Collection[str]
) -> Iterator[CompletionItem]:
    """The forms for one credit: first the one that the rule wants here."""
    actor, character = credit.person.name, credit.character
    surname = surname_of(actor)
    short_actor = actor if surname in shared else surname
    initials = _initials(actor)
    later = f"{LATER} · {production.title}"

    def item(text: str, note: str, bare: str = "") -> CompletionItem:
        return CompletionItem(text, note, text, bare or text, initials)

    if not character:
        if not known:
            yield item(actor, f"{FIRST} · {production.title}")
        yield item(short_actor, later if known else LATER)
        return
    short = short_character(character)
    if not known:
        yield item(f"{character} ({actor})", f"{FIRST} · {production.title}", character)
        if short != character:
            yield item(short, LATER)
        return
    yield item(short, later)
    if short != character:
        yield item(character, LATER)
    yield item(short_actor, f"{LATER} · actor")


def short_character(name: str) -> str:
    """A character's name at later mentions: the last word of a proper name, else all of it."""
    words = name.split()
    if len(words) < 2 or words[0].casefold() in _ARTICLES or not words[-1][:1].isupper():
        return name
    return surname_of(name)


def _matches(wanted: Sequence[str], credit: Credit) -> bool:
    words = _names(credit)
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _begins(wanted: Sequence[str], credit: Credit) -> bool:
    """Whether a name itself begins with what was typed, and not a later word of it."""
    names = (credit.character, credit.person.name)
    return not wanted or any(fold(name).startswith(wanted[0]) for name in names)


def _names(credit: Credit) -> list[str]:
    names = (
        credit.person.name,
        *credit.person.aliases,
        credit.character,
        *credit.character_aliases,
    )
    words = [fold(word) for name in names for word in _WORDS.findall(name)]
    # A double name is found by either half.
    return words + [half for word in words for half in re.split(r"[-‑]", word)[1:]]


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "") if words else ""
    return letters.upper()
