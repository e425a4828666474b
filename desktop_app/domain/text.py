"""The one rule for what a body's text is, and the words in it."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\u2029\ufdd0\ufdd1]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END_SIGNS = ("\r", "\u2029", "\ufdd0", "\ufdd1")
_WORD = re.compile(r"[^\W_]+(?:['’\-‑.,&/@][^\W_]+)*")
_MAYBE_MARKS = re.compile("[^\0-\u02ff]+")  # no combining mark comes before these
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "Oe", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "&": " and ", "’": "", "'": "", "‘": "",
    }
)  # fmt: skip

WORDS_PER_MINUTE = 238


def clean(text: str) -> str:
    """Make any string a body: LF line ends, no NUL, no lone surrogate; all else stays."""
    if any(end in text for end in _LINE_END_SIGNS):  # far quicker than the pattern
        text = _LINE_ENDS.sub("\n", text)
    text = text.replace("\0", "\ufffd")
    if not _is_utf8(text):
        text = _SURROGATE_PAIR.sub(
            lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text
        )
        text = _LONE_SURROGATE.sub("\ufffd", text)
    return text


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def count_words(text: str) -> int:
    """The number of words, hyphenated ones as one."""
    return sum(1 for _ in _WORD.finditer(text))


def reading_minutes(words: int) -> int:
    """Whole minutes to read that many words, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


def fold(text: str) -> str:
    """Lower case without diacritics, for comparing."""
    text = text.translate(_PLAIN_LETTERS)
    if not text.isascii():
        text = _MAYBE_MARKS.sub(_without_marks, unicodedata.normalize("NFKD", text))
    return text.casefold()


def _without_marks(run: re.Match[str]) -> str:
    return "".join(char for char in run[0] if not unicodedata.combining(char))


def slugify(text: str, fallback: str = "untitled") -> str:
    """An ASCII slug of at most 80 characters, cut between words."""
    slug = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(slug) > 80:
        slug = slug[:81].rpartition("-")[0] or slug[:80]
    return slug or fallback


def line_of(text: str, offset: int) -> int:
    """The line, from 1, that holds the code point at `offset`."""
    return text.count("\n", 0, offset) + 1
