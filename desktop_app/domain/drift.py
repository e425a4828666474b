"""What a changed record leaves behind: names in the copy that stand as the record had them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.naming.mention import Form, Place, Sort
from desktop_app.domain.naming.surnames import surname_of
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop_app.domain.naming.engine import Mentions
    from desktop_app.domain.naming.mention import Pair
    from desktop_app.domain.records import Credit, Production

# What somebody else has said, or called a work of theirs, is never changed.
_NEVER = frozenset({Place.QUOTE, Place.TITLE})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True)
class CreditChange:
    """A credit as it was, in its production as that was; `new` is None where it is gone."""

    production: Production
    old: Credit
    new: Credit | None

    def was(self) -> str:
        """The pair that articles may still name: "Freder (Gustav Fröhlich)"."""
        return pair_name(self.old)

    def now(self) -> str:
        """The pair as the record has it now, "" where there is none."""
        return pair_name(self.new) if self.new is not None else ""


def pair_name(credit: Credit) -> str:
    """“Freder (Gustav Fröhlich)”, or the name alone where there is no character."""
    name = credit.person.name
    return f"{credit.character} ({name})" if credit.character else name


def credit_changes(
    before: Iterable[Production], after: Iterable[Production]
) -> tuple[CreditChange, ...]:
    """What articles may name that the records do not say any more."""
    now = {production.id: production for production in after}
    return tuple(
        change
        for production in before
        if production.id in now
        for change in _of_production(production, now[production.id])
    )


def followed(
    earlier: Sequence[CreditChange], later: Sequence[CreditChange]
) -> tuple[CreditChange, ...]:
    """Both as one list: what was changed twice leads to how it is now, or back to how it was."""
    next_of = {(one.production.id, one.old.id): one for one in later}
    kept: list[CreditChange] = []
    for one in earlier:
        behind = one
        if one.new is not None:
            later_one = next_of.get((one.production.id, one.new.id))
            if later_one is not None:
                behind = replace(one, new=later_one.new)
        if behind.new is None or _names(behind.old) != _names(behind.new):
            kept.append(behind)
    return tuple(dict.fromkeys([*kept, *later]))


def _of_production(old: Production, new: Production) -> Iterator[CreditChange]:
    by_id = {credit.id: credit for credit in new.credits}
    was = {credit.id for credit in old.credits}
    added = [credit for credit in new.credits if credit.id not in was]
    for credit in old.credits:
        left = by_id.get(credit.id)
        follower = _follower(credit, left, added)
        if follower is not None:
            yield CreditChange(old, credit, follower)
        elif left is None:
            yield CreditChange(old, credit, None)
        elif _names(left) != _names(credit):
            yield CreditChange(old, credit, left)


def _follower(credit: Credit, left: Credit | None, added: Sequence[Credit]) -> Credit | None:
    """The new credit that stands in the place of one that is gone, or was given up."""
    given_up = left is not None and left.until is not None and credit.until is None
    for one in added:
        same_part = bool(credit.character) and fold(one.character) == fold(credit.character)
        if one.role != credit.role:
            continue
        if same_part and (left is None or given_up or (one.since and left.until is None)):
            return one
        if left is None and one.person.id == credit.person.id:
            return one
    return None


def _names(credit: Credit) -> tuple[object, ...]:
    return credit.person.id, credit.person.name, credit.character


# ---------------------------------------------------------------------------- in the copy


class Stale(NamedTuple):
    """What one text says as the record was.

    `edits` bring it to how the record is; `quoted` counts what stands in somebody else's words
    and stays, `unclear` what only the writer can rewrite. `at` is the first of all, or -1.
    """

    edits: tuple[TextEdit, ...] = ()
    quoted: int = 0
    unclear: int = 0
    at: int = -1

    def __bool__(self) -> bool:
        return bool(self.edits or self.quoted or self.unclear)


def stale_names(text: str, mentions: Mentions, changes: Sequence[CreditChange]) -> Stale:
    """Where `text` names these pairs as they were; `mentions` are of the records of then."""
    edits: dict[tuple[int, int], str] = {}
    quoted: set[int] = set()
    unclear: set[int] = set()
    for change in changes:
        for pair in mentions.pairs:
            if pair.credit < 0 or mentions.names.credits[pair.credit].id != change.old.id:
                continue
            found = _pair_edits(text, pair, change)
            if pair.place in _NEVER:
                quoted.add(_changed_part(pair, change)[0])
            elif found is None:
                unclear.add(pair.start)
            else:
                edits.update(found)
        for span, words, place in _renamed(text, mentions, change):
            if place in _NEVER:
                quoted.add(span[0])
            else:
                edits.setdefault(span, words)
    changed = tuple(
        TextEdit(start, end, words)
        for (start, end), words in sorted(edits.items())
        if text[start:end] != words
    )
    places = [*(one.start for one in changed), *quoted, *unclear]
    return Stale(changed, len(quoted), len(unclear), min(places, default=-1))


def _pair_edits(text: str, pair: Pair, change: CreditChange) -> dict[tuple[int, int], str] | None:
    """The edits for one pair; None where only the writer can say what goes there."""
    old, new = change.old, change.new
    character, person = (
        (pair.first, pair.second) if pair.character_first else (pair.second, pair.first)
    )
    if new is None:
        if not pair.bracket:
            return None
        start = pair.first[1] + (_possessive(text, pair.first[1]) if pair.character_first else 0)
        return {(start, pair.end): ""}
    found: dict[tuple[int, int], str] = {}
    if (old.person.id, old.person.name) != (new.person.id, new.person.name):
        names = (old.person.name, new.person.name)
        words = _person_words(text[slice(*person)], *names)
        found[person] = words or new.person.name
    if old.character != new.character:
        if not new.character:
            return None
        words = _character_words(text[slice(*character)], old.character, new.character)
        found[character] = words or new.character
    return found


def _changed_part(pair: Pair, change: CreditChange) -> tuple[int, int]:
    """Which of the two names is another one now; the person's where the credit is gone."""
    character, person = (
        (pair.first, pair.second) if pair.character_first else (pair.second, pair.first)
    )
    same = change.new is not None and change.old.person == change.new.person
    return character if same else person


def _renamed(
    text: str, mentions: Mentions, change: CreditChange
) -> Iterator[tuple[tuple[int, int], str, Place]]:
    """Every other mention of somebody who is called something else now, and stays the same."""
    old, new = change.old, change.new
    if new is None:
        return
    names = mentions.names
    person = old.person.id == new.person.id and old.person.name != new.person.name
    character = bool(new.character) and old.character != new.character
    if not person and not character:
        return
    for one in mentions.all:
        if len(one.subjects) != 1:
            continue
        subject = names.subjects[one.subjects[0]]
        said = text[one.start : one.end]
        words = ""
        if person and one.sort is Sort.PERSON and subject.id == str(old.person.id):
            words = _person_words(said, old.person.name, new.person.name)
        elif character and one.sort is Sort.CHARACTER and one.form in (Form.FULL, Form.SURNAME):
            credits_ = [names.credits[number].id for number in subject.credits]
            if credits_ == [old.id]:
                words = _character_words(said, old.character, new.character)
        if words and words != said:
            yield (one.start, one.end), words, one.place


def _person_words(said: str, old: str, new: str) -> str:
    """The new name in the form in which the old one stands; "" where that was neither."""
    plain = " ".join(said.split())
    if plain == old:
        return new
    return surname_of(new) if plain == surname_of(old) else ""


def _character_words(said: str, old: str, new: str) -> str:
    plain = " ".join(said.split())
    if fold(plain) == fold(old):
        return new[:1].upper() + new[1:] if plain[:1].isupper() and old[:1].islower() else new
    if plain == _bare(old):
        return _bare(new)
    before, now = old.split(), new.split()
    if len(before) == len(now) and plain in before:
        return now[before.index(plain)]
    if len(before) > 1 and plain == before[-1]:
        return now[-1]
    return ""


def _bare(name: str) -> str:
    article, _, rest = name.partition(" ")
    return rest if article.casefold() in _ARTICLES and rest else name


def _possessive(text: str, at: int) -> int:
    for ending in ("’s", "'s", "’", "'"):
        if text.startswith(ending, at):
            return len(ending)
    return 0
