"""The menu of a place in the text: what is marked there on top, what can be done anywhere below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from desktop_app.ui.editor.plain_edit import PlainEdit


class MenuPart(NamedTuple):
    """Entries about one stretch of the text, made for a menu but not yet at their place in it."""

    actions: tuple[QAction, ...]
    length: int  # of the stretch
    chosen: QAction | None = None  # what Return takes at once
    spoken: str = ""  # what a screen reader says when the menu opens


def put_on_top(menu: QMenu, first: QAction, parts: Sequence[MenuPart]) -> QAction | None:
    """Put parts above the first of the plain entries, each with a line below it.

    Gives what Return takes at once: it is about the shortest stretch.
    """
    for part in parts:
        menu.insertActions(first, part.actions)
        menu.insertSeparator(first)
    menu.setAccessibleName(" ".join(part.spoken for part in parts if part.spoken))
    nearest = min((part for part in parts if part.chosen is not None), key=_length, default=None)
    return None if nearest is None else nearest.chosen


def place_at(edit: PlainEdit, point: QPoint) -> int | None:
    """The code point nearest to a point of the viewport; None where no letter is near."""
    cursor = edit.cursorForPosition(point)
    away = edit.cursorRect(cursor).center() - point
    size = edit.fontInfo().pixelSize()
    if abs(away.x()) > size or abs(away.y()) > size * 1.3:
        return None
    return edit.tracked.positions.code_point(cursor.position())


def _length(part: MenuPart) -> int:
    return part.length
