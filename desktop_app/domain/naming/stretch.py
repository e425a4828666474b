"""One stretch of text by itself: its names, its pairs and the capitals that are no known name."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.naming.mention import Form, Place, Run, Sort, Stretch
from desktop_app.domain.naming.surnames import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.domain.naming.names import Entry, Meaning, Names

_WORD = re.compile(r"\w+")
_WORD_BEHIND = re.compile(r"[-‑]?\w")
_POSSESSIVE = re.compile(r"[’']s?(?!\w)")
_PLAYED = r"(?:played|portrayed|voiced)\s+by"
_CHARACTER_THEN_ACTOR = re.compile(
    rf"(?:[’']s?)?\s*\(\s*(?:{_PLAYED}\s+)?|(?:[’']s?)?,?\s+(?:(?:is|was)\s+)?{_PLAYED}\s+"
)
_ACTOR_THEN_CHARACTER = re.compile(
    r"\s*\(\s*(?:as\s+)?(?:the\s+)?|,?\s+(?:is|as|plays|played|who\s+plays)\s+(?:the\s+)?|[’']s\s+"
)
_CLOSES = re.compile(r"\s*\)")
_IN_RUN = re.compile(r"[ \u00a0\-‑]|\. |[’']")  # what may stand between two words of one name
_SPEECH = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_MARKED = re.compile(
    r"(?<![\w*_])(\*{1,2}|_{1,2})(?=[^\s*_])([^*_\n]{1,90}?)(?<=\S)\1(?!\w)"
    r"|(?<!\w)[‘“\"]([^’”\"\n]{1,90}?(?:’\w[^’”\"\n]{0,60})?),?[’”\"](?!\w)"
)
_SMALL_WORDS = """
    a an and as at but by for from in into nor of on or the to vs with
    de la le les und der die das &
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_TITLE_WORDS = 8
_FARTHEST = 40  # between the two names of a pair
_ENDS = frozenset('.!?:\n“"')


class Hit(NamedTuple):
    """A known form; places are in the passage's text, `base`-relative ones in the body."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    body_start: int
    body_end: int
    possessive: bool
    place: Place
    marked: bool  # set as the title of a work is


class Bond(NamedTuple):
    """Two neighbouring hits as character and actor: by index, and which meaning each has."""

    left: int
    right: int
    character: int
    person: int
    credit: int  # -1 where the records do not bring them together
    character_first: bool
    bracket_end: int  # in the body, or -1


class Read(NamedTuple):
    """What a stretch says whatever stands before it; places count from its start."""

    hits: tuple[Hit, ...]
    bonds: tuple[Bond, ...]
    runs: tuple[Run, ...]
    marks: frozenset[int]  # productions set as titles are
    subjects: frozenset[int]  # all that the hits can mean


def read_stretch(stretch: Stretch, body: str, names: Names) -> Read:
    """Find the names of one stretch of the body."""
    reader = _Reader(stretch, body, names)
    return reader.read()


class _Reader:
    def __init__(self, stretch: Stretch, body: str, names: Names) -> None:
        self._place = stretch.place
        self._text = stretch.passage.text
        self._base = stretch.start
        self._body = body
        self._ats = [at for at, _ in stretch.passage.anchors]
        self._places = [place - at - stretch.start for at, place in stretch.passage.anchors]
        self._names = names
        self._titles = list(self._marked(body[max(0, stretch.start - 2) : stretch.end + 2]))
        self._titles = [
            (start - min(2, stretch.start), end - min(2, stretch.start))
            for start, end in self._titles
        ]
        self._speech = (
            [match.span() for match in _SPEECH.finditer(self._text)]
            if "“" in self._text or '"' in self._text
            else []
        )

    def read(self) -> Read:
        hits, runs = self._scan()
        bonds = tuple(
            bond
            for at, (left, right) in enumerate(pairwise(hits))
            for bond in self._bond(at, left, right)
        )
        marks = frozenset(
            meaning.subject
            for hit in hits
            if hit.marked
            for meaning in hit.meanings
            if self._names.subjects[meaning.subject].sort is Sort.PRODUCTION
        )
        subjects = frozenset(meaning.subject for hit in hits for meaning in hit.meanings)
        return Read(tuple(hits), bonds, tuple(runs), marks, subjects)

    # ----------------------------------------------------------------------------- the words

    def _scan(self) -> tuple[list[Hit], list[Run]]:
        text, by_word = self._text, self._names.by_word
        hits: list[Hit] = []
        runs: list[Run] = []
        run: list[tuple[int, int, str]] = []
        behind = 0  # of the hit found last
        for match in _WORD.finditer(text):
            word = match[0]
            start = match.start()
            known = by_word.get(word)
            if known is not None and start >= behind:
                found = self._known(known, start)
                if found is not None:
                    end, meanings = found
                    hits.append(self._hit(start, end, meanings))
                    behind = end
                    if any(meaning.form is Form.FULL for meaning in meanings):
                        self._end_run(run, runs)
                        continue
            elif start < behind and not run:
                continue
            capital = word[0].isupper()
            if run and not (
                (capital or word in PARTICLES or word.isdigit())
                and _IN_RUN.fullmatch(text, run[-1][1], start)
                and (text[run[-1][1]] != "." or _is_short(run[-1][2]))
            ):
                self._end_run(run, runs)
            if capital or run:
                run.append((start, match.end(), word))
        self._end_run(run, runs)
        return hits, runs

    def _known(self, entries: list[Entry], start: int) -> tuple[int, tuple[Meaning, ...]] | None:
        text = self._text
        if start > 1 and text[start - 1] in "-‑" and text[start - 2].isalnum():
            return None
        for form, pattern, meanings in entries:
            if pattern is None:
                if not text.startswith(form, start):
                    continue
                end = start + len(form)
            else:
                match = pattern.match(text, start)
                if match is None:
                    continue
                end = match.end()
            if _WORD_BEHIND.match(text, end) is None:
                return end, meanings
        return None

    def _hit(self, start: int, end: int, meanings: tuple[Meaning, ...]) -> Hit:
        possessive = _POSSESSIVE.match(self._text, end) is not None
        first, last = self._at(start), self._at(end - 1) + 1
        place, marked = self._place, False
        for begin, stop in self._titles:
            if begin > first:
                break
            if last <= stop:
                marked = (first, last) == (begin, stop)
                if not marked and self._like_title(begin, stop):
                    place = Place.TITLE
                break
        if place is Place.PROSE and self._spoken(start, end, marked=marked):
            place = Place.QUOTE
        return Hit(start, end, meanings, first, last, possessive, place, marked)

    def _spoken(self, start: int, end: int, *, marked: bool) -> bool:
        """Whether somebody else says it: in quotation marks, and not a title in them."""
        if marked:
            return False
        for begin, stop in self._speech:
            if begin < start and end <= stop:
                words = self._text[begin + 1 : stop - 1].rstrip('”"').split()
                return not _title_case(words)
        return False

    def _end_run(self, run: list[tuple[int, int, str]], runs: list[Run]) -> None:
        while run and not run[-1][2][0].isupper():
            run.pop()
        if run:
            place = self._place
            first, last = self._at(run[0][0]), self._at(run[-1][1] - 1) + 1
            if self._in_title(first, last):
                place = Place.TITLE
            elif self._spoken(run[0][0], run[-1][1], marked=False):
                place = Place.QUOTE
            before = self._text[: run[0][0]].rstrip(" \u00a0*_(")[-1:]
            opens = not before or before in _ENDS
            words = tuple(word for _, _, word in run)
            runs.append(Run(first, last, words, place, opens))
        run.clear()

    def _at(self, position: int) -> int:
        """Where a character of the passage stands in the body, from the stretch's start."""
        at = bisect_right(self._ats, position) - 1
        return position + self._places[max(at, 0)]

    # ------------------------------------------------------------------------------- titles

    def _in_title(self, first: int, last: int) -> bool:
        for begin, stop in self._titles:
            if begin > first:
                break
            if last <= stop:
                return True
        return False

    def _marked(self, raw: str) -> Iterator[tuple[int, int]]:
        """What is set in italics or quotation marks, from two before the stretch on."""
        if not any(sign in raw for sign in '*_‘“"'):
            return
        for match in _MARKED.finditer(raw):
            yield match.span(2 if match[1] else 3)

    def _like_title(self, start: int, end: int) -> bool:
        at = self._base
        return _title_case(self._body[at + start : at + end].split())

    # -------------------------------------------------------------------------------- pairs

    def _bond(self, at: int, left: Hit, right: Hit) -> Iterator[Bond]:
        """Character and actor side by side, as the records have it or against them."""
        if right.start - left.end > _FARTHEST:
            return
        text, subjects = self._text, self._names.subjects
        clash: Bond | None = None
        for one in left.meanings:
            for other in right.meanings:
                sorts = (subjects[one.subject].sort, subjects[other.subject].sort)
                if sorts == (Sort.PERSON, Sort.CHARACTER):
                    between, person, character = _ACTOR_THEN_CHARACTER, one, other
                elif sorts == (Sort.CHARACTER, Sort.PERSON):
                    between, person, character = _CHARACTER_THEN_ACTOR, other, one
                else:
                    continue
                if between.fullmatch(text, left.end, right.start) is None:
                    continue
                in_bracket = "(" in text[left.end : right.start]
                closing = _CLOSES.match(text, right.end) if in_bracket else None
                bracket_end = -1
                if closing is not None:
                    bracket_end = self._at(closing.end() - 1) + 1
                credit = next(
                    (
                        number
                        for number in subjects[character.subject].credits
                        if number in subjects[person.subject].credits
                    ),
                    -1,
                )
                bond = Bond(
                    at, at + 1, character.subject, person.subject, credit,
                    sorts[0] is Sort.CHARACTER, bracket_end,
                )  # fmt: skip
                if credit >= 0:
                    yield bond
                    return
                whole = person.form is Form.FULL and (character.alone or character.later)
                if clash is None and bracket_end >= 0 and whole:
                    clash = bond
        if clash is not None:
            yield clash


def _is_short(word: str) -> bool:
    """Whether a full stop behind it is part of the name: an initial, "Dr."."""
    return len(word) == 1 or word in {"Dr", "Jr", "Mr", "Mrs", "Ms", "Sr", "St"}


def _title_case(words: list[str]) -> bool:
    if not 0 < len(words) <= _MOST_TITLE_WORDS:
        return False
    first = words[0].strip('“”"‘’(')[:1]
    return (first.isupper() or first.isdigit()) and all(
        word.casefold() in _SMALL or not word.strip('“”"‘’(')[:1].islower() for word in words
    )
