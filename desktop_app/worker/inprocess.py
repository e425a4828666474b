"""The reader itself: inside the helper process, and in this one for tests."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop_app.domain.alike import alike_ends
from desktop_app.domain.mentions import by_credit
from desktop_app.domain.naming.also_stars import also_stars, refresh
from desktop_app.domain.naming.engine import MentionEngine
from desktop_app.domain.settled import answers
from desktop_app.domain.text import count_words, reading_minutes
from desktop_app.markdown.blocks import Heading, plain_text, walk
from desktop_app.markdown.page import PageOptions, render_block, render_head, render_tail
from desktop_app.markdown.parser import Parser
from desktop_app.markdown.sanitise import sanitise
from desktop_app.markdown.stretches import stretches
from desktop_app.worker.delta import text_splice
from desktop_app.worker.moving import moved_findings
from desktop_app.worker.protocol import (
    AlsoStarsLine,
    MentionState,
    OutlineEntry,
    PageBlock,
    Reading,
    Splice,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.naming.engine import Mentions
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import Block, Document, ImageUse, Lines
    from desktop_app.worker.protocol import ReadRequest
    from desktop_app.worker.spelling import Speller

    Checks = Callable[[Article, Document, Records], tuple[Finding, ...]]


def _picture_address(use: ImageUse) -> str:
    return f"marquee://library/image/{quote(use.slug, safe='')}"


_MOST_KEPT = 4000  # blocks; an article of 50,000 words has about 1,500
PREVIEW = PageOptions(image_url=_picture_address, preview=True)


class InProcessReader:
    """Reads one article after the other, and sends of the page only what has changed."""

    def __init__(
        self, checks: Checks, engine: MentionEngine | None = None, speller: Speller | None = None
    ) -> None:
        self._checks = checks
        self._engine = engine or MentionEngine()
        self._speller = speller
        self._parser = Parser()
        self._article: UUID | None = None
        self._shown: list[PageBlock] = []
        self._blocks: tuple[Block, ...] = ()  # read last, and their HTML
        self._rendered: list[str] = []
        self._clean: dict[str, str] = {}  # rendered HTML -> what the second wall makes of it
        self._words: dict[str, int] = {}  # passage -> its words
        self._findings: tuple[Finding, ...] = ()
        self._body = ""  # what the findings stand in
        self._request: ReadRequest | None = None  # the last one, and what was answered
        self._reading: Reading | None = None

    def read(self, request: ReadRequest) -> Reading:
        """See `protocol.Renderer`."""
        article, records = request.article, request.records
        if request.thorough:
            self._forget()
        elif request.quick and (quick := self._quick(request)) is not None:
            return quick
        same_article = article.id == self._article
        document = self._parser.parse(article.body, records, article.details)
        splice = self._splice(request, document)
        head = sanitise(render_head(article, records, PREVIEW, document))
        words = self._count(document)
        mentions = _find_mentions(self._engine, document, article, records)
        self._request = request
        self._reading = Reading(
            number=request.number,
            head=head,
            splice=splice,
            tail=sanitise(render_tail(article, records, PREVIEW, document)),
            ranges=tuple(block.lines for block in document.blocks),
            findings=self._find(request, document, same_article=same_article),
            mentions=_states(mentions),
            also_stars=_also_stars(mentions, article, records),
            outline=_outline(document),
            words=words,
            minutes=reading_minutes(words),
            misspelt=self._speller.misspelt(request, document) if self._speller else (),
            misspelt_above=self._speller.misspelt_above(request) if self._speller else (),
            checked=request.checks,
        )
        return self._reading

    def _quick(self, request: ReadRequest) -> Reading | None:
        """The page and the words alone, where an edit has changed nothing but plain text."""
        last, reading = self._request, self._reading
        if last is None or reading is None or request.fresh or request.checks:
            return None
        if not _differ_in_body(last, request):
            return None
        edit = text_splice(last.article.body, request.article.body)
        touched = self._parser.retouch(edit.start, edit.end, edit.text)
        if touched is None:
            return None
        index, end = touched.index, touched.end
        html = [self._sanitised(render_block(block, PREVIEW)) for block in touched.blocks]
        lines = tuple([block.lines for block in touched.blocks])
        splice = Splice(0, 0, ())
        if html != self._rendered[index:end]:
            gone = {block.key for block in self._shown[index:end]}
            taken = {block.key for block in self._shown} - gone
            fresh = _page_blocks(html, lines, taken)
            self._shown[index:end] = fresh
            splice = Splice(index, end - index, tuple(fresh))
        self._blocks = (*self._blocks[:index], *touched.blocks, *self._blocks[end:])
        self._rendered[index:end] = html
        ranges = reading.ranges
        if ranges[index:end] != lines:
            ranges = (*ranges[:index], *lines, *ranges[end:])
        words = reading.words
        words += sum(map(count_words, touched.after)) - sum(map(count_words, touched.before))
        self._request = request
        self._reading = replace(
            reading,
            number=request.number,
            splice=splice,
            ranges=ranges,
            words=words,
            minutes=reading_minutes(words),
            checked=False,
            whole=False,
        )
        return self._reading

    def suggest(self, word: str) -> tuple[str, ...]:
        """See `protocol.Renderer`."""
        return self._speller.suggest(word) if self._speller else ()

    def close(self) -> None:
        """Let go of the text read last."""
        self._forget()
        self._article, self._shown = None, []
        self._request = self._reading = None
        self._findings, self._body = (), ""

    def _forget(self) -> None:
        """Remember nothing but what the page shows."""
        self._parser = Parser()
        self._blocks, self._rendered = (), []
        self._clean, self._words = {}, {}

    def _find(
        self, request: ReadRequest, document: Document, *, same_article: bool
    ) -> tuple[Finding, ...]:
        """What the checks find, or have found, where it stands now."""
        article = request.article
        if request.checks:
            self._findings = self._checks(article, document, request.records)
        elif not same_article:
            self._findings = ()
        elif self._findings:
            self._findings = moved_findings(self._findings, self._body, article.body)
        self._body = article.body
        return self._findings

    def _splice(self, request: ReadRequest, document: Document) -> Splice:
        """What to change on the page, and from now on that is what it shows."""
        shown = [] if request.fresh else self._shown
        same_article = request.article.id == self._article
        html = self._html(document.blocks)
        head, tail = alike_ends([block.html for block in shown], html) if same_article else (0, 0)
        kept = shown[:head] + shown[len(shown) - tail :]
        lines = [block.lines for block in document.blocks]
        fresh = _page_blocks(
            html[head : len(html) - tail], lines[head:], {block.key for block in kept}
        )
        self._shown = [
            *(_moved(block, at) for block, at in zip(shown[:head], lines, strict=False)),
            *fresh,
            *(
                _moved(block, at)
                for block, at in zip(kept[head:], lines[len(lines) - tail :], strict=True)
            ),
        ]
        self._article = request.article.id
        return Splice(head, len(shown) - head - tail, tuple(fresh))

    def _html(self, blocks: tuple[Block, ...]) -> list[str]:
        """The blocks as HTML; those that are as they were are not rendered again."""
        head, tail = alike_ends(self._blocks, blocks)
        stop = len(blocks) - tail
        html = self._rendered[:head]
        html += [self._sanitised(render_block(block, PREVIEW)) for block in blocks[head:stop]]
        html += self._rendered[len(self._rendered) - tail :]
        self._blocks, self._rendered = blocks, html
        return html

    def _sanitised(self, rendered: str) -> str:
        """A block that only moved is rendered again, but costs the second wall nothing."""
        clean = self._clean.get(rendered)
        if clean is None:
            if len(self._clean) >= _MOST_KEPT:
                self._clean.clear()
            clean = self._clean[rendered] = sanitise(rendered)
        return clean

    def _count(self, document: Document) -> int:
        words = {}
        total = 0
        for passage in document.passages:
            text = passage.text
            if text not in words:
                known = self._words.get(text)
                words[text] = count_words(text) if known is None else known
            total += words[text]
        self._words = words
        return total


def _differ_in_body(old: ReadRequest, new: ReadRequest) -> bool:
    """Whether nothing else that a page is made of has changed between two requests."""
    return (
        old.records is new.records
        and old.spelling == new.spelling
        and replace(old.article, body="") == replace(new.article, body="")
    )


def _moved(block: PageBlock, lines: Lines) -> PageBlock:
    return block if block.lines == lines else PageBlock(block.key, block.html, lines)


def _page_blocks(html: Sequence[str], lines: Sequence[Lines], taken: set[str]) -> list[PageBlock]:
    """New blocks for the page, with keys that no other block on it has."""
    blocks = []
    counts: dict[str, int] = {}  # where the count of a text that comes again and again goes on
    for text, at in zip(html, lines, strict=False):
        base = blake2b(text.encode(), digest_size=6).hexdigest()
        count = counts.get(base, 1)
        key = base if count == 1 else f"{base}-{count}"
        while key in taken:
            count += 1
            key = f"{base}-{count}"
        counts[base] = count
        taken.add(key)
        blocks.append(PageBlock(key, text, at))
    return blocks


def _find_mentions(
    engine: MentionEngine, document: Document, article: Article, records: Records
) -> Mentions:
    return engine.read(
        article.body,
        stretches(document, article.body),
        records.of_article(article.details.productions),
        answers(article.details),
    )


def _states(mentions: Mentions) -> tuple[MentionState, ...]:
    return tuple(
        MentionState(str(mention.credit.id), mention.state.value, mention.spans)
        for mention in by_credit(mentions)
    )


def _also_stars(mentions: Mentions, article: Article, records: Records) -> AlsoStarsLine | None:
    """For the first production that anybody plays in."""
    for production in records.of_article(article.details.productions):
        if production.cast():
            sentence, there = also_stars(article.body, mentions, production, records.house)
            edit = refresh(article.body, there, sentence) if there is not None else None
            return AlsoStarsLine(sentence, edit)
    return None


def _outline(document: Document) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(block.level, plain_text(block.children), block.lines[0])
        for block in walk(document.blocks)
        if isinstance(block, Heading)
    )
