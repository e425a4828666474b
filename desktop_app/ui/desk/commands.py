"""Says what each command does that is not the window’s own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.article import Kind, Status
from desktop_app.ui.commands import REGISTRY

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.bundle import Services
    from desktop_app.ui.desk.articles import ArticleDesk
    from desktop_app.ui.desk.exports import ExportDesk
    from desktop_app.ui.desk.files import FileDesk
    from desktop_app.ui.desk.handing_over import HandoverDesk
    from desktop_app.ui.desk.parts import DeskParts
    from desktop_app.ui.desk.versions import VersionDesk

# What can only be done to an article that is open.
_OF_ARTICLE = tuple(
    spec.id
    for spec in REGISTRY
    if spec.id.partition(".")[0] in {"edit", "format", "insert", "status"}
    or spec.id
    in {
        "article.rename",
        "article.duplicate",
        "article.snapshot",
        "article.export",
        "article.handover",
        "article.copy-html",
        "article.copy-rich",
        "article.copy-markdown",
        "article.trash",
        "article.restore",
        "go.next-finding",
        "go.previous-finding",
        "go.fix-finding",
        "go.settle-finding",
    }
)
TABS = ("cast", "images", "checks", "details", "history")


class CommandBindings:
    """Binds commands in three steps: what always works, with a library, with an article."""

    def __init__(
        self,
        parts: DeskParts,
        articles: ArticleDesk,
        files: FileDesk,
        handing_over: HandoverDesk,
        exports: ExportDesk,
        versions: VersionDesk,
    ) -> None:
        self._parts = parts
        self._articles = articles
        self._files = files
        self._handing_over = handing_over
        self._exports = exports
        self._versions = versions
        self._services: Services | None = None

    def bind_window(
        self,
        show_tab: Callable[[str], None],
        choose_library: Callable[[], None],
        restore_backup: Callable[[], None],
    ) -> None:
        """Bind what always works."""
        commands = self._parts.commands
        commands.bind("library.open", choose_library)
        commands.bind("library.restore", restore_backup)
        for tab in TABS:
            commands.bind(f"tab.{tab}", partial(show_tab, tab))
        commands.bind("help.about", self._show_about)

    def bind_library(self, services: Services, focus_search: Callable[[], None]) -> None:
        """Bind what needs an open library: until then these commands are off."""
        self._services = services
        commands, articles = self._parts.commands, self._articles
        commands.bind("article.new", lambda: articles.new())
        for kind in Kind:
            commands.bind(f"article.new.{kind.value}", partial(articles.new, kind))
        commands.bind("article.import", self._files.choose)
        commands.bind("article.import-folder", self._files.choose_folder)
        commands.bind("article.from-clipboard", self._files.take_copied)
        commands.bind("go.search", focus_search)

    def bind_article(self, show_tab: Callable[[str], None]) -> None:
        """Bind what needs an open article."""
        for id_ in _OF_ARTICLE:
            self._parts.commands.set_enabled(id_, True)
        commands, articles = self._parts.commands, self._articles
        commands.bind("article.rename", articles.rename)
        commands.bind("article.duplicate", lambda: articles.duplicate())
        commands.bind("article.snapshot", self._versions.keep_now)
        for status in Status:
            commands.bind(f"status.{status.value}", _Status(articles, status))
        commands.bind("article.export", self._exports.ask)
        commands.bind("article.handover", self._handing_over.ask)
        commands.bind("article.copy-html", self._exports.copy_html)
        commands.bind("article.copy-rich", self._exports.copy_rich)
        commands.bind("article.copy-markdown", self._exports.copy_markdown)
        commands.bind("article.trash", lambda: articles.trash())
        commands.bind("article.restore", lambda: articles.restore())
        commands.bind("insert.image", partial(show_tab, "images"))
        sidebar = self._parts.sidebar
        commands.bind("go.next-finding", lambda: sidebar.walk_findings(1))
        commands.bind("go.previous-finding", lambda: sidebar.walk_findings(-1))
        commands.bind("go.next-change", lambda: self._versions.step(1))
        commands.bind("go.previous-change", lambda: self._versions.step(-1))
        self._bind_writing()

    def release_article(self, why: str) -> None:
        """Switch off what needs an open article, and say why."""
        for id_ in _OF_ARTICLE:
            self._parts.commands.set_enabled(id_, False, why)

    def show_trashed(self, trashed: bool, in_trash: str, not_in_trash: str) -> None:
        """Allow moving the open article into the trash, or out of it, whichever can be done."""
        commands = self._parts.commands
        commands.set_enabled("article.trash", not trashed, in_trash)
        commands.set_enabled("article.restore", trashed, not_in_trash)

    def _bind_writing(self) -> None:
        commands, editor, article = self._parts.commands, self._parts.editor, self._parts.article
        commands.bind("edit.undo", article.undo)
        commands.bind("edit.redo", article.redo)
        commands.bind("format.bold", editor.toggle_bold)
        commands.bind("format.italic", editor.toggle_italic)
        commands.bind("format.strike", editor.toggle_strike)
        commands.bind("format.heading", lambda: editor.toggle_heading())
        commands.bind("format.list", editor.toggle_bullets)
        commands.bind("format.numbers", editor.toggle_numbers)
        commands.bind("insert.link", editor.toggle_link)
        commands.bind("insert.quote", editor.toggle_quote)
        commands.bind("insert.mention", editor.start_name)

    def _show_about(self) -> None:
        from desktop_app.ui.desk.about import show_about  # noqa: PLC0415 - seldom wanted

        services = self._services
        show_about(self._parts, services.sqlite_version if services is not None else "")


class _Status:
    """Gives the open article one status; a partial would be handed whether it is checked."""

    def __init__(self, articles: ArticleDesk, status: Status) -> None:
        self._articles = articles
        self._status = status

    def __call__(self) -> None:
        self._articles.set_status(self._status)
