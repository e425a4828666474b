"""How lines are broken: between words, unless one is so long that Qt would take seconds over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextOption

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

LONGEST_WORD = 4_000  # characters: Qt's time for one grows with the square of its length

# Of scripts that put blanks between words; lines of others may be broken nearly anywhere as it is.
_NOT_IN_A_WORD = re.compile(r"[^!-\u0dff]")
_BETWEEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere


class Wrapping(QObject):
    """Lets a document's lines break anywhere while there is such a word in it."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._anywhere = False
        # Told before the lines are laid out.
        document.contentsChange.connect(self._look)

    def _look(self, _place: int, _removed: int, added: int) -> None:
        if added >= LONGEST_WORD or self._anywhere:
            self.look_at(self._document.toRawText())

    def look_at(self, text: str) -> None:
        """Wrap as this text wants it: the document's own, or what it is about to hold."""
        anywhere = has_long_word(text)
        if anywhere != self._anywhere:
            self._anywhere = anywhere
            option = self._document.defaultTextOption()
            option.setWrapMode(_ANYWHERE if anywhere else _BETWEEN_WORDS)
            self._document.setDefaultTextOption(option)


def has_long_word(text: str) -> bool:
    """Whether there is a word in it that Qt should not look for the end of.

    Such a word covers a place whose number is a multiple of its length: only those are looked at.
    """
    for place in range(0, len(text), LONGEST_WORD):
        end = _NOT_IN_A_WORD.search(text, place, place + LONGEST_WORD)
        after = (end.start() if end else min(place + LONGEST_WORD, len(text))) - place
        start = _NOT_IN_A_WORD.search(text[max(place - LONGEST_WORD, 0) : place][::-1])
        before = start.start() if start else min(LONGEST_WORD, place)
        if after and before + after >= LONGEST_WORD:
            return True
    return False
