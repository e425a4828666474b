"""The words of an article, as the writer counts them: no captions, markup, URLs or notes.

Libraries count in the window's process, where a text that the parser takes minutes for cannot be
stopped from outside: such a one is counted as it is written, markup and all.
"""

from __future__ import annotations

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.domain.text import count_words
from desktop_app.markdown.parser import Parser
from desktop_app.markdown.patience import OutOfPatienceError, Patience

_REST = 20  # counts until a text that took too long is tried again


class ProseCounter:
    """Counts a text again and again while it is being written: only what has changed is read.

    One parse of an article costs more than everything else that saving it takes.
    """

    def __init__(self) -> None:
        self._patience = Patience()
        self._parser = Parser(self._patience)
        self._resting = 0
        self._words: dict[str, int] = {}  # passage -> its words

    def count(self, body: str) -> int:
        """The same as `count_prose`."""
        if self._resting:
            self._resting -= 1
            return count_words(body)
        try:
            self._patience.begin(len(body))
            passages = self._parser.parse(body, Records(), Details()).passages
        except OutOfPatienceError:
            self._parser, self._resting = Parser(self._patience), _REST
            return count_words(body)
        known = self._words
        self._words = {}
        for text in (passage.text for passage in passages):
            if text not in self._words:
                self._words[text] = known[text] if text in known else count_words(text)
        return sum(self._words[passage.text] for passage in passages)


def count_prose(body: str, parser: Parser | None = None) -> int:
    """The number of words of prose in a body.

    A `parser` that has read nearly the same text saves most of the work; then nothing stops it.
    """
    if parser is None:
        return measure_prose(body)[0]
    passages = parser.parse(body, Records(), Details()).passages
    return sum(count_words(passage.text) for passage in passages)


def measure_prose(body: str) -> tuple[int, int]:
    """The numbers of words and of characters, blanks among them, of the prose in a body."""
    patience = Patience()
    patience.begin(len(body))
    try:
        passages = Parser(patience).parse(body, Records(), Details()).passages
    except OutOfPatienceError:
        return count_words(body), len(body)
    words = sum(count_words(passage.text) for passage in passages)
    # What a passage has in place of pictures and code is no character of prose.
    return words, sum(len(passage.text) - passage.text.count("\ufffc") for passage in passages)
