"""The box for everything: a few letters find a command, an article or a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from desktop_app.domain.article import Status
from desktop_app.ui.commands import REGISTRY
from desktop_app.ui.dialogs.choice_box import FIELD_HEIGHT, MOST_ROWS, ChoiceBox
from desktop_app.ui.dialogs.fuzzy import Candidate, candidate, rank
from desktop_app.ui.dialogs.palette_delegate import CHOICE_ROLE, ROW_HEIGHT, Choice
from desktop_app.ui.library.meta import status_name
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.article import ArticleRow
    from desktop_app.domain.records import Person
    from desktop_app.ui.commands import Commands
    from desktop_app.ui.icons import Icons

COMMANDS_PREFIX = ">"
ARTICLES_PREFIX = "/"
PEOPLE_PREFIX = "@"
_PREFIXES = (COMMANDS_PREFIX, ARTICLES_PREFIX, PEOPLE_PREFIX)
_LIMIT = 60
_RECENT = 5
_OPENS_THE_BOX = {"go.anything", "go.command", "go.article", "go.person"}  # no use inside it


@dataclass(frozen=True)
class ArticleChosen:
    """That article was chosen in the box."""

    id: UUID


@dataclass(frozen=True)
class PersonChosen:
    """That person was chosen in the box."""

    id: UUID


@dataclass(frozen=True)
class NewWanted:
    """An article with that headline is to be made."""

    headline: str


@dataclass(frozen=True)
class ArticlesWanted:
    """Which articles hold these words, or name that person? `show_found` takes the answer."""

    query: str


@dataclass(frozen=True)
class PinsChanged:
    """These commands stand on top now."""

    ids: tuple[str, ...]


class PaletteBox(ChoiceBox):
    """Opens under the top bar; Enter chooses, Escape or a click beside it closes.

    Signals: `article_chosen(ArticleChosen)`; `person_chosen(PersonChosen)`;
    `request_new(NewWanted)`; `request_articles(ArticlesWanted)`; `pins_changed(PinsChanged)`. A
    chosen command runs by itself.
    """

    article_chosen = Signal(object)
    person_chosen = Signal(object)
    request_new = Signal(object)
    request_articles = Signal(object)
    pins_changed = Signal(object)

    def __init__(self, icons: Icons, commands: Commands, parent: QWidget) -> None:
        hint = self.tr("Find a command, article or person…")
        super().__init__(icons, parent, hint=hint, icon="command")
        self._commands = commands
        self._articles: tuple[ArticleRow, ...] = ()
        self._candidates: list[Candidate[Choice]] | None = None
        self._made: dict[UUID, Candidate[Choice]] = {}
        self._people: tuple[Person, ...] = ()
        self._persons: list[Candidate[Choice]] | None = None
        self._opened: list[UUID] = []
        self._ran: list[str] = []
        self._pinned: tuple[str, ...] = ()
        self._found_by_search: tuple[str, Collection[UUID]] = ("", ())
        self.setAccessibleName(self.tr("Find anything"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self._hint = make_label(icons.theme, size=11.5, tone="soft")
        self._hint.setText(
            self.tr(
                "{0} commands only    {1} articles only    {2} people only    Alt+P pins a command"
            ).format(*_PREFIXES)
        )
        self._hint.setContentsMargins(16, 6, 16, 8)
        self.lay_out_list(below=1).addWidget(self._hint)
        self.field.textChanged.connect(self._on_typed)
        commands.ran.connect(self._note_ran)

    def show_articles(self, rows: Iterable[ArticleRow]) -> None:
        """Take the articles that can be found, newest first."""
        self._articles = tuple(row for row in rows if row.trashed_at is None)
        self._candidates = None

    def show_people(self, people: Iterable[Person]) -> None:
        """Take the people whose pages can be found."""
        self._people = tuple(people)
        self._persons = None

    def show_found(self, query: str, ids: Collection[UUID]) -> None:
        """Offer these articles too, while that is what is looked for."""
        self._found_by_search = (query, ids)
        if self.isVisible() and query == self._query()[1]:
            self._refresh()

    def show_pinned(self, ids: Iterable[str]) -> None:
        """Keep these commands on top."""
        self._pinned = tuple(ids)

    def note_opened(self, article: UUID) -> None:
        """Remember that an article was opened: the last ones come first."""
        self._opened = [article, *(one for one in self._opened if one != article)][:20]
        self._candidates = None

    def open_for_commands(self) -> None:
        """Open the box for commands alone."""
        self.open_with(COMMANDS_PREFIX)

    def open_for_articles(self) -> None:
        """Open the box for articles alone."""
        self.open_with(ARTICLES_PREFIX)

    def open_for_people(self) -> None:
        """Open the box for people alone."""
        self.open_with(PEOPLE_PREFIX)

    def open_with(self, prefix: str = "") -> None:
        """Open the box for everything, or for one kind."""
        self.field.setText(prefix)
        self._refresh()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)

    def choices(self) -> tuple[Choice, ...]:
        """What is offered now, best first."""
        found = (self.model.index(row, 0).data(CHOICE_ROLE) for row in range(self.model.rowCount()))
        return tuple(choice for choice in found if isinstance(choice, Choice))

    def content_height(self) -> int:
        """Field, line and hint; the margins of the card and of the list; the rows."""
        rows = max(1, min(self.model.rowCount(), MOST_ROWS))
        return FIELD_HEIGHT + 1 + self._hint.sizeHint().height() + 11 + rows * ROW_HEIGHT

    def take_key(self, event: QKeyEvent) -> bool:
        """Alt+P pins the command that is stood on."""
        if event.key() == Qt.Key.Key_P and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._pin(self.list.currentIndex())
            return True
        return super().take_key(event)

    def _pin(self, index: QModelIndex) -> None:
        """Put a command on top, or let it go from there."""
        choice = index.data(CHOICE_ROLE)
        if not isinstance(choice, Choice) or not choice.command:
            return
        others = tuple(one for one in self._pinned if one != choice.command)
        self._pinned = others if len(others) < len(self._pinned) else (*others, choice.command)
        self._refresh()
        places = [one.command for one in self.choices()]
        self.list.setCurrentIndex(self.model.index(places.index(choice.command), 0))
        self._tell_pins()

    def _query(self) -> tuple[str, str]:
        """The prefix that was typed, and what is looked for."""
        text = self.field.text()
        prefix = text[:1] if text[:1] in _PREFIXES else ""
        return prefix, text[len(prefix) :].strip()

    def _on_typed(self) -> None:
        self._refresh()
        prefix, query = self._query()
        if prefix == ARTICLES_PREFIX and len(query) > 1:
            self._ask_articles(query)

    def _refresh(self) -> None:
        prefix, query = self._query()
        found = self._found(prefix, query)
        if prefix == ARTICLES_PREFIX and query:
            found += self._held(query, found)
            if query.casefold() not in {choice.title.casefold() for choice in found}:
                found.append(
                    Choice(self.tr("New article “{0}”").format(query), "square-pen", create=query)
                )
        self.show_choices(found)
        self.list.scrollToTop()
        if self.isVisible():
            self.place()

    def _found(self, prefix: str, query: str) -> list[Choice]:
        commands = self._command_candidates() if prefix in ("", COMMANDS_PREFIX) else []
        articles = self._article_candidates() if prefix in ("", ARTICLES_PREFIX) else []
        wanted = prefix == PEOPLE_PREFIX or bool(query and not prefix)
        people = self._person_candidates() if wanted else []
        if query:
            return rank(query, [*commands, *articles, *people], _LIMIT)
        if prefix:
            return rank("", commands or articles or people, 200)
        recent = len({*self._pinned, *self._ran[:_RECENT]})
        mixed = [*commands[:recent], *articles[:_RECENT], *commands[recent:]]
        return [one.value for one in mixed]

    def _command_candidates(self) -> list[Candidate[Choice]]:
        first = (*self._pinned, *(one for one in self._ran if one not in self._pinned))
        order = {id_: place for place, id_ in enumerate(first)}
        specs = [spec for spec in REGISTRY if spec.id not in _OPENS_THE_BOX]
        specs.sort(key=lambda spec: order.get(spec.id, len(order)))
        made = []
        for spec in specs:
            action = self._commands.action(spec.id)
            note = self._commands.why(spec.id) or self._commands.key_text(spec.id)
            choice = Choice(
                action.text().rstrip("…"),
                spec.icon,
                note,
                command=spec.id,
                enabled=action.isEnabled(),
                pinned=spec.id in self._pinned,
            )
            made.append(candidate(f"{choice.title}  {action.statusTip()}", choice))
        return made

    def _article_candidates(self) -> list[Candidate[Choice]]:
        if self._candidates is None:
            order = {id_: place for place, id_ in enumerate(self._opened)}
            rows = sorted(self._articles, key=lambda row: order.get(row.id, len(order)))
            untitled = self.tr("Untitled")
            names = {status: status_name(status) for status in Status}
            note = self.tr("Article, {0}")
            notes = {status: note.format(name.lower()) for status, name in names.items()}
            kept = self._made
            for row in rows:
                one = kept.get(row.id)
                title, note = row.headline or untitled, notes[row.status]
                if one is None or (one.value.title, one.value.note) != (title, note):
                    choice = Choice(title, "file-text", note, article=row.id)
                    kept[row.id] = candidate(f"{row.headline}  {names[row.status]}", choice)
            self._candidates = [kept[row.id] for row in rows]
        return self._candidates

    def _person_candidates(self) -> list[Candidate[Choice]]:
        if self._persons is None:
            note = self.tr("Person")
            people = sorted(self._people, key=lambda one: (one.sort_name or one.name).casefold())
            self._persons = [
                candidate(
                    "  ".join((one.name, *one.aliases)),
                    Choice(one.name, "user", note, person=one.id),
                )
                for one in people
            ]
        return self._persons

    def choose(self, index: QModelIndex) -> None:
        """Run the command, or open what was chosen."""
        choice = index.data(CHOICE_ROLE)
        if not isinstance(choice, Choice) or not choice.enabled:
            return
        # Closed first: the command should meet the keyboard where it was.
        self.accept()
        if choice.create:
            self._tell_new(choice.create)
        elif choice.article is not None:
            self._tell(choice.article)
        elif choice.person is not None:
            self._tell_person(choice.person)
        elif choice.command:
            self._commands.action(choice.command).trigger()

    def _note_ran(self, id_: str) -> None:
        if id_ not in _OPENS_THE_BOX:
            self._ran = [id_, *(one for one in self._ran if one != id_)][:20]

    def _held(self, query: str, found: list[Choice]) -> list[Choice]:
        """The articles that hold the words somewhere else than in their headline."""
        asked, ids = self._found_by_search
        if asked != query:
            return []
        there = {choice.article for choice in found}
        every = (one.value for one in self._article_candidates())
        return [one for one in every if one.article in ids and one.article not in there][:_LIMIT]

    def _tell_new(self, headline: str) -> None:
        self.request_new.emit(NewWanted(headline))

    def _ask_articles(self, query: str) -> None:
        self.request_articles.emit(ArticlesWanted(query))

    def _tell_pins(self) -> None:
        self.pins_changed.emit(PinsChanged(self._pinned))

    def _tell(self, article: UUID) -> None:
        self.article_chosen.emit(ArticleChosen(article))

    def _tell_person(self, person: UUID) -> None:
        self.person_chosen.emit(PersonChosen(person))
