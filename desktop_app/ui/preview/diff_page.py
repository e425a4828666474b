"""A comparison as a page that a view can show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.ui.preview.page_model import Page
from desktop_app.ui.preview.view import Place

if TYPE_CHECKING:
    from desktop_app.worker.protocol import Comparison

_ABOVE = 160  # characters of the block before a change that are kept in sight
_AT_TOP = 0.15
_SEEN = 0.35  # of the head and the first block together is in sight


def comparison_page(comparison: Comparison, current: int) -> Page:
    """The page, with the change of that number pointed at; -1 points at none."""
    ranges = tuple(block.lines for block in comparison.blocks)
    page = Page(comparison.head, comparison.blocks, ranges, comparison.tail)
    if not 0 <= current < len(comparison.changes):
        return page
    at = comparison.changes[current].block
    if at < 0:
        return replace(page, head=_pointed(page.head, current))
    if at >= len(page.blocks):
        return replace(page, tail=_pointed(page.tail, current))
    block = page.blocks[at]
    changed = replace(block, html=_pointed(block.html, current))
    return replace(page, blocks=(*page.blocks[:at], changed, *page.blocks[at + 1 :]))


def place_of_change(comparison: Comparison, number: int) -> Place:
    """Where the page has to be for the change to be in sight, with something above it."""
    change, blocks = comparison.changes[number], comparison.blocks
    if change.block < 0 or not blocks:
        return Place(0)
    if change.block == 0:  # the head belongs to it
        above, own = len(comparison.head), len(blocks[0].html)
        return Place(0, max((above + change.fraction * own) / (above + own) - _SEEN, 0.0))
    if change.block >= len(blocks):
        return Place(max(len(blocks) - 1, 0), 0.5)
    if change.fraction > _AT_TOP and len(blocks[change.block].html) > 4 * _ABOVE:
        return Place(change.block, change.fraction - _AT_TOP)
    before = len(blocks[change.block - 1].html)
    # The head belongs to the first block: of the two together less will do.
    least = 0.8 if change.block == 1 else 0.5
    return Place(change.block - 1, max(1 - _ABOVE / max(before, 1), least))


def _pointed(html: str, number: int) -> str:
    return html.replace(f' c{number}"', f' c{number} current"')
