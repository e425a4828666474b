"""What has changed between two texts: paragraphs first, then the words within changed ones.

Everything is exact: the pieces that are the same or removed are the old text, those that are the
same or added the new one, character for character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import LCSseq

from desktop_app.domain.alike import alike_ends

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

_PARAGRAPH = re.compile(r".+?(?:\n\n+|\Z)", re.DOTALL)
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_MOST_CELLS = 400_000_000  # bits that one comparison of two sequences may take
_MOST_PAIRS = 20_000  # paragraphs of a changed run that are held against each other
_LEAST_ALIKE = 0.4  # of the words: less, and it is another paragraph
_MOST_ABSORBED = 3  # words that stay between two changes and still read as one change


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Some text, and what became of it."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Run:
    """Items of the old sequence and of the new one that belong together; alike where `same`."""

    same: bool
    old: tuple[int, int]  # end-exclusive
    new: tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """An item of the old sequence and its counterpart; None where there is none."""

    old: int | None
    new: int | None


def diff_text(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that lead from one text to the other."""
    before, after = _paragraphs(old), _paragraphs(new)
    words = [(paragraph, words_of(tokens(paragraph))) for paragraph in before]
    others = [(paragraph, words_of(tokens(paragraph))) for paragraph in after]
    pieces: list[Piece] = []
    for pair in pairs(before, after, lambda i, j: likeness(words[i][1], others[j][1])):
        if pair.old is None and pair.new is not None:
            pieces.append(Piece(Kind.ADDED, after[pair.new]))
        elif pair.new is None and pair.old is not None:
            pieces.append(Piece(Kind.REMOVED, before[pair.old]))
        elif pair.old is not None and pair.new is not None:
            pieces += diff_words(before[pair.old], after[pair.new])
    return tuple(_joined(pieces))


def diff_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces that lead from one paragraph to the other."""
    if old == new:
        return (Piece(Kind.SAME, old),) if old else ()
    before, after = tokens(old), tokens(new)
    pieces = []
    for run in runs(before, after):
        gone = "".join(before[slice(*run.old)])
        if run.same:
            pieces.append(Piece(Kind.SAME, gone))
            continue
        fresh = "".join(after[slice(*run.new)])
        pieces += [Piece(Kind.REMOVED, gone)] if gone else []
        pieces += [Piece(Kind.ADDED, fresh)] if fresh else []
    return tuple(pieces)


def apply_diff(old: str, pieces: Sequence[Piece]) -> str:
    """The new text; raises ValueError where the pieces do not belong to the old one."""
    if "".join([piece.text for piece in pieces if piece.kind is not Kind.ADDED]) != old:
        raise ValueError("these changes belong to another text")
    return "".join([piece.text for piece in pieces if piece.kind is not Kind.REMOVED])


def tokens(text: str) -> list[str]:
    """Words, blanks and signs; together they are the text."""
    return _TOKEN.findall(text)


def words_of(found: Iterable[str]) -> frozenset[str]:
    """Those tokens that say something; blanks and signs make no two paragraphs alike."""
    return frozenset([token for token in found if token[-1].isalnum() or token[0] == "<"])


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1, how many tokens two paragraphs share."""
    most = len(one) + len(other)
    return 2 * len(one & other) / most if most else 1.0


def pairs(
    old: Sequence[Hashable], new: Sequence[Hashable], alike: Callable[[int, int], float]
) -> Iterator[Pair]:
    """Counterparts in their order: equal items, and among the others those most alike.

    `alike` says from 0 to 1 how like an old item is to a new one, by their places. What is removed
    comes before what is added in its place.
    """
    for run in aligned(old, new):
        if run.same:
            for i, j in zip(range(*run.old), range(*run.new), strict=True):
                yield Pair(i, j)
            continue
        i, j = run.old[0], run.new[0]
        for row, column in (*_matches(run, alike), (run.old[1], run.new[1])):
            yield from (Pair(gone, None) for gone in range(i, row))
            yield from (Pair(None, fresh) for fresh in range(j, column))
            if row < run.old[1] and column < run.new[1]:
                yield Pair(row, column)
            i, j = row + 1, column + 1


def runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """How one sequence of tokens leads to the other, in changes that read well.

    A few words that stayed by chance between two changes belong to the change around them.
    """
    found = aligned(old, new)
    sizes = [0 if run.same else max(_length(old, run.old), _length(new, run.new)) for run in found]
    merged: list[Run] = []
    left = 0
    for at, run in enumerate(found):
        inner = 0 < at < len(found) - 1
        if run.same and inner and _by_chance(old[slice(*run.old)], left, sizes[at + 1]):
            run = Run(False, run.old, run.new)
        if merged and not merged[-1].same and not run.same:
            last = merged[-1]
            merged[-1] = Run(False, (last.old[0], run.old[1]), (last.new[0], run.new[1]))
            left += sizes[at]
        else:
            merged.append(run)
            left = sizes[at]
    return merged


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Run]:
    """Runs that are the same and runs that are not, by turns; the longest common subsequence."""
    head, tail = alike_ends(old, new)
    inner_old, inner_new = len(old) - tail, len(new) - tail
    found = [Run(True, (0, head), (0, head))] if head else []
    if head < inner_old and head < inner_new and not _too_large(inner_old, inner_new, head):
        numbers: dict[Hashable, int] = {}
        one = [numbers.setdefault(item, len(numbers)) for item in old[head:inner_old]]
        other = [numbers.setdefault(item, len(numbers)) for item in new[head:inner_new]]
        for op in LCSseq.opcodes(one, other):
            run = Run(
                op.tag == "equal",
                (op.src_start + head, op.src_end + head),
                (op.dest_start + head, op.dest_end + head),
            )
            last = found[-1] if found else None
            if last is not None and last.same == run.same:
                run = Run(run.same, (last.old[0], run.old[1]), (last.new[0], run.new[1]))
                found[-1] = run
            else:
                found.append(run)
    elif head < inner_old or head < inner_new:
        found.append(Run(False, (head, inner_old), (head, inner_new)))
    if tail:
        last_run = Run(True, (inner_old, len(old)), (inner_new, len(new)))
        if found and found[-1].same:
            first = found.pop()
            last_run = Run(True, (first.old[0], len(old)), (first.new[0], len(new)))
        found.append(last_run)
    return found


def _paragraphs(text: str) -> list[str]:
    return _PARAGRAPH.findall(text)


def _too_large(old: int, new: int, head: int) -> bool:
    return (old - head) * (new - head) > _MOST_CELLS


def _matches(run: Run, alike: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """The counterparts in a changed run that are together most alike, none crossing another."""
    (top, bottom), (left, right) = run.old, run.new
    rows, columns = bottom - top, right - left
    if not rows or not columns:
        return []
    band = abs(rows - columns) + 8
    if rows * min(columns, 2 * band + 1) > _MOST_PAIRS:
        band = max(_MOST_PAIRS // (2 * rows), 1)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    scores: dict[tuple[int, int], float] = {}
    for i in range(rows - 1, -1, -1):
        middle = i * columns // rows
        row, below = best[i], best[i + 1]
        for j in range(columns - 1, -1, -1):
            most = max(below[j], row[j + 1])
            if abs(j - middle) <= band:
                score = alike(top + i, left + j)
                if score >= _LEAST_ALIKE:
                    scores[i, j] = score
                    most = max(most, score + below[j + 1])
            row[j] = most
    found = []
    i = j = 0
    while i < rows and j < columns:
        if (i, j) in scores and best[i][j] == scores[i, j] + best[i + 1][j + 1]:
            found.append((top + i, left + j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _length(items: Sequence[str], span: tuple[int, int]) -> int:
    return sum(len(item) for item in items[slice(*span)])


def _by_chance(kept: Sequence[str], left: int, right: int) -> bool:
    """Whether what stayed the same between two changes is too little to be read by itself."""
    words = sum(1 for token in kept if token[0].isalnum())
    if not words:
        return not any("\n\n" in token for token in kept)
    length = sum(map(len, kept))
    if words == 1:
        return length <= left + right
    return words <= _MOST_ABSORBED and length < min(left, right)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with neighbours of one kind made one."""
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind is piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found
