"""Changes to the records of productions and people, each with a way back in the status line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.domain.records import Production
    from desktop_app.domain.twins import Twins
    from desktop_app.services.casting import CastingService
    from desktop_app.services.changes import Changes
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.record_sheet import RecordSaved
    from desktop_app.ui.sidebar.requests import RecordRequest

    Change = Callable[[], tuple[tuple[Production, ...], Changes]]


@dataclass(frozen=True)
class RecordsChanged:
    """The productions that a change touched, as they were and as they are."""

    before: tuple[Production, ...]
    after: tuple[Production, ...]


class RecordEdits(QObject):
    """Shows the sheet of a record, stores what was changed, and puts it back.

    Signals: `records_changed(RecordsChanged)`.
    """

    records_changed = Signal(object)

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    def show(self, request: RecordRequest) -> None:
        """Show the record of a production."""
        parts = self._desk.parts
        sheet = parts.sheets.record()(
            parts.theme,
            parts.icons,
            request.production,
            self._desk.records.productions.values(),
            parent=parts.window,
        )
        sheet.request_save.connect(self._on_save)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        if request.credit is not None:
            sheet.show_credit(request.credit)

    def save(self, production: Production) -> None:
        """Store a production that the library has, and offer to put it back."""
        casting = self._casting()

        def store() -> tuple[tuple[Production, ...], Changes]:
            people = {credit.person.id for credit in production.credits}
            before = tuple(
                one
                for one in casting.productions()
                if one.id == production.id or people & {each.person.id for each in one.credits}
            )
            return before, casting.save_production(production)[1]

        words = self.tr("Saved the record of {0}.").format(production.label())
        self._run(store, words)

    def merge(self, twins: Twins) -> None:
        """Make one person of two, and offer to make them two again."""
        casting, (keep, drop) = self._casting(), twins
        words = self.tr("{0} and {1} are one person now.").format(keep.name, drop.name)
        self._run(lambda: casting.merge_people(keep.id, drop.id), words)

    def _on_save(self, saved: RecordSaved) -> None:
        self.save(saved.after)

    def _run(self, change: Change, words: str) -> None:
        parts, casting = self._desk.parts, self._casting()

        def work() -> tuple[RecordsChanged, Changes]:
            before, changes = change()
            return RecordsChanged(before, _as_now(casting, before)), changes

        def done(result: tuple[RecordsChanged, Changes]) -> None:
            changed, changes = result
            parts.bus.publish(changes)
            parts.window.status.show_message(words, lambda: self._put_back(changed.before))
            self._tell(changed)

        parts.lanes.library.run(work, done, self._desk.troubles.show)

    def _put_back(self, before: Sequence[Production]) -> None:
        parts, casting = self._desk.parts, self._casting()

        def work() -> tuple[RecordsChanged, Changes]:
            now = _as_now(casting, before)
            changes = casting.put_back(before)
            return RecordsChanged(now, tuple(before)), changes

        def done(result: tuple[RecordsChanged, Changes]) -> None:
            changed, changes = result
            parts.bus.publish(changes)
            parts.window.status.show_message(self.tr("The records are as they were."))
            self._tell(changed)

        parts.lanes.library.run(work, done, self._desk.troubles.show)

    def _tell(self, changed: RecordsChanged) -> None:
        self.records_changed.emit(changed)

    def _casting(self) -> CastingService:
        services = self._desk.services
        assert services is not None, "records are shown, so the library is open"
        return services.casting


def _as_now(casting: CastingService, some: Sequence[Production]) -> tuple[Production, ...]:
    ids = {production.id for production in some}
    return tuple(production for production in casting.productions() if production.id in ids)
