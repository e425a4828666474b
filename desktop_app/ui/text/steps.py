"""Undo steps: what one Ctrl+Z takes back, over headline, dek, body and details alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.ui.text.tracked import TextDelta

if TYPE_CHECKING:
    from desktop_app.domain.article import Details


class DetailsDelta(NamedTuple):
    """The details were `before` and became `after`."""

    before: Details
    after: Details


class Caret(NamedTuple):
    """Where the writer was: a field, and anchor and caret in its code points."""

    field: str
    anchor: int
    position: int


Part = TextDelta | DetailsDelta


@dataclass
class Step:
    """Parts that come and go together, what they are called, and the caret before and after."""

    parts: tuple[Part, ...]
    label: str
    before: Caret | None
    after: Caret | None


def inverse(part: Part) -> Part:
    """The part that takes `part` back."""
    if isinstance(part, TextDelta):
        return part.reversed()
    return DetailsDelta(part.after, part.before)


def joined(last: Part, now: Part) -> Part | None:
    """Both as one part where a writer would call them one: a word typed, a run deleted."""
    if isinstance(last, DetailsDelta):
        return DetailsDelta(last.before, now.after) if isinstance(now, DetailsDelta) else None
    if isinstance(now, DetailsDelta) or last.field != now.field:
        return None
    if _continues_typing(last, now):
        return last._replace(inserted=last.inserted + now.inserted)
    if last.inserted or now.inserted or "\n" in last.removed + now.removed:
        return None
    if now.start + len(now.removed) == last.start:
        return last._replace(start=now.start, removed=now.removed + last.removed)
    if now.start == last.start:
        return last._replace(removed=last.removed + now.removed)
    return None


def _continues_typing(last: TextDelta, now: TextDelta) -> bool:
    if now.removed or not last.inserted or not now.inserted:
        return False
    if now.start != last.start + len(last.inserted) or "\n" in last.inserted + now.inserted:
        return False
    if len(now.inserted) > 2:
        return False  # pasted, or put in by a program
    # A step ends with the blank behind a word, so that undo takes words and not letters.
    return now.inserted.isspace() or not last.inserted[-1].isspace()
