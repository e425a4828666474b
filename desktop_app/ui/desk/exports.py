"""Exporting from the window: the sheet, the work in its own lane, and copying the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop_app.domain.finding import Severity
from desktop_app.domain.leave import Leave
from desktop_app.errors import BlockedError, CancelledError, MarqueeError, TargetExistsError
from desktop_app.ui.desk.export_places import (
    choice_of,
    folder_name,
    hub_of,
    is_remembered,
    remembered,
    site_folder,
    with_export,
)

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import Records
    from desktop_app.exporters.profile import Profile
    from desktop_app.services.bundle import Services
    from desktop_app.services.exporting import ExportResult
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.export import ExportRequest, ExportSheet, OpenRequest
    from desktop_app.ui.jobs import Ticket
    from desktop_app.ui.sidebar.requests import FixRequest
    from desktop_app.worker.protocol import Reading


class ExportDesk(QObject):
    """Runs exports.

    Signals: `request_fix(FixRequest)` to settle a finding first; `_advanced` crosses threads.
    """

    request_fix = Signal(object)
    _advanced = Signal(str, int, int)

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: ExportSheet | None = None
        self._ticket: Ticket | None = None
        self._profiles: dict[str, Profile] = {}
        self._waiting: ExportRequest | None = None  # for its fixes to be read
        self._advanced.connect(self._show_progress)
        desk.parts.reading.read.connect(self._on_reading)

    # ------------------------------------------------------------------------------ the sheet

    def ask(self) -> None:
        """Show the export sheet for the open article."""
        services = self._desk.services
        if services is None or not self._desk.parts.article.is_open() or self._sheet is not None:
            return
        article = self._desk.parts.article.article()
        parts = self._desk.parts
        try:
            self._profiles = {one.key: one for one in services.exporting.profiles()}
        except MarqueeError as error:  # the desk's own file is wrong: it says where
            self._desk.troubles.show(error)
            return
        avif = self._desk.records.house.avif
        formats = [choice_of(one, avif=avif) for one in self._profiles.values()]
        chosen = remembered(self._desk.settings, hub_of(article))
        sheet = parts.sheets.export()(
            parts.theme,
            parts.icons,
            article.headline,
            formats,
            self._proposed_folder(article, chosen),
            chosen=chosen,
            remembered=self._remembered_line(article, chosen),
            parent=parts.window,
        )
        self._sheet = sheet
        sheet.request_export.connect(self._on_export)
        sheet.request_cancel.connect(self._on_cancel)
        sheet.request_copy_html.connect(self.copy_html)
        sheet.request_fix.connect(self._on_fix)
        sheet.request_open.connect(self._on_open)
        sheet.request_jump.connect(lambda found: parts.editor.go_to(found.start, found.end))
        sheet.profile_chosen.connect(self._on_profile)
        sheet.finished.connect(self._on_finished)
        sheet.finished.connect(sheet.deleteLater)
        self._show_findings(sheet)
        sheet.open()

    def _proposed_folder(self, article: Article, key: str) -> Path:
        settings = self._desk.settings
        if self._is_site(key):
            folder = site_folder(settings, key)
            return Path(folder) if folder else self._desk.paths.exports / f"{key}-site"
        base = Path(settings.export_folder) if settings.export_folder else self._desk.paths.exports
        listed = self._desk.listed(article.id)
        return base / folder_name(article, listed.slug if listed else "")

    def _is_site(self, key: str) -> bool:
        profile = self._profiles.get(key)
        return profile is not None and profile.into == "site"

    def _remembered_line(self, article: Article, key: str) -> str:
        hub = hub_of(article)
        profile = self._profiles.get(key)
        if not hub or profile is None or not is_remembered(self._desk.settings, hub):
            return ""
        record = self._desk.records.hubs.get(hub)
        name = record.name if record else hub
        return self.tr("Remembered for this hub: {0} ({1})").format(name, profile.name)

    def _on_profile(self, key: str) -> None:
        if self._sheet is not None:
            article = self._desk.parts.article.article()
            self._sheet.set_folder(self._proposed_folder(article, key))
            self._show_findings(self._sheet)

    def _show_findings(self, sheet: ExportSheet) -> None:
        reading = self._desk.reading
        if reading is not None:
            sheet.show_findings(reading.findings, embargoed=_embargoed(reading.findings))
        self._resolve_links(sheet)

    def _resolve_links(self, sheet: ExportSheet) -> None:
        """Look once more where the profile knows addresses that the library does not."""
        key = sheet.cards.key()
        profile, services = self._profiles.get(key), self._desk.services
        if services is None or profile is None or not (profile.base_url or profile.hubs):
            return
        article, records = self._desk.parts.article.article(), self._desk.records

        def show(found: tuple[Finding, ...]) -> None:
            if self._sheet is sheet and sheet.cards.key() == key:
                sheet.show_findings(found, embargoed=_embargoed(found))

        self._desk.parts.lanes.export.run(
            lambda: services.exporting.check(article, key, records), show, self._failed
        )

    def _advice(self) -> list[Finding]:
        """What the reader has found that does not stop an export."""
        found = self._desk.reading.findings if self._desk.reading is not None else ()
        return [one for one in found if one.severity is not Severity.ERROR]

    def _on_reading(self, _reading: Reading) -> None:
        # The desk takes the reading in the same turn; look at it in the next.
        QTimer.singleShot(0, self._after_reading)

    def _after_reading(self) -> None:
        if self._sheet is not None:
            self._show_findings(self._sheet)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._export(waiting)

    def _on_fix(self, request: FixRequest) -> None:
        if not request.finding.fix or not request.finding.fix.edits or request.finding.fix.caret:
            # The writer must supply words: the text is where that is done.
            self._close()
        self.request_fix.emit(request)

    def _on_open(self, request: OpenRequest) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(request.path)))

    def _on_finished(self) -> None:
        self._sheet = None
        self._waiting = None

    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.accept()

    # ------------------------------------------------------------------------------- the work

    def _on_export(self, request: ExportRequest) -> None:
        if not request.fixes:
            self._export(request)
            return
        self._waiting = request
        with self._desk.parts.article.compound(self.tr("Fix findings")):
            for finding in sorted(request.fixes, key=lambda one: one.start, reverse=True):
                if finding.fix is not None:
                    self._desk.parts.article.apply(finding.fix.edits, finding.fix.label)

    def _export(self, request: ExportRequest) -> None:
        services, parts = self._services(), self._desk.parts
        article = parts.article.article()
        settings, site = self._desk.settings, self._is_site(request.format)
        self._desk.change_settings(
            export_format=request.format,
            export_folder=settings.export_folder if site else str(request.folder.parent),
            export_places=with_export(
                settings, hub_of(article), request.format, request.folder if site else None
            ),
        )
        parts.saver.store_now()
        self._snapshot(services, article, request.embargo_reason)
        self._show_progress(self.tr("Preparing"), 0, 0)
        holder: list[Ticket] = []

        def fetched(records: Records) -> None:
            self._ticket = parts.lanes.export.run(
                lambda: services.exporting.export(
                    article,
                    request.format,
                    request.folder,
                    overwrite=request.overwrite,
                    leave=Leave(findings=request.left, embargo_reason=request.embargo_reason),
                    spoilers=request.spoilers,
                    images=request.images,
                    records=records,
                    progress=self._advance,
                    cancelled=lambda: bool(holder) and holder[0].cancelled(),
                ),
                self._done,
                self._failed,
            )
            holder.append(self._ticket)

        parts.lanes.library.run(services.library.records, fetched, self._failed)

    def _snapshot(self, services: Services, article: Article, reason: str) -> None:
        # Why an embargo was overridden stays with the version that went out.
        name = self.tr("Embargo overridden: {0}").format(reason) if reason else ""
        self._desk.parts.lanes.library.run(
            lambda: services.writable and services.writing.keep(article, "before-export", name),
            lambda _row: self._desk.refresh_revisions(),
            lambda _error: None,  # an export does not wait for its history
        )

    def _advance(self, what: str, done: int, total: int) -> None:
        self._advanced.emit(what, done, total)

    def _show_progress(self, what: str, done: int, total: int) -> None:
        if self._sheet is not None:
            self._sheet.show_progress(what, done, total)

    def _done(self, result: ExportResult) -> None:
        self._ticket = None
        if self._sheet is not None:
            self._sheet.show_result(result.entry, result.files, result.left_out, result.heavy)

    def _failed(self, error: BaseException) -> None:
        self._ticket = None
        if isinstance(error, CancelledError) or self._sheet is None:
            return
        if isinstance(error, TargetExistsError):
            self._sheet.ask_replace()
        elif isinstance(error, BlockedError):
            # What only shows at an export, such as a picture whose file is gone.
            found = [*error.findings, *self._advice()]
            self._sheet.show_findings(found, embargoed=_embargoed(found))
            self._sheet.show_error(error.sentence, self.tr("Settle them first."))
        elif isinstance(error, MarqueeError):
            self._sheet.show_error(error.sentence, error.way_out)
        else:
            self._close()
            self._desk.troubles.show(error)

    def cancel(self) -> None:
        """Call off an export that is under way; what it was to replace stays."""
        self._on_cancel()

    def _on_cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()

    # ----------------------------------------------------------------------------- the clipboard

    def copy_html(self) -> None:
        """Put the article on the clipboard, as HTML and as its source."""
        services, parts = self._services(), self._desk.parts
        if not parts.article.is_open():
            return
        article = parts.article.article()
        self._with_records(
            lambda records: services.exporting.copy_html(article, records=records), self._copied
        )

    def _copied(self, html: str) -> None:
        data = QMimeData()
        data.setHtml(html)
        data.setText(html)
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.parts.window.status.show_message(self.tr("Copied the page as HTML."))
        if self._sheet is not None:
            self._sheet.show_copied()

    def copy_rich(self) -> None:
        """Put the article on the clipboard as formatted text, with plain text beside it."""
        services, parts = self._services(), self._desk.parts
        if not parts.article.is_open():
            return
        article = parts.article.article()
        self._with_records(
            lambda records: services.exporting.copy_rich(article, records=records),
            self._copied_rich,
        )

    def _copied_rich(self, both: tuple[str, str]) -> None:
        data = QMimeData()
        data.setHtml(both[0])
        data.setText(both[1])
        self._put(data, self.tr("Copied the page as formatted text."))

    def copy_markdown(self) -> None:
        """Put the article on the clipboard as plain Markdown."""
        services, parts = self._services(), self._desk.parts
        if not parts.article.is_open():
            return
        article = parts.article.article()
        self._with_records(
            lambda records: services.exporting.copy_markdown(article, records=records),
            self._copied_markdown,
        )

    def _copied_markdown(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self._put(data, self.tr("Copied the page as Markdown."))

    def _put(self, data: QMimeData, said: str) -> None:
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.parts.window.status.show_message(said)

    def _with_records(self, work: Callable[[Records], T], done: Callable[[T], None]) -> None:
        parts = self._desk.parts
        records = self._desk.records
        parts.lanes.export.run(lambda: work(records), done, self._copy_failed)

    def _copy_failed(self, error: BaseException) -> None:
        if self._sheet is not None and isinstance(error, MarqueeError):
            self._sheet.show_error(error.sentence, error.way_out)
        else:
            self._desk.troubles.show(error)

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services


def _embargoed(findings: Iterable[Finding]) -> bool:
    return any(found.code.startswith("embargo") for found in findings)
