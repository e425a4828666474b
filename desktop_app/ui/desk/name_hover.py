"""Who it is, shown where the pointer rests on a name in the text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.domain.records import Credit, Production
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.worker.protocol import MentionState


class NameHover(QObject):
    """Person, part, production, state and first place."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    def words_at(self, place: int) -> str:
        """What is to be said at a code point of the body, as HTML; "" where no name is."""
        reading = self._desk.reading
        mentions = reading.mentions if reading is not None else ()
        for mention in mentions:
            spans = self._desk.parts.article.rebase(mention.spans, self._desk.reading_revision)
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
