"""The lines of the body: 1.7 times the face's size, and less for the blank between paragraphs."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor

from desktop_app.ui.text.looks import quiet_edit, without_layout

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

LEADING = 1.7
_GAP = 0.86  # the blank line between two paragraphs, in sizes of the face


class Spacing:
    """Keeps the block formats of a document right; they are looks, and never undo steps."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._line = QTextBlockFormat()
        self._gap = QTextBlockFormat()

    def set_size(self, size: float) -> None:
        """Take another size of the writing face, in pixels."""
        self._line = _fixed(size * LEADING)
        self._gap = _fixed(size * _GAP)
        self.apply_all()

    def apply_all(self) -> None:
        """Give every block its height, for a whole new text or another size."""
        with without_layout(self._document), quiet_edit(self._document) as cursor:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(self._line)
            block = self._document.firstBlock()
            while block.isValid():
                if _is_gap(block):
                    cursor.setPosition(block.position())
                    cursor.setBlockFormat(self._gap)
                block = block.next()

    def follow(self, start: int, end: int) -> None:
        """Put right what an edit of the UTF-16 positions `start` to `end` has touched."""
        block = self._document.findBlock(start)
        last = self._document.findBlock(end).next()
        wrong = []
        while block.isValid():
            wanted = self._gap if _is_gap(block) else self._line
            if block.blockFormat().lineHeight() != wanted.lineHeight():
                wrong.append((block, wanted))
            if block == last:
                break
            block = block.next()
        if not wrong:
            return
        with quiet_edit(self._document) as cursor:
            for block, wanted in wrong:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)


def _is_gap(block: QTextBlock) -> bool:
    """Only the first of several empty lines: the writer is typing in the second."""
    return block.length() <= 1 and block.previous().isValid() and block.previous().length() > 1


def _fixed(height: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(ceil(height * 2) / 2, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made
