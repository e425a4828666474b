"""The part of a scroll area that is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give the area a viewport that Python has made.

    For a widget that Qt made, PySide tries every class it might be and loads them all for that:
    30 ms of the start.
    """
    area.setViewport(QWidget())
