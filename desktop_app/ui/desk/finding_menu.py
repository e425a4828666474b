"""What can be done with a finding at its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.ui.editor.place_menu import MenuPart
from desktop_app.ui.sidebar.finding_model import SEVERITY_ICONS
from desktop_app.ui.widgets.menu_heading import MenuHeading

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding
    from desktop_app.ui.desk.finding_places import FindingPlaces
    from desktop_app.ui.desk.parts import DeskCore

_MOST_BELOW = 5  # further findings of one place, each a menu of its own
_MOST_LETTERS = 48  # of a sentence that names such a menu


class FindingMenu(QObject):
    """Names what was found, and offers its fixes, to silence it, and its row among the checks."""

    def __init__(self, desk: DeskCore, places: FindingPlaces) -> None:
        super().__init__()
        self._desk = desk
        self._places = places

    def part(self, menu: QMenu, place: int) -> MenuPart | None:
        """What a menu has for a place of the body; None where nothing is marked."""
        found = self._places.marked_at(place)
        if not found:
            return None
        there = len(menu.actions())
        finding, length = found[0]
        self._offer(menu, finding)
        if len(found) > 1:
            menu.addSeparator()
        for other in found[1 : 1 + _MOST_BELOW]:
            self._offer(menu.addMenu(_short(other.finding.message)), other.finding)
        added = tuple(menu.actions()[there:])
        # Without a fix Return would silence what was only to be looked at.
        chosen = added[1] if finding.fix is not None else None
        return MenuPart(added, length, chosen, self._spoken(finding))

    def menu_for(self, finding: Finding) -> QMenu:
        """A menu of its own for a finding."""
        menu = QMenu(self._desk.parts.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._spoken(finding))
        self._offer(menu, finding)
        return menu

    def _offer(self, menu: QMenu, finding: Finding) -> None:
        parts = self._desk.parts
        name, token = SEVERITY_ICONS[finding.severity]
        icon = parts.icons.pixmap(name, token, 16, menu.devicePixelRatioF())
        heading = MenuHeading(parts.theme, icon, finding.message, finding.why, menu)
        menu.addAction(heading)
        there = len(menu.actions())
        parts.sidebar.checks.offer(finding, menu)
        for action in menu.actions()[there:]:
            action.setEnabled(not parts.article.is_locked())
        menu.addSeparator()
        menu.addAction(self.tr("Show in checks")).triggered.connect(lambda: self._show(finding))

    def _show(self, finding: Finding) -> None:
        """Stand on its row in the Checks tab, with the keys."""
        sidebar = self._desk.parts.sidebar
        self._desk.show_tab("checks")
        sidebar.checks.select(finding)
        sidebar.focus_tab("checks")

    def _spoken(self, finding: Finding) -> str:
        return self._desk.parts.sidebar.checks.model.spoken(finding, keys=False)


def _short(sentence: str) -> str:
    if len(sentence) > _MOST_LETTERS:
        sentence = sentence[: _MOST_LETTERS - 1].rstrip() + "…"
    return sentence.replace("&", "&&")
