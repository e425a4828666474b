"""Backups from the window: one a day by itself, the sheet to restore one, and the full check."""

from __future__ import annotations

import threading
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.errors import LibraryDamagedError, MarqueeError
from desktop_app.services.changes import Changes
from desktop_app.ui.sidebar.when import spoken_time

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from desktop_app.domain.backup import Backup
    from desktop_app.services.backups import BackupService
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.restore import RestoreChosen

CHECK_AFTER_MS = 10_000  # the start comes first
TRY_AGAIN = 10 * 60  # seconds


class BackupDesk(QObject):
    """Looks after the library's backups, whether or not the library can be opened."""

    def __init__(
        self,
        desk: DeskCore,
        open_backups: Callable[[], BackupService],
        close_desk: Callable[[], None],
        restart_on: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._open_backups = open_backups
        self._close_desk = close_desk
        self._restart_on = restart_on
        self._made: BackupService | None = None
        self._day: date | None = None  # the one that has its backup, or for which it is under way
        self._not_before = 0.0  # by a clock that nobody can set
        self._stopped = threading.Event()
        self._ended_badly = False
        self._check_timer = QTimer(self, singleShot=True, interval=CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self.check_library)
        desk.parts.bus.changed.connect(self._on_changed)

    def stop(self) -> None:
        """Call off what runs in the background."""
        self._stopped.set()
        self._check_timer.stop()

    # ------------------------------------------------------------------------- one each day

    def _on_changed(self, changes: Changes) -> None:
        today = datetime.now().date()
        if changes == Changes() or today == self._day or monotonic() < self._not_before:
            return
        self._day = today
        self._desk.parts.lanes.library.run(self._back_up_if_due, failed=self._say_failed)

    def back_up(self, reason: str) -> None:
        """Make a backup before whatever is queued next in the library's lane."""
        self._desk.parts.lanes.library.run(
            lambda: self._service().make(reason), failed=self._say_failed
        )

    def _back_up_if_due(self) -> None:
        service = self._service()
        if service.due():
            service.make("first-change")

    def _say_failed(self, error: BaseException) -> None:
        if not isinstance(error, MarqueeError):
            self._desk.troubles.show(error)
            return
        self._day, self._not_before = None, monotonic() + TRY_AGAIN
        text = self.tr("The backup could not be made. {0}").format(error.sentence)
        self._desk.parts.window.status.show_message(text)

    # --------------------------------------------------------------------------- restoring

    def ask(self) -> None:
        """Show the backups to choose from."""
        self._desk.parts.lanes.upkeep.run(
            lambda: self._service().list(), self._show_sheet, self._desk.troubles.show
        )

    def _show_sheet(self, backups: tuple[Backup, ...]) -> None:
        parts = self._desk.parts
        sheet = parts.sheets.restore()(parts.icons, backups, parent=parts.window)
        sheet.request_restore.connect(self._on_chosen)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _on_chosen(self, chosen: RestoreChosen) -> None:
        self.restore(chosen.backup)

    def restore(self, backup: Backup) -> None:
        """Put that backup into the library’s place, and start anew on it."""

        def look() -> None:
            found = self._service().verify(backup.path)
            if found.faults:
                raise LibraryDamagedError(
                    self.tr("This backup is damaged."), self.tr("Choose another one.")
                )

        self._desk.parts.lanes.upkeep.run(
            look, lambda _: self._put_in_place(backup), self._desk.troubles.show
        )

    def _put_in_place(self, backup: Backup) -> None:
        self._close_desk()  # from here on nothing has the library open

        def start_anew() -> None:
            self._restart_on(self._desk.paths.library)

        try:
            self._service().restore(backup.path)
        except MarqueeError as error:
            self._desk.troubles.show(error, then=start_anew)
            return
        start_anew()

    def offer(self, error: BaseException, choose_library: Callable[[], None] | None = None) -> None:
        """Say what is wrong with the library, and offer the last good backup where that helps."""
        show = self._desk.troubles.show
        if not isinstance(error, LibraryDamagedError):
            show(error, choose_library)
            return

        def found(backup: Backup | None) -> None:
            if backup is None:
                show(error, choose_library)
                return
            words = self.tr("Restore the last good backup ({0})")
            text = words.format(spoken_time(backup.made_at))
            show(error, choose_library, restore=(text, lambda: self.restore(backup)))

        self._desk.parts.lanes.upkeep.run(
            lambda: self._service().last_good(), found, lambda _: show(error, choose_library)
        )

    # ----------------------------------------------------------------------------- checking

    def watch(self, *, ended_badly: bool) -> None:
        """The library is open: check all of it soon, where that is due."""
        self._ended_badly = ended_badly
        self._check_timer.start()

    def check_library(self) -> None:
        """Check the whole library in the background if a week has passed, or it was left open."""

        def check() -> tuple[str, ...] | None:
            service = self._service()
            if not self._ended_badly and not service.check_due():
                return ()
            return service.check(self._stopped.is_set)

        self._desk.parts.lanes.upkeep.run(check, self._say_found, self.offer)

    def _say_found(self, found: tuple[str, ...] | None) -> None:
        if not found:
            return
        one = self.tr("Something in the library is damaged: {0}.")
        many = self.tr("{0} things in the library are damaged, the first: {1}.")
        sentence = one.format(found[0]) if len(found) == 1 else many.format(len(found), found[0])
        way_out = self.tr(
            "An earlier backup may hold it whole; what is set aside is never deleted."
        )
        self.offer(LibraryDamagedError(sentence, way_out))

    def _service(self) -> BackupService:
        # Called in a lane: making it loads the database.
        if self._made is None:
            self._made = self._open_backups()
        return self._made
