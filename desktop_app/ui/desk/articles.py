"""What can be done with articles as a whole: new, open, duplicate, status, trash."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.published_rating import with_status
from desktop_app.domain.query import parse_query
from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article, ArticleRow
    from desktop_app.domain.finding import Finding
    from desktop_app.services.bundle import Services
    from desktop_app.services.changes import Changes
    from desktop_app.services.library import Overview
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.places import PlaceDesk
    from desktop_app.ui.library.panel import ArticleRequest, OpenRequest, SearchRequest


T = TypeVar("T")


class ArticleDesk(QObject):
    """Carries out what the library panel and the commands ask for.

    Signals: `request_handover(tuple[UUID, ...])`.
    """

    request_handover = Signal(object)

    def __init__(self, desk: DeskCore, places: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        self._places = places
        self._overview: Overview | None = None
        self._search = Ticket()

    @property
    def overview(self) -> Overview | None:
        """The list of articles as it was last read."""
        return self._overview

    def listed(self, article_id: UUID) -> ArticleRow | None:
        """The article as the list last had it."""
        rows = self._overview.rows if self._overview else ()
        return next((row for row in rows if row.id == article_id), None)

    def take_overview(self, overview: Overview) -> None:
        """Keep the list for the palette box."""
        self._overview = overview

    # ------------------------------------------------------------------------------- opening

    def open_first(self, overview: Overview) -> None:
        """At the start: the article that was open last, else the newest."""
        if self._desk.parts.article.is_open():
            return
        rows = [row for row in overview.rows if row.trashed_at is None]
        places = self._places
        last = places.last_article() or self._desk.settings.last_article
        chosen = next((row for row in rows if str(row.id) == last), rows[0] if rows else None)
        if chosen is not None:
            place = places.remembered(chosen.id)
            self._desk.open_article(chosen.id, then=lambda: places.lead_back(place))
        else:
            self._desk.close_article()
            self._desk.parts.editor.setFocus()

    def on_open(self, request: OpenRequest) -> None:
        """Open what was chosen in the list."""
        self._desk.open_article(request.id)

    def on_search(self, request: SearchRequest) -> None:
        """Narrow the list to the articles that hold the words."""
        services = self._desk.services
        text, panel = request.text.strip(), self._desk.parts.panel
        if not request.ranked:
            # Whatever is still looked for is not wanted any more: it stops where it is.
            self._search.cancel()
            self._search = Ticket()
        if services is None:
            return
        if not text:
            panel.show_matches(None)
            return
        ticket, library = self._search, services.library
        if request.ranked and not parse_query(text).words:
            return  # filters alone: there is nothing to rank
        if request.ranked:
            self._run_for(
                ticket, lambda: library.ranked(text, stop=ticket.cancelled), panel.show_ranked
            )
        else:
            self._run_for(
                ticket, lambda: library.search(text, stop=ticket.cancelled), panel.show_matches
            )

    # ------------------------------------------------------------------------- making, changing

    def new(self, kind: Kind | None = None) -> None:
        """Begin an article with the parts of that kind; without one, on an empty page."""
        self._begin(kind, "")

    def new_called(self, headline: str) -> None:
        """Begin an article under that headline, on an empty page."""
        self._begin(None, headline)

    def _begin(self, kind: Kind | None, headline: str) -> None:
        services = self._services()

        def show(made: tuple[Article, Changes]) -> None:
            self._desk.parts.bus.publish(made[1])
            begin = self._desk.parts.editor.setFocus if headline else self.rename
            self._desk.open_article(made[0].id, then=begin)

        self._run(lambda: services.library.new_article(kind, headline), show)

    def duplicate(self, article_id: UUID | None = None) -> None:
        """Make a copy and show it."""
        chosen = article_id or self._current()
        if chosen is None:
            return
        services = self._services()
        self._desk.parts.saver.store_now()
        self._run(lambda: services.library.duplicate(chosen), self._show_new)

    def rename(self) -> None:
        """Put the caret into the headline, all of it selected."""
        self._desk.parts.editor.focus_headline()

    def set_status(self, status: Status, ids: Sequence[UUID] = ()) -> None:
        """Give articles a status; the open one’s is an edit that can be undone."""
        current = self._current()
        chosen = tuple(ids) or ((current,) if current else ())
        article = self._desk.parts.article
        if current in chosen:
            article.set_details(with_status(article.details, status), self.tr("Status"))
        others = tuple(one for one in chosen if one != current)
        if others:
            services = self._services()
            if len(others) > 1:
                self._desk.back_up("before-bulk")
            self._change(lambda: services.library.set_status(others, status))

    def trash(self, ids: Sequence[UUID] = ()) -> None:
        """Move articles to the trash, with a way back in the status bar."""
        current = self._current()
        chosen = tuple(ids) or ((current,) if current else ())
        if not chosen:
            return
        services = self._services()
        self._desk.parts.saver.store_now()

        def gone(changes: Changes) -> None:
            self._desk.parts.bus.publish(changes)
            text = self.tr("Moved to the trash.")
            self._desk.parts.window.status.show_message(text, lambda: self.restore(chosen))
            if current in chosen:
                self._show_next(chosen)

        self._run(lambda: services.library.trash(chosen), gone)

    def restore(self, ids: Sequence[UUID] = ()) -> None:
        """Take articles out of the trash and show the first of them."""
        current = self._current()
        chosen = tuple(ids) or ((current,) if current else ())
        if not chosen:
            return
        services = self._services()

        def back(changes: Changes) -> None:
            self._desk.parts.bus.publish(changes)
            self._desk.open_article(chosen[0])

        self._run(lambda: services.library.restore(chosen), back)

    def on_verb(self, request: ArticleRequest) -> None:
        """Carry out what was chosen in the list’s menu."""
        verb, _, value = request.verb.partition(":")
        actions: dict[str, Callable[[], None]] = {
            "open": lambda: self._desk.open_article(request.ids[0]),
            "duplicate": lambda: self.duplicate(request.ids[0]),
            "trash": lambda: self.trash(request.ids),
            "restore": lambda: self.restore(request.ids),
            "status": lambda: self.set_status(Status(value), request.ids),
            "handover": lambda: self.request_handover.emit(request.ids),
            "rename": lambda: self._desk.open_article(request.ids[0], then=self.rename),
        }
        actions[verb]()

    def _show_next(self, gone: Sequence[UUID]) -> None:
        rows = self._overview.rows if self._overview else ()
        left = [row for row in rows if row.trashed_at is None and row.id not in gone]
        if left:
            self._desk.open_article(left[0].id)
        else:
            self._desk.close_article()
            self._desk.parts.editor.setFocus()

    def _show_new(self, made: tuple[Article, Changes]) -> None:
        article, changes = made
        self._desk.parts.bus.publish(changes)
        self._desk.open_article(article.id)

    # --------------------------------------------------------------------------------- fixes

    def fix(self, finding: Finding, revision: int) -> None:
        """Carry out a finding’s fix on the text as it stands now."""
        parts, fix = self._desk.parts, finding.fix
        if fix is None:
            return
        spans = [(edit.start, edit.end) for edit in fix.edits]
        places = parts.article.rebase([*spans, (finding.start, finding.end)], revision)
        if places is None:
            return
        edits = tuple(
            TextEdit(start, end, edit.text)
            for edit, (start, end) in zip(fix.edits, places[:-1], strict=True)
        )
        moved = places[-1][0] - finding.start
        caret = None if fix.caret is None else fix.caret + moved
        if edits:
            parts.article.apply(edits, fix.label, caret=caret)
        elif fix.image:
            self._desk.request_image(fix.image, "credit" if "credit" in finding.code else "alt")
        elif caret is not None:
            parts.editor.go_to(caret, caret)

    # ------------------------------------------------------------------------------- helpers

    def _current(self) -> UUID | None:
        return self._desk.parts.article.article_id()

    def _services(self) -> Services:
        services = self._desk.services
        assert services is not None, "commands are off until the library is open"
        return services

    def _change(self, work: Callable[[], Changes]) -> None:
        self._run(work, self._desk.parts.bus.publish)

    def _run_for(self, ticket: Ticket, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.parts.lanes.library.run(work, done, self._desk.troubles.show, ticket)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.parts.lanes.library.run(work, done, self._desk.troubles.show)
