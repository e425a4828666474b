"""The lines of the body: 1.7 times the face's size, and less for the blank between paragraphs."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlockFormat, QTextCursor

from desktop_app.ui.text.looks import quiet_edit, without_layout
from desktop_app.ui.text.positions import Positions

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock, QTextDocument

LEADING = 1.7
_GAP = 0.86  # the blank line between two paragraphs, in sizes of the face
_TOO_MANY = 50_000  # lines
_ENDS = re.compile("\u2029{2,}|\u2029\\Z")  # of a line, with empty ones below it


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
        with without_layout(self._document):
            self.apply(0, self._document.characterCount() - 1)

    def apply(self, start: int, end: int) -> None:
        """Give the blocks between two UTF-16 positions their heights, all of them new.

        The text tells which are gaps: asking each block would take several times as long.
        """
        with quiet_edit(self._document) as cursor:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(self._line)
            start = max(start - 2, 0)  # whether the first is a gap depends on the lines above
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            text = cursor.selectedText()
            to_units = Positions(text).utf16
            for found in _ENDS.finditer(text):
                if found.start():
                    cursor.setPosition(start + to_units(found.start()) + 1)
                    cursor.setBlockFormat(self._gap)

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
        # In that many lines a second layout alone takes a tenth of a second: the gap can wait.
        if not wrong or self._document.blockCount() > _TOO_MANY:
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
