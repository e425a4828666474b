"""What `@` offers: cast and titles, in the form that the first mention and the place want."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.mentions import MentionKind, find_mentions
from desktop_app.domain.naming.mention import Place, Stretch
from desktop_app.domain.naming.surnames import surname_of
from desktop_app.domain.passage import Passage
from desktop_app.domain.records import ProductionType
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from desktop_app.domain.records import Credit, Production

FIRST, LATER, TITLE = "first mention", "later mentions", "title"

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]*\n))+")
_QUERY = re.compile(r"(?:^|[\s(\[{“‘«\"'–—*_-])@((?:[^\s@][^@\n]{0,60})?)\Z")
_WORDS = re.compile(r"[\w’'\-‑.]+")
_ARTICLES = frozenset({"the", "a", "an"})
_FEW = 3  # credits that match: then the shorter forms are offered too
_MOST_TITLES = 6  # of productions that the article is not about
_CAST_BOX = re.compile(r":{3,}\s*cast\s+")
_EMPHASIS = re.compile(r"(?<!\\)(?:(\*+)|(?<!\w)(_+)(?=\S|$)|(?<=\S)(_+)(?!\w))")
_LIST_MARK = re.compile(r"^\s*[*+-]\s+")
_CODE = re.compile(r"`[^`]*`")
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True)
class CompletionItem:
    """One line of the list. `note` is for the eye; `bare` is what Shift+Enter puts in."""

    label: str
    note: str
    insert: str
    bare: str
    initials: str
    italic: bool = False


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
    query: str,
    productions: Sequence[Production],
    known: Collection[UUID],
    *,
    titles: Sequence[Production] = (),
    line: str = "",
) -> tuple[CompletionItem, ...]:
    """The lines for a query, where `known` are the credits introduced already.

    `titles` are the productions whose titles complete too, those of the article first; `line` is
    what stands before the `@`.
    """
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
    near = sum(_begins(wanted, credit) for credit, _ in matching)
    works = _title_items(wanted, titles, productions, line)
    ahead = [item for begins, item in works if begins]
    items = [items[0] for items in forms[:near]]
    items += ahead
    items += [items[0] for items in forms[near:]]
    if len(forms) <= _FEW:
        items += [item for items in forms for item in items[1:]]
    items += [item for begins, item in works if not begins]
    if not wanted:  # nobody has said what is looked for: the cast first
        items = [item for item in items if item not in ahead] + ahead
    return tuple(dict.fromkeys(items))


def title_form(production: Production, line: str) -> str:
    """A production's title as the place behind `line` wants it.

    *In italics*, an episode “in quotes”; only the words where either stands open already, and the
    slug behind `::: cast`.
    """
    if _CAST_BOX.fullmatch(line):
        return production.slug
    title = _SPECIAL.sub(r"\\\1", production.title)
    plain = _CODE.sub("", _LIST_MARK.sub("", line, count=1))
    if production.type is ProductionType.EPISODE:
        opened = plain.rfind("“") > plain.rfind("”") or plain.count('"') % 2 == 1
        return title if opened else f"“{title}”"
    signs = [match[0][0] for match in _EMPHASIS.finditer(plain) if len(match[0]) != 2]
    opened = signs.count("*") % 2 == 1 or signs.count("_") % 2 == 1
    return title if opened else f"*{title}*"


def _title_items(
    wanted: Sequence[str], titles: Sequence[Production], own: Sequence[Production], line: str
) -> list[tuple[bool, CompletionItem]]:
    """The titles that match, each with whether it begins with what was typed."""
    box = bool(_CAST_BOX.fullmatch(line))
    ids = {production.id for production in own}
    found: list[tuple[bool, CompletionItem]] = []
    others = 0
    for production in titles:
        words = [fold(word) for word in _WORDS.findall(production.title)]
        if not all(any(word.startswith(part) for word in words) for part in wanted):
            continue
        if production.id not in ids:
            if not wanted or others >= _MOST_TITLES:
                continue
            others += 1
        form = title_form(production, line)
        note = f"{TITLE} · {production.type.value}"
        if production.year:
            note += f", {production.year}"
        bare = form if box else _SPECIAL.sub(r"\\\1", production.title)
        item = CompletionItem(
            production.title, note, form, bare, _initials(production.title), italic=True
        )
        found.append((not wanted or _title_begins(words, wanted[0]), item))
    return found


def _title_begins(words: Sequence[str], part: str) -> bool:
    """Whether a title begins with what was typed, its article aside."""
    without_article = [word for word in words if word not in _ARTICLES] or words
    return any(word.startswith(part) for word in (*words[:1], *without_article[:1]))


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
