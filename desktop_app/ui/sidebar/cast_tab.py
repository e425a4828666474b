"""The people of the article's productions, ready to be put into the text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.article import Details
from desktop_app.domain.castfile import ENDINGS
from desktop_app.domain.records import everyone
from desktop_app.domain.twins import twins_among
from desktop_app.ui.sidebar.also_card import AlsoCard
from desktop_app.ui.sidebar.cast_delegate import CastDelegate
from desktop_app.ui.sidebar.cast_model import CastModel, insertion
from desktop_app.ui.sidebar.facts_strip import INDENT, FactsStrip
from desktop_app.ui.sidebar.footer import Footer
from desktop_app.ui.sidebar.list_view import PlainList, RowUsed
from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.sidebar.picker import Choice, Picker
from desktop_app.ui.sidebar.requests import (
    CastFileRequest,
    CastRequest,
    DetailsRequest,
    InsertRequest,
    MergeRequest,
    PersonRequest,
    RecordRequest,
)
from desktop_app.ui.sidebar.twins_card import TwinsCard
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.domain.records import Production, Records
    from desktop_app.domain.twins import Twins
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.cast_model import CastRow
    from desktop_app.ui.theme import Theme
    from desktop_app.worker.protocol import AlsoStarsLine, MentionState


class CastTab(QWidget):
    """A list of parts under the headings of their productions.

    Signals: `request_insert(InsertRequest)`, `request_details(DetailsRequest)`,
    `request_cast(CastRequest | RecordRequest | PersonRequest | MergeRequest | CastFileRequest)`,
    `request_cast_from_text()`, `request_also_stars()`.
    """

    request_insert = Signal(object)
    request_details = Signal(object)
    request_cast = Signal(object)
    request_cast_from_text = Signal()
    request_also_stars = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._details = Details()
        self._library: tuple[Production, ...] = ()
        self._shown: tuple[Production, ...] = ()
        self.model = CastModel(self)
        self.list = PlainList(theme)
        self.list.setItemDelegate(CastDelegate(theme, icons, self.model, self.list))
        self.list.setModel(self.model)
        self.list.allow_drag()
        self.list.setAccessibleName(self.tr("Cast"))
        self.list.used.connect(self._on_used)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_context)
        for keys, act in (("E", self.edit_row), ("P", self.show_person)):
            key = QShortcut(QKeySequence(keys), self.list)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(partial(self._do_to_current, act))
        self.setAcceptDrops(True)
        self.choose = TextButton(icons, self.tr("Choose a production"), "clapperboard")
        self.choose.clicked.connect(self.choose_production)
        self.empty = EmptyState(
            icons,
            self.tr("No cast yet"),
            self.tr("Say which film or series this article is about."),
            [self.choose, *self._adders(), self._by_hand_button()],
        )
        self._footer = Footer([*self._adders(), self._by_hand_mark()], spacing=6)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.also = AlsoCard(theme, icons)
        self.also.wanted.connect(self.request_also_stars)
        column.addWidget(self._stack, 1)
        self.twins = TwinsCard(theme, icons)
        self.twins.merge_wanted.connect(self._merge)
        column.addWidget(self.twins)
        column.addWidget(self.also)
        column.addWidget(self._footer)
        self._refresh()

    def show_details(self, details: Details, records: Records) -> None:
        """Show the productions that the article names."""
        self._details = details
        library = tuple(records.productions.values())
        found = (_production(slug, records) for slug in details.productions)
        shown = tuple(production for production in found if production is not None)
        other = shown != self._shown or library != self._library
        self._shown, self._library = shown, library
        if other:
            self._show_twins()
        self._refresh()

    def show_mentions(self, mentions: Sequence[MentionState]) -> None:
        """Show whom the text has introduced."""
        self.model.set_mentions(mentions)

    def show_also_stars(self, also: AlsoStarsLine | None) -> None:
        """Show the sentence for those whom the text has not named."""
        self.also.show_line(also)

    def choose_production(self) -> None:
        """Open the list of the library's productions that the article does not have yet."""
        choices = [
            Choice(production.slug, production.label(), self.model.subtitle(production))
            for production in self._library
            if production.slug not in self._details.productions
        ]
        anchor = self.choose if self._stack.currentWidget() is self.empty else self._stack
        picker = Picker(self._theme, self._icons, self.tr("Find a production"), choices, self)
        picker.picked.connect(self._add_production)
        picker.open_under(anchor)

    def menu_for(self, production: Production) -> QMenu:
        """What can be done with a production."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Edit record…"), partial(self.edit_record, production))
        menu.addAction(self.tr("Edit cast as text…"), partial(self._edit, production))
        menu.addAction(self.tr("Insert cast list"), partial(self._insert_box, production))
        more = menu.addAction(self.tr("Add another production…"), self.choose_production)
        more.setEnabled(len(self._library) > len(self._shown))
        menu.addSeparator()
        menu.addAction(self.tr("Remove from this article"), partial(self._remove, production))
        return menu

    def menu_of_person(self, row: CastRow) -> QMenu:
        """What can be done with somebody in the cast."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(self.tr("Edit record…"), partial(self.edit_row, row))
        edit.setShortcut("E")
        if row.credit is not None:
            page = menu.addAction(self.tr("Person’s page…"), partial(self.show_person, row))
            page.setShortcut("P")
        return menu

    def edit_record(self, production: Production, credit: UUID | None = None) -> None:
        """Ask for the record of a production, at one of its credits."""
        self.request_cast.emit(RecordRequest(production, credit))

    def edit_row(self, row: CastRow) -> None:
        """Ask for the record of somebody in the list."""
        self.edit_record(row.production, row.credit.id if row.credit is not None else None)

    def show_person(self, row: CastRow) -> None:
        """Ask for the page of somebody in the list."""
        if row.credit is not None:
            self.request_cast.emit(PersonRequest(row.credit.person.id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file with a cast."""
        if _dropped_cast(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = _dropped_cast(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.request_cast.emit(CastFileRequest(path))

    def _do_to_current(self, act: Callable[[CastRow], None]) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None:
            act(row)

    def _on_context(self, at: QPoint) -> None:
        row = self.model.row_at(self.list.indexAt(at))
        if row is not None:
            self.menu_of_person(row).popup(self.list.viewport().mapToGlobal(at))

    def _show_twins(self) -> None:
        """Point out two people of the library who may be one, where this article has either."""
        some = everyone(self._shown)
        self.twins.show_twins(twins_among(some, everyone(self._library)))

    def _merge(self, twins: Twins) -> None:
        self.request_cast.emit(MergeRequest(twins))

    def _adders(self) -> list[QWidget]:
        paste = TextButton(self._icons, self.tr("Paste cast"), "clipboard-paste")
        paste.clicked.connect(self._paste)
        from_text = TextButton(self._icons, self.tr("From this text"), "text-quote")
        from_text.clicked.connect(self.request_cast_from_text)
        return [paste, from_text]

    def _by_hand_button(self) -> QWidget:
        button = TextButton(self._icons, self.tr("Add by hand"), "user-plus")
        button.clicked.connect(self._by_hand)
        return button

    def _by_hand_mark(self) -> QWidget:
        # In the footer only its icon has room beside the two others.
        button = IconButton(self._icons, "user-plus", self.tr("Add by hand"), size=30)
        button.clicked.connect(self._by_hand)
        return button

    def _refresh(self) -> None:
        if self.model.show(self._shown):
            self._place_menus()
        self._stack.setCurrentWidget(self.list if self._shown else self.empty)
        self._footer.setVisible(bool(self._shown))
        self.choose.setVisible(bool(self._library))

    def _place_menus(self) -> None:
        for row, production in zip(self.model.headings(), self._shown, strict=True):
            name = self.tr("More for {0}").format(production.label())
            button = IconButton(self._icons, "ellipsis", name)
            button.clicked.connect(partial(self._open_menu, production, button))
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(MARGIN - INDENT, 6, 8, 0)
            column.setSpacing(0)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            column.addStretch(1)
            facts = FactsStrip(self._theme, self._icons, production)
            facts.insert_wanted.connect(self._insert_fact)
            column.addWidget(facts)
            self.list.setIndexWidget(self.model.index(row), holder)

    def _open_menu(self, production: Production, button: IconButton) -> None:
        menu = self.menu_for(production)
        corner = QPoint(button.width() - menu.sizeHint().width(), button.height() + 2)
        menu.popup(button.mapToGlobal(corner))

    def _on_used(self, used: RowUsed) -> None:
        row = self.model.row_at(used.index)
        if row is not None and row.credit is not None:
            state = self.model.state_of(row.credit)
            text = insertion(row.credit, state, bare=used.shift)
            self.request_insert.emit(InsertRequest(text))

    def _add_production(self, choice: Choice) -> None:
        productions = (*self._details.productions, choice.key)
        self._wish(productions, self.tr("Add production"))

    def _remove(self, production: Production) -> None:
        kept = tuple(slug for slug in self._details.productions if slug != production.slug)
        self._wish(kept, self.tr("Remove production"))

    def _wish(self, productions: tuple[str, ...], label: str) -> None:
        details = replace(self._details, productions=productions)
        self.request_details.emit(DetailsRequest(details, label))

    def _edit(self, production: Production) -> None:
        self.request_cast.emit(CastRequest(production))

    def _insert_box(self, production: Production) -> None:
        text = f"::: cast {production.slug}\n:::"
        self.request_insert.emit(InsertRequest(text, block=True))

    def _insert_fact(self, text: str) -> None:
        self.request_insert.emit(InsertRequest(text))

    def _paste(self) -> None:
        self.request_cast.emit(CastRequest(paste=True))

    def _by_hand(self) -> None:
        self.request_cast.emit(CastRequest())


def _production(slug: str, records: Records) -> Production | None:
    """The production of that slug, also where it has another one by now."""
    return records.productions.get(records.aliases.get(f"production:{slug}", slug))


def _dropped_cast(data: QMimeData) -> Path | None:
    """The one file in a drop that may hold a cast."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in ENDINGS else None
