"""Finding in a text, and what is to stand in place of what was found; always within a limit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import regex

from desktop_app.domain.finding import TextEdit
from desktop_app.domain.hits import Hits, Query
from desktop_app.errors import PatternError

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 1.5  # seconds for one search, whatever the pattern
MOST = 20_000  # hits that are marked; replacing knows no such bound

# What a keyboard types finds what the typesetter made of it.
_TYPESET = {
    "'": "['’‘]",
    '"': '["“”„]',
    " ": "[ \u00a0\u202f]",
}


def find(text: str, query: Query, limit: float = LIMIT) -> Hits:
    """All that matches; raises PatternError where the pattern is wrong or takes too long."""
    spans: list[tuple[int, int]] = []
    for match in _matches(text, query, limit):
        if len(spans) == MOST:
            return Hits(tuple(spans), complete=False)
        spans.append(match.span())
    return Hits(tuple(spans))


def replacements(
    text: str,
    query: Query,
    template: str,
    *,
    preserve_case: bool = False,
    first_only: bool = False,
    limit: float = LIMIT,
) -> tuple[TextEdit, ...]:
    r"""The edits that replace all that matches; `$1` and `\1` stand for groups.

    Raises PatternError as `find` does, and where the template names a group that is not there.
    """
    made = _groups(template) if query.regex else template
    edits = []
    for match in _matches(text, query, limit):
        try:
            words = match.expand(made) if query.regex else made
        except (regex.error, IndexError) as error:
            sentence = "The replacement names a group that the pattern does not have."
            raise PatternError(sentence) from error
        if preserve_case:
            words = like(match.group(), words)
        edits.append(TextEdit(*match.span(), words))
        if first_only:
            break
    return tuple(edits)


def like(model: str, words: str) -> str:
    """The words in capitals, with a capital, or as they are: whichever the model shows."""
    letters = [char for char in model if char.isalpha()]
    if not letters or not words:
        return words
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return words.upper()
    if letters[0].isupper():
        return words[0].upper() + words[1:]
    if all(char.islower() for char in letters):
        return words[0].lower() + words[1:]
    return words


def literal(words: str) -> str:
    """The pattern that matches just these words."""
    return "".join(f"\\{char}" if char in r"\^$.|?*+()[]{}" else char for char in words)


def _matches(text: str, query: Query, limit: float) -> Iterator[regex.Match[str]]:
    if not query.words:
        return
    start, end = query.scope or (0, len(text))
    until = time.monotonic() + limit
    slow = "This pattern takes too long in this text. A simpler one will do."
    try:
        # `concurrent` lets the window work on meanwhile: else the interpreter would be held.
        found = _pattern(query).finditer(text, start, end, timeout=limit, concurrent=True)
        for match in found:
            yield match
            if time.monotonic() > until:
                raise PatternError(slow)
    except TimeoutError as error:
        raise PatternError(slow) from error


def _pattern(query: Query) -> regex.Pattern[str]:
    flags = regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
    words = query.words
    if not query.regex:
        parts = (
            literal(char) if query.match_case else _TYPESET.get(char, literal(char))
            for char in words
        )
        words = "".join(parts)
    if query.whole_word:
        words = rf"(?<!\w)(?:{words})(?!\w)"
    try:
        return regex.compile(words, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        raise PatternError(_why(error, query)) from error


def _why(error: Exception, query: Query) -> str:
    reason = getattr(error, "msg", "")
    place = getattr(error, "pos", None)
    if not reason or place is None:
        return "This is not a pattern that can be searched for."
    before = len("(?<!\\w)(?:") if query.whole_word else 0
    place = min(max(place - before, 0), len(query.words))
    return f"Not a whole pattern yet: {reason}, at character {place + 1}."


def _groups(template: str) -> str:
    """The template with `$1`, `$0` and `${name}` as the library writes them."""
    return str(regex.sub(r"\$(?:(\d{1,2})|\{(\w+)\})", _group, template))


def _group(match: regex.Match[str]) -> str:
    return rf"\g<{match[1] or match[2]}>"
