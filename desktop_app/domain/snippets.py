"""Snippets: text with fields to fill in, and what a snippet becomes at a place. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# ${1:words}, $1, $NAME, ${NAME}; \$ is a dollar sign.
_PART = re.compile(r"\\\$|\$\{(\d{1,2})(?::([^{}]*))?\}|\$(\d{1,2})|\$\{?([A-Z]+)\}?")

_NAME = re.compile(r"\$([A-Z]+)")


@dataclass(frozen=True)
class Snippet:
    """What a snippet is called, what it is for, and its text with fields."""

    name: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Expanded:
    """The text to put in; `fields` are its spans to step through, in order, the last one last."""

    text: str
    fields: tuple[tuple[int, int], ...]


BUILT_IN = (
    Snippet("Spoiler", "::: spoiler ${1:What it is about}\n$SELECTION$2\n:::", "Folded away"),
    Snippet("Quote", "::: quote ${1:Speaker}\n$SELECTION$2\n:::", "With its source"),
    Snippet(
        "Gallery", "::: gallery\n![${1:alt}](image:${2:slug})\n![$3](image:$4)\n:::", "Pictures"
    ),
    Snippet("Table", "| ${1:Who} | ${2:Part} |\n| --- | --- |\n| $3 | $4 |", "Tab makes rows"),
    Snippet("Cast box", "::: cast ${1:$PRODUCTION}\n:::", "Who plays whom"),
    Snippet("Verdict", "::: verdict\n:::\n$SELECTION$0", "The box of a review"),
    Snippet("For more on …", "::: related production:${1:$PRODUCTION}\n:::", "Other articles"),
    Snippet("Update", "**UPDATE $DATE:** $SELECTION$1\n", "What has changed since"),
)


def expand(snippet: Snippet, values: Mapping[str, str]) -> Expanded:
    """The snippet with its variables filled in; one that is not known stays as it is written.

    A field that comes again repeats the words of the first. `$0`, or the end, is the last stop.
    """
    out: list[str] = []
    at = 0
    spans: dict[int, tuple[int, int]] = {}
    words: dict[int, str] = {}
    last = 0

    def put(text: str) -> None:
        nonlocal at
        out.append(text)
        at += len(text)

    for match in _PART.finditer(snippet.text):
        put(snippet.text[last : match.start()])
        last = match.end()
        number, default, bare, name = match.groups()
        if match[0] == "\\$":
            put("$")
        elif name is not None:
            put(values.get(name, match[0]))
        else:
            key = int(number or bare)
            filled = _NAME.sub(lambda found: values.get(found[1], found[0]), default or "")
            text = words.setdefault(key, filled)
            spans.setdefault(key, (at, at + len(text)))
            put(text)
    put(snippet.text[last:])
    final = spans.pop(0, (at, at))
    ordered = tuple(spans[key] for key in sorted(spans))
    return Expanded("".join(out), (*ordered, final))
