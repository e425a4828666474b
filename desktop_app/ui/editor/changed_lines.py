"""Which lines of a paragraph an edit has changed: Qt would paint all of it anew at each key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRectF
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QTextEdit

    from desktop_app.ui.editor.highlighter import Colours, Highlighter

_TYPED_AT_ONCE = 4  # UTF-16 units: of more, all is painted
# One letter can turn such a paragraph round: its lines are the same, and all look different.
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_BEYOND = 14  # pixels that washes and waves reach above and below the letters of their line


class _Edit(NamedTuple):
    """Places in UTF-16 units: what went and came there."""

    place: int
    removed: int
    added: int

    @property
    def grown(self) -> int:
        """By how much the text is longer."""
        return self.added - self.removed


class _Set(NamedTuple):
    """How a block is set: what has to be the same for a part of it to look the same."""

    number: int
    blocks: int  # in the whole document
    top: float
    height: float
    lines: tuple[tuple[int, int], ...]  # where each begins in the block, and its length
    colours: Colours


class ChangedLines(QObject):
    """Hears in place of Qt what has been laid out anew, and paints no more than has changed.

    That is known for a few letters within a block whose lines are as many as before. In all other
    cases what Qt names is painted, as it would have been.
    """

    def __init__(
        self, edit: QTextEdit, highlighter: Highlighter, is_overlaid: Callable[[], bool]
    ) -> None:
        """`is_overlaid` says whether something is painted whose shape is not that of the lines."""
        super().__init__(edit)
        self._edit = edit
        self._highlighter = highlighter
        self._is_overlaid = is_overlaid
        self._edits: list[_Edit] = []
        self._known: _Set | None = None
        document = edit.document()
        self._layout = document.documentLayout()
        # Only the edit itself listens, to paint that rectangle.
        self._layout.update.disconnect()
        self._layout.update.connect(self._on_laid_out)
        document.contentsChange.connect(self._note)

    def _note(self, place: int, removed: int, added: int) -> None:
        self._edits.append(_Edit(place, removed, added))

    def _on_laid_out(self, changed: QRectF) -> None:
        if not isValid(self._edit):
            return  # while it is being taken down
        edits, self._edits = self._edits, []
        before, self._known = self._known, None
        if len(edits) == 1 and max(edits[0].removed, edits[0].added) <= _TYPED_AT_ONCE:
            block = self._edit.document().findBlock(edits[0].place)
            now = self._known = self._look(block)
            if now is not None and before is not None and not self._is_overlaid():
                lines = _changed(before, now, edits[0], block.position())
                changed = self._narrowed(changed, block, lines)
        self._paint(changed)

    def _narrowed(self, changed: QRectF, block: QTextBlock, lines: range | None) -> QRectF:
        """The part of a rectangle with those lines; what is around the block is as it was."""
        if lines is None:
            return changed
        layout = block.layout()
        first, last = layout.lineAt(lines[0]), layout.lineAt(lines[-1])
        top = layout.position().y() + first.y()
        bottom = layout.position().y() + last.y() + last.height()
        return QRectF(changed.left(), top, changed.width(), bottom - top)

    def _look(self, block: QTextBlock) -> _Set | None:
        layout = block.layout()
        colours = self._highlighter.colours_of(block.blockNumber())
        if not layout.lineCount() or colours is None:
            return None
        if layout.preeditAreaText() or _FROM_THE_RIGHT.search(block.text()):
            return None
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            found.append((line.textStart(), line.textLength()))
        blocks = self._edit.document().blockCount()
        top, height = layout.position().y(), self._layout.blockBoundingRect(block).height()
        return _Set(block.blockNumber(), blocks, top, height, tuple(found), colours)

    def _paint(self, changed: QRectF) -> None:
        viewport = self._edit.viewport()
        if not changed.isValid():
            viewport.update()
            return
        top = self._edit.verticalScrollBar().value()
        seen = QRectF(0, top, viewport.width(), viewport.height())
        box = changed.adjusted(0, -_BEYOND, 0, _BEYOND).intersected(seen).toAlignedRect()
        if not box.isEmpty():
            viewport.update(box.translated(0, -top))


def _changed(before: _Set, now: _Set, edit: _Edit, origin: int) -> range | None:
    """The numbers of the lines that look different; None where that cannot be told."""
    start, end = edit.place - origin, edit.place - origin + edit.removed
    same_place = before[:4] == now[:4] and len(before.lines) == len(now.lines)
    if start < 0 or not same_place:
        return None
    if not _same_colours(before.colours, now.colours, start, end, edit.grown):
        return None
    first, last = 0, len(now.lines) - 1
    while first < last:
        line = now.lines[first]
        if line != before.lines[first] or line[0] + line[1] > start:
            break
        first += 1
    while last > first:
        begin, length = before.lines[last]
        if begin < end or (begin + edit.grown, length) != now.lines[last]:
            break
        last -= 1
    return range(first, last + 1)


def _same_colours(before: Colours, now: Colours, start: int, end: int, grown: int) -> bool:
    """Whether all is coloured as before, what lies behind the edit having moved along."""
    if len(before) != len(now):
        return False
    for old, new in zip(before, now, strict=True):
        begin, length, look = old
        stayed = begin + length <= start and new == old
        moved = begin >= end and new == (begin + grown, length, look)
        grew = begin <= start and begin + length >= end and new == (begin, length + grown, look)
        if not (stayed or moved or grew):
            return False
    return True
