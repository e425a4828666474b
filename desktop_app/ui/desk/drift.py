"""Cast drift: says which unpublished articles a change to the records has left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.drift import credit_changes, followed
from desktop_app.ui.desk.article_walk import ArticleWalk
from desktop_app.ui.editor.strip import Strip

if TYPE_CHECKING:
    from uuid import UUID

    from desktop_app.domain.drift import CreditChange
    from desktop_app.services.changes import Changes
    from desktop_app.services.drift import Drift
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.record_edits import RecordsChanged
    from desktop_app.ui.dialogs.drift_sheet import DriftFixed, DriftOpened, DriftSheet
    from desktop_app.ui.jobs import Ticket


class DriftDesk(QObject):
    """Looks for such articles behind every change, and fixes the ones that the writer says.

    What was changed since the window opened counts together, until the writer waves it off.
    """

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._changes: tuple[CreditChange, ...] = ()
        self._found: dict[UUID, Drift] = {}
        self._walk: ArticleWalk[Drift] | None = None
        self.strip: Strip | None = None
        self.sheet: DriftSheet | None = None

    def on_records(self, changed: RecordsChanged) -> None:
        """Look for the articles that name a pair as it was before this change."""
        changes = credit_changes(changed.before, changed.after)
        if not changes:
            return
        self._changes = followed(self._changes, changes)
        self._look()

    def is_looking(self) -> bool:
        """Whether articles are still being read."""
        return self._walk is not None

    def found(self) -> tuple[Drift, ...]:
        """The articles that were found and have not been fixed."""
        return tuple(self._found.values())

    def show(self) -> None:
        """Show the articles that were found."""
        parts = self._desk.parts
        sheet = self.sheet = parts.sheets.drift()(parts.icons, parts.window)
        for drift in self._found.values():
            sheet.add(drift)
        sheet.request_open.connect(self._open)
        sheet.request_fix.connect(self._on_fix)
        sheet.finished.connect(self._sheet_closed)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def dismiss(self) -> None:
        """Leave the articles as they are, and forget what was changed."""
        self.stop()
        self._changes = ()
        self._found = {}
        self._show_strip()

    def stop(self) -> None:
        """Read no further."""
        if self._walk is not None:
            self._walk.stop()
            self._walk = None

    def _look(self) -> None:
        self.stop()
        self._found = {}
        self._show_strip()
        services, find, changes = self._desk.services, self._desk.parts.find_drift, self._changes
        if services is None:
            return

        def which(ticket: Ticket) -> tuple[UUID, ...]:
            return services.drift.candidates(changes, stop=ticket.cancelled)

        self._walk = ArticleWalk(
            self._desk, lambda article: find(article, changes), self._note, self._walked
        )
        self._walk.start(which)

    def _note(self, drift: Drift) -> None:
        self._found[drift.article_id] = drift
        self._show_strip()
        if self.sheet is not None:
            self.sheet.add(drift)

    def _walked(self) -> None:
        self._walk = None

    def _show_strip(self) -> None:
        count = len(self._found)
        if self.strip is None:
            if not count:
                return
            self.strip = self._make_strip()
        one = self.tr("An unpublished article names the cast as it was.")
        many = self.tr("{0} unpublished articles name the cast as it was.")
        self.strip.set_text(one if count == 1 else many.format(count))
        self.strip.setVisible(bool(count))

    def _make_strip(self) -> Strip:
        parts = self._desk.parts
        strip = Strip(parts.icons, "", self.tr("Not now"))
        strip.pressed.connect(self.dismiss)
        strip.add_button(self.tr("Look at them…")).clicked.connect(self.show)
        parts.editor.put_strip(strip)
        return strip

    # --------------------------------------------------------------------- what was decided

    def _sheet_closed(self) -> None:
        self.sheet = None

    def _open(self, opened: DriftOpened) -> None:
        drift, editor = opened.drift, self._desk.parts.editor

        def lead() -> None:
            if drift.at >= 0:
                editor.go_to(drift.at, drift.at)

        self._desk.open_article(drift.article_id, then=lead)

    def _on_fix(self, request: DriftFixed) -> None:
        self._fix(request.article_id)

    def _fix(self, article_id: UUID) -> None:
        parts = self._desk.parts
        if parts.article.article_id() == article_id:
            self._fix_open(article_id)
        else:
            self._fix_stored(article_id)

    def _fix_open(self, article_id: UUID) -> None:
        """Read the text as it stands now, then change it as one step, if it still stands so."""
        parts, changes = self._desk.parts, self._changes
        article, revision, find = parts.article.article(), parts.article.revision, parts.find_drift

        def done(drift: Drift | None) -> None:
            same = parts.article.article_id() == article_id and parts.article.revision == revision
            if not same:
                self._fix(article_id)
                return
            label = self.tr("Names from the record")
            with parts.article.compound(label):
                for field, edits in drift.edits if drift is not None else ():
                    parts.article.apply(edits, label, field=field)
            self._settle(article_id, in_editor=True)

        parts.lanes.reading.run(lambda: find(article, changes), done)

    def _fix_stored(self, article_id: UUID) -> None:
        services, changes = self._desk.services, self._changes
        if services is None:
            return

        def done(result: tuple[Drift | None, Changes]) -> None:
            self._desk.parts.bus.publish(result[1])
            self._settle(article_id, in_editor=False)

        def failed(error: BaseException) -> None:
            if self.sheet is not None:
                self.sheet.allow_fix(article_id)
            self._desk.troubles.show(error)

        self._desk.parts.lanes.library.run(
            lambda: services.drift.fix(article_id, changes), done, failed
        )

    def _settle(self, article_id: UUID, *, in_editor: bool) -> None:
        self._found.pop(article_id, None)
        self._show_strip()
        if self.sheet is not None:
            self.sheet.show_fixed(article_id, undone_by_key=in_editor)
