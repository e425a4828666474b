"""The writer's own shortcuts: kept in the settings, and named wherever the window names keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore

_TABS = ("tab.cast", "tab.images", "tab.checks", "tab.details", "tab.history")


class KeyDesk(QObject):
    """Remembers which keys commands have been given."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        commands, strip = desk.parts.commands, desk.parts.sidebar.strip
        for index, id_ in enumerate(_TABS):
            commands.follow_keys(id_, strip.tabToolTip(index), partial(strip.setTabToolTip, index))
        for id_, button in desk.parts.preview.step_buttons().items():
            commands.follow_keys(id_, button.toolTip(), button.setToolTip)
        desk.parts.sidebar.follow_keys(commands.follow_keys)
        commands.keys_changed.connect(self._keep)

    def _keep(self) -> None:
        self._desk.change_settings(shortcuts=self._desk.parts.commands.keymap.text())
