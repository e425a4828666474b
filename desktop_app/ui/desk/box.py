"""What the box for everything asks of the desk: articles, people, and what is pinned there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.jobs import Ticket

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from desktop_app.ui.desk.articles import ArticleDesk
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.people import PeopleDesk
    from desktop_app.ui.dialogs.palette_box import ArticlesWanted, NewWanted, PinsChanged


class BoxDesk(QObject):
    """Opens, makes and looks for what is chosen or typed in the box."""

    def __init__(self, desk: DeskCore, articles: ArticleDesk, people: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._articles = articles
        self._search = Ticket()
        self._box = box = desk.parts.window.palette_box
        box.article_chosen.connect(articles.on_open)
        box.person_chosen.connect(people.on_request)
        box.request_new.connect(self._make)
        box.request_articles.connect(self._look)
        box.pins_changed.connect(self._keep)
        box.show_pinned(desk.settings.pinned.split())

    def _make(self, wanted: NewWanted) -> None:
        if self._desk.services is not None:
            self._articles.new_called(wanted.headline)

    def _look(self, wanted: ArticlesWanted) -> None:
        """Search all of the articles; a key ends the search before it."""
        self._search.cancel()
        self._search = ticket = Ticket()
        services = self._desk.services
        if services is None:
            return

        def show(found: Collection[UUID]) -> None:
            self._box.show_found(wanted.query, found)

        self._desk.parts.lanes.library.run(
            lambda: services.library.search(wanted.query, stop=ticket.cancelled),
            show,
            self._desk.troubles.show,
            ticket,
        )

    def _keep(self, changed: PinsChanged) -> None:
        self._desk.change_settings(pinned=" ".join(changed.ids))
