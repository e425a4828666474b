"""A kept version against the text as it stands, as one page: for the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.language.page_diff import Names, PageDiff
from desktop_app.markdown.html import element, text
from desktop_app.markdown.page import render_block, render_head, render_tail
from desktop_app.markdown.parser import Parser
from desktop_app.markdown.sanitise import sanitise
from desktop_app.worker.inprocess import PREVIEW
from desktop_app.worker.protocol import Change, Comparison, PageBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop_app.domain.article import Details
    from desktop_app.domain.moment import Moment
    from desktop_app.domain.records import Records
    from desktop_app.language.page_diff import BlockDiff, Spot
    from desktop_app.markdown.blocks import Lines
    from desktop_app.worker.protocol import CompareRequest, CompareWords

_PLAIN = ("slug", "description", "seo_title", "canonical_url")


class InProcessComparer:
    """Compares one pair after the other; what both texts share is parsed once."""

    def __init__(self) -> None:
        self._old = Parser()
        self._new = Parser()

    def compare(self, request: CompareRequest) -> Comparison:
        """See `protocol.Comparer`."""
        old, new, records = request.old, request.new, request.records
        before = self._old.parse(old.body, records, old.details)
        after = self._new.parse(new.body, records, new.details)
        words = request.words
        diff = PageDiff(Names(words.picture_gone, words.picture_new))
        head, head_spots = diff.piece(
            render_head(old, records, PREVIEW, before),
            render_head(new, records, PREVIEW, after),
        )
        found = diff.blocks(
            [render_block(block, PREVIEW) for block in before.blocks],
            [render_block(block, PREVIEW) for block in after.blocks],
        )
        tail, tail_spots = diff.piece(
            render_tail(old, records, PREVIEW, before),
            render_tail(new, records, PREVIEW, after),
        )
        first = diff.count
        details = "".join(_details(old.details, new.details, records, words, diff))
        details_spots = range(first, diff.count)
        if details:
            label = element("p", text(words.details), class_="label")
            inner = label + element("ul", details)
            tail += element("section", inner, class_="diff-details")
        old_lines = [block.lines for block in before.blocks]
        end = (old.body.count("\n") + 1, old.body.count("\n") + 1)
        changes = [
            *_changes(head_spots, -1, (0, 0)),
            *_block_changes(found, old_lines),
            *_changes(tail_spots, len(found), end),
            *(Change(len(found), 1.0, end) for _ in details_spots),
        ]
        blocks = _page_blocks(found, [block.lines for block in after.blocks])
        return Comparison(sanitise(head), blocks, sanitise(tail), tuple(changes))


def _page_blocks(found: Sequence[BlockDiff], lines: Sequence[Lines]) -> tuple[PageBlock, ...]:
    """The blocks of the page; one that is gone stands at the line where it was taken out."""
    blocks = []
    line = 0
    for number, block in enumerate(found):
        at = (line, line) if block.new is None else lines[block.new]
        line = at[1]
        blocks.append(PageBlock(f"diff-{number}", sanitise(block.html), at))
    return tuple(blocks)


def _changes(spots: Sequence[Spot], block: int, lines: Lines) -> Iterator[Change]:
    return (Change(block, spot.fraction, lines) for spot in spots)


def _block_changes(found: Sequence[BlockDiff], lines: Sequence[Lines]) -> Iterator[Change]:
    line = 0
    for number, block in enumerate(found):
        at = (line, line) if block.old is None else lines[block.old]
        line = at[1]
        yield from _changes(block.spots, number, at)


# --------------------------------------------------------------------------------- the details


def _details(
    old: Details, new: Details, records: Records, words: CompareWords, diff: PageDiff
) -> Iterator[str]:
    """A line for each detail that differs and that the page does not show."""
    before, after = _values(old, records, words), _values(new, records, words)
    for name in (*before, *(name for name in after if name not in before)):
        one, other = before.get(name, ""), after.get(name, "")
        if one != other:
            yield element("li", f"{text(name)}: {diff.value(one, other)}")


def _values(details: Details, records: Records, words: CompareWords) -> dict[str, str]:
    productions = [
        records.productions[slug].label() if slug in records.productions else slug
        for slug in details.productions
    ]
    found = {
        "kind": _word("kind", details.kind.value, words.values),
        "status": _word("status", details.status.value, words.values),
        "date": _moment(details.date),
        "embargo": _moment(details.embargo),
        "productions": ", ".join(productions),
        "tags": ", ".join(details.tags),
        **{name: str(getattr(details, name)) for name in _PLAIN},
    }
    named = {words.fields.get(name, name): value for name, value in found.items()}
    return named | {key: str(value) for key, value in details.extra.items() if key not in named}


def _word(field: str, value: str, values: Mapping[str, str]) -> str:
    return values.get(f"{field}:{value}", value)


def _moment(moment: Moment | None) -> str:
    return f"{moment.local():%Y-%m-%d %H:%M} {moment.zone}" if moment is not None else ""
