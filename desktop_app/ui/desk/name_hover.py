"""Who it is, shown where the pointer rests on a name in the text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

if TYPE_CHECKING:
    from desktop_app.domain.records import Credit, Production
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.worker.protocol import MentionState

_NEAR = 24  # pixels from the pointer to the letter that is nearest to it


class NameHover(QObject):
    """Person, part, production, state and first place as a tooltip: it never takes the focus."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
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
        """What is to be said at a point of the body, as HTML; "" where no name is."""
        parts, reading = self._desk.parts, self._desk.reading
        if reading is None or not parts.article.is_open():
            return ""
        body = parts.editor.body
        cursor = body.cursorForPosition(point)
        if (body.cursorRect(cursor).center() - point).manhattanLength() > _NEAR:
            return ""
        place = body.tracked.positions.code_point(cursor.position())
        for mention in reading.mentions:
            spans = parts.article.rebase(mention.spans, self._desk.reading_revision)
            if spans and any(start <= place <= end for start, end in spans):
                return self._words(mention, min(start for start, _ in spans))
        return ""

    def _words(self, mention: MentionState, first: int) -> str:
        found = self._credit(mention.credit_id)
        if found is None:
            return ""
        credit, production = found
        line = self._desk.parts.article.body.text.count("\n", 0, first) + 1
        states = {"introduced": self.tr("Introduced"), "named": self.tr("Named, not introduced")}
        part = " · ".join(name for name in (credit.character, production.label()) if name)
        state = states.get(mention.state, self.tr("Not named"))
        below = self.tr("{0} · first in line {1}").format(state, line)
        name = escape(credit.person.name)
        return f"<p style='white-space:pre'><b>{name}</b><br>{escape(part)}<br>{escape(below)}</p>"

    def _credit(self, credit_id: str) -> tuple[Credit, Production] | None:
        slugs = self._desk.parts.article.details.productions
        for production in self._desk.records.of_article(slugs):
            for credit in production.credits:
                if str(credit.id) == credit_id:
                    return credit, production
        return None
