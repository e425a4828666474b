"""What goes through the pipe: a request as what has changed, and what has changed by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.article import Article
    from desktop_app.worker.errors import PauseReason
    from desktop_app.worker.protocol import Spelling


@dataclass(frozen=True)
class TextSplice:
    """Replace `start`..`end` (code points) by `text`; the whole is `size` long then."""

    start: int
    end: int
    text: str
    size: int


@dataclass(frozen=True)
class RecordsDelta:
    """By field of Records: what is new or other, and all keys in order where that has changed.

    `whole` holds the fields that are no mappings, where they are other.
    """

    changed: Mapping[str, tuple[Mapping[str, Any], tuple[str, ...] | None]]
    whole: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """Keep `head` entries and the last `tail`, moved by `shift` lines; `lines` stand between."""

    head: int
    tail: int
    shift: int
    lines: tuple[int, ...]


@dataclass(frozen=True)
class SpellingChange:
    """How words are looked up from now on; None: not at all."""

    spelling: Spelling | None


@dataclass(frozen=True)
class Suggest:
    """Asks what may be meant by a misspelt word."""

    word: str


@dataclass(frozen=True)
class Suggested:
    """What may be meant, best first."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Ask:
    """A request. `article` is there where more than its body has changed, its body is empty."""

    number: int
    fresh: bool
    checks: bool
    thorough: bool
    body: TextSplice
    article: Article | None = None
    records: RecordsDelta | None = None
    spelling: SpellingChange | None = None
    quick: bool = False


@dataclass(frozen=True)
class Ready:
    """The helper process can be asked."""

    pid: int


@dataclass(frozen=True)
class Answer:
    """The fields of the reading that are not as they were, and what has become of its ranges."""

    parts: Mapping[str, Any]
    ranges: Run


@dataclass(frozen=True)
class Refused:
    """It was more than the reader gives out or may hold."""

    reason: PauseReason


@dataclass(frozen=True)
class Failed:
    """A bug of ours: what was raised, and where, without the article's words."""

    what: str
