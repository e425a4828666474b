"""The pane at the left: search, articles by status, hubs, trash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.domain.article import Status
from desktop_app.domain.query import FROM_LETTERS, with_filter, without_filters
from desktop_app.ui.library.article_list import ArticleList, MenuAsked, RowsUsed
from desktop_app.ui.library.entries import Filter, build_entries
from desktop_app.ui.library.filter_button import FilterButton
from desktop_app.ui.library.hub_list import HubList, QuietRow
from desktop_app.ui.library.meta import status_name
from desktop_app.ui.library.model import EntryModel
from desktop_app.ui.widgets.ask_sheet import AskSheet
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QAction, QKeyEvent

    from desktop_app.domain.search import Match
    from desktop_app.services.library import Overview
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

SEARCH_MS = 30  # as you type; a result that another key has overtaken is never shown
RANK_MS = 300
_MINUTE_MS = 60_000


class OpenRequest(NamedTuple):
    """That article should be opened."""

    id: UUID


class SearchRequest(NamedTuple):
    """The library should be searched; "" for the end of a search.

    `ranked` asks for the best matches and a line of each, after a pause.
    """

    text: str
    ranked: bool = False


class ArticleRequest(NamedTuple):
    """Something should be done to articles.

    `verb` is open, duplicate, trash, restore, rename, handover, or "status:" and a status.
    """

    ids: tuple[UUID, ...]
    verb: str


class HubRequest(NamedTuple):
    """A hub of that name should be made."""

    name: str


class LibraryPanel(QWidget):
    """Shows the overview that it is given, and asks for everything else.

    Signals: `request_open(OpenRequest)`, `request_search(SearchRequest)`,
    `request_article(ArticleRequest)`, `request_hub(HubRequest)`, `request_new()`.
    """

    request_open = Signal(object)
    request_search = Signal(object)
    request_article = Signal(object)
    request_hub = Signal(object)
    request_new = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._overview: Overview | None = None
        self._filter = Filter()
        self._folded: set[str] = {Status.ARCHIVED.value}
        self._current: UUID | None = None
        self._asked = False  # for a search that has not been ended
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = EntryModel(self)
        self.list = ArticleList(icons, self.model)
        self.search = SearchField(icons, self.tr("Search articles"))
        self.narrow = FilterButton(icons)
        self.hubs = HubList(icons)
        self.trash = QuietRow(icons, self.tr("Trash"), icon="trash-2")
        self._lay_out()
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(SEARCH_MS)
        self._rank_timer = QTimer(self)
        self._rank_timer.setSingleShot(True)
        self._rank_timer.setInterval(RANK_MS)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.start()
        self._connect()

    def show_overview(self, overview: Overview) -> None:
        """Show the library as it is now, with the same articles chosen and in view."""
        self._overview = overview
        trashed = sum(1 for row in overview.rows if row.trashed_at is not None)
        count = len(overview.rows) - trashed
        one = self.tr("Search 1 article")
        many = self.tr("Search {0} articles").format(f"{count:,}")
        none = self.tr("Search articles")
        self.search.set_placeholder({0: none, 1: one}.get(count, many))
        self.hubs.show_hubs(overview.hubs)
        self.narrow.show_hubs(overview.hubs)
        self.hubs.setVisible(bool(overview.hubs) or count > 0)
        self.trash.set_count(trashed)
        if not trashed and self._filter.trash:
            self.trash.setChecked(False)
            self._filter = replace(self._filter, trash=False)
        self.trash.setVisible(trashed > 0)
        self._refresh()

    def set_current(self, article: UUID | None) -> None:
        """Mark the article that is open."""
        self._current = article
        self.list.set_current_article(article)

    def show_matches(self, matches: tuple[UUID, ...] | None) -> None:
        """Show what a search has found; none for the end of the search."""
        wanted = None if matches is None else frozenset(matches)
        # Lines of text from a moment ago stay until there are new ones, so that rows do not jump.
        ranked = self._filter.ranked if wanted else {}
        self._filter = replace(self._filter, matches=wanted, ranked=ranked)
        self._refresh()

    def show_ranked(self, matches: tuple[Match, ...]) -> None:
        """Show what a search has found, the best first, each with a line of its text."""
        if self._filter.matches is not None:
            ranked = {match.id: match for match in matches}
            self._filter = replace(self._filter, ranked=ranked)
            self._refresh()

    def focus_pane(self) -> None:
        """Take the keyboard: to the list where there are articles, else to the search field."""
        target = self.list if self.list.isVisible() else self.search
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        """Take the keyboard to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search field down into the list."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def article_menu(self, ids: tuple[UUID, ...]) -> QMenu:
        """The context menu of those articles."""
        menu = QMenu(self)
        trashed = self._filter.trash
        self._add(menu, self.tr("Open"), "", ids, "open", enabled=len(ids) == 1)
        if trashed:
            self._add(menu, self.tr("Restore"), "archive-restore", ids, "restore")
            return menu
        self._add(menu, self.tr("Rename"), "pencil", ids, "rename", enabled=len(ids) == 1)
        self._add(menu, self.tr("Duplicate"), "files", ids, "duplicate", enabled=len(ids) == 1)
        statuses = menu.addMenu(self.tr("Status"))
        for status in Status:
            self._add(statuses, status_name(status), "", ids, f"status:{status.value}")
        menu.addSeparator()
        self._add(menu, self.tr("Hand over…"), "send", ids, "handover")
        menu.addSeparator()
        self._add(menu, self.tr("Move to trash"), "trash-2", ids, "trash")
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 10, 8, 10)
        head.setSpacing(2)
        head.addWidget(self.search)
        head.addWidget(self.narrow)
        new = TextButton(self._icons, self.tr("New article"), "square-pen")
        new.clicked.connect(self._ask_for_new)
        self._clear = TextButton(self._icons, self.tr("Show all articles"))
        self._clear.clicked.connect(self.show_all)
        self.empty = EmptyState(
            self._icons,
            self.tr("Nothing written yet"),
            self.tr("Your articles stand here, by how far they have come."),
            [new],
        )
        self.nothing = EmptyState(self._icons, self.tr("Nothing found"), "", [self._clear])
        self._line = Hairline()
        self._line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 100)
        column.addWidget(self.empty)
        column.addWidget(self.nothing)
        column.addWidget(self._line)
        column.addWidget(self.hubs)
        column.addStretch(1)
        column.addWidget(self.trash)
        for widget in (self.empty, self.nothing, self.trash, self.hubs):
            widget.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        self.narrow.chosen.connect(self._narrow)
        self.narrow.cleared.connect(
            lambda: self.search.setText(without_filters(self.search.text()))
        )
        self._search_timer.timeout.connect(self._ask_for_search)
        self._rank_timer.timeout.connect(self._ask_for_ranked)
        self.list.verticalScrollBar().rangeChanged.connect(self._show_line)
        self._minute.timeout.connect(self.list.viewport().update)
        self.list.used.connect(self._on_used)
        self.list.menu_asked.connect(self._show_menu)
        self.list.fold_asked.connect(self._fold)
        self.hubs.chosen.connect(self._on_hub)
        self.hubs.request_new.connect(self._ask_for_hub)
        self.trash.toggled.connect(self._on_trash)

    def _refresh(self) -> None:
        if self._overview is None:
            return
        entries = build_entries(self._overview.rows, self._filter, self._folded)
        chosen, scroll = self.list.chosen(), self.list.verticalScrollBar().value()
        if self.model.show(entries):
            self.list.choose(chosen)
            self.list.verticalScrollBar().setValue(scroll)
        filtered = self._filter != Filter()
        self.list.setVisible(len(entries) > 0)
        self.empty.setVisible(not len(entries) and not filtered)
        self.nothing.setVisible(not len(entries) and filtered)

    def show_all(self) -> None:
        """End search, hub and trash views."""
        self.search.clear()
        self._search_timer.stop()
        self._rank_timer.stop()
        self.trash.setChecked(False)
        self.hubs.choose("")
        self.show_matches(None)

    def _narrow(self, name: str, value: str) -> None:
        """Write a filter into the field; where its value is still to be typed, wait there."""
        self.search.setText(with_filter(self.search.text(), name, value))
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.end(False)

    def _on_typed(self, text: str) -> None:
        self.narrow.show_filtered(without_filters(text) != " ".join(text.split()))
        if len(text.strip()) >= FROM_LETTERS:
            self._search_timer.start()
            self._rank_timer.start()
            return
        self._search_timer.stop()
        self._rank_timer.stop()
        if self._asked:
            self._asked = False
            self.request_search.emit(SearchRequest(""))
        self.show_matches(None)

    def _show_line(self, _least: int, most: int) -> None:
        # Only where rows pass beneath it; else the page stays calm.
        self._line.setVisible(most > 0)

    def _open_first(self) -> None:
        entry = self.model.entry(self.list.first_article())
        if self.search.text().strip() and entry is not None and entry.row is not None:
            self._tell_open(entry.row.id)

    def _on_used(self, used: RowsUsed) -> None:
        if used.verb == "open":
            self._tell_open(used.ids[0])
        elif not self._filter.trash:
            self._tell(used.ids, used.verb)

    def _fold(self, group: str) -> None:
        self._folded ^= {group}
        self._refresh()

    def _on_hub(self, slug: str) -> None:
        self._filter = replace(self._filter, hub=slug or None)
        self._refresh()

    def _on_trash(self, shown: bool) -> None:
        self._filter = replace(self._filter, trash=shown)
        self._refresh()

    def _show_menu(self, asked: MenuAsked) -> None:
        menu = self.article_menu(asked.ids)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(QPoint(asked.at))

    def _add(
        self,
        menu: QMenu,
        text: str,
        icon: str,
        ids: tuple[UUID, ...],
        verb: str,
        *,
        enabled: bool = True,
    ) -> QAction:
        action = menu.addAction(text)
        action.setEnabled(enabled)
        if icon:
            action.setIcon(self._icons.icon(icon, "ink_soft", 16))
        if verb == "open":
            action.triggered.connect(lambda: self._tell_open(ids[0]))
        else:
            action.triggered.connect(lambda: self._tell(ids, verb))
        return action

    def _ask_for_hub(self) -> None:
        sheet = AskSheet(
            self._icons,
            self,
            self.tr("New hub"),
            self.tr("A running subject that articles belong to."),
            button=self.tr("Make hub"),
            placeholder=self.tr("Lost and found"),
        )
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.answered.connect(self._tell_hub)
        sheet.open()

    def _ask_for_search(self) -> None:
        self._asked = True
        self.request_search.emit(SearchRequest(self.search.text().strip()))

    def _ask_for_ranked(self) -> None:
        self.request_search.emit(SearchRequest(self.search.text().strip(), ranked=True))

    def _ask_for_new(self) -> None:
        self.request_new.emit()

    def _tell_open(self, article: UUID) -> None:
        self.request_open.emit(OpenRequest(article))

    def _tell(self, ids: tuple[UUID, ...], verb: str) -> None:
        self.request_article.emit(ArticleRequest(ids, verb))

    def _tell_hub(self, name: str) -> None:
        self.request_hub.emit(HubRequest(name))
