"""Casts and hubs from the window: the sheets that edit their records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.ui.desk.record_edits import RecordEdits
from desktop_app.ui.sidebar.requests import (
    CastFileRequest,
    CastRequest,
    MergeRequest,
    PersonRequest,
    RecordRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.castfile import CastFile
    from desktop_app.domain.records import Hub, Production
    from desktop_app.services.bundle import Services
    from desktop_app.services.changes import Changes
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.add_cast import AddCastSheet, CastEntry
    from desktop_app.ui.library.panel import HubRequest

    AnyCastRequest = CastRequest | RecordRequest | PersonRequest | MergeRequest | CastFileRequest


class RecordDesk(QObject):
    """Carries out what the sidebar asks of the records.

    Signals: `request_person(PersonRequest)`.
    """

    request_person = Signal(object)

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self.edits = RecordEdits(desk)
        desk.parts.article.opened.connect(self._bind)

    def _bind(self, _opened: object) -> None:
        commands = self._desk.parts.commands
        commands.bind("insert.cast-from-file", lambda: self.cast_from_file())

    # ----------------------------------------------------------------------------------- cast

    def take(self, request: AnyCastRequest) -> None:
        """Carry out whatever the cast's tab asks for."""
        if isinstance(request, RecordRequest):
            self.edits.show(request)
        elif isinstance(request, MergeRequest):
            self.edits.merge(request.twins)
        elif isinstance(request, CastFileRequest):
            self.cast_from_file(request.path)
        elif isinstance(request, PersonRequest):
            self._tell_person(request)
        else:
            self.edit_cast(request)

    def _tell_person(self, request: PersonRequest) -> None:
        self.request_person.emit(request)

    def cast_from_file(self, path: Path | None = None) -> None:
        """Read a cast from a file and show it for review."""
        parts = self._desk.parts
        if path is None:
            name, _chosen = QFileDialog.getOpenFileName(
                parts.window, self.tr("Cast from a file"), "", self.tr("Casts (*.csv *.json *.txt)")
            )
            path = Path(name) if name else None
        if path is not None:
            file = path
            parts.lanes.reading.run(
                lambda: parts.read_cast(file), self._show_cast_file, self._desk.troubles.show
            )

    def _show_cast_file(self, found: CastFile) -> None:
        sheet = self._cast_sheet(None)
        sheet.open()
        sheet.show_file(found)

    def _cast_sheet(self, production: Production | None) -> AddCastSheet:
        parts = self._desk.parts
        sheet = parts.sheets.cast()(
            parts.theme,
            parts.icons,
            self._desk.records.productions.values(),
            production=production,
            parent=parts.window,
        )
        sheet.request_save.connect(self._save_cast)
        sheet.finished.connect(sheet.deleteLater)
        return sheet

    def edit_cast(self, request: CastRequest) -> None:
        """Show the sheet for a new production, or for one that is there."""
        sheet = self._cast_sheet(request.production)
        sheet.open()
        if request.paste:
            sheet.paste()

    def _save_cast(self, entry: CastEntry) -> None:
        if not entry.is_new:
            self.edits.save(entry.production)
            return
        casting = self._services().casting
        self._desk.parts.lanes.library.run(
            lambda: casting.add_production(entry.production),
            self._cast_saved,
            self._desk.troubles.show,
        )

    def _cast_saved(self, result: tuple[Production, Changes]) -> None:
        production, changes = result
        self._desk.parts.bus.publish(changes)
        self.give(production, self._desk.parts.article.article_id())

    def give(self, production: Production, article_id: UUID | None) -> None:
        """Give the article a production that it does not have yet, if it is still the open one."""
        article, aliases = self._desk.parts.article, self._desk.records.aliases
        if not article.is_open() or article.article_id() != article_id:
            return
        details = article.details
        given = {aliases.get(f"production:{slug}", slug) for slug in details.productions}
        if production.slug not in given | set(details.productions):
            productions = (*details.productions, production.slug)
            article.set_details(
                replace(details, productions=productions), self.tr("Add production")
            )

    def make_hub(self, request: HubRequest) -> None:
        """Make a hub of that name and give it to the open article."""
        services = self._services()
        self._desk.parts.lanes.library.run(
            lambda: services.library.hub(request.name), self._hub_made, self._desk.troubles.show
        )

    def _hub_made(self, result: tuple[Hub, Changes]) -> None:
        hub, changes = result
        self._desk.parts.bus.publish(changes)
        article = self._desk.parts.article
        if article.is_open() and hub.slug not in article.details.hubs:
            hubs = (*article.details.hubs, hub.slug)
            article.set_details(replace(article.details, hubs=hubs), self.tr("Add hub"))

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services
