"""What is known of a place in the text, shown where the pointer rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from desktop_app.ui.editor.place_menu import place_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.desk.parts import DeskCore


class Hover(QObject):
    """Asks whoever knows something about the body, and shows it as a tooltip: no focus is taken.

    `sources` are asked one after another for a code point of the body, and answer with
    paragraphs of HTML, or with "".
    """

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self.sources: list[Callable[[int], str]] = []
        # What the text itself has no use for comes to the pane, which has few other events.
        desk.parts.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer when the pointer has rested."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        body = self._desk.parts.editor.body.viewport()
        point = body.mapFromGlobal(event.globalPos())
        words = self.words_at(point) if body.rect().contains(point) else ""
        if not words:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), words, body)
        return True

    def words_at(self, point: QPoint) -> str:
        """What is to be said at a point of the body, as HTML; "" where nothing is."""
        parts = self._desk.parts
        if self._desk.reading is None or not parts.article.is_open():
            return ""
        place = place_at(parts.editor.body, point)
        return "" if place is None else "".join(source(place) for source in self.sources)
