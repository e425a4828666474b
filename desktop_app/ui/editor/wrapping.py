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
_LONG_WORD = re.compile(rf"(?<![!-\u0dff])[!-\u0dff]{{{LONGEST_WORD}}}")
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
        if added < LONGEST_WORD and not self._anywhere:
            return
        anywhere = has_long_word(self._document.toRawText())
        if anywhere != self._anywhere:
            self._anywhere = anywhere
            option = self._document.defaultTextOption()
            option.setWrapMode(_ANYWHERE if anywhere else _BETWEEN_WORDS)
            self._document.setDefaultTextOption(option)


def has_long_word(text: str) -> bool:
    """Whether there is a word in it that Qt should not look for the end of."""
    return len(text) >= LONGEST_WORD and _LONG_WORD.search(text) is not None
