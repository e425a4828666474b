"""The cast that the open article's own text names, looked over and then added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.foundcast import likely_production

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.records import Production
    from desktop_app.services.changes import Changes
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.records import RecordDesk
    from desktop_app.ui.dialogs.found_cast import FoundCast

_EARLY = 20_000


class FoundCastDesk(QObject):
    """Shows the sheet, reads the text off the GUI thread, and carries out what was decided."""

    def __init__(self, desk: DeskCore, records: RecordDesk) -> None:
        super().__init__()
        self._desk = desk
        self._records = records

    def ask(self) -> None:
        """Show who plays whom by the headline, dek and body of the open article."""
        parts = self._desk.parts
        if not parts.article.is_open():
            return
        article, records = parts.article.article(), self._desk.records
        known = tuple(records.productions.values())
        slugs = (records.aliases.get(f"production:{s}", s) for s in article.details.productions)
        given = [records.productions[slug] for slug in slugs if slug in records.productions]
        texts = (article.headline, article.dek, article.body)
        # Whatever it is about is named early, and this is on the GUI thread.
        likely = likely_production((*texts[:2], article.body[:_EARLY]), known)
        sheet = parts.sheets.found()(
            parts.theme,
            parts.icons,
            given,
            known,
            likely=likely,
            parent=parts.window,
        )
        sheet.request_add.connect(lambda found: self._add(found, article.id))
        ticket = parts.lanes.reading.run(
            lambda: parts.find_cast("\n\n".join(texts), known), sheet.show_pairs
        )
        sheet.finished.connect(ticket.cancel)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _add(self, found: FoundCast, article_id: UUID) -> None:
        services = self._desk.services
        assert services is not None, "an article is open, so the library is"
        casting, production = services.casting, found.production
        if not found.is_new and not found.parts:
            self._records.give(production, article_id)
            return

        def save() -> tuple[Production, Changes]:
            if found.is_new:
                return casting.add_production(production, found.parts)
            return casting.extend_cast(production.slug, found.parts)

        def saved(result: tuple[Production, Changes]) -> None:
            stored, changes = result
            self._desk.parts.bus.publish(changes)
            self._records.give(stored, article_id)

        self._desk.parts.lanes.library.run(save, saved, self._desk.troubles.show)
