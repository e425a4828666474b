"""The desk: opens the library and its articles, and keeps every part of the window in step.

Parts do not know one another; the connect block in `_connect` shows every way between them.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.finding import Severity
from desktop_app.domain.records import Records, everyone
from desktop_app.errors import LibraryElsewhereError, LibraryError, MarqueeError
from desktop_app.services.places import PlaceService
from desktop_app.services.recovery import recover
from desktop_app.ui.desk.articles import ArticleDesk
from desktop_app.ui.desk.backups import BackupDesk
from desktop_app.ui.desk.box import BoxDesk
from desktop_app.ui.desk.commands import CommandBindings
from desktop_app.ui.desk.drift import DriftDesk
from desktop_app.ui.desk.exports import ExportDesk
from desktop_app.ui.desk.files import FileDesk
from desktop_app.ui.desk.findings import FindingDesk
from desktop_app.ui.desk.found_cast import FoundCastDesk
from desktop_app.ui.desk.handing_over import HandoverDesk
from desktop_app.ui.desk.names import NameDesk
from desktop_app.ui.desk.opened import LibraryOpened, Opened
from desktop_app.ui.desk.page import connect_reader, open_outside
from desktop_app.ui.desk.pasted_pictures import PastedPictures
from desktop_app.ui.desk.people import PeopleDesk
from desktop_app.ui.desk.pictures import PictureDesk
from desktop_app.ui.desk.places import PlaceDesk
from desktop_app.ui.desk.reader_requests import request_for
from desktop_app.ui.desk.records import RecordDesk
from desktop_app.ui.desk.recovered import RecoveredDesk
from desktop_app.ui.desk.saving_trouble import SavingTrouble
from desktop_app.ui.desk.side_by_side import SideBySide
from desktop_app.ui.desk.spelling import SpellingDesk
from desktop_app.ui.desk.standing import Standing
from desktop_app.ui.desk.troubles import Troubles
from desktop_app.ui.desk.typing import TypingDesk
from desktop_app.ui.desk.versions import VersionDesk

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop_app.domain.article import ArticleRow
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.paths import Paths
    from desktop_app.services.backups import BackupService
    from desktop_app.services.bundle import Services
    from desktop_app.services.changes import Changes
    from desktop_app.services.library import Overview
    from desktop_app.services.recovery import Recovered
    from desktop_app.settings import Settings
    from desktop_app.ui.desk.parts import Closable, DeskParts
    from desktop_app.ui.first_window import FirstWindow
    from desktop_app.ui.jobs import Ticket
    from desktop_app.ui.open_article import Edited
    from desktop_app.ui.sidebar.requests import FixRequest, InsertRequest
    from desktop_app.worker.protocol import Reading, ReadRequest

FIRST_PAGE = 200


class Desk(QObject):
    """Runs the window.

    Signals: `library_opened(LibraryOpened)`; `article_shown(UUID)`.
    """

    library_opened = Signal(object)
    article_shown = Signal(object)

    def __init__(
        self,
        parts: DeskParts,
        *,
        paths: Paths,
        settings: Settings,
        open_services: Callable[[Path | None], Services],
        listen: Callable[[], FirstWindow],
        open_backups: Callable[[], BackupService],
        save_settings: Callable[[Settings, Path], None],
        restart_on: Callable[[Path], None],
        warm_up: Callable[[], None],
    ) -> None:
        super().__init__()
        self.parts = parts
        self.paths = paths
        self.settings = settings
        self._open_services = open_services
        self._save_settings = save_settings
        self._restart_on = restart_on
        self._warm_up = warm_up
        self._services: Services | None = None
        self._to_close: Services | None = None  # the library lane's alone
        self._opening: Ticket | None = None  # the article that was asked for last
        self._records = Records()
        self._records_old = True  # whether they may have changed since they were read
        self._last: Reading | None = None
        self._asked_revision = 0
        self._reading_revision = 0
        self._reading_of: UUID | None = None
        self._trashed: bool | None = None  # whether the open article is; None: not looked at yet
        self._shown_number = -1
        self._first_file: Path | None = None
        self._closed = False
        self.tools: Closable | None = None  # made when the library is open
        self.troubles = Troubles(
            parts.window, parts.theme, parts.icons, parts.sheets, parts.crash.report
        )
        self.places = PlaceDesk(self, PlaceService(paths.journal / "place.json"))
        self.saving_trouble = SavingTrouble(self)
        self.articles = ArticleDesk(self, self.places)
        self.recovered = RecoveredDesk(self)
        self.files = FileDesk(self)
        self.handing_over = HandoverDesk(self)
        self.standing = Standing(self, self.places, self.files, listen, restart_on)
        self.records_desk = RecordDesk(self)
        self.drift = DriftDesk(self)
        self.people = PeopleDesk(self, self.records_desk)
        self.pictures = PictureDesk(self)
        self.found_cast = FoundCastDesk(self, self.records_desk)
        self.names = NameDesk(self)
        self.findings = FindingDesk(self, self._on_fix, self.names.hover)
        self.exports = ExportDesk(self)
        self.backups = BackupDesk(self, open_backups, self.close, restart_on)
        self.versions = VersionDesk(self)
        self.spelling = SpellingDesk(self)
        self.typing = TypingDesk(self, PastedPictures(self, self.pictures))
        self._side_by_side = SideBySide(self)
        self._connect()
        self._commands = CommandBindings(
            parts, self.articles, self.files, self.handing_over, self.exports, self.versions
        )
        self._commands.bind_window(self.show_tab, self.choose_library, self.backups.ask)

    def _connect(self) -> None:
        """Every connection between the parts of the window."""
        parts = self.parts
        # The text tells the reader, the journal and the panels.
        parts.article.opened.connect(self._on_article_opened)
        parts.article.edited.connect(self._on_edited)
        parts.article.details_changed.connect(self._on_details_changed)
        # What reading gives.
        parts.reading.read.connect(self._on_reading)
        connect_reader(parts)
        # What is on disk.
        parts.saver.state_changed.connect(parts.window.status.show_save)
        parts.saver.saved.connect(parts.bus.publish)
        parts.saver.failed.connect(self.troubles.show_not_saved)
        parts.saver.kept_apart.connect(self.recovered.show_kept_apart)
        parts.bus.changed.connect(self._on_changed)
        # The library panel.
        parts.panel.request_open.connect(self.articles.on_open)
        parts.panel.request_article.connect(self.articles.on_verb)
        self.articles.request_handover.connect(self.handing_over.ask_for)
        parts.panel.request_search.connect(self.articles.on_search)
        parts.panel.request_new.connect(lambda: self.articles.new())
        parts.panel.request_hub.connect(self.records_desk.make_hub)
        # The editor.
        parts.editor.request_details.connect(lambda _: self.show_tab("details"))
        parts.editor.request_image_files.connect(self.pictures.on_image_files)
        parts.editor.request_new.connect(lambda: self.articles.new())
        parts.editor.request_import.connect(self.files.choose)
        parts.editor.request_restore.connect(lambda: self.articles.restore())
        # The preview.
        parts.preview.request_link.connect(open_outside)
        # The sidebar.
        sidebar = parts.sidebar
        sidebar.request_insert.connect(self._on_insert)
        sidebar.request_fix.connect(self._on_fix)
        sidebar.request_silence.connect(self.names.silence)
        sidebar.request_look_again.connect(self.findings.look_again)
        sidebar.request_also_stars.connect(self.names.insert_also_stars)
        sidebar.request_go.connect(lambda go: parts.editor.go_to(go.start, go.end))
        sidebar.request_details.connect(lambda r: parts.article.set_details(r.details, r.label))
        sidebar.request_cast.connect(self.records_desk.take)
        self.records_desk.request_person.connect(self.people.on_request)
        self.records_desk.edits.records_changed.connect(self.drift.on_records)
        sidebar.request_cast_from_text.connect(self.found_cast.ask)
        sidebar.request_add_images.connect(self.pictures.choose_images)
        sidebar.request_edit_image.connect(lambda r: self.pictures.edit_image(r.slug))
        sidebar.request_pictures.connect(self.pictures.on_request)
        parts.preview.files_dropped.connect(self.pictures.on_page_drop)
        sidebar.request_new_hub.connect(self.records_desk.make_hub)
        sidebar.request_snapshot.connect(self.versions.keep_named)
        sidebar.request_restore.connect(self.versions.restore)
        sidebar.request_part.connect(self.versions.copy_part)
        sidebar.version_chosen.connect(self.versions.choose)
        # The window.
        parts.window.set_close_guard(self._may_close)
        parts.window.closing.connect(self.close)
        parts.window.status.request_checks.connect(lambda: self.show_tab("checks"))
        self.box = BoxDesk(self, self.articles, self.people)
        parts.window.theme_chosen.connect(lambda chosen: self.change_settings(theme=chosen.mode))
        self.exports.request_fix.connect(self._on_fix)
        parts.crash.set_rescue(parts.saver.rescue)
        parts.crash.crashed.connect(self.troubles.show_crash)

    # ----------------------------------------------------------------------- start and close

    def start(self, file: Path | None = None) -> None:
        """Open the library and an article, once the window has been painted."""
        self._first_file = file
        self.parts.crash.install()
        QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.parts.preview.set_width(self.settings.preview_width)
        self.parts.preview.set_synced(self.settings.preview_follows)
        self.spelling.start()
        self.parts.lanes.library.run(self._open_library, self._on_library, self._on_no_library)
        self.parts.reading.warm_up()
        # Chromium starts while the library lane is busy.
        QTimer.singleShot(0, self.parts.preview.start)

    def _open_library(self) -> LibraryOpened:
        self.places.read()
        services = self._to_close = self._open_services(self._first_file)
        found: tuple[Recovered, ...] = ()
        if services.writable:
            found = recover(services.library, services.writing, self.parts.journal)
        return LibraryOpened(services, found)

    def _on_library(self, opened: LibraryOpened) -> None:
        services = opened.services
        self._services = services
        self.tools = self.parts.make_tools(self)
        parts = self.parts
        parts.saver.set_library(services.library, services.writing, parts.lanes.library)
        parts.pictures.set_source(services.pictures.path_of)
        parts.thumbnails.set_source(services.pictures.path_of, services.thumbnail)
        self._commands.bind_library(services, self.focus_search)
        # What fits the pane comes at once, the rest when ten thousand rows have been read.
        parts.lanes.library.run(
            lambda: services.library.overview(FIRST_PAGE),
            parts.panel.show_overview,
            self.troubles.show,
        )
        both = self.recovered.say(opened.recovered)
        opens = self.standing.take(services, self._first_file, self.articles.open_first)
        self.refresh_overview(then=None if both or opens else self.articles.open_first)
        parts.lanes.pictures.run(self._warm_up)
        if services.writable:
            self.backups.watch(ended_badly=services.ended_badly)
        self.library_opened.emit(opened)

    def _on_no_library(self, error: BaseException) -> None:
        self.parts.editor.body.held_keys.drop()
        if isinstance(error, LibraryElsewhereError):
            self.parts.window.close()
            return
        self.backups.offer(error, self.choose_library)

    def _may_close(self) -> bool:
        """Write everything; stay open, and say why, where words would be lost."""
        if self._closed:
            return True
        self._commit()
        trouble = self.parts.saver.finish()
        if trouble is not None:
            self.troubles.show_unsaved(trouble, self._close_anyway)
        return trouble is None

    def _commit(self) -> None:
        """Let everything that was typed be in the article."""
        self.parts.sidebar.commit_pending()
        self.parts.editor.body.held_keys.settle()

    def _close_anyway(self) -> None:
        self.close()
        self.parts.window.close()

    def close(self) -> None:
        """Write what can be written, then let go of the library and the threads."""
        if self._closed:
            return
        self._closed = True
        parts = self.parts
        self._commit()
        parts.reading.close()
        parts.comparing.stop()
        parts.preview.shut_down()
        for busy in (self.exports, self.files, self.handing_over):
            busy.cancel()
        self.drift.stop()
        self.people.stop()
        self.backups.stop()
        self.places.stop()
        self.standing.leave()
        if self.tools is not None:
            self.tools.close()
        with contextlib.suppress(LibraryError):  # the journal has it, and brings it back
            parts.saver.finish()
        try:
            self._save_settings(self.settings, self.paths.settings)
        except (MarqueeError, OSError) as error:
            parts.crash.note(error)
        # Behind whatever is queued there; the library may only just have been opened.
        parts.lanes.library.run(self._close_library)
        parts.lanes.journal.run(parts.journal.release)
        parts.lanes.close()
        parts.crash.uninstall()
        parts.garbage.stop()

    def _close_library(self) -> None:
        if self._to_close is not None:
            self._to_close.close()

    # ------------------------------------------------------------------------- what is there

    @property
    def services(self) -> Services | None:
        """The services, once the library is open."""
        return self._services

    @property
    def records(self) -> Records:
        """The records as the library last said them."""
        return self._records

    @property
    def reading(self) -> Reading | None:
        """The newest reading of the open article."""
        return self._last

    @property
    def reading_revision(self) -> int:
        """The revision of the text that names, findings and the like of the reading are of."""
        return self._reading_revision

    def is_settled(self) -> bool:
        """Whether the open article and its page are shown as they stand."""
        shown = self.parts.preview.state() is not None
        newest = self._shown_number == self.parts.reading.newest()
        return self._last is not None and self._last.checked and shown and newest

    def listed(self, article_id: UUID) -> ArticleRow | None:
        """The article as the list last had it."""
        return self.articles.listed(article_id)

    def change_settings(self, **changes: object) -> None:
        """Remember how the writer has set something; it is written at the end."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]

    # --------------------------------------------------------------------------- the article

    def open_article(self, article_id: UUID, then: Callable[[], object] | None = None) -> None:
        """Show another article, then do `then`; the one that is open is stored on the way."""
        services = self._services
        if services is None:
            return
        if self._opening is not None:  # the last wish counts
            self._opening.cancel()
            self._records_old = True  # what it would have brought may never come
        if article_id == self.parts.article.article_id():
            if then is not None:
                then()
            return

        needed, self._records_old = self._records_old, False

        def fetch() -> Opened:
            return Opened(
                services.library.article(article_id),
                services.library.records() if needed else None,
                services.writing.revisions(article_id),
                services.library.known_words(),
                services.library.is_whole(article_id),
            )

        def show(opened: Opened) -> None:
            self._show_article(opened)
            if then is not None:
                then()
            if not opened.whole:
                self.troubles.show_damaged_text(lambda: self.show_tab("history"))

        def failed(error: BaseException) -> None:
            self._records_old = True
            self.parts.editor.body.held_keys.drop()
            self.troubles.show(error)

        self._opening = self.parts.lanes.library.run(fetch, show, failed)

    def _show_article(self, opened: Opened) -> None:
        # Whatever was typed until this moment belongs to the article that is left now.
        self._commit()
        self.parts.saver.leave()
        if opened.records is not None:
            self._set_records(opened.records)
        self._last = None
        self.parts.preview.clear()
        article = self.parts.saver.newest(opened.article)
        self.parts.article.open(article)
        self.parts.sidebar.show_article(article, self._records)
        self.parts.sidebar.show_revisions(opened.revisions, 0)
        self.parts.sidebar.set_known_words(opened.words.bylines, opened.words.tags)
        self.versions.keep_opened()
        self.article_shown.emit(opened.article.id)

    def close_article(self) -> None:
        """Show that no article is open, and offer to begin one."""
        parts = self.parts
        if parts.article.is_open():
            self._commit()
            parts.saver.leave()
            parts.article.close()
        self._last = None
        self._trashed = None
        parts.preview.clear()
        parts.sidebar.show_article(None, self._records)
        parts.panel.set_current(None)
        parts.window.show_title("")
        parts.window.status.clear_counts()
        parts.editor.offer_start()
        self._commands.release_article(self.tr("No article is open."))

    def _on_article_opened(self, _opened: object) -> None:
        article = self.parts.article.article()
        if self.standing.writable:
            self.parts.saver.begin(article)
        self.parts.panel.set_current(article.id)
        self._show_title()
        self._commands.bind_article(self.show_tab)
        self._trashed = None
        self._show_trashed(article.trashed_at is not None)
        self.parts.commands.bind("insert.cast-from-text", self.found_cast.ask)
        self.parts.commands.bind("insert.also-stars", self.names.insert_also_stars)
        self.parts.reading.set_source(self._request)
        self.parts.reading.open_afresh()
        self.parts.window.palette_box.note_opened(article.id)
        self.change_settings(last_article=str(article.id))

    def _show_trashed(self, trashed: bool) -> None:
        if trashed == self._trashed:
            return
        self._trashed = trashed
        self.parts.editor.show_trashed(trashed)
        self._commands.show_trashed(
            trashed, self.tr("It is in the trash already."), self.tr("It is not in the trash.")
        )

    def _show_title(self) -> None:
        headline = self.parts.article.headline.text.strip()
        self.parts.window.show_title(headline or self.tr("Untitled"))

    def _on_edited(self, edited: Edited) -> None:
        self.parts.reading.touch()
        if any(edit.field == "headline" for edit in edited.edits):
            self._show_title()

    def _on_details_changed(self, _changed: object) -> None:
        self.parts.sidebar.show_article(self.parts.article.article(), self._records)

    def _request(self) -> ReadRequest | None:
        if not self.parts.article.is_open():
            return None
        self._asked_revision = self.parts.article.revision
        self._reading_of = self.parts.article.article_id()
        article, wish = self.parts.article.article(), self.spelling.wish()
        return request_for(article, self._records, wish)

    def _on_reading(self, reading: Reading) -> None:
        parts = self.parts
        if not parts.article.is_open() or self._reading_of != parts.article.article_id():
            return  # of an article that has been left since
        self._last = reading
        self._shown_number = reading.number
        parts.preview.show_reading(reading)
        if not reading.whole:  # the marks go with the text until the next whole one
            parts.window.status.show_counts(reading.words, reading.minutes)
            return
        self._reading_revision = self._asked_revision
        parts.sidebar.show_reading(reading)
        parts.window.status.show_counts(reading.words, reading.minutes)
        count = dict.fromkeys(Severity, 0)
        for finding in reading.findings:
            count[finding.severity] += 1
        parts.window.status.show_findings(count[Severity.ERROR], count[Severity.WARNING])
        spans = tuple(span for mention in reading.mentions for span in mention.spans)
        parts.editor.show_mentions(spans, self._reading_revision)
        parts.editor.show_findings(reading.findings, self._reading_revision)
        self.spelling.show(reading, self._reading_revision)

    # --------------------------------------------------------------------------- the library

    def _on_changed(self, changes: Changes) -> None:
        if changes.article_list or changes.articles or changes.hubs:
            self.refresh_overview()
        if changes.images:
            self.parts.thumbnails.look_again()
        if changes.images or changes.productions or changes.hubs:
            self.refresh_records()
        elif changes.articles or changes.article_list:
            # Links to articles: they are read when another article is opened.
            self._records_old = True
        current = self.parts.article.article_id()
        if current in changes.articles:
            self.refresh_revisions()

    def refresh_overview(self, then: Callable[[Overview], None] | None = None) -> None:
        """Show the list of articles as it is now."""
        services = self._services
        if services is None:
            return

        def show(overview: Overview) -> None:
            self.parts.panel.show_overview(overview)
            self.parts.window.palette_box.show_articles(
                row for row in overview.rows if row.trashed_at is None
            )
            self.articles.take_overview(overview)
            current = self.parts.article.article_id()
            for row in overview.rows:
                if row.id == current:
                    self._show_trashed(row.trashed_at is not None)
            if then is not None:
                then(overview)

        self.parts.lanes.library.run(services.library.overview, show, self.troubles.show)

    def refresh_records(self) -> None:
        """Take up the records as they are now, and read the article again with them."""
        services = self._services
        if services is None:
            return

        def show(records: Records) -> None:
            self._set_records(records)
            if self.parts.article.is_open():
                self.parts.sidebar.show_article(self.parts.article.article(), records)
                self.parts.reading.touch()

        self.parts.lanes.library.run(services.library.records, show, self.troubles.show)

    def refresh_revisions(self) -> None:
        """Show the history of the open article as it is now."""
        services, article_id = self._services, self.parts.article.article_id()
        if services is None or article_id is None:
            return

        def show(rows: tuple[RevisionRow, ...]) -> None:
            if article_id == self.parts.article.article_id():
                self.parts.sidebar.show_revisions(rows, self._last.words if self._last else 0)

        self.parts.lanes.library.run(
            lambda: services.writing.revisions(article_id), show, self.troubles.show
        )

    def _set_records(self, records: Records) -> None:
        self._records = records
        self.parts.pictures.set_records(records)
        self.parts.sidebar.show_records(records)
        self.parts.editor.show_records(records)
        self.parts.window.palette_box.show_people(everyone(records.productions.values()))

    # ------------------------------------------------------------------ from pane to pane

    def show_tab(self, tab: str) -> None:
        """Show the sidebar with one of its tabs in front."""
        self.parts.window.panes.show_pane("sidebar", True)
        self.parts.sidebar.open_tab(tab)

    def focus_search(self) -> None:
        """Take the keys to the library’s search field."""
        self.parts.window.panes.show_pane("library", True)
        self.parts.panel.focus_search()

    def request_image(self, slug: str, field: str = "") -> None:
        """Show the record of a picture, with the caret in one of its fields."""
        self.pictures.edit_image(slug, field)

    def back_up(self, reason: str) -> None:
        """Make a backup before what is queued next in the library’s lane."""
        self.backups.back_up(reason)

    def choose_library(self) -> None:
        """Ask for another library’s folder and start again on it."""
        window, title = self.parts.window, self.tr("Open another library")
        folder = QFileDialog.getExistingDirectory(window, title)
        if folder:
            self._restart_on(Path(folder))

    def _on_insert(self, request: InsertRequest) -> None:
        editor = self.parts.editor
        (editor.insert_block if request.block else editor.insert_text)(request.text)

    def _on_fix(self, request: FixRequest) -> None:
        fix = request.finding.fix
        if fix is None or not self.names.settle(fix):
            self.articles.fix(request.finding, self._reading_revision)
