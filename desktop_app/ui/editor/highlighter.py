"""Colours the body's Markdown, block by block; in long texts only what has been seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextLayout

from desktop_app.ui.editor.tokens import Look, is_code, next_state, runs
from desktop_app.ui.text.looks import quiet_edit, without_layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QTextBlock

    from desktop_app.ui.theme import Theme

LAZY_FROM = 200_000  # characters
LAZY_FROM_BLOCKS = 3_000  # Qt's time for one slice of colours grows with the lines of the text

_LATER, _BETWEEN = 250, 20  # milliseconds
_AT_ONCE = 8  # blocks: Qt sets each of them anew, which takes most of a millisecond
_BY_ONE_EDIT = 40  # blocks
_MUCH = 5_000  # characters that come at once

_UNSEEN = 1 << 20  # in a block's state: it has not been coloured yet

# Start and length in UTF-16 units of the block, and the look, in order.
Colours: TypeAlias = tuple[tuple[int, int, Look], ...]


class Highlighter(QSyntaxHighlighter):
    """Gives the signs, links and emphasis of each line their looks."""

    def __init__(self, document: QTextDocument, theme: Theme, parent: QObject) -> None:
        # Given the document here, Qt would colour all of it before we know how.
        super().__init__(parent)
        self._theme = theme
        self._formats: dict[int, QTextCharFormat] = {}
        self._last: tuple[int, Colours] = (-1, ())
        self._bulk = False  # much has come at once: what it is, and no colours yet
        self._budget = _BY_ONE_EDIT  # blocks that one edit may colour
        self._wanted = range(0)  # blocks to be coloured all the same
        self._next = 0  # the block from which the rest is still to be coloured
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._colour_some)
        # Connected before Qt's own slot, and so called before it.
        document.contentsChange.connect(self._note_size)
        self.setDocument(document)
        theme.changed.connect(self._recolour)

    def take_unheard(self, block: QTextBlock, *, code: bool) -> None:
        """Note that a block and those below it have come without a word: no colours yet.

        `code` says whether there may be fences in the text: else all lines have the same state.
        """
        above = block.previous()
        state = _plain(above.userState()) if above.isValid() else 0
        while block.isValid():
            state = next_state(block.text(), state) if code else state
            block.setUserState(state | _UNSEEN)
            block = block.next()

    def show_blocks(self, first: QTextBlock, last: int) -> None:
        """Colour what has come into sight, from a block up to the one of number `last`."""
        unseen = []
        block = first
        while block.isValid() and block.blockNumber() <= last:
            if _unseen(block):
                unseen.append(block)
            block = block.next()
        if unseen:
            self._colour(unseen)

    def _colour(self, blocks: list[QTextBlock]) -> None:
        """Colour blocks that have not changed, and have them laid out together.

        Qt's own way lays out after each block, which takes a tenth of a second in a text of
        20,000 lines.
        """
        first, last = blocks[0], blocks[-1]
        self._wanted = range(first.blockNumber(), last.blockNumber() + 1)
        document = self.document()
        with quiet_edit(document):
            for block in blocks:
                if not self._paint(block):
                    self.rehighlightBlock(block)
            length = last.position() + last.length() - first.position()
            document.markContentsDirty(first.position(), length)
        self._wanted = range(0)

    def _paint(self, block: QTextBlock) -> bool:
        """Colour a block without its layout; False where Qt has to see to it or what is below."""
        text, layout = block.text(), block.layout()
        above = block.previous()
        state = _plain(above.userState()) if above.isValid() else 0
        after = next_state(text, state)
        if after != _plain(block.userState()) or layout.preeditAreaText():
            return False
        block.setUserState(after)
        formats = []
        for start, length, look in self._spans(block, text, state):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, length, self._format(look)
            formats.append(one)
        layout.setFormats(formats)
        return True

    def _note_size(self, _place: int, _removed: int, added: int) -> None:
        self._bulk = added > _MUCH
        self._budget = _BY_ONE_EDIT
        if self._bulk:
            self._start_rest()
        elif self._rest.isActive():
            self._rest.start(_LATER)  # not while keys come in

    def _start_rest(self) -> None:
        self._next = 0
        document = self.document()
        if document.characterCount() <= LAZY_FROM and document.blockCount() <= LAZY_FROM_BLOCKS:
            self._rest.start(_LATER)

    def _colour_some(self) -> None:
        """Colour a few more blocks, and leave the rest for when there is nothing else to do."""
        unseen: list[QTextBlock] = []
        block = self.document().findBlockByNumber(self._next)
        while block.isValid() and len(unseen) < _AT_ONCE:
            if _unseen(block):
                unseen.append(block)
            block = block.next()
        if unseen:
            self._colour(unseen)
        self._next = block.blockNumber() if block.isValid() else 0
        if block.isValid():
            self._rest.start(_BETWEEN)

    def in_code(self, block: QTextBlock) -> bool:
        """Whether a block is a line of fenced code."""
        above = block.previous()
        return above.isValid() and is_code(_plain(above.userState()))

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        state = _plain(self.previousBlockState())
        after = next_state(text, state)
        block = self.currentBlock()
        if block.blockNumber() not in self._wanted and not self._may_colour(block.userState()):
            self.setCurrentBlockState(after | _UNSEEN)
            self._last = (-1, ())
            return
        self.setCurrentBlockState(after)
        spans = tuple(self._spans(block, text, state))
        self._last = (block.blockNumber(), spans)
        for start, length, look in spans:
            self.setFormat(start, length, self._format(look))

    def colours_of(self, number: int) -> Colours | None:
        """What the block of that number was given, where it was coloured last of all."""
        return self._last[1] if self._last[0] == number else None

    def _spans(self, block: QTextBlock, text: str, state: int) -> Iterator[tuple[int, int, Look]]:
        """What of a line has which looks, in places as Qt counts them."""
        units = None if len(text) == block.length() - 1 else _Units(text)
        for run in runs(text, state):
            start, length = run.start, run.length
            if units is not None:
                start, length = units.span(start, length)
            yield start, length, run.look

    def _may_colour(self, state: int) -> bool:
        """Whether a block that an edit has touched is worth its colours at once."""
        if state < 0:
            return not self._bulk
        if state & _UNSEEN:
            return False  # the state above it is another, and nobody sees it
        # A fence opened or closed is heard to the end of the text: the rest comes later.
        self._budget -= 1
        if self._budget == 0:
            self._start_rest()
        return self._budget > 0

    def _format(self, look: Look) -> QTextCharFormat:
        made = self._formats.get(int(look))
        if made is None:
            made = self._formats[int(look)] = self._make(look)
        return made

    def _make(self, look: Look) -> QTextCharFormat:
        made = QTextCharFormat()
        colour = self._theme.colour
        if look & (Look.SIGN | Look.TARGET | Look.NOTE):
            made.setForeground(colour("syntax"))
        elif look & Look.LINK:
            made.setForeground(colour("accent"))
        elif look & Look.CODE:
            made.setForeground(colour("ink_soft"))
        if look & Look.BOLD:
            made.setFontWeight(QFont.Weight.Bold)
        if look & (Look.ITALIC | Look.NOTE):
            made.setFontItalic(True)
        if look & Look.STRUCK:
            made.setFontStrikeOut(True)
        if look & Look.SPOILER:
            made.setBackground(colour("hover"))
        return made

    def _recolour(self) -> None:
        self._formats.clear()
        self._bulk = True
        block = self.document().firstBlock()
        while block.isValid():
            block.setUserState(_plain(block.userState()) | _UNSEEN)
            block = block.next()
        with without_layout(self.document()):
            self.rehighlight()
        self._start_rest()


class _Units:
    """Places of a line with characters outside the basic plane, as Qt counts them."""

    def __init__(self, text: str) -> None:
        self._places = [0]
        for char in text:
            self._places.append(self._places[-1] + (2 if ord(char) > 0xFFFF else 1))

    def span(self, start: int, length: int) -> tuple[int, int]:
        return self._places[start], self._places[start + length] - self._places[start]


def _unseen(block: QTextBlock) -> bool:
    state = block.userState()
    return state < 0 or bool(state & _UNSEEN)


def _plain(state: int) -> int:
    return 0 if state < 0 else state & (_UNSEEN - 1)
