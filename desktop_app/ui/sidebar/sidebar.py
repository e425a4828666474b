"""The pane at the right: cast, images, checks, details and history of the open article."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.finding import Severity
from desktop_app.ui.sidebar.tab_strip import TabStrip
from desktop_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.article import Article, Details
    from desktop_app.domain.records import Records
    from desktop_app.domain.revision import RevisionRow
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.cast_tab import CastTab
    from desktop_app.ui.sidebar.checks_tab import ChecksTab
    from desktop_app.ui.sidebar.details_tab import DetailsTab
    from desktop_app.ui.sidebar.history_tab import HistoryTab
    from desktop_app.ui.sidebar.images_tab import ImagesTab
    from desktop_app.ui.sidebar.tabs import Tabs
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme
    from desktop_app.worker.protocol import Reading

FollowKeys = Callable[[str, str, Callable[[str], object]], None]
LEAST_WIDTH = 288  # every tab still has its whole name, and three figures of count
TABS = ("cast", "images", "checks", "details", "history")


class Sidebar(QWidget):
    """Five tabs about one article.

    Signals: `request_insert(InsertRequest)`, `request_go(GoRequest)`, `request_fix(FixRequest)`,
    `request_details(DetailsRequest)`, `request_new_hub(HubRequest)`, `request_cast(CastRequest)`,
    `request_cast_from_text()`, `request_also_stars()`, `request_silence(SilenceRequest)`,
    `request_look_again(LookAgainRequest)`,
    `request_add_images()`, `request_edit_image(ImageRequest)`, `request_pictures(object)`,
    `request_snapshot(SnapshotRequest)`, `request_restore(RestoreRequest)`,
    `request_part(RestoreRequest)`; `version_chosen(VersionChosen)`; `tab_opened(str)`.
    """

    request_insert = Signal(object)
    request_go = Signal(object)
    request_fix = Signal(object)
    request_silence = Signal(object)
    request_look_again = Signal(object)
    request_also_stars = Signal()
    request_details = Signal(object)
    request_new_hub = Signal(object)
    request_cast = Signal(object)
    request_cast_from_text = Signal()
    request_add_images = Signal()
    request_edit_image = Signal(object)
    request_pictures = Signal(object)
    request_snapshot = Signal(object)
    request_restore = Signal(object)
    request_part = Signal(object)
    version_chosen = Signal(object)
    tab_opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        tabs: Tabs,
        zone: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._article: Article | None = None
        self._told = False  # whether there is an article: before, nothing is said about it
        self._records: Records | None = None  # until the library is open
        self._theme = theme
        self._icons = icons
        self._thumbnails = thumbnails
        self._tabs = tabs
        self._zone = zone
        self._reading: Reading | None = None
        self._revisions: tuple[RevisionRow, ...] = ()
        self._words = 0
        self._keyed: list[tuple[str, str, Callable[[str], object]]] = []
        self._follow_keys: FollowKeys | None = None
        self._known_words: tuple[Sequence[str], Sequence[str]] = ((), ())
        self.strip = TabStrip(theme)
        self.strip.setAccessibleName(self.tr("Sidebar"))
        names = (
            self.tr("Cast"),
            self.tr("Images"),
            self.tr("Checks"),
            self.tr("Details"),
            self.tr("History"),
        )
        for number, name in enumerate(names, start=1):
            self.strip.addTab(name)
            self.strip.setTabToolTip(number - 1, self.tr("{0} (Alt+{1})").format(name, number))
        self._nothing = EmptyState(
            icons, self.tr("No article is open"), self.tr("Open one in the library, or start one.")
        )
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        self.strip.currentChanged.connect(self._on_tab)

    def follow_keys(self, follow: FollowKeys) -> None:
        """Let the tabs' texts that name keys follow those that the commands have."""
        self._follow_keys = follow
        for one in self._keyed:
            follow(*one)

    def _name_keys(self, id_: str, text: str, show: Callable[[str], object]) -> None:
        """Show a text with Marquee's own keys of a command, and later with those it has."""
        self._keyed.append((id_, text, show))
        (self._follow_keys or _show_own)(id_, text, show)

    # Each tab is made when it is first looked at, and told then what it has missed: all five
    # together take longer than everything else in the window.

    @cached_property
    def cast(self) -> CastTab:
        """Who is in it."""
        tab = self._tabs.cast()(self._theme, self._icons)
        tab.request_insert.connect(self.request_insert)
        tab.request_details.connect(self.request_details)
        tab.request_cast.connect(self.request_cast)
        tab.request_cast_from_text.connect(self.request_cast_from_text)
        tab.request_also_stars.connect(self.request_also_stars)
        self._name_keys("insert.also-stars", " (Ctrl+Shift+J)", tab.also.show_keys)
        if self._article is not None and self._records is not None:
            tab.show_details(self._article.details, self._records)
        if self._reading is not None:
            tab.show_mentions(self._reading.mentions)
            tab.show_also_stars(self._reading.also_stars)
        return tab

    @cached_property
    def images(self) -> ImagesTab:
        """The library's pictures."""
        tab = self._tabs.images()(self._theme, self._icons, self._thumbnails)
        tab.request_insert.connect(self.request_insert)
        tab.request_details.connect(self.request_details)
        tab.request_add_images.connect(self.request_add_images)
        tab.request_edit_image.connect(self.request_edit_image)
        tab.request_pictures.connect(self.request_pictures)
        if self._records is not None:
            tab.show_records(self._records)
        if self._article is not None:
            tab.show_details(self._article.details)
        return tab

    @cached_property
    def checks(self) -> ChecksTab:
        """What wants a look."""
        tab = self._tabs.checks()(self._theme, self._icons)
        tab.request_go.connect(self.request_go)
        tab.request_fix.connect(self.request_fix)
        tab.request_silence.connect(self.request_silence)
        tab.request_look_again.connect(self.request_look_again)
        if self._article is not None and self._records is not None:
            tab.show_silenced(self._article.details, self._records.house.silenced)
        if self._reading is not None:
            tab.show_findings(self._reading.findings)
        return tab

    @cached_property
    def details(self) -> DetailsTab:
        """Everything about the article that is not its text."""
        zone = self._zone or bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        tab = self._tabs.details()(self._theme, self._icons, self._thumbnails, zone)
        tab.request_details.connect(self.request_details)
        tab.request_new_hub.connect(self.request_new_hub)
        tab.set_known_words(*self._known_words)
        if self._article is not None and self._records is not None:
            tab.show_details(self._article.details, self._records, another=True)
        return tab

    @cached_property
    def history(self) -> HistoryTab:
        """The kept versions."""
        tab = self._tabs.history()(self._theme, self._icons)
        self._name_keys("article.snapshot", tab.keep.toolTip(), tab.keep.setToolTip)
        tab.request_snapshot.connect(self.request_snapshot)
        tab.request_restore.connect(self.request_restore)
        tab.request_part.connect(self.request_part)
        tab.version_chosen.connect(self.version_chosen)
        tab.show_revisions(self._revisions, self._words)
        return tab

    def _made(self, name: str) -> bool:
        return name in self.__dict__

    def show_article(self, article: Article | None, records: Records) -> None:
        """Show an article, or that none is open; the same one again only where it differs."""
        before, self._article = self._article, article
        self._told = True
        self._records = records
        another = before is None or article is None or before.id != article.id
        if self._made("images"):
            self.images.show_records(records)
        if article is not None:
            self._show_details(article.details, records, another=another)
        if another:
            self._reading = None
            self.show_revisions((), 0)
            if self._made("cast"):
                self.cast.show_mentions(())
                self.cast.show_also_stars(None)
            if self._made("checks"):
                self.checks.show_findings(())
            self._count()
        self._show_page()

    def show_records(self, records: Records) -> None:
        """Show the library's records as they are now."""
        self._records = records
        if self._made("images"):
            self.images.show_records(records)
        if self._article is not None:
            self._show_details(self._article.details, records)

    def show_reading(self, reading: Reading) -> None:
        """Show what reading the text has given."""
        self._reading, self._words = reading, reading.words
        if self._made("cast"):
            self.cast.show_mentions(reading.mentions)
            self.cast.show_also_stars(reading.also_stars)
        if self._made("checks"):
            self.checks.show_findings(reading.findings)
        if self._made("history"):
            self.history.set_words(reading.words)
        self._count()

    def show_revisions(self, revisions: Sequence[RevisionRow], words: int) -> None:
        """Show the kept states of the article, and how many words it has now."""
        self._revisions, self._words = tuple(revisions), words
        if self._made("history"):
            self.history.show_revisions(revisions, words)

    def set_known_words(self, bylines: Sequence[str], tags: Sequence[str]) -> None:
        """Complete bylines and tags from these."""
        self._known_words = (bylines, tags)
        if self._made("details"):
            self.details.set_known_words(bylines, tags)

    def open_tab(self, name: str) -> None:
        """Open a tab by its name, as in TABS."""
        self.strip.setCurrentIndex(TABS.index(name))

    def current_tab(self) -> str:
        """The name of the tab that is open."""
        return TABS[self.strip.currentIndex()]

    def focus_tab(self, name: str) -> None:
        """Open a tab and give it the keyboard."""
        self.open_tab(name)
        targets: dict[str, Callable[[], QWidget]] = {
            "cast": lambda: self.cast.list,
            "images": lambda: self.images.grid,
            "checks": lambda: self.checks.list,
            "details": lambda: self.details.kind.box,
            "history": lambda: self.history.list,
        }
        target = targets[name]()
        (target if target.isVisible() else self.strip).setFocus()

    def walk_findings(self, step: int) -> None:
        """Go to the next finding (1) or the one before (-1)."""
        self.open_tab("checks")
        self.checks.walk(step)

    def commit_pending(self) -> None:
        """Tell at once what was typed in a field last: before the article is left or sent out."""
        if self._made("details"):
            self.details.commit_pending()

    def _show_details(self, details: Details, records: Records, *, another: bool = False) -> None:
        if self._made("cast"):
            self.cast.show_details(details, records)
        if self._made("images"):
            self.images.show_details(details)
        if self._made("checks"):
            self.checks.show_silenced(details, records.house.silenced)
        if self._made("details"):
            self.details.show_details(details, records, another=another)

    def _page(self) -> QWidget:
        pages: dict[str, Callable[[], QWidget]] = {
            "cast": lambda: self.cast,
            "images": lambda: self.images,
            "checks": lambda: self.checks,
            "details": lambda: self.details,
            "history": lambda: self.history,
        }
        return pages[self.current_tab()]()

    def _show_page(self) -> None:
        nothing = self._nothing if self._told else self._blank
        page = self._page() if self._article is not None else nothing
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def _on_tab(self, index: int) -> None:
        self._show_page()
        if index >= 0:
            self.tab_opened.emit(TABS[index])

    def _count(self) -> None:
        findings = self._reading.findings if self._reading is not None else ()
        count = sum(finding.severity is not Severity.INFO for finding in findings)
        spoken = self.tr("Checks, {0} to settle").format(count) if count else self.tr("Checks")
        self.strip.set_count(TABS.index("checks"), count, spoken)


def _show_own(_id: str, text: str, show: Callable[[str], object]) -> None:
    show(text)
