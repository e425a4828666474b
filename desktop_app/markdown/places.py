"""Where things stand: from a content to the body as typed, and what the records make of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from desktop_app.domain.passage import Passage
from desktop_app.markdown.blocks import FootnoteRef, ImageUse, Problem
from desktop_app.markdown.constructs import IMAGES

if TYPE_CHECKING:
    from desktop_app.domain.records import Records
    from desktop_app.markdown.block_rules import Anchors
    from desktop_app.markdown.blocks import Span
    from desktop_app.markdown.inlines import Fragment
    from desktop_app.markdown.source import Source


class Numbering:
    """Footnote numbers, given out in the order of first reference."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self._given: dict[str, tuple[int, int]] = {}  # label -> (number, references)

    def refer(self, label: str) -> FootnoteRef:
        """The next reference to that footnote."""
        if label not in self._given:
            self.order.append(label)
        number, references = self._given.get(label, (len(self.order), 0))
        self._given[label] = (number, references + 1)
        return FootnoteRef(label, number, references + 1)

    def count(self, label: str) -> int:
        """How often that footnote has been referred to."""
        return self._given.get(label, (0, 0))[1]


def resolve(href: str, records: Records) -> str | None:
    """Where an address of ours leads, "" while that is unknown; None for any other."""
    scheme, colon, rest = href.partition(":")
    slug = unquote(rest)
    if not colon:
        return None
    if scheme == "hub":
        hub = records.hub(slug)
        return hub.url if hub else ""
    if scheme == "article":
        article = records.article(slug)
        return article.url if article else ""
    return "" if scheme == "image" else None


class Place:
    """One content's place in the body."""

    def __init__(
        self,
        anchors: Anchors,
        base: int,
        source: Source,
        records: Records,
        numbering: Numbering,
    ) -> None:
        self._anchors = anchors or ((0, 0),)
        self._base = base  # the anchors count from here in the text
        self._source = source
        self._records = records
        self._numbering = numbering

    def offset(self, position: int) -> int:
        """The body's code point for one of the content."""
        at, text = self._anchors[0]
        if len(self._anchors) > 1:
            index = bisect_right(self._anchors, position, key=lambda anchor: anchor[0]) - 1
            at, text = self._anchors[max(index, 0)]
        return self._source.offset(self._base + text + position - at)

    def span(self, start: int, end: int) -> Span:
        """The body's span for a span of the content, which is not empty."""
        return self.offset(start), self.offset(end - 1) + 1

    def line(self, offset: int) -> int:
        """The body's line, from 0, for an offset of the body."""
        return self._source.body_line(offset)

    def resolve(self, href: str) -> str | None:
        """See `inlines.Surroundings`."""
        return resolve(href, self._records)

    def footnote(self, label: str) -> FootnoteRef:
        """See `inlines.Surroundings`."""
        return self._numbering.refer(label)

    def picture(self, use: ImageUse, span: Span) -> ImageUse:
        """See `inlines.Surroundings`."""
        start, end = self.span(*span)
        use = replace(use, span=(start, end), line=self.line(start))
        for construct in IMAGES:
            if use.src.startswith(construct.scheme):
                return construct.build(use, self._records)
        return use

    def problems(self, fragment: Fragment) -> list[Problem]:
        """The fragment's problems where they stand in the body."""
        found = []
        for code, (start, end), detail in fragment.problems:
            span = self.span(start, end)
            found.append(Problem(code, span, self.line(span[0]), detail))
        return found

    def passage(self, fragment: Fragment) -> Passage:
        """The fragment's running text, tied to the body."""
        if len(self._anchors) == 1 and len(fragment.pieces) == 1:
            return Passage(fragment.text, ((0, self.offset(fragment.pieces[0][1])),))
        anchors: list[tuple[int, int]] = []
        ends = [at for at, _ in fragment.pieces[1:]] + [len(fragment.text)]
        for (at, content), end in zip(fragment.pieces, ends, strict=True):
            anchors.append((at, self.offset(content)))
            anchors.extend(
                (at + mark - content, self._source.offset(self._base + text))
                for mark, text in self._anchors
                if content < mark < content + end - at
            )
        return Passage(fragment.text, tuple(anchors))
