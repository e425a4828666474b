"""What is shown of a text with lines that are too long for Qt to lay out, and places in it.

Qt needs ten seconds and more to lay out a line of a megabyte, whatever is done about wrapping. So
it never gets one: it gets the beginning of each such line and a note of how much there is more.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from desktop_app.domain.sizes import spoken_size
from desktop_app.ui.text.positions import Positions

LIMIT = 100_000  # code points: Qt needs seconds a key beyond
SHOWN = 2_000  # code points of a line past the limit
FIELD_LIMIT, FIELD_SHOWN = 20_000, 300  # of a headline or dek: one line, in large type


class Fold(NamedTuple):
    """The code points `start` to `end` of the text stand as a note at `shown` to `shown_end`."""

    start: int
    end: int
    shown: int
    shown_end: int


def has_long_line(text: str, limit: int | None = None) -> bool:
    """Whether any line is past the limit; quick for texts that are not long at all."""
    return bool(_long_lines(text, limit or LIMIT, first_only=True))


def grows_long(text: str, start: int, end: int, inserted: str, limit: int | None = None) -> bool:
    """Whether a text without long lines has one with `inserted` for `start` to `end`."""
    limit = limit or LIMIT
    if len(text) - (end - start) + len(inserted) <= limit:
        return False
    head = start - (text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    tail = (len(text) if stop < 0 else stop) - end
    first, last = inserted.find("\n"), inserted.rfind("\n")
    if first < 0:
        return head + len(inserted) + tail > limit
    return (
        head + first > limit
        or len(inserted) - last - 1 + tail > limit
        or has_long_line(inserted[first + 1 : last], limit)
    )


class Rendition:
    """A text with the rest of each long line folded away; maps places as `Positions` does.

    A place in what is folded away is that of the note's beginning, and a place in the note that
    of the fold's: what is selected across it is all of it.
    """

    def __init__(self, text: str, note: str, limit: int | None = None) -> None:
        """`note` says how much there is more, with `{0}` for the size."""
        most = FIELD_SHOWN if limit == FIELD_LIMIT else SHOWN
        pieces: list[str] = []
        folds: list[Fold] = []
        done = length = 0
        for start, end in _long_lines(text, limit or LIMIT):
            cut = start + most
            words = note.format(spoken_size(len(text[cut:end].encode("utf-8", "replace"))))
            pieces += [text[done:cut], words]
            length += cut - done
            folds.append(Fold(cut, end, length, length + len(words)))
            length += len(words)
            done = end
        pieces.append(text[done:])
        self.text = "".join(pieces)
        self.folds = tuple(folds)
        self._starts = [fold.start for fold in folds]
        self._shown = [fold.shown for fold in folds]
        self._units = Positions(self.text)

    def utf16(self, code_point: int) -> int:
        """Where Qt shows a code point of the text."""
        index = bisect_right(self._starts, code_point) - 1
        if index >= 0:
            fold = self.folds[index]
            behind = code_point - fold.end
            code_point = fold.shown if behind < 0 else fold.shown_end + behind
        return self._units.utf16(code_point)

    def code_point(self, utf16: int) -> int:
        """The code point of the text at a UTF-16 position of what is shown."""
        place = self._units.code_point(utf16)
        index = bisect_right(self._shown, place) - 1
        if index < 0:
            return place
        fold = self.folds[index]
        return fold.start if place < fold.shown_end else fold.end + place - fold.shown_end


def _long_lines(text: str, limit: int, *, first_only: bool = False) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start, length = 0, len(text)
    while length - start > limit:
        end = text.find("\n", start)
        end = length if end < 0 else end
        if end - start > limit:
            found.append((start, end))
            if first_only:
                break
        start = end + 1
    return found
