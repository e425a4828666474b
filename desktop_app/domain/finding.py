"""What a check reports, and the edit that would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops an export, a warning asks for a look, info only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class TextEdit:
    """Replace `start`..`end` of the body (code points) by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Fix:
    """An edit that settles a finding.

    Where the writer must supply words, `edits` only makes room and `caret` says where they go
    (in the text after the edits); `image` names the record to fill in instead. `answer` is a
    question and its answer to be remembered in the article, `person` a name for the cast.
    """

    label: str
    edits: tuple[TextEdit, ...] = ()
    caret: int | None = None
    image: str = ""
    answer: tuple[str, str] | None = None
    person: str = ""


FindingKey = tuple[str, int, int, str]


@dataclass(frozen=True)
class Finding:
    """A place in the copy that wants a look. `start` and `end` are code points of the body."""

    code: str
    severity: Severity
    start: int
    end: int
    line: int  # from 1
    message: str
    why: str = ""
    fix: Fix | None = None
    other: Fix | None = None  # the second way to settle it

    @property
    def key(self) -> FindingKey:
        """What tells it from every other finding of its article."""
        return (self.code, self.start, self.end, self.message)
