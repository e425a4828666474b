"""Handing articles over from the window: with all that they draw on, as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.text import slugify
from desktop_app.errors import CancelledError
from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.ui.desk.parts import DeskCore

SUFFIX = ".marquee"


class HandoverDesk(QObject):
    """Writes hand-over files, of the open article or of those that are chosen in the list."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._ticket: Ticket | None = None

    def ask(self) -> None:
        """Ask where the open article goes."""
        open_id = self._desk.parts.article.article_id()
        if open_id is not None:
            self.ask_for([open_id])

    def ask_for(self, ids: Sequence[UUID]) -> None:
        """Ask where these articles go, all of them in one file."""
        if self._desk.services is None or not ids:
            return
        name, _chosen = QFileDialog.getSaveFileName(
            self._desk.parts.window,
            self.tr("Hand over"),
            str(self._proposed(ids)),
            self.tr("Marquee hand-overs (*.marquee)"),
        )
        if name:
            target = Path(name)
            if target.suffix.lower() != SUFFIX:
                target = target.with_name(f"{target.name}{SUFFIX}")
            self.hand_over(ids, target)

    def hand_over(self, ids: Sequence[UUID], target: Path) -> None:
        """Write the file; the dialog has asked whether one that is there may go."""
        services, parts = self._desk.services, self._desk.parts
        assert services is not None
        parts.saver.store_now()
        parts.window.status.show_message(self.tr("Handing over…"))
        ticket = self._ticket = Ticket()

        def fetch() -> tuple[list[Article], Records]:
            return [services.library.article(one) for one in ids], services.library.records()

        def write(found: tuple[list[Article], Records]) -> None:
            articles, records = found
            current = parts.article.article() if parts.article.is_open() else None
            # What is on the screen goes out, also where the library has not got it yet.
            shown = [
                current if current is not None and current.id == one.id else one for one in articles
            ]
            parts.lanes.export.run(
                lambda: services.handover.hand_over(
                    shown, records, target, overwrite=True, cancelled=ticket.cancelled
                ),
                lambda left: self._done(target, left),
                self._failed,
                ticket,
            )

        parts.lanes.library.run(fetch, write, self._failed)

    def cancel(self) -> None:
        """Call off what is under way; no file is left of it."""
        if self._ticket is not None:
            self._ticket.cancel()

    def _proposed(self, ids: Sequence[UUID]) -> Path:
        settings = self._desk.settings
        folder = Path(settings.export_folder) if settings.export_folder else Path.home()
        listed = self._desk.listed(ids[0])
        stem = listed.slug if listed is not None and listed.slug else "article"
        if len(ids) > 1:
            stem = f"{stem}-and-{len(ids) - 1}-more"
        return folder / f"{slugify(stem)}{SUFFIX}"

    def _done(self, target: Path, left: tuple[str, ...]) -> None:
        parts = self._desk.parts
        parts.window.status.show_message(self.tr("Handed over as {0}").format(target.name))
        if left:
            sheet = parts.sheets.message()(
                parts.theme,
                parts.icons,
                self.tr("{0} is written, but something could not go along.").format(target.name),
                self.tr("Left out: {0}. Add it again to the library, then hand over anew.").format(
                    "; ".join(left)
                ),
                parent=parts.window,
            )
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

    def _failed(self, error: BaseException) -> None:
        self._desk.parts.window.status.show_message("")
        if not isinstance(error, CancelledError):
            self._desk.troubles.show(error)
