"""Keeps where the writer is while they write, and leads them there again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.place import Place
from desktop_app.ui.sidebar.sidebar import TABS

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.services.places import PlaceService
    from desktop_app.ui.desk.parts import DeskCore

WRITE_MS = 300  # as long as an edit waits for the journal: text and caret are of one moment


class PlaceDesk(QObject):
    """Writes the place in the journal's lane, never more often than every so many ms."""

    def __init__(self, desk: DeskCore, places: PlaceService) -> None:
        super().__init__()
        self._desk = desk
        self._places = places
        self._last: Place | None = None  # what the file says; until a first article, of last time
        self._timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._timer.timeout.connect(self.keep)
        self._watching = False
        self._panes_timer = QTimer(self, singleShot=True, interval=WRITE_MS)
        self._panes_timer.timeout.connect(desk.parts.window.save_geometry)
        self._led_to: Place | None = None
        self._scroll_timer = QTimer(self, singleShot=True, interval=0)
        self._scroll_timer.timeout.connect(lambda: self._scroll(self._led_to))
        editor = desk.parts.editor
        desk.parts.article.opened.connect(self._touch)
        for field in (editor.body, editor.header.headline, editor.header.dek):
            field.cursorPositionChanged.connect(self._touch)
        editor.body.verticalScrollBar().valueChanged.connect(self._touch)
        desk.parts.sidebar.tab_opened.connect(self._touch)

    def read(self) -> None:
        """Read where the last run ended; called off the GUI thread, before anything is shown."""
        self._last = self._places.read()

    def watch(self) -> None:
        """The start is over: from now on the panes are kept when they change, too."""
        self._watching = True
        self._desk.parts.window.panes.pane_shown.connect(lambda _: self._panes_timer.start())

    def last_article(self) -> str:
        """The id of the article that was open last, "" where that is not known."""
        return str(self._last.article) if self._last else ""

    def here(self) -> Place | None:
        """Where the writer is now; None where no article is open."""
        parts = self._desk.parts
        article_id = parts.article.article_id()
        if article_id is None:
            return None
        body, caret = parts.editor.body, parts.article.caret
        return Place(
            article=article_id,
            field=caret.field if caret else "body",
            anchor=caret.anchor if caret else 0,
            caret=caret.position if caret else 0,
            line=body.top_line(),
            scroll=body.verticalScrollBar().value(),
            width=body.viewport().width(),
            tab=parts.sidebar.current_tab(),
        )

    def keep(self) -> None:
        """Have the place written, where it is another than before."""
        self._timer.stop()
        place = self.here()
        if place is None or place == self._last or not self._watching:
            return
        self._last = place
        self._desk.parts.lanes.journal.run(lambda: self._places.write(place))

    def stop(self) -> None:
        """Keep the last place, before the lanes are closed."""
        self._panes_timer.stop()
        self.keep()

    def lead_back(self, place: Place | None) -> None:
        """Put caret, scroll, tab and keys where they were, if that article is the open one."""
        parts = self._desk.parts
        editor = parts.editor
        if place is None or place.article != parts.article.article_id():
            editor.setFocus()
            return
        if place.tab in TABS:
            parts.sidebar.open_tab(place.tab)
        header = editor.header
        fields = {"body": editor.body, "headline": header.headline, "dek": header.dek}
        field = fields[place.field]
        field.setFocus()

        def put() -> None:
            field.put_caret(place.anchor, place.caret)
            self._scroll(place)
            self._led_to = place
            self._scroll_timer.start()  # the header finds its height only now, and moves the text

        parts.article.body.when_there(put)

    def remembered(self, article_id: UUID) -> Place | None:
        """Where the writer was in that article, if it was the last one."""
        return self._last if self._last and self._last.article == article_id else None

    def _scroll(self, place: Place | None) -> None:
        parts = self._desk.parts
        if place is None or place.article != parts.article.article_id():
            return
        body = parts.editor.body
        if body.viewport().width() != place.width:
            parts.editor.scroll_to_line(place.line)
            return
        body.update_range()
        body.verticalScrollBar().setValue(place.scroll)

    def _touch(self, _what: object = None) -> None:
        if not self._timer.isActive():
            self._timer.start()
