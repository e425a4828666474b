"""The page as values: what it holds, how a reading changes it, what a view has to patch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.worker.protocol import PageBlock, Reading

SLICE_LIMIT = 1_000_000  # characters of HTML that cross to the renderer at once


@dataclass(frozen=True)
class Page:
    """Head, blocks and tail; `ranges` are the body's lines of each block."""

    head: str = ""
    blocks: tuple[PageBlock, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()
    tail: str = ""
    number: int = -1


@dataclass(frozen=True)
class Patch:
    """One step from what is shown: `count` blocks are there before it.

    A block whose HTML is None is one of those replaced, to be kept. `head` and `tail` are None
    where they stay as they are.
    """

    count: int
    index: int
    removed: int
    blocks: tuple[tuple[str, str | None], ...]
    head: str | None = None
    tail: str | None = None


def with_reading(page: Page, reading: Reading) -> Page | None:
    """The page after a reading, or None where its splice was meant for another page."""
    splice, size = reading.splice, len(reading.ranges)
    whole = splice.index == 0 and len(splice.blocks) == size
    if whole and splice.removed in (0, len(page.blocks)):
        blocks = splice.blocks
    else:
        end = splice.index + splice.removed
        fits = 0 <= splice.index <= end <= len(page.blocks)
        if not fits or reading.number < page.number:
            return None
        if splice.removed or splice.blocks:
            blocks = page.blocks[: splice.index] + splice.blocks + page.blocks[end:]
        else:
            blocks = page.blocks
        if len(blocks) != size:
            return None
    return Page(reading.head, blocks, reading.ranges, reading.tail, reading.number)


def patches(shown: Page, page: Page, limit: int = SLICE_LIMIT) -> tuple[Patch, ...]:
    """The steps that lead from one page to the other, none with much more HTML than `limit`."""
    start, end = _span(shown.blocks, page.blocks)
    removed = shown.blocks[start : len(shown.blocks) - end]
    added = page.blocks[start : len(page.blocks) - end]
    head = None if shown.head == page.head else page.head
    tail = None if shown.tail == page.tail else page.tail
    if not removed and not added and head is None and tail is None:
        return ()
    slices = _sliced(added, limit)
    if len(slices) == 1:
        blocks = _sparing(removed, added)
        return (Patch(len(shown.blocks), start, len(removed), blocks, head, tail),)
    steps = []
    count, index = len(shown.blocks), start
    for number, part in enumerate(slices):
        first, last = number == 0, number == len(slices) - 1
        gone = len(removed) if first else 0
        steps.append(
            Patch(count, index, gone, _plain(part), head if first else None, tail if last else None)
        )
        count += len(part) - gone
        index += len(part)
    return tuple(steps)


def script_of(patch: Patch, limit: int = SLICE_LIMIT) -> str:
    """What has the page take a patch; what `pieces_of` names has to be there before."""
    step = {
        "count": patch.count,
        "index": patch.index,
        "removed": patch.removed,
        "blocks": [(key, html if _fits(html, limit) else True) for key, html in patch.blocks],
        "top": patch.head,
        "foot": patch.tail,
    }
    return f"marquee.patch({json.dumps(step)})"


def pieces_of(patch: Patch, limit: int = SLICE_LIMIT) -> list[str]:
    """The HTML of a block that is too long to cross in one go, in pieces; for most there are none.

    No patch has more than one such block: they are sliced before.
    """
    for _key, html in patch.blocks:
        if html is not None and not _fits(html, limit):
            return [html[at : at + limit] for at in range(0, len(html), limit)]
    return []


def _fits(html: str | None, limit: int) -> bool:
    return html is None or len(html) <= limit


def _sparing(
    removed: Sequence[PageBlock], added: Sequence[PageBlock]
) -> tuple[tuple[str, str | None], ...]:
    """What is to be put in place, without the HTML of blocks that are there and only move."""
    there = {block.key: block.html for block in removed}
    unique = len(there) == len(removed) and len({block.key for block in added}) == len(added)
    if not unique:
        return _plain(added)
    return tuple(
        (block.key, None if there.get(block.key) == block.html else block.html) for block in added
    )


def _plain(blocks: Sequence[PageBlock]) -> tuple[tuple[str, str | None], ...]:
    return tuple((block.key, block.html) for block in blocks)


def _span(old: Sequence[PageBlock], new: Sequence[PageBlock]) -> tuple[int, int]:
    """How many blocks are the same at the start, and how many of the others at the end."""
    common = min(len(old), len(new))
    # Most blocks are the very same: long runs of them are compared as one, by C.
    start, step = 0, 1024
    while step:
        if start + step <= common and old[start : start + step] == new[start : start + step]:
            start += step
        else:
            step //= 2
    while start < common and _same(old[start], new[start]):
        start += 1
    end, step = 0, 1024
    while step:
        stop, other = len(old) - end, len(new) - end
        fits = end + step <= common - start
        if fits and old[stop - step : stop] == new[other - step : other]:
            end += step
        else:
            step //= 2
    while end < common - start and _same(old[-1 - end], new[-1 - end]):
        end += 1
    return start, end


def _same(old: PageBlock, new: PageBlock) -> bool:
    return old is new or (old.key == new.key and old.html == new.html)


def _sliced(blocks: Sequence[PageBlock], limit: int) -> list[Sequence[PageBlock]]:
    slices: list[Sequence[PageBlock]] = []
    start = size = 0
    for index, block in enumerate(blocks):
        if size and size + len(block.html) > limit:
            slices.append(blocks[start:index])
            start, size = index, 0
        size += len(block.html)
    slices.append(blocks[start:])
    return slices
