"""Names that are nearly one of the records': another diacritic, hyphen or letter."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+")
_SHORTEST_ALONE = 6  # a single shorter word is too easily somebody else's name
_LONG = 6  # from here on a word may differ in two letters
_SAME_REST = 5
_LONGEST = 5
_SOUNDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"^(?:kn|gn|pn)"), "n"), (re.compile(r"^wr"), "r"), (re.compile(r"^x"), "s"),
    (re.compile(r"ph"), "f"), (re.compile(r"sch|sh|ch"), "x"), (re.compile(r"ck|q"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"c"), "k"), (re.compile(r"z"), "s"),
    (re.compile(r"th|dt"), "t"), (re.compile(r"w(?![aeiouy])"), "v"),
    (re.compile(r"(?<=.)[aeiouyhw]+"), ""), (re.compile(r"^[aeiouy]"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


class Near(NamedTuple):
    """A name that is nearly the records' `name`: which words of the run, whose name."""

    first: int  # of the run's words
    last: int  # exclusive
    subject: int
    name: str


class Speller:
    """Looks for known names in runs of capitalised words."""

    def __init__(self, whole: Iterable[tuple[int, str]], forms: Iterable[str]) -> None:
        """`whole` are subjects with their full names; `forms` all that is a name as it is."""
        self._by_sound: dict[str, list[tuple[tuple[str, ...], int, str]]] = defaultdict(list)
        self._known: dict[tuple[str, ...], Near | None] = {}
        self._forms = frozenset(forms)
        for at, name in whole:
            words = _folded(_WORD.findall(name))
            entry = (words, at, name)
            for sound in {sound_of(word) for word in words}:
                self._by_sound[sound].append(entry)

    def near(self, words: tuple[str, ...]) -> Near | None:
        """The known name that some of the words, as they are written, nearly are."""
        if words not in self._known:
            self._known[words] = next(self._search(words), None)
        return self._known[words]

    def _search(self, words: tuple[str, ...]) -> Iterator[Near]:
        folded = [fold(word) for word in words]
        for size in range(min(len(words), _LONGEST), 0, -1):
            if size == 1 and len(words) > 1:
                return
            for first in range(len(words) - size + 1):
                part = tuple(folded[first : first + size])
                for known, subject, name in self._candidates(part):
                    if is_near(part, known) and not self._is_known(words[first : first + size]):
                        yield Near(first, first + size, subject, name)

    def _candidates(self, part: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int, str]]:
        for word in part:
            for entry in self._by_sound.get(sound_of(word), ()):
                if len(entry[0]) == len(part):
                    yield entry

    def _is_known(self, words: tuple[str, ...]) -> bool:
        return " ".join(words) in self._forms


def words_of(name: str) -> tuple[str, ...]:
    """A name's words, folded: "Klein-Rogge" has two."""
    return _folded(_WORD.findall(name))


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words are alike, and sound so or differ in one letter inside one of them."""
    if one == other:
        return True  # another hyphen, diacritic or capital
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(one) == 1 and min(len(one[0]), len(other[0])) < _SHORTEST_ALONE:
        return False
    for a, b in unlike:
        if a[0] != b[0] or distance(a, b) > (2 if min(len(a), len(b)) >= _LONG else 1):
            return False
    if all(sound_of(a) == sound_of(b) for a, b in unlike):
        return True
    if len(unlike) > 1 or len(one) == 1:
        return False
    a, b = unlike[0]
    return min(len(a), len(b)) >= _SAME_REST and a[-1] == b[-1] and distance(a, b) == 1


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """A key that names which sound alike share; `word` is folded."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def distance(one: str, other: str) -> int:
    """Letters to put in, take out, change or swap to make one of the other; 3 where it is more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    older: list[int] = []
    old = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j - 1] + 1, old[j] + 1, old[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, old = old, row
    return min(old[-1], 3)
