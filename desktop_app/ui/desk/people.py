"""People: the page of each, with the articles that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.person_page import credits_of, named_in, names_of
from desktop_app.domain.records import everyone
from desktop_app.ui.desk.article_walk import ArticleWalk
from desktop_app.ui.sidebar.requests import RecordRequest

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.person_page import NamedIn
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.records import RecordDesk
    from desktop_app.ui.dialogs.palette_box import PersonChosen
    from desktop_app.ui.dialogs.person_sheet import PersonArticle, PersonCredit, PersonSheet
    from desktop_app.ui.jobs import Ticket
    from desktop_app.ui.sidebar.requests import PersonRequest


class PeopleDesk(QObject):
    """Shows a person's page and looks through the library's articles for it."""

    def __init__(self, desk: DeskCore, records: RecordDesk) -> None:
        super().__init__()
        self._desk = desk
        self._records = records
        self._walk: ArticleWalk[NamedIn] | None = None
        self.sheet: PersonSheet | None = None

    def on_request(self, request: PersonRequest | PersonChosen) -> None:
        """Show the page that was asked for."""
        self.show(request.id)

    def show(self, person_id: UUID) -> None:
        """Show the page of a person whom a record has."""
        parts, records = self._desk.parts, self._desk.records
        people = {one.id: one for one in everyone(records.productions.values())}
        person, services = people.get(person_id), self._desk.services
        if person is None or services is None:
            return
        credits_ = credits_of(person_id, records.productions.values())
        sheet = self.sheet = parts.sheets.person()(parts.icons, person, credits_, parts.window)
        headshot = records.images.get(person.slug)
        if headshot is not None and not headshot.wanted():
            sheet.show_headshot(headshot, parts.thumbnails)
        library = services.library

        def which(ticket: Ticket) -> tuple[UUID, ...]:
            found: dict[UUID, None] = {}
            for name in names_of(person):
                plain = "".join(sign if sign.isalnum() else " " for sign in name)
                found |= dict.fromkeys(library.search(plain, stop=ticket.cancelled))
            return tuple(found)

        walk = self._walk = ArticleWalk(
            self._desk, lambda article: named_in(article, person), sheet.add, sheet.show_finished
        )
        sheet.request_open.connect(self._open)
        sheet.request_record.connect(self._edit)
        sheet.finished.connect(self._closed)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()
        walk.start(which)

    def stop(self) -> None:
        """Look through no more articles."""
        if self._walk is not None:
            self._walk.stop()
            self._walk = None

    def _closed(self) -> None:
        self.stop()
        self.sheet = None

    def _open(self, chosen: PersonArticle) -> None:
        named, editor = chosen.named, self._desk.parts.editor

        def lead() -> None:
            if named.at >= 0:
                editor.go_to(named.at, named.at)

        self._desk.open_article(named.article_id, then=lead)

    def _edit(self, chosen: PersonCredit) -> None:
        production, credit = chosen.credit
        self._records.edits.show(RecordRequest(production, credit.id))
