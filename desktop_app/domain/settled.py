"""What the writer has told the checks about one article: findings silenced, questions answered.

It is kept among the article's foreign front matter under one key of ours, so that it goes wherever
the article goes: into revisions, the journal, Markdown files and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.article import Details
    from desktop_app.domain.finding import Finding

KEY = "marquee"
_SILENCED, _ANSWERS = "silenced", "answers"


def silenced(details: Details) -> frozenset[str]:
    """The codes silenced in the article, and `code: words` of findings silenced one by one."""
    values = _settled(details).get(_SILENCED)
    return frozenset(map(str, values)) if isinstance(values, list | tuple) else frozenset()


def answers(details: Details) -> dict[str, str]:
    """The answers given, by question: "title:The General" → "name"."""
    values = _settled(details).get(_ANSWERS)
    if not isinstance(values, Mapping):
        return {}
    return {str(key): str(value) for key, value in values.items()}


def here(finding: Finding, body: str) -> str:
    """The name under which a finding is silenced by itself: its code and the words it marks."""
    return f"{finding.code}: {' '.join(body[finding.start : finding.end].split())}"


def with_silenced(details: Details, name: str) -> Details:
    """The details with one more code, or finding by `here`, silenced."""
    names = [*sorted(silenced(details) - {name}), name]
    return _with(details, _SILENCED, names)


def without_silenced(details: Details, names: frozenset[str]) -> Details:
    """The details with codes and findings looked at again."""
    return _with(details, _SILENCED, sorted(silenced(details) - names))


def with_answer(details: Details, question: str, answer: str) -> Details:
    """The details with a question answered."""
    return _with(details, _ANSWERS, {**answers(details), question: answer})


def _settled(details: Details) -> Mapping[object, object]:
    value = details.extra.get(KEY)
    return value if isinstance(value, Mapping) else {}


def _with(details: Details, key: str, value: object) -> Details:
    mine = {**_settled(details), key: value}
    return replace(details, extra={**details.extra, KEY: mine})
