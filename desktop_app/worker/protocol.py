"""What is asked of the reader, and what it answers: plain values that can cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding, TextEdit
    from desktop_app.domain.records import Records


@dataclass(frozen=True)
class Spelling:
    """How words are looked up: in which English, and what else is right in this article."""

    dialect: str  # "us", "gb", "au" or "ca"
    own: tuple[str, ...] = ()  # the writer's words
    ignored: tuple[str, ...] = ()  # the article's: words, and places as "before word after"


@dataclass(frozen=True)
class ReadRequest:
    """An article as it stands in the editor. Newest `number` wins."""

    number: int
    article: Article
    records: Records
    fresh: bool = False  # the page shows nothing yet: answer with all blocks
    spelling: Spelling | None = None  # None: words are not looked up
    checks: bool = True  # else the findings are those of the last time, moved with the text
    thorough: bool = False  # read everything anew, whatever is remembered
    quick: bool = False  # the page and the count will do; all else may be of the last reading


@dataclass(frozen=True)
class PageBlock:
    """A top-level block as HTML, and the body's lines it comes from (0-based, end-exclusive).

    `key` is stable while the block's HTML is: it names the element on the page.
    """

    key: str
    html: str
    lines: tuple[int, int]


@dataclass(frozen=True)
class Splice:
    """Replace `removed` blocks of the page from `index` on by `blocks`."""

    index: int
    removed: int
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True)
class OutlineEntry:
    """A heading of the article."""

    level: int
    text: str
    line: int  # 0-based


@dataclass(frozen=True)
class MentionState:
    """Whether the text has introduced somebody: "not-named", "named" or "introduced"."""

    credit_id: str
    state: str
    spans: tuple[tuple[int, int], ...] = ()  # code points of the body


@dataclass(frozen=True)
class AlsoStarsLine:
    """“*Title* also stars …” for all who are not named yet, "" where everyone is.

    `edit` brings the sentence that the body has already up to date; None where it has none.
    """

    sentence: str
    edit: TextEdit | None = None


@dataclass(frozen=True)
class Reading:
    """All that reading the copy gives.

    The page is `head` (headline, dek, byline, hero …), then the blocks, then `tail` (footnotes);
    the first block index is that of the first block of the body. `ranges` are the lines of
    every block after the splice. `misspelt` has code points of the body, in order, and how that
    place is named among those to be ignored; `misspelt_above` the same of "headline" and "dek".
    """

    number: int
    head: str
    splice: Splice
    tail: str
    ranges: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]
    mentions: tuple[MentionState, ...]
    outline: tuple[OutlineEntry, ...]
    words: int
    minutes: int
    misspelt: tuple[tuple[int, int, str], ...] = ()
    misspelt_above: tuple[tuple[str, int, int, str], ...] = ()
    checked: bool = True  # whether the findings are of this very text
    whole: bool = True  # else only page and words are; the rest stands as in the last whole one
    also_stars: AlsoStarsLine | None = None  # None where there is no production with a cast


@dataclass(frozen=True)
class CompareWords:
    """The words that a comparison needs, in the writer's language.

    `fields` names the details by field; `values` their values as "status:ready".
    """

    picture_gone: str
    picture_new: str
    details: str
    fields: Mapping[str, str]
    values: Mapping[str, str]


@dataclass(frozen=True)
class CompareRequest:
    """Two states of one article: `old` as it was kept, `new` as it stands."""

    old: Article
    new: Article
    records: Records
    words: CompareWords


@dataclass(frozen=True)
class Change:
    """One change of a comparison: in which block, how far into it, and the old body's lines there.

    Block -1 is the head, one beyond the last the tail; elements of the change have the class
    `cN`, with its place in the list for N.
    """

    block: int
    fraction: float
    old_lines: tuple[int, int]


@dataclass(frozen=True)
class Comparison:
    """A page that shows what has changed; blocks carry the lines of the new body."""

    head: str
    blocks: tuple[PageBlock, ...]
    tail: str
    changes: tuple[Change, ...]


class Comparer(Protocol):
    """Compares two states of an article."""

    def compare(self, request: CompareRequest) -> Comparison:
        """The joint page; raises nothing for any text that a writer can type."""
        ...


class Renderer(Protocol):
    """Reads articles: in this process, or in a helper process behind a pipe."""

    def read(self, request: ReadRequest) -> Reading:
        """Render, check and count.

        In this process it raises nothing for any text that a writer can type; in a helper
        process ReaderPausedError for one that costs too much.
        """
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant by a misspelt word of the text read last, best first."""
        ...

    def close(self) -> None:
        """Let go of whatever it holds."""
        ...
