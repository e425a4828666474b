"""Which words of a passage are misspelt: pure, and quick enough to run at every key."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.language.spelling.lexicon import Lexicon

# What is no word, then words: letters with apostrophes and hyphens inside, one apostrophe ahead.
_TOKEN = re.compile(
    r"(?P<other>https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+|(?:\w+[/\\])+\w+\.\w+"
    r"|\w+(?:\.\w+)*\.(?:com|org|net|tv|io|co|uk|edu|gov|info|md|html?|jpe?g|png|pdf|txt)\b"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?)"
    r"|(?P<word>['’]?[\w\u0300-\u036f]+(?:['’\-‑\u00ad][\w\u0300-\u036f]+)*['’]?)"
)
_HYPHENS = re.compile("[-‑]")
_LONGEST_CAPITALS = 5
_LONGEST = 60


@dataclass(frozen=True)
class Flagged:
    """A word that is not known: its place in the passage, itself, and the words beside it."""

    start: int
    end: int
    word: str
    before: str
    after: str


@dataclass(frozen=True)
class Checked:
    """What one passage gives: unknown words, and words that seem to be parts of names."""

    flagged: tuple[Flagged, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """Words to be taken as right beside the lexicon's: the writer's own, and names as they are."""

    own: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass
class Checker:
    """Looks words up. Remembers what it has been asked, since an article repeats itself."""

    lexicon: Lexicon
    known: Known = field(default_factory=Known)
    _answers: dict[str, bool] = field(default_factory=dict)

    def is_known(self, word: str) -> bool:
        """Whether a word, with its apostrophes and hyphens, is spelt as somebody spells it."""
        answer = self._answers.get(word)
        if answer is None:
            answer = self._answers[word] = self._look_up(plain(word))
        return answer

    def check(self, text: str) -> Checked:
        """The words of a running text that nobody knows."""
        tokens = list(_TOKEN.finditer(text))
        unknown = [m["word"] is not None and not self.is_known(m["word"]) for m in tokens]
        if not any(unknown):
            return Checked()
        flagged: list[Flagged] = []
        names: set[str] = set()
        for index, match in enumerate(tokens):
            if not unknown[index]:
                continue
            word = stripped(match["word"])
            beside = (tokens[index - 1] if index else None, _next(tokens, index))
            if any(self._pairs(text, match, other) for other in beside):
                names.add(word)
                names.update(part for part in _HYPHENS.split(word) if part[:1].isupper())
            start = match.start() + match["word"].index(word[:1])
            before, after = (stripped(other[0]) if other else "" for other in beside)
            flagged.append(Flagged(start, start + len(word), word, before, after))
        return Checked(tuple(flagged), frozenset(names))

    def _pairs(self, text: str, match: re.Match[str], other: re.Match[str] | None) -> bool:
        """Whether two words seem to be one name: capitals, a blank between, and no common word.

        The first word of “Recieved Wisdom” is a mistake, that of “Eka Darville” is not: “Wisdom”
        is a word of its own, “Darville” is none.
        """
        if other is None or other["word"] is None:
            return False
        left, right = sorted((match, other), key=lambda m: m.start())
        if text[left.end() : right.start()] != " " or left[0][-1] in "'’":
            return False
        first, second = stripped(match[0]), stripped(other[0])
        if not (first[:1].isupper() and second[:1].isupper()) or second in self.known.names:
            return False
        if first.isupper() or second.isupper():
            return False
        return second in self.lexicon.words or not self.is_known(other[0])

    def _look_up(self, word: str) -> bool:
        if not word or len(word) > _LONGEST or any(char.isdigit() or char == "_" for char in word):
            return True
        if not all(_is_latin(char) for char in word if char.isalpha()):
            return True
        if self._is_listed(word) or self._is_listed(word.strip("'")):
            return True
        base = _base(word)
        if base != word and self._is_listed(base):
            return True
        if "-" in word:
            parts = word.strip("'").split("-")
            return all(len(part) < 2 or self._look_up(part) for part in parts)
        return base.isupper() and len(base) <= _LONGEST_CAPITALS

    def _is_listed(self, word: str) -> bool:
        words, own, names = self.lexicon.words, self.known.own, self.known.names
        if word in words or word in own or word in names:
            return True
        if word.isupper():
            lower = word.lower()
            return lower in words or word.title() in words or lower in own or word in _upper(names)
        if word[:1].isupper():
            lower = word[0].lower() + word[1:]
            return lower in words or lower in own
        return False


def _upper(names: frozenset[str]) -> set[str]:
    return {name.upper() for name in names}


def _next(tokens: list[re.Match[str]], index: int) -> re.Match[str] | None:
    return tokens[index + 1] if index + 1 < len(tokens) else None


def plain(word: str) -> str:
    """A word as lists have it: straight apostrophes and hyphens, composed letters."""
    word = word.replace("’", "'").replace("‑", "-").replace("\u00ad", "")
    return word if word.isascii() else unicodedata.normalize("NFC", word)


def stripped(word: str) -> str:
    """A word without the quotes around it and without what makes it a possessive."""
    word = word.strip("'’")
    return word[:-2] if word[-2:] in {"'s", "’s"} else word


def _base(word: str) -> str:
    """Without the possessive, and without a quote that was taken for an apostrophe."""
    word = word.strip("'")
    return word[:-2] if word.endswith("'s") else word


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def place_key(flagged: Flagged) -> str:
    """What stands for one place of a word among what is ignored: the word with its neighbours."""
    return f"{flagged.before} {flagged.word} {flagged.after}"


def name_words(names: Iterable[str]) -> frozenset[str]:
    """The words of names, whole and at their hyphens, as they are to be found in a text."""
    found: set[str] = set()
    for name in names:
        for word in plain(name).split():
            bare = word.strip("()[]\"“”.,:;!?'")
            found.add(bare)
            found.update(bare.split("-"))
            found.add(stripped(bare))
    found.discard("")
    return frozenset(found)
