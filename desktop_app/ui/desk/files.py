"""Files taken in as articles from the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop_app.errors import CancelledError, InputError
from desktop_app.ui.desk.file_drops import FileDrops
from desktop_app.ui.desk.import_run import ImportRun
from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services
    from desktop_app.services.files import Opened, TakenIn
    from desktop_app.services.taking_in import Prepared, TakenFile
    from desktop_app.ui.desk.parts import DeskCore

HANDOVER = ".marquee"
_MOST_PASTED = 20_000_000


class FileDesk(QObject):
    """Takes files in, and asks where one that is known has changed."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._ticket: Ticket | None = None
        self._run: ImportRun | None = None
        self._later: tuple[Path, ...] = ()  # wanted while others are on their way in
        self._drops = FileDrops(desk.parts.window)
        desk.parts.editor.body.drops_before = self._drops.take
        self._drops.dropped.connect(lambda files: self.take(files.paths))

    # ------------------------------------------------------------------------------- wishes

    def choose(self) -> None:
        """Ask which files to take in as articles."""
        names, _chosen = QFileDialog.getOpenFileNames(
            self._desk.parts.window, self.tr("Import files"), "", self._kinds()
        )
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder of posts to take in."""
        name = QFileDialog.getExistingDirectory(
            self._desk.parts.window, self.tr("Import a folder of posts")
        )
        if name:
            self.take([Path(name)])

    def take(self, places: Sequence[Path]) -> None:
        """Take files in: one is opened at once, several or a folder with progress and a report."""
        if self._desk.services is None or not places:
            return
        if not self._desk.services.writable:
            self._desk.troubles.show(
                InputError(
                    self.tr("This window only reads, so nothing was taken in."),
                    self.tr("Import it in the window that was there first."),
                )
            )
            return
        if len(places) == 1 and not places[0].is_dir():
            self.open(places[0])
        elif self._run is not None:
            self._later += tuple(places)
        else:
            self._desk.back_up("before-import")
            self._run = ImportRun(self._desk, places, self._ran)

    def take_copied(self) -> None:
        """Make an article of the text that was copied last."""
        source = QGuiApplication.clipboard().mimeData()
        # Some systems say that an empty clipboard holds nothing, and others that there is none.
        html = source.html() if source is not None and source.hasHtml() else ""
        if "<h1" in html.lower():
            data, suffix = html, ".html"
        else:
            data, suffix = source.text() if source is not None else "", ".txt"
        if not data.strip() or len(data) > _MOST_PASTED:
            error = InputError(
                self.tr("There is no text on the clipboard that could be an article."),
                self.tr("Copy the post’s text, from its headline on, then choose this again."),
            )
            self._desk.troubles.show(error)
            return
        services = self._services()
        name = self.tr("The copied text")
        lanes = self._desk.parts.lanes

        def store(prepared: Prepared) -> None:
            lanes.library.run(
                lambda: services.taking_in.store(prepared), self._show_new, self._failed
            )

        lanes.export.run(
            lambda: services.taking_in.prepare_data(data.encode(), name, suffix),
            store,
            self._failed,
        )

    def open(self, file: Path, otherwise: Callable[[], None] = lambda: None) -> None:
        """Show the file's article, which is made the first time; of a hand-over it is asked.

        `otherwise` is called where no article comes of it, or none before a question is answered.
        """
        services = self._services()
        parts = self._desk.parts
        ticket = self._ticket = Ticket()
        parts.window.status.show_message(self.tr("Reading {0}…").format(file.name))

        def look() -> Opened:
            try:
                return services.files.look(file, cancelled=ticket.cancelled)
            finally:
                services.files.close()

        def failed(error: BaseException) -> None:
            self._failed(error)
            otherwise()

        def looked(opened: Opened) -> None:
            if opened.path.suffix.lower() == HANDOVER:
                otherwise()
                self._ask_for(opened)
            else:
                self._take(opened, failed)

        parts.lanes.export.run(look, looked, failed, ticket)

    def cancel(self) -> None:
        """Call off what is under way; what is in the library stays."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._later = ()
        if self._run is not None:
            self._run.abandon()
        if self._desk.services is not None:
            self._desk.services.files.stop()

    # ------------------------------------------------------------------------------ one file

    def _ask_for(self, opened: Opened) -> None:
        """Take a hand-over in once the writer has seen what it holds."""
        self._desk.parts.window.status.show_message("")
        sheet = self._desk.parts.sheets.message()(
            self._desk.parts.theme,
            self._desk.parts.icons,
            self.tr("Take {0} into the library?").format(opened.path.name),
            self._contents(opened),
            close=self.tr("Not now"),
            parent=self._desk.parts.window,
        )
        sheet.add_way_out(
            self.tr("Take it in"), lambda: self._take(opened, self._failed), primary=True
        )
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _contents(self, opened: Opened) -> str:
        """What a hand-over holds, in a sentence."""
        articles = opened.prepared.articles
        pictures = sum(len(each.pictures) for each in articles)
        productions = [one.label() for each in articles for one in each.productions]
        named = [f"“{each.article.headline or self.tr('Untitled')}”" for each in articles[:3]]
        text = self.tr("It holds {0}").format(", ".join(named))
        if len(articles) > 3:
            text += self.tr(" and {0} more").format(len(articles) - 3)
        one, many = self.tr("{0} picture"), self.tr("{0} pictures")
        if pictures:
            counted = (one if pictures == 1 else many).format(pictures)
            text += self.tr(", with {0}").format(counted)
        text += "."
        if productions:
            text += " " + self.tr("It draws on {0}.").format(", ".join(productions[:5]))
        return text

    def _take(self, opened: Opened, failed: Callable[[BaseException], None]) -> None:
        services = self._services()
        self._desk.parts.window.status.show_message("")
        self._desk.parts.lanes.library.run(
            lambda: services.files.take(opened),
            lambda taken: self._show(opened, taken),
            failed,
        )

    def _show(self, opened: Opened, taken: TakenIn) -> None:
        if taken.changes is not None:
            self._desk.parts.bus.publish(taken.changes)
        if taken.newer is None:
            self._desk.open_article(taken.article.id)
        else:
            self._desk.open_article(taken.article.id, then=lambda: self._ask(opened, taken))
        if taken.file is not None:
            self._tell(taken.file)

    def _show_new(self, taken: TakenFile) -> None:
        self._desk.parts.bus.publish(taken.changes)
        self._desk.open_article(taken.articles[0].id)
        self._tell(taken)

    def _tell(self, taken: TakenFile) -> None:
        """Say what is not as it was in the file; where all is, one line at the foot is enough."""
        if taken.remarks or len(taken.articles) > 1:
            ImportRun.tell(self._desk, [taken])
            return
        text = self.tr("Imported {0}").format(taken.name)
        if taken.wanted:
            one, many = self.tr("{0} image is wanted"), self.tr("{0} images are wanted")
            text += "; " + (one if taken.wanted == 1 else many).format(taken.wanted)
        self._desk.parts.window.status.show_message(text)

    def _ask(self, opened: Opened, taken: TakenIn) -> None:
        services, parts = self._services(), self._desk.parts
        sheet = parts.sheets.message()(
            parts.theme,
            parts.icons,
            self.tr("{0} has changed since it was taken in.").format(opened.path.name),
            self.tr("Its new text can take the place of the article’s; undo brings that back."),
            close=self.tr("Keep the article"),
            parent=parts.window,
        )

        def put(newer: Article) -> None:
            if parts.article.article_id() == taken.article.id:
                # The details are the article's: status and dates are no text.
                text = replace(newer, details=parts.article.details)
                parts.article.replace_content(text, self.tr("Take in file"))

        def put_renewed(renewed: TakenFile) -> None:
            parts.bus.publish(renewed.changes)
            put(renewed.articles[0])

        def take() -> None:
            incoming = opened.prepared.articles[0]
            if not (incoming.pictures or incoming.productions or incoming.hubs):
                put(incoming.article)
                return
            # Its pictures must be in the library before the text names them.
            parts.lanes.library.run(
                lambda: services.taking_in.renew(opened.prepared), put_renewed, self._failed
            )

        def settle() -> None:
            parts.lanes.library.run(
                lambda: services.files.settle(opened, taken.article.id),
                failed=self._desk.troubles.show,
            )

        sheet.add_way_out(self.tr("Take the new text in"), take, primary=True)
        sheet.finished.connect(settle)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    # ------------------------------------------------------------------------------- helpers

    def _ran(self) -> None:
        self._run = None
        later, self._later = self._later, ()
        self.take(later)

    def _failed(self, error: BaseException) -> None:
        self._desk.parts.window.status.show_message("")
        if not isinstance(error, CancelledError):
            self._desk.troubles.show(error)

    def _kinds(self) -> str:
        kinds = "*.md *.markdown *.txt *.html *.htm *.docx *.json *.marquee"
        return ";;".join(
            (
                self.tr("Articles ({0})").format(kinds),
                self.tr("Markdown and text (*.md *.markdown *.txt)"),
                self.tr("Web pages (*.html *.htm *.xhtml)"),
                self.tr("Word documents (*.docx)"),
                self.tr("Ghost exports (*.json)"),
                self.tr("Marquee hand-overs (*.marquee)"),
                self.tr("All files (*)"),
            )
        )

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services
