"""A sentence that says who plays whom, shortened around the names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOLE_HEAD = 22  # a sentence that begins so close before the names keeps its beginning
_BEFORE = 14  # code points kept before the names otherwise, whole words
_ROOM = 64  # about what fits a line of the review table
_AFTER = 16  # kept after the names even where there is no room
_BETWEEN = 44  # what stands between the names is kept up to here, and bold up to half of it
_WORD = re.compile(r"\S+")
_TRIM = " ,;:–—-"

Span = tuple[int, int]


@dataclass(frozen=True)
class Run:
    """A piece of a quote, bold where it names the pair."""

    text: str
    bold: bool = False


def quote_pair(sentence: str, actor: str, character: str = "") -> tuple[Run, ...]:
    """The words of `sentence` around the pair, the names bold, "…" where something is left out.

    A name that the sentence has only in part is found by its last or its first word.
    """
    text = " ".join(sentence.split())
    spans = _spans(text, actor, character)
    if not spans:
        return _joined([Run(_tail(text, 0, _ROOM))])
    first, last = spans[0], spans[-1]
    runs = [Run(_head(text, first[0])), Run(text[first[0] : first[1]], bold=True)]
    if len(spans) == 2:
        runs += [Run(_middle(text[first[1] : last[0]])), Run(text[last[0] : last[1]], bold=True)]
    room = _ROOM - sum(len(run.text) for run in runs)
    runs.append(Run(_tail(text, last[1], max(_AFTER, room))))
    return _joined(runs)


def _spans(text: str, actor: str, character: str) -> list[Span]:
    """Where the pair stands: one place from name to name, or two that lie apart."""
    actors, characters = _places(text, actor), _places(text, character)
    pairs = [
        (one, other)
        for one in actors
        for other in characters
        if one[1] <= other[0] or other[1] <= one[0]
    ]
    if not pairs:
        return (actors or characters)[:1]
    one, other = sorted(min(pairs, key=lambda pair: _gap(*pair)))
    if other[0] - one[1] > _BETWEEN // 2:
        return [one, other]
    end = other[1]
    if text[one[0] : end].count("(") > text[one[0] : end].count(")") and text[end : end + 1] == ")":
        end += 1
    return [(one[0], end)]


def _places(text: str, name: str) -> list[Span]:
    words = name.split()
    for wanted in dict.fromkeys((name, words[-1] if words else "", words[0] if words else "")):
        if not wanted:
            continue
        found = _exact(text, wanted)
        if not found:
            pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
            found = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
        if found:
            return found[:20]
    return []


def _exact(text: str, name: str) -> list[Span]:
    """Where the name stands as a word, just so spelled: to compile a pattern for each is slow."""
    found: list[Span] = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])):
            found.append((start, end))
        start = text.find(name, end)
    return found


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _gap(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1])


def _head(text: str, end: int) -> str:
    if end <= _WHOLE_HEAD:
        return text[:end]
    kept = [match for match in _WORD.finditer(text, 0, end) if match.start() >= end - _BEFORE]
    return "…" + text[kept[0].start() : end] if kept else "…"


def _tail(text: str, start: int, room: int) -> str:
    if len(text) - start <= room:
        return text[start:]
    kept = [match.end() for match in _WORD.finditer(text, start) if match.end() <= start + room]
    return text[start : kept[-1] if kept else start].rstrip(_TRIM) + "…"


def _middle(text: str) -> str:
    if len(text) <= _BETWEEN:
        return text
    return _tail(text, 0, _BETWEEN // 2) + _head(text, len(text)).removeprefix("…")


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
