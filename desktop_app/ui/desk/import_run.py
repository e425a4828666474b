"""Several files on their way in, one after another, with progress, a way to stop, and a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.errors import CancelledError, MarqueeError
from desktop_app.ui.import_report import ImportReport
from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_app.services.bundle import Services
    from desktop_app.services.files import Opened, TakenIn
    from desktop_app.services.taking_in import TakenFile
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.import_sheet import ImportSheet


class ImportRun(QObject):
    """Takes files in; one that is refused stops no other."""

    def __init__(self, desk: DeskCore, places: Sequence[Path], ended: Callable[[], None]) -> None:
        super().__init__()
        services = desk.services
        assert services is not None, "commands are off until the library is open"
        self._desk = desk
        self._services: Services = services
        self._ended = ended
        self._files: tuple[tuple[Path, Path | None], ...] = ()
        self._next = 0
        self._taken: list[TakenFile] = []
        self._known = 0
        self._storing = False
        self._refused: list[str] = []
        self._first: TakenIn | None = None
        self._ticket = Ticket()
        self._sheet: ImportSheet | None = desk.parts.sheets.imports()(
            desk.parts.icons, parent=desk.parts.window
        )
        self._sheet.request_stop.connect(self.stop)
        self._sheet.finished.connect(self._closed)
        self._sheet.finished.connect(self._sheet.deleteLater)
        self._sheet.open()
        desk.parts.lanes.export.run(
            lambda: desk.parts.find_posts(tuple(places), self._ticket.cancelled),
            self._begin,
            self._stopped_by,
            self._ticket,
        )

    def stop(self) -> None:
        """Take no more in; what is in stays."""
        if self._ticket.cancelled():
            return
        self.abandon()
        if not self._storing:  # else what is being stored is told of first
            self._end(stopped=True)

    def abandon(self) -> None:
        """Take no more in, and tell nobody: the window is closing."""
        self._ticket.cancel()
        self._services.files.stop()

    @staticmethod
    def tell(desk: DeskCore, taken: Sequence[TakenFile]) -> None:
        """Show the report alone, of files that are in already."""
        sheet = desk.parts.sheets.imports()(desk.parts.icons, parent=desk.parts.window)
        sheet.show_report(_report(taken, (), 0, stopped=False))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _begin(self, files: tuple[tuple[Path, Path | None], ...]) -> None:
        self._files = files
        self._go_on()

    def _go_on(self) -> None:
        self._storing = False
        if self._ticket.cancelled():
            self._end(stopped=True)
            return
        if self._next >= len(self._files):
            self._end(stopped=False)
            return
        file, root = self._files[self._next]
        if self._sheet is not None:
            self._sheet.show_progress(file.name, self._next, len(self._files))
        self._next += 1
        services, ticket = self._services, self._ticket
        self._desk.parts.lanes.export.run(
            lambda: services.files.look(file, root=root, cancelled=ticket.cancelled),
            self._store,
            self._refuse,
            ticket,
        )

    def _store(self, opened: Opened) -> None:
        services = self._services
        self._storing = True
        # No ticket: what is stored is told of, whatever the writer has decided since.
        self._desk.parts.lanes.library.run(
            lambda: services.files.take(opened), self._stored, self._refuse
        )

    def _stored(self, taken: TakenIn) -> None:
        self._first = self._first or taken
        if taken.file is None:
            self._known += 1
        else:
            self._taken.append(taken.file)
            self._desk.parts.bus.publish(taken.file.changes)
        self._go_on()

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, MarqueeError):
            self._end(stopped=True)
            self._desk.troubles.show(error)
            return
        self._refused.append(f"{error.sentence} {error.way_out}".strip())
        self._go_on()

    def _stopped_by(self, error: BaseException) -> None:
        """There is nothing to take in at all."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.show_report(_report((), (), 0, stopped=True))
            sheet.accept()
        self._ended()
        if not isinstance(error, CancelledError):
            self._desk.troubles.show(error)

    def _end(self, *, stopped: bool) -> None:
        self._desk.parts.lanes.export.run(self._services.files.close)
        if self._sheet is not None:
            self._sheet.show_report(
                _report(self._taken, tuple(self._refused), self._known, stopped=stopped)
            )
        if self._first is not None:
            self._desk.open_article(self._first.article.id)
        self._ended()

    def _closed(self) -> None:
        self._sheet = None


def _report(
    taken: Sequence[TakenFile], refused: tuple[str, ...], known: int, *, stopped: bool
) -> ImportReport:
    return ImportReport(
        articles=sum(one.added for one in taken),
        pictures=sum(one.pictures for one in taken),
        wanted=sum(one.wanted for one in taken),
        known=known + sum(len(one.articles) - one.added for one in taken),
        refused=refused,
        remarks=tuple(dict.fromkeys(remark for one in taken for remark in one.remarks)),
        stopped=stopped,
    )
