"""The reader in this process: for the first version's lane thread, and for tests."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop_app.domain.mentions import find_mentions
from desktop_app.domain.text import count_words, reading_minutes
from desktop_app.markdown.blocks import Heading, plain_text, walk
from desktop_app.markdown.page import PageOptions, render_block, render_footnotes, render_head
from desktop_app.markdown.parser import Parser
from desktop_app.markdown.sanitise import sanitise
from desktop_app.worker.protocol import MentionState, OutlineEntry, PageBlock, Reading, Splice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
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

    def __init__(self, checks: Checks, speller: Speller | None = None) -> None:
        self._checks = checks
        self._speller = speller
        self._parser = Parser()
        self._article: UUID | None = None
        self._shown: list[PageBlock] = []
        self._blocks: tuple[Block, ...] = ()  # read last, and their HTML
        self._rendered: list[str] = []
        self._clean: dict[str, str] = {}  # rendered HTML -> what the second wall makes of it
        self._words: dict[str, int] = {}  # passage -> its words

    def read(self, request: ReadRequest) -> Reading:
        """See `protocol.Renderer`."""
        article, records = request.article, request.records
        document = self._parser.parse(article.body, records, article.details)
        splice = self._splice(request, document)
        head = sanitise(render_head(article, records, PREVIEW, document))
        words = self._count(document)
        return Reading(
            number=request.number,
            head=head,
            splice=splice,
            tail=sanitise(render_footnotes(document, PREVIEW)),
            ranges=tuple(block.lines for block in document.blocks),
            findings=self._checks(article, document, records),
            mentions=_mentions(document, article, records),
            outline=_outline(document),
            words=words,
            minutes=reading_minutes(words),
            misspelt=self._speller.misspelt(request, document) if self._speller else (),
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """See `protocol.Renderer`."""
        return self._speller.suggest(word) if self._speller else ()

    def close(self) -> None:
        """Let go of the text read last."""
        self._parser = Parser()
        self._article, self._shown = None, []
        self._blocks, self._rendered = (), []
        self._clean, self._words = {}, {}

    def _splice(self, request: ReadRequest, document: Document) -> Splice:
        """What to change on the page, and from now on that is what it shows."""
        shown = [] if request.fresh else self._shown
        same_article = request.article.id == self._article
        html = self._html(document.blocks)
        head, tail = _alike([block.html for block in shown], html) if same_article else (0, 0)
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
        head, tail = _alike(self._blocks, blocks)
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


def _alike(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many things are the same at the start, and how many of the others at the end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < most - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _moved(block: PageBlock, lines: Lines) -> PageBlock:
    return block if block.lines == lines else PageBlock(block.key, block.html, lines)


def _page_blocks(html: Sequence[str], lines: Sequence[Lines], taken: set[str]) -> list[PageBlock]:
    """New blocks for the page, with keys that no other block on it has."""
    blocks = []
    for text, at in zip(html, lines, strict=False):
        base = blake2b(text.encode(), digest_size=6).hexdigest()
        key, count = base, 1
        while key in taken:
            count += 1
            key = f"{base}-{count}"
        taken.add(key)
        blocks.append(PageBlock(key, text, at))
    return blocks


def _mentions(document: Document, article: Article, records: Records) -> tuple[MentionState, ...]:
    productions = [
        records.productions[slug]
        for slug in article.details.productions
        if slug in records.productions
    ]
    return tuple(
        MentionState(str(mention.credit.id), mention.state.value, mention.spans)
        for mention in find_mentions(document.passages, productions)
    )


def _outline(document: Document) -> tuple[OutlineEntry, ...]:
    return tuple(
        OutlineEntry(block.level, plain_text(block.children), block.lines[0])
        for block in walk(document.blocks)
        if isinstance(block, Heading)
    )
