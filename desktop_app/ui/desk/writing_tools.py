"""What helps with a text while it is written; made once an article can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.desk.modes import ModeDesk
from desktop_app.ui.desk.quiet import QuietDesk
from desktop_app.ui.desk.zoom import ZoomDesk
from desktop_app.ui.editor.find_bar import FindBar
from desktop_app.ui.editor.finder import Finder, Replacement
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
    ) -> None:
        super().__init__()
        self._desk = desk
        self._search = search
        self._work_out = work_out
        self._lane: Lane | None = None
        self._bar: FindBar | None = None
        self.zoom = ZoomDesk(desk)
        self.quiet = QuietDesk(desk.parts)
        self.modes = ModeDesk(desk, self.quiet)
        desk.parts.article.opened.connect(self._bind)

    def close(self) -> None:
        """End the thread of the search."""
        if self._lane is not None:
            self._lane.close(finish=False)

    def find_bar(self) -> FindBar:
        """The find bar, made when it is first wanted."""
        if self._bar is None:
            parts = self._desk.parts
            self._lane = Lane("finding", parts.crash.report)
            finder = Finder(parts.editor.body, self._lane, self._search, self._work_out)
            self._bar = FindBar(parts.editor, finder, parts.icons)
            parts.editor.add_bar(self._bar)
        return self._bar

    def _bind(self, _opened: object) -> None:
        commands = self._desk.parts.commands
        commands.bind("edit.find", lambda: self.find_bar().open())
        commands.bind("edit.replace", lambda: self.find_bar().open(replacing=True))
        commands.bind("edit.find-next", lambda: self.find_bar().find_next())
        commands.bind("edit.find-previous", lambda: self.find_bar().find_previous())
