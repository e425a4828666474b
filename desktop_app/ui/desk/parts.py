"""What the desk works with, and what it gives to those who do one part of its work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from uuid import UUID

    from desktop_app.domain.article import Article, ArticleRow
    from desktop_app.domain.castfile import CastFile
    from desktop_app.domain.drift import CreditChange
    from desktop_app.domain.extraction import FoundPair
    from desktop_app.domain.records import Production, Records
    from desktop_app.language.rich_text.convert import Pasted
    from desktop_app.paths import Paths
    from desktop_app.services.bundle import Services
    from desktop_app.services.drift import Drift
    from desktop_app.services.journal import JournalService
    from desktop_app.services.library import Overview
    from desktop_app.settings import Settings
    from desktop_app.ui.application import AskedFiles
    from desktop_app.ui.bus import Bus
    from desktop_app.ui.collecting import GarbageCollector
    from desktop_app.ui.commands import Commands
    from desktop_app.ui.comparing import CompareLoop
    from desktop_app.ui.crash import CrashHook
    from desktop_app.ui.desk.sheets import Sheets
    from desktop_app.ui.desk.troubles import Troubles
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.lanes import Lanes
    from desktop_app.ui.library.panel import LibraryPanel
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.pauses import Pauses
    from desktop_app.ui.pictures import LibraryPictures
    from desktop_app.ui.preview.pane import PreviewPane
    from desktop_app.ui.reading import ReadingLoop
    from desktop_app.ui.saving import Saver
    from desktop_app.ui.sidebar.sidebar import Sidebar
    from desktop_app.ui.theme import Theme
    from desktop_app.ui.thumbnails import Thumbnails
    from desktop_app.worker.protocol import Reading


class Closable(Protocol):
    """What has to be let go of at the end."""

    def close(self) -> None:
        """Let go."""
        ...


@dataclass(frozen=True)
class DeskParts:
    """The parts that the desk puts to work together."""

    window: MainWindow
    panel: LibraryPanel
    editor: EditorPane
    preview: PreviewPane
    sidebar: Sidebar
    article: OpenArticle
    commands: Commands
    theme: Theme
    icons: Icons
    bus: Bus
    saver: Saver
    journal: JournalService
    reading: ReadingLoop
    comparing: CompareLoop
    pauses: Pauses
    thumbnails: Thumbnails
    pictures: LibraryPictures
    crash: CrashHook
    garbage: GarbageCollector
    asked: AskedFiles
    lanes: Lanes
    sheets: Sheets
    make_tools: Callable[[DeskCore], Closable]
    find_cast: Callable[[str, Sequence[Production]], tuple[FoundPair, ...]]
    find_drift: Callable[[Article, Sequence[CreditChange]], Drift | None]
    read_cast: Callable[[Path], CastFile]
    save_copy: Callable[[Article, Path], None]
    find_posts: Callable[[Sequence[Path], Callable[[], bool]], tuple[tuple[Path, Path | None], ...]]
    convert_rich: Callable[[str, bool], Pasted]  # HTML, or cells where the second says so


class DeskCore(Protocol):
    """What the desk gives to those who do one part of its work."""

    parts: DeskParts
    paths: Paths
    settings: Settings
    troubles: Troubles

    @property
    def services(self) -> Services | None:
        """The services, once the library is open."""
        ...

    @property
    def records(self) -> Records:
        """The records as the library last said them."""
        ...

    @property
    def reading(self) -> Reading | None:
        """The newest reading of the open article."""
        ...

    @property
    def reading_revision(self) -> int:
        """The revision of the text that it is of."""
        ...

    def change_settings(self, **changes: object) -> None:
        """Remember how the writer has set something."""
        ...

    def open_article(self, article_id: UUID, then: Callable[[], object] | None = None) -> None:
        """Show another article, and do something once it is there."""
        ...

    def listed(self, article_id: UUID) -> ArticleRow | None:
        """The article as the list last had it."""
        ...

    def refresh_overview(self, then: Callable[[Overview], None] | None = None) -> None:
        """Show the list of articles as it is now, and do something once it is there."""
        ...

    def close_article(self) -> None:
        """Show that no article is open."""
        ...

    def show_tab(self, tab: str) -> None:
        """Show the sidebar with one of its tabs in front."""
        ...

    def request_image(self, slug: str, field: str = "") -> None:
        """Show the record of a picture, with the caret in one of its fields."""
        ...

    def back_up(self, reason: str) -> None:
        """Make a backup before what is queued next in the library’s lane."""
        ...

    def refresh_revisions(self) -> None:
        """Show the history of the open article as it is now."""
        ...
