"""The history of the open article: what is kept when, compared with now, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop_app.ui.desk.reader_requests import compare_words
from desktop_app.worker.protocol import CompareRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.article import Article
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.services.bundle import Services
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.dialogs.copy_part import PartCopied
    from desktop_app.ui.open_article import LargeEditComing
    from desktop_app.ui.sidebar.requests import RestoreRequest, SnapshotRequest, VersionChosen
    from desktop_app.worker.protocol import Comparison

T = TypeVar("T")

_STEPS = ("go.next-change", "go.previous-change")


class VersionDesk(QObject):
    """Keeps versions, and carries out what the History tab asks for."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: VersionChosen | None = None  # what is to be compared with now
        self._old: Article | None = None
        self._shown = -1  # the sequence that the preview shows
        parts = desk.parts
        parts.article.edited.connect(self._on_edited)
        parts.article.opened.connect(self._on_opened)
        parts.article.large_edit_coming.connect(self._on_large_edit)
        parts.pauses.paused.connect(self._on_pause)
        parts.comparing.compared.connect(self._show)
        parts.comparing.failed.connect(desk.troubles.show)
        parts.preview.request_page.connect(self.leave)
        self._let_step(on=False)

    # ------------------------------------------------------------------------ what is kept

    def keep_opened(self) -> None:
        """Keep the version that was opened."""
        self.keep("opened")

    def keep_now(self) -> None:
        """Keep the article as it stands; where the History tab is open, ask for a name first."""
        parts = self._desk.parts
        sidebar = parts.sidebar
        if sidebar.isVisible() and sidebar.current_tab() == "history":
            sidebar.history.ask_name()
            return
        self.keep_named()

    def keep_named(self, request: SnapshotRequest | None = None) -> None:
        """Keep the article as it stands, under a name or none, and say so."""
        if not self._desk.parts.article.is_open():
            return
        self._desk.parts.saver.store_now()
        status = self._desk.parts.window.status

        def say(row: RevisionRow | None) -> None:
            same = self.tr("Nothing has changed since the last version.")
            status.show_message(self.tr("Kept this version.") if row else same)

        self.keep("kept", request.name if request else "", say)

    def keep(
        self, reason: str, name: str = "", done: Callable[[RevisionRow | None], None] | None = None
    ) -> None:
        """Keep the article exactly as it stands at this moment."""
        services, parts = self._desk.services, self._desk.parts
        if services is None or not services.writable or not parts.article.is_open():
            return
        article = parts.article.article()
        parts.pauses.note_kept()

        def kept(row: RevisionRow | None) -> None:
            self._desk.refresh_revisions()
            if done is not None:
                done(row)

        self._run(lambda: services.writing.keep(article, reason, name), kept)

    def _on_edited(self, _edited: object) -> None:
        self._desk.parts.pauses.note_edit()
        self._desk.parts.comparing.touch()

    def _on_large_edit(self, coming: LargeEditComing) -> None:
        self.keep(coming.reason)

    def _on_pause(self) -> None:
        self.keep("pause")

    # ------------------------------------------------------------------- then against now

    def choose(self, chosen: VersionChosen) -> None:
        """Compare a version with the text as it stands, or show the page again."""
        article_id = self._desk.parts.article.article_id()
        self._wanted = chosen
        if chosen.sequence is None or article_id is None:
            self._show_page()
            return
        services, sequence = self._services(), chosen.sequence

        def fetched(old: Article) -> None:
            if self._wanted is chosen:
                self._old = old
                self._desk.parts.comparing.start(self._request)

        def failed(error: BaseException) -> None:
            self.leave()
            self._desk.troubles.show(error)

        self._desk.parts.lanes.library.run(
            lambda: services.writing.revision(article_id, sequence), fetched, failed
        )

    def leave(self) -> None:
        """Show the page again, and choose Now in the list."""
        self._show_page()
        self._desk.parts.sidebar.history.choose_now()

    def step(self, step: int) -> None:
        """Go to the next change (1) or the one before (-1)."""
        self._desk.parts.preview.step_change(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape that nobody else had a use for leads back to the page."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._desk.parts.preview.comparison is not None
        ):
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _request(self) -> CompareRequest | None:
        article = self._desk.parts.article
        if self._old is None or article.article_id() != self._old.id:
            return None
        return CompareRequest(self._old, article.article(), self._desk.records, compare_words())

    def _show(self, comparison: Comparison) -> None:
        chosen = self._wanted
        if chosen is None or chosen.sequence is None:
            return
        parts = self._desk.parts
        another = self._shown != chosen.sequence
        self._shown = chosen.sequence
        if another:
            parts.window.panes.show_pane("preview", True)
        parts.preview.show_comparison(comparison, chosen.title, another=another)
        parts.window.installEventFilter(self)  # for Escape
        parts.sidebar.history.show_changes(chosen.sequence, len(comparison.changes))
        self._let_step(on=bool(comparison.changes))

    def _show_page(self) -> None:
        self._forget()
        self._desk.parts.preview.end_comparison()

    def _forget(self) -> None:
        self._wanted = self._old = None
        self._shown = -1
        self._desk.parts.comparing.stop()
        self._desk.parts.window.removeEventFilter(self)
        self._let_step(on=False)

    def _on_opened(self, _opened: object) -> None:
        self._forget()

    def _let_step(self, *, on: bool) -> None:
        why = self.tr("Choose a version in the history first")
        for name in _STEPS:
            self._desk.parts.commands.set_enabled(name, on, why)

    # -------------------------------------------------------------------------- taking back

    def restore(self, request: RestoreRequest) -> None:
        """Bring a version back whole: one step that can be undone, and a version of its own."""
        article_id = self._desk.parts.article.article_id()
        if article_id is None:
            return
        services, parts = self._services(), self._desk.parts

        def bring_back(old: Article) -> None:
            if old.id != parts.article.article_id():
                return
            parts.article.replace_content(old, self.tr("Restore version"))
            self.keep("restored")
            self.leave()
            parts.window.status.show_message(self.tr("Brought that version back."))

        self._run(lambda: services.writing.revision(article_id, request.sequence), bring_back)

    def copy_part(self, request: RestoreRequest) -> None:
        """Show a version as it was typed, so that a part of it can be copied."""
        article_id = self._desk.parts.article.article_id()
        if article_id is None:
            return
        services, parts = self._services(), self._desk.parts
        change = parts.preview.current_change()

        def ask(old: Article) -> None:
            sheet = parts.sheets.part()(parts.theme, parts.icons, old, parent=parts.window)
            if change is not None:
                sheet.select_lines(*change.old_lines)
            sheet.copied.connect(self._copied)
            sheet.finished.connect(sheet.deleteLater)
            sheet.open()

        self._run(lambda: services.writing.revision(article_id, request.sequence), ask)

    def _copied(self, part: PartCopied) -> None:
        QGuiApplication.clipboard().setText(part.text)
        self._desk.parts.window.status.show_message(self.tr("Copied from that version."))

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.parts.lanes.library.run(work, done, self._desk.troubles.show)
