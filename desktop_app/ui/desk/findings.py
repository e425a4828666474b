"""The finding where the writer is: put right, or silenced, without a way to the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.settled import without_silenced
from desktop_app.ui.desk.finding_menu import FindingMenu
from desktop_app.ui.desk.finding_places import FindingPlaces
from desktop_app.ui.sidebar.requests import FixRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.finding import Finding
    from desktop_app.ui.desk.hover import Hover
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.sidebar.requests import LookAgainRequest


class FindingDesk(QObject):
    """Carries out what is asked about findings while the keys are in the text."""

    def __init__(self, desk: DeskCore, fix: Callable[[FixRequest], None], hover: Hover) -> None:
        """`fix` carries out a fix; `hover` shows what marked words are marked for."""
        super().__init__()
        self._desk = desk
        self._fix = fix
        self._places = FindingPlaces(desk)
        self._menu = FindingMenu(desk, self._places)
        hover.sources.insert(0, self._places.words_at)
        desk.parts.editor.body.help.spelling.part_for = self._menu.part
        desk.parts.article.opened.connect(self._bind)

    def _bind(self, _opened: object) -> None:
        commands = self._desk.parts.commands
        commands.bind("go.fix-finding", self.fix_here)
        commands.bind("go.settle-finding", self.settle_here)

    def fix_here(self) -> None:
        """Put right what stands at the caret; where no fix can, show what else can be done."""
        finding = self.here()
        if finding is None:
            self._say_nothing_here()
        elif finding.fix is None:
            self._show_menu(finding)
        else:
            self._fix(FixRequest(finding))

    def settle_here(self) -> None:
        """Show what can be done with what stands at the caret."""
        finding = self.here()
        if finding is None:
            self._say_nothing_here()
        else:
            self._show_menu(finding)

    def here(self) -> Finding | None:
        """The gravest finding at the caret or in the selection; of two, that of fewer words.

        One that stands nowhere in the text counts while the list stands on it.
        """
        first, last = sorted(self._desk.parts.editor.body.place())
        found = self._places.at(first, last)
        if found:
            return found[0].finding
        current = self._desk.parts.sidebar.checks.current()
        return current if current is not None and not current.line else None

    def look_again(self, request: LookAgainRequest) -> None:
        """Look again at what was silenced."""
        desk, parts = self._desk, self._desk.parts
        if request.article:
            details = without_silenced(parts.article.details, request.article)
            parts.article.set_details(details, self.tr("Look at a finding again"))
            parts.reading.touch()
        services = desk.services
        if request.house and services is not None:
            parts.lanes.library.run(
                lambda: services.house.allow(request.house), parts.bus.publish, desk.troubles.show
            )

    def _show_menu(self, finding: Finding) -> None:
        body = self._desk.parts.editor.body
        at = body.viewport().mapToGlobal(body.caret_rect().bottomLeft().toPoint())
        self._menu.menu_for(finding).popup(at)

    def _say_nothing_here(self) -> None:
        sentence = self.tr("No finding stands at the caret. Next finding goes to one.")
        self._desk.parts.window.status.show_message(sentence)
