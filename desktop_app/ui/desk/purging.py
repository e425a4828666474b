"""Pictures that nothing names any more, from the window: first how many, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.sizes import spoken_size

if TYPE_CHECKING:
    from desktop_app.services.purging import PurgeService, Unused
    from desktop_app.ui.desk.parts import DeskCore


class PurgeDesk(QObject):
    """Carries the command out; in the library's lane, where pictures are taken in as well."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk

    def ask(self) -> None:
        """Say how many there are and how much they take, and offer to remove them."""
        parts, service = self._desk.parts, self._service()
        parts.lanes.library.run(service.look, self._offer, self._desk.troubles.show)

    def _offer(self, unused: Unused) -> None:
        parts = self._desk.parts
        if not unused.files:
            parts.window.status.show_message(
                self.tr("There is nothing to remove: every picture is named.")
            )
            return
        sheet = parts.sheets.message()(
            parts.theme,
            parts.icons,
            self._words(
                unused,
                self.tr("1 picture of {1} is named nowhere."),
                self.tr("{0} pictures of {1} together are named nowhere."),
            ),
            self.tr(
                "Neither the library nor a kept backup names them. Once removed, they cannot"
                " be brought back."
            ),
            close=self.tr("Keep them"),
            parent=parts.window,
        )
        sheet.add_way_out(self.tr("Remove"), lambda: self._remove(unused))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _remove(self, unused: Unused) -> None:
        service = self._service()
        self._desk.parts.lanes.library.run(
            lambda: service.purge(unused), self._say_removed, self._desk.troubles.show
        )

    def _say_removed(self, gone: Unused) -> None:
        words = self._words(
            gone, self.tr("1 picture removed, {1}"), self.tr("{0} pictures removed, {1}")
        )
        self._desk.parts.window.status.show_message(words)

    def _words(self, unused: Unused, one: str, many: str) -> str:
        count = len(unused.files)
        return (one if count == 1 else many).format(count, spoken_size(unused.size))

    def _service(self) -> PurgeService:
        services = self._desk.services
        assert services is not None, "the command is off until the library is open"
        return services.purging
