"""The small button beside the search field: what the list can be narrowed to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from desktop_app.domain.article import Kind, Status
from desktop_app.ui.library.meta import kind_name, status_name
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Hub
    from desktop_app.ui.icons import Icons


class FilterButton(IconButton):
    """Opens a menu; what is chosen there is written into the search field, where it can be seen.

    Signals: `chosen(str, str)` with a filter and its value, "" where that is still to be typed;
    `cleared()`.
    """

    chosen = Signal(str, str)
    cleared = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons, "list-filter", "", size=28)
        self.setToolTip(self.tr("Narrow the list to a status, kind, production, hub or person"))
        self.setAccessibleName(self.tr("Filter"))
        self._hubs: tuple[Hub, ...] = ()
        self._filtered = False
        self.clicked.connect(self._open)

    def show_hubs(self, hubs: Iterable[Hub]) -> None:
        """Offer these hubs."""
        self._hubs = tuple(hubs)

    def show_filtered(self, filtered: bool) -> None:
        """Offer to clear the filters where there are some."""
        self._filtered = filtered

    def menu(self) -> QMenu:
        """What can be chosen now."""
        menu = QMenu(self)
        statuses, kinds = menu.addMenu(self.tr("Status")), menu.addMenu(self.tr("Kind"))
        for status in Status:
            self._add(statuses, status_name(status), "status", status.value)
        for kind in Kind:
            self._add(kinds, kind_name(kind), "kind", kind.value)
        if self._hubs:
            hubs = menu.addMenu(self.tr("Hub"))
            for hub in self._hubs:
                self._add(hubs, hub.name, "hub", hub.name)
        self._add(menu, self.tr("Production…"), "production", "")
        self._add(menu, self.tr("Person…"), "person", "")
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear filters"))
        clear.setEnabled(self._filtered)
        clear.triggered.connect(lambda: self.cleared.emit())
        return menu

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add(self, menu: QMenu, text: str, name: str, value: str) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(partial(self._tell, name, value))

    def _tell(self, name: str, value: str, _checked: bool = False) -> None:
        self.chosen.emit(name, value)
