"""Whether this is the library's window, or one beside it that only reads; files from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.desk.beside import BesideDesk
from desktop_app.ui.desk.purging import PurgeDesk
from desktop_app.ui.editor.strip import Strip
from desktop_app.ui.first_window import come_forward

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.risk import Risk
    from desktop_app.services.bundle import Services
    from desktop_app.services.library import Overview
    from desktop_app.ui.desk.files import FileDesk
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.places import PlaceDesk
    from desktop_app.ui.first_window import FirstWindow, Raised


class Standing(QObject):
    """Listens for second starts while this is the library's window, and for the system's wishes."""

    def __init__(
        self,
        desk: DeskCore,
        places: PlaceDesk,
        files: FileDesk,
        listen: Callable[[], FirstWindow],
        restart_on: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self._desk = desk
        self.purging = PurgeDesk(desk)
        self._places = places
        self._files = files
        self._listen = listen
        self._restart_on = restart_on
        self._first: FirstWindow | None = None
        self.beside: BesideDesk | None = None
        self.warning: Strip | None = None
        desk.parts.asked.came.connect(self._on_asked)

    @property
    def writable(self) -> bool:
        """Whether what is written here can be stored."""
        return self.beside is None

    def take(
        self, services: Services, file: Path | None, open_first: Callable[[Overview], None]
    ) -> bool:
        """The library is open: listen, and open the file that was asked for, or only read.

        Whether that file is on its way: `open_first` opens another where no article comes of it.
        """
        self._desk.parts.commands.bind("library.purge", self.purging.ask)
        if self._desk.parts.asked.waiting():
            QTimer.singleShot(0, self._on_asked)  # once this is done
        if not services.writable:
            self.beside = BesideDesk(
                self._desk.parts, lambda: self._restart_on(self._desk.paths.library)
            )
            if file is not None:
                text = self.tr("{0} was not taken in: this window only reads.").format(file.name)
                self._desk.parts.window.status.show_message(text)
            return False
        self._places.watch()
        if services.risk is not None:
            self._warn(services.risk)
        self._first = self._listen()
        self._first.raised.connect(self._on_raised)
        if file is not None:
            self._files.open(file, lambda: self._desk.refresh_overview(then=open_first))
        return file is not None

    def leave(self) -> None:
        """Listen no longer; what was asked for and not opened stays where it lies."""
        self._desk.parts.asked.came.disconnect(self._on_asked)
        self._desk.parts.asked.take()
        if self._first is not None:
            self._first.close()

    def _warn(self, risk: Risk) -> None:
        """Say once what is wrong with the library's folder, until the writer says that it is so."""
        desk = self._desk
        library = str(desk.paths.library)
        if desk.settings.accepted_place == library:
            return
        synced = self.tr("This library is in a folder that {0} synchronises.")
        network = self.tr("This library is on a network drive ({0}).")
        where = (synced if risk.kind == "synced" else network).format(risk.by)
        advice = self.tr(
            "An older copy may take its place; it is safer in a folder of this computer alone."
        )
        strip = Strip(desk.parts.icons, f"{where} {advice}", self.tr("Understood"))
        strip.pressed.connect(strip.hide)
        strip.pressed.connect(lambda: desk.change_settings(accepted_place=library))
        desk.parts.editor.put_strip(strip)
        self.warning = strip

    def _on_asked(self) -> None:
        if self._desk.services is None:
            return  # they wait until the library is open
        files = self._desk.parts.asked.take()
        if files:
            come_forward(self._desk.parts.window)
            self._files.take(files)

    def _on_raised(self, raised: Raised) -> None:
        if raised.file is not None:
            self._files.open(raised.file)
