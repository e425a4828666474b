"""What a check gets to see, and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from desktop_app.domain.finding import Finding, Fix, Severity
from desktop_app.domain.naming.engine import MentionEngine
from desktop_app.domain.settled import answers
from desktop_app.domain.text import line_of
from desktop_app.markdown.blocks import ImageUse, own_inlines, walk
from desktop_app.markdown.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop_app.domain.article import Article
    from desktop_app.domain.naming.engine import Mentions
    from desktop_app.domain.records import Image, Records
    from desktop_app.markdown.blocks import Block, Document, Problem


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class CheckContext:
    """An article, what its body says, and every record it can refer to. `now` is in UTC."""

    article: Article
    document: Document
    records: Records
    now: datetime = field(default_factory=_utc_now)
    engine: MentionEngine = field(default_factory=MentionEngine, compare=False)

    @cached_property
    def mentions(self) -> Mentions:
        """Whom and what the body names, by the records of the article's productions."""
        return self.engine.read(
            self.body,
            stretches(self.document, self.body),
            self.records.of_article(self.article.details.productions),
            self.answers,
        )

    @cached_property
    def answers(self) -> dict[str, str]:
        """What the writer has answered in this article."""
        return answers(self.article.details)

    @property
    def body(self) -> str:
        """The article's body, which every position counts in."""
        return self.article.body

    @property
    def hero(self) -> Image | None:
        """The lead image's record, where it has one."""
        return self.records.image(self.article.details.hero)

    def line_span(self, line: int) -> tuple[int, int]:
        """Where a line (0-based) of the body starts and ends, without its line end."""
        start = 0
        for _ in range(line):
            end = self.body.find("\n", start)
            if end < 0:
                break
            start = end + 1
        end = self.body.find("\n", start)
        return start, len(self.body) if end < 0 else end

    def blocks(self) -> Iterator[Block]:
        """Every block of the body and its footnotes, outer before inner."""
        yield from walk(self.document.blocks)
        for footnote in self.document.footnotes:
            yield from walk(footnote.blocks)

    @cached_property
    def images(self) -> tuple[ImageUse, ...]:
        """Every use of a picture in the body, in order; several checks ask for them."""
        inlines = (inline for block in self.blocks() for inline in own_inlines(block))
        return tuple(inline for inline in inlines if isinstance(inline, ImageUse))

    def problems(self, code: str) -> Iterator[Problem]:
        """What the parser could not read as meant, of one sort."""
        return (problem for problem in self.document.problems if problem.code == code)


class Check(Protocol):
    """Looks for one kind of fault."""

    @property
    def code(self) -> str:
        """Its name in the registry, in findings and in the house style."""
        ...

    @property
    def severity(self) -> Severity:
        """How bad its findings are unless the house style says otherwise."""
        ...

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Every finding; raises nothing for any article."""
        ...


def finding(
    check: Check,
    context: CheckContext,
    span: tuple[int, int] | None,
    message: str,
    why: str,
    fix: Fix | None = None,
    *,
    other: Fix | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding of `check` at `span` of the body; None where it is about the details.

    One about the details has no line: it stands at 0, in front of all others.
    """
    severity = severity or check.severity
    if span is None:
        return Finding(check.code, severity, 0, 0, 0, message, why, fix, other)
    start = min(max(span[0], 0), len(context.body))
    end = min(max(span[1], start), len(context.body))
    line = line_of(context.body, start)
    return Finding(check.code, severity, start, end, line, message, why, fix, other)
