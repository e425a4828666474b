"""What helps with a text while it is written; made once an article can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.desk.counts import CountDesk
from desktop_app.ui.desk.keys import KeyDesk
from desktop_app.ui.desk.modes import ModeDesk
from desktop_app.ui.desk.quiet import QuietDesk
from desktop_app.ui.desk.site_style import SiteStyleDesk
from desktop_app.ui.desk.zoom import ZoomDesk
from desktop_app.ui.editor.find_bar import FindBar
from desktop_app.ui.editor.finder import Finder, Replacement
from desktop_app.ui.editor.mover import Mover
from desktop_app.ui.editor.outline import OutlinePane
from desktop_app.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.finding import TextEdit
    from desktop_app.domain.hits import Hits, Query
    from desktop_app.ui.desk.parts import DeskCore


class WritingTools(QObject):
    """Builds each tool when it is first asked for, and binds the commands of all."""

    def __init__(
        self,
        desk: DeskCore,
        search: Callable[[str, Query], Hits],
        work_out: Callable[[str, Query, Replacement], tuple[TextEdit, ...]],
        measure: Callable[[str], tuple[int, int]],
    ) -> None:
        super().__init__()
        self._desk = desk
        self._search = search
        self._work_out = work_out
        self._measure = measure
        self._lane: Lane | None = None
        self._outline: OutlinePane | None = None
        self._bar: FindBar | None = None
        self.mover = Mover(desk.parts.editor.body)
        self.counts = CountDesk(desk, self.lane, measure)
        self.zoom = ZoomDesk(desk)
        self.site_style = SiteStyleDesk(desk)
        self.quiet = QuietDesk(desk.parts)
        self.keys = KeyDesk(desk)
        self.modes = ModeDesk(desk, self.quiet)
        desk.parts.editor.run_aside = lambda work, done: self.lane().run(work, done)
        desk.parts.article.opened.connect(self._bind)

    def close(self) -> None:
        """End the thread of the search."""
        if self._lane is not None:
            self._lane.close(finish=False)

    def lane(self) -> Lane:
        """The thread of searches and counts, started when it is first wanted."""
        if self._lane is None:
            self._lane = Lane("finding", self._desk.parts.crash.report)
        return self._lane

    def outline(self) -> OutlinePane:
        """The outline at the foot of the library, made when it is first wanted."""
        if self._outline is None:
            parts = self._desk.parts
            self._outline = OutlinePane(
                parts.editor, self.mover, parts.icons, self.lane(), self._measure
            )
            layout = parts.panel.layout()
            if layout is not None:
                layout.addWidget(self._outline)
            close = self._outline.close_button
            parts.commands.follow_keys("view.outline", close.toolTip(), close.setToolTip)
            self._outline.closed.connect(self._on_outline_closed)
        return self._outline

    def _show_outline(self, shown: bool) -> None:
        if shown:
            self._desk.parts.window.panes.show_pane("library", True)
            self.outline().open_pane()
        else:
            self.outline().close_pane()
        self._desk.change_settings(outline=shown)

    def _on_outline_closed(self) -> None:
        self._desk.parts.commands.set_checked("view.outline", False)
        self._desk.change_settings(outline=False)

    def find_bar(self) -> FindBar:
        """The find bar, made when it is first wanted."""
        if self._bar is None:
            parts = self._desk.parts
            finder = Finder(parts.editor.body, self.lane(), self._search, self._work_out)
            self._bar = FindBar(parts.editor, finder, parts.icons)
            parts.editor.add_bar(self._bar)
            for id_, button in self._bar.buttons().items():
                parts.commands.follow_keys(id_, button.toolTip(), button.setToolTip)
        return self._bar

    def _bind(self, _opened: object) -> None:
        commands = self._desk.parts.commands
        commands.bind("edit.find", lambda: self.find_bar().open())
        commands.bind("edit.replace", lambda: self.find_bar().open(replacing=True))
        commands.bind("edit.find-next", lambda: self.find_bar().find_next())
        commands.bind("edit.find-previous", lambda: self.find_bar().find_previous())
        mover = self.mover
        commands.bind("edit.move-up", mover.move_up)
        commands.bind("edit.move-down", mover.move_down)
        commands.bind("edit.section-up", mover.section_up)
        commands.bind("edit.section-down", mover.section_down)
        commands.bind("edit.double", mover.double)
        commands.bind("edit.grow", mover.grow)
        commands.bind("edit.shrink", mover.shrink)
        commands.bind("view.outline", self._show_outline)
        commands.bind("edit.goal", self.counts.ask_goal)
        commands.bind("edit.count", self.counts.show_next)
        if self._desk.settings.outline and self._outline is None:
            commands.set_checked("view.outline", True)
            self.outline().show()
            self.outline().refresh()
