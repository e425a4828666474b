"""Brackets that close themselves: pure functions from a line and a key to a change of it."""

from __future__ import annotations

from desktop_app.domain.finding import TextEdit
from desktop_app.ui.editor.change import Change

CLOSERS = {"(": ")", "[": "]", "{": "}", "`": "`"}
MARKS = frozenset("*~")  # put in by a key of their own, for what is then typed between them
_MAY_FOLLOW = " \t\n.,;:!?)]}”’»…"


def opened(text: str, place: int, key: str) -> Change | None:
    """The pair that a typed bracket makes; None where it only stands for itself.

    It closes itself before a blank, a closing sign or the end of a line, and not within a word:
    `[` before a word is the beginning of a link around it.
    """
    closer = CLOSERS.get(key)
    after = text[place : place + 1]
    if closer is None or (after and after not in _MAY_FOLLOW):
        return None
    before = text[place - 1 : place]
    if before == "\\" or (key == "`" and (before == "`" or before.isalnum())):
        return None
    return Change((TextEdit(place, place, key + closer),), place + 1, place + 1)


def stepped_over(text: str, place: int, key: str, closers: tuple[int, ...]) -> int | None:
    """Where the caret goes when the closer is typed that was put in for the writer."""
    closes = key in MARKS or key in CLOSERS.values()
    if closes and place in closers and text[place : place + 1] == key:
        return place + 1
    return None


def emptied(text: str, place: int, closers: tuple[int, ...]) -> Change | None:
    """What Backspace does between the halves of an empty pair that was put in: both go."""
    opener = text[place - 1 : place] if place else ""
    if place in closers and opener in MARKS and text[place : place + 1] == opener:
        size = 2 if text[place - 2 : place + 2] == opener * 4 else 1
        return Change((TextEdit(place - size, place + size, ""),), place - size, place - size)
    if place not in closers or CLOSERS.get(opener) != text[place : place + 1]:
        return None
    return Change((TextEdit(place - 1, place + 1, ""),), place - 1, place - 1)
