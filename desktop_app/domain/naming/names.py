"""Every form of every name in some productions, to be looked up word by word."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.naming.mention import Form, Sort, Subject
from desktop_app.domain.naming.spelling import Speller
from desktop_app.domain.naming.surnames import RANKS, surname_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop_app.domain.records import Credit, Production

_WORD = re.compile(r"\w+")


class Meaning(NamedTuple):
    """What a form can stand for.

    One that does not stand `alone` names somebody only beside the other half, or, where it is
    `later`, after the whole name.
    """

    subject: int
    form: Form
    alone: bool
    later: bool = False


class Entry(NamedTuple):
    """A form from its first word on; `pattern` where blanks inside may be of any kind."""

    text: str
    pattern: re.Pattern[str] | None
    meanings: tuple[Meaning, ...]


class Names:
    """The names of some productions' casts and crews, and of the productions themselves."""

    def __init__(self, productions: Sequence[Production]) -> None:
        self.credits: tuple[Credit, ...] = tuple(
            credit for production in productions for credit in production.credits
        )
        self.subjects: list[Subject] = []
        self.person_of: list[int] = []  # by credit
        self.character_of: list[int] = []  # by credit; -1 where there is none
        self._forms: dict[str, list[Meaning]] = {}
        self._add_people()
        self._add_characters()
        for production in productions:
            self.subjects.append(Subject(Sort.PRODUCTION, str(production.id), production.title))
            self._add(production.title, Meaning(len(self.subjects) - 1, Form.FULL, alone=True))
        self.by_word: dict[str, list[Entry]] = {}
        for text, meanings in sorted(self._forms.items(), key=lambda form: -len(form[0])):
            first = _WORD.search(text)
            if first is None:
                continue
            rest = text[first.start() :]
            parts = rest.split(" ")
            pattern = re.compile(r"\s+".join(map(re.escape, parts))) if len(parts) > 1 else None
            entry = Entry(rest, pattern, tuple(meanings))
            self.by_word.setdefault(first[0], []).append(entry)

    @cached_property
    def speller(self) -> Speller:
        """Finds names that are nearly one of these; made when first asked for."""
        return Speller(
            [
                (at, name)
                for at, subject in enumerate(self.subjects)
                if subject.sort is not Sort.PRODUCTION
                for name in (*self.whole(at), self._served_by(at))
                if name
            ],
            (entry.text for entries in self.by_word.values() for entry in entries),
        )

    def whole(self, subject: int) -> tuple[str, ...]:
        """The full names that a person or character has in the records."""
        one = self.subjects[subject]
        if one.sort is Sort.PRODUCTION or not one.credits:
            return (one.name,)
        credit = self.credits[one.credits[0]]
        if one.sort is Sort.PERSON:
            return (credit.person.name, *credit.person.aliases)
        return (credit.character, *credit.character_aliases)

    def surname_serves(self, subject: int) -> str:
        """The surname of a person whom it names alone; "" where it does not."""
        name = surname_of(self.subjects[subject].name)
        meanings = self._forms.get(name, ())
        if name == self.subjects[subject].name:
            return ""
        return name if [m.subject for m in meanings] == [subject] else ""

    def _served_by(self, subject: int) -> str:
        person = self.subjects[subject].sort is Sort.PERSON
        return self.surname_serves(subject) if person else ""

    def _add_people(self) -> None:
        known: dict[str, int] = {}
        for number, credit in enumerate(self.credits):
            key = str(credit.person.id)
            at = known.get(key)
            if at is None:
                at = known[key] = len(self.subjects)
                self.subjects.append(Subject(Sort.PERSON, key, credit.person.name))
            one = self.subjects[at]
            self.subjects[at] = one._replace(credits=(*one.credits, number))
            self.person_of.append(at)
        surnames = Counter(surname_of(self.subjects[at].name) for at in known.values())
        for at in known.values():
            for name in self.whole(at):
                self._add(name, Meaning(at, Form.FULL, alone=True))
            surname = surname_of(self.subjects[at].name)
            if surname != self.subjects[at].name and len(surname) > 1:
                unique = surnames[surname] == 1
                self._add(surname, Meaning(at, Form.SURNAME, alone=False, later=unique))

    def _add_characters(self) -> None:
        parts: list[tuple[int, list[str]]] = []
        for number, credit in enumerate(self.credits):
            if not credit.character:
                self.character_of.append(-1)
                continue
            at = len(self.subjects)
            self.subjects.append(
                Subject(Sort.CHARACTER, str(credit.id), credit.character, (number,))
            )
            self.character_of.append(at)
            for name in self.whole(at):
                for form in _with_article(name):
                    self._add(form, Meaning(at, Form.FULL, alone=True))
            parts.append((at, _parts(credit.character)))
        first_names = Counter(words[0] for _, words in parts if words)
        last_names = Counter(words[-1] for _, words in parts if words)
        for at, words in parts:
            for number, word in enumerate(words):
                # By itself only a first name stands for somebody, and only where it is one
                # person's; a last name does once the whole name has been said.
                last = number == len(words) - 1 and number > 0
                alone = number == 0 and first_names[word] == 1 and last_names[word] <= 1
                form = Form.SURNAME if last else Form.FIRST
                later = last and last_names[word] == 1
                self._add(word, Meaning(at, form, alone=alone, later=later))

    def _add(self, form: str, meaning: Meaning) -> None:
        form = " ".join(form.split())
        known = self._forms.setdefault(form, []) if form else []
        if all(one.subject != meaning.subject for one in known):
            known.append(meaning)


def _with_article(name: str) -> Iterator[str]:
    yield name
    article, _, rest = name.partition(" ")
    if article in {"the", "a", "an"} and rest:
        yield f"{article.capitalize()} {rest}"
        yield rest


def _parts(character: str) -> list[str]:
    """The words of a longer name that can stand for it; a title cannot."""
    words = character.split()
    if len(words) < 2:
        return []
    return [
        word
        for word in words
        if word[0].isupper() and len(word) > 1 and word.lower().rstrip(".") not in RANKS
    ]
